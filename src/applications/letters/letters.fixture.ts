import { article } from '../../law/articles.ts'
import { localDate } from '../../law/local-date.ts'
import { OUTCOME_DEFINITIONS, type Outcome } from '../../law/outcomes.ts'
import type { LetterFacts } from './facts.ts'

/** Facts that fill every letter; invented organ and persons. */
export const FACTS: LetterFacts = {
  organ: '东山区人民政府柳林街道办事处',
  docNumber: '柳林办公复〔2025〕3号',
  date: localDate('2025-02-10'),
  applicant: { name: '周一鸣', kind: 'person' },
  applicationNumber: 'LLJD-2025-0007',
  received: localDate('2025-01-09'),
  channel: '网上提交',
  submitted: '通过互联网提交',
  content: '柳林街道2023年老旧小区改造项目的立项批复、施工合同和竣工验收报告。',
  contact: {
    office: '柳林街道党政办公室',
    person: '吴老师',
    phone: '0300-5550123',
    address: '柳林路8号3楼302室',
  },
  remedy: { reviewOrgan: '东山区人民政府', court: '东山区人民法院', byInternet: false },
  receipt: {
    basis: article('条例', 31, 1, 3),
    replyDue: localDate('2025-02-14'),
    handler: '吴老师',
    query: { code: 'K7QM-2XWD', address: 'https://example.gov.cn/o/liulin/track' },
  },
  correction: {
    items: ['请写明所需信息的名称、文号或者便于查询的其他特征性描述。', '请写明获取信息的方式、途径。'],
    guidance: '“有关材料”所指范围不清，可以写明项目名称、形成年份和文件种类。',
    period: '自收到本告知书之日起10个工作日内',
    way: '书面提交至本机关政府信息公开工作机构，或者通过原申请渠道提交。',
  },
  extension: {
    reason: '所涉档案分存三处，需要逐卷核对。',
    workingDays: 15,
    originalDue: localDate('2025-02-14'),
    newDue: localDate('2025-03-07'),
    approvedOn: localDate('2025-02-10'),
  },
  consultation: {
    addressee: '宏远建设有限公司',
    summary: '柳林街道2023年老旧小区改造项目施工合同，共32页。',
    attachments: ['拟公开信息复印件'],
    sentOn: localDate('2025-01-15'),
    of: 'thirdParty',
  },
  disclosure: {
    thirdParty: '宏远建设有限公司',
    opinion: '2025年1月24日书面答复，不同意公开。',
    content: '施工合同中的工程范围、工期、质量保修条款。',
    reason: '涉及居民居住安全，公众需要知晓。',
    publishOn: localDate('2025-02-20'),
  },
  reasons: {
    volume: '2024年10月1日至2025年1月8日，共提出同类申请46件，其中2025年1月6日一日提出19件。',
    period: '自收到本告知书之日起10个工作日内',
  },
  agreedDate: { until: localDate('2025-06-30'), why: '所涉档案共412卷，需要逐卷清点。' },
  fee: {
    method: 'perPage',
    amountYuan: 720,
    steps: [
      { from: 31, to: 100, rate: 10, amount: 700 },
      { from: 101, to: 101, rate: 20, amount: 20 },
    ],
    payment: '持本通知书到东山区政务服务大厅非税收入窗口缴纳，领取财政票据。',
  },
  delivery: {
    documents: [{ name: '政府信息公开申请答复书', docNumber: '柳林办公复〔2025〕3号' }],
    recipient: '周一鸣',
    method: '邮寄送达',
    place: '东山区梧桐街21号',
    server: '吴老师',
    mailNumber: '1234567890123',
    mailedOn: localDate('2025-02-11'),
  },
  registration: {
    column: '自然人',
    person: [
      { label: '证件号码', value: '4103****0017' },
      { label: '联系电话', value: '138****0000' },
    ],
    infoName: '老旧小区改造项目的立项批复、施工合同和竣工验收报告',
    docNumber: '东发改〔2023〕15号',
    formWanted: '纸质',
    wayWanted: '邮寄',
    unit: '城市管理办公室',
    steps: ['2025年1月9日　登记', '2025年1月10日　分办　城市管理办公室'],
  },
  approval: {
    proposed: OUTCOME_DEFINITIONS.B.name,
    grounds: OUTCOME_DEFINITIONS.B.articles,
    findings: ['2025年1月24日　第三方提出意见　不同意公开'],
    opinions: [
      { label: '拟稿意见', text: '拟部分公开，第一稿。', person: '吴老师', on: localDate('2025-02-06') },
      { label: '审核意见', text: '同意', person: '郑科长', on: localDate('2025-02-07') },
      { label: '签发意见' },
    ],
  },
  confirmation: {
    addressee: '宏远建设有限公司',
    opinion: '不同意公开',
    reason: '合同中的单价分析属于商业秘密。',
    saidOn: localDate('2025-01-24'),
  },
  transfer: {
    items: [
      {
        name: '老旧小区改造项目竣工验收报告',
        docNumber: '柳林办〔2024〕8号',
        number: 'LLJD-2025-0007',
        answered: '予以公开，2025年2月10日柳林办公复〔2025〕3号',
      },
    ],
  },
  assistance: {
    addressee: '东山区住房和城乡建设局',
    summary: '柳林街道2023年老旧小区改造项目的竣工验收资料',
    matter: '请查找并提供该项目的竣工验收备案材料',
    until: localDate('2025-01-24'),
  },
  petition: {
    of: 'amendment',
    result: '转送有权更正的机关',
    answer: '您的门牌信息由公安派出所登记，本机关已于2025年2月7日转送东山区公安分局柳林派出所办理。',
  },
}

/** A reply whose every element, printed or kept, is filled by its key. */
export function replyFacts(outcome: Outcome): LetterFacts {
  const filled = OUTCOME_DEFINITIONS[outcome].elements.map(({ key, choices }) => [
    key,
    choices?.[0] ?? `${key}栏：按实际情况写明。`,
  ])
  const asking = OUTCOME_DEFINITIONS[outcome].elements.flatMap(({ onlyIf }) =>
    onlyIf === undefined ? [] : [[onlyIf.key, onlyIf.is]],
  )
  const elements = Object.fromEntries([...filled, ...asking]) as Record<string, string> // pairs of strings, made above
  return { ...FACTS, decision: { outcome, elements, attachments: ['政府信息清单'] } }
}
