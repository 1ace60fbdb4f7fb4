import { APPLICANT_NAMES, CHANNEL_DEFINITIONS, OPINION_NAMES } from '../model.ts'

/** The heads an old register must bear, as its reader asks for them (old-register.ts), each explained. */
export const IMPORT_HINTS: Readonly<Record<string, string>> = {
  '申请人*': '姓名或者名称，加密保存',
  '申请人类型*': Object.values(APPLICANT_NAMES).join('、'),
  证件号码: '身份证号码或者统一社会信用代码，用于查重',
  联系电话: '可空',
  '申请内容*': '申请公开的内容，原文',
  '渠道*': Object.values(CHANNEL_DEFINITIONS)
    .map(({ name }) => name)
    .join('、'),
  '提交日期*': '如 2020-03-05、2020年3月5日',
  '收到日期*': '当面提交为提交之日，邮寄为签收之日，其他为确认之日',
  答复类型: 'A1、C4、D1a 等代码或者全称；未答复的留空',
  答复日期: '成文日期',
  文号: '答复书文号',
  送达日期: '未送达的留空',
  补正告知日期: '本列起各列可以不设；没有补正的留空',
  补正告知文号: '可空',
  收到补正日期: '未收到的留空',
  征求第三方意见日期: '征求意见书送达第三方之日；没有征求的留空',
  收到第三方意见日期: '未提出意见的留空',
  第三方意见: Object.values(OPINION_NAMES).join('、'),
  延期告知日期: '没有延期的留空',
  延期告知文号: '可空',
  延长工作日数: '1至20',
  卷号: '纸质卷宗的卷号，用于注明文书原件所在',
}
