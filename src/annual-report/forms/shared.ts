import type { FormDefinition, RequestRowDefinition } from '../model.ts'

/** What both national forms print alike. */
export const REQUEST_COLUMN_LABELS: FormDefinition['requestColumns'] = [
  { key: 'naturalPerson', label: '自然人' },
  { key: 'business', label: '商业企业' },
  { key: 'research', label: '科研机构' },
  { key: 'socialOrg', label: '社会公益组织' },
  { key: 'legalService', label: '法律服务机构' },
  { key: 'otherOrg', label: '其他' },
  { key: 'total', label: '总计' },
]

export const REQUESTS_NOTE = '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和'

export const REMEDY_BLOCK_LABELS: FormDefinition['remedyBlocks'] = [
  { key: 'review', labels: ['行政复议'] },
  { key: 'litigation.direct', labels: ['行政诉讼', '未经复议直接起诉'] },
  { key: 'litigation.afterReview', labels: ['行政诉讼', '复议后起诉'] },
]

export const REMEDY_COLUMN_LABELS: FormDefinition['remedyColumns'] = [
  { key: 'upheld', label: '结果维持' },
  { key: 'corrected', label: '结果纠正' },
  { key: 'other', label: '其他结果' },
  { key: 'pending', label: '尚未审结' },
  { key: 'total', label: '总计' },
]

export const ROWS_BEFORE_OTHER: readonly RequestRowDefinition[] = [
  { key: 'received', label: '一、本年新收政府信息公开申请数量', inResults: false },
  { key: 'carriedIn', label: '二、上年结转政府信息公开申请数量', inResults: false },
  { key: 'granted', label: '（一）予以公开', inResults: true, article: '条例36' },
  {
    key: 'partial',
    label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    shortLabels: ['（二）部分公开'],
    inResults: true,
    article: '条例37',
  },
  ...grouped('（三）不予公开', [
    ['denied.stateSecret', '1.属于国家秘密', '条例14'],
    ['denied.lawForbids', '2.其他法律行政法规禁止公开', '条例14'],
    ['denied.threeSecurities', '3.危及“三安全一稳定”', '条例14'],
    ['denied.thirdParty', '4.保护第三方合法权益', '条例15'],
    ['denied.internal', '5.属于三类内部事务信息', '条例16.1'],
    ['denied.process', '6.属于四类过程性信息', '条例16.2'],
    ['denied.enforcementFile', '7.属于行政执法案卷', '条例16.2'],
    ['denied.adminQuery', '8.属于行政查询事项', '条例36.1.7'],
  ]),
  ...grouped('（四）无法提供', [
    ['unable.notHeld', '1.本机关不掌握相关政府信息', '条例36.1.4'],
    ['unable.needsCreation', '2.没有现成信息需要另行制作', '条例38'],
    ['unable.unclear', '3.补正后申请内容仍不明确', '条例30'],
  ]),
  ...grouped('（五）不予处理', [
    ['notProcessed.complaint', '1.信访举报投诉类申请', '条例39.1'],
    ['notProcessed.repeat', '2.重复申请', '条例36.1.6'],
    ['notProcessed.publication', '3.要求提供公开出版物', '条例39.2'],
    ['notProcessed.excessive', '4.无正当理由大量反复申请', '条例35'],
    ['notProcessed.confirm', '5.要求行政机关确认或重新出具已获取信息', undefined],
  ]),
]

export const ROWS_AFTER_OTHER: readonly RequestRowDefinition[] = [
  { key: 'totalProcessed', label: '（七）总计', inResults: true },
  { key: 'carriedOut', label: '四、结转下年度继续办理', inResults: false },
]

function grouped(
  group: string,
  rows: readonly (readonly [RequestRowDefinition['key'], string, string | undefined])[],
): readonly RequestRowDefinition[] {
  return rows.map(([key, label, article]) => ({
    key,
    label,
    group,
    inResults: true,
    ...(article === undefined ? {} : { article }),
  }))
}
