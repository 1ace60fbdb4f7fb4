/** What a reply says besides its conclusion: the elements the law asks for, filled in for a made-up case. */
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { Outcome } from '../../law/outcomes.ts'
import type { Subject } from './subjects.ts'

export interface ReplyFacts {
  readonly subject: Subject
  readonly organ: string
  readonly pages: number
  readonly correctionOn?: LocalDate
  readonly feeOn?: LocalDate
  readonly feeAmount?: number
  readonly reasonsOn?: LocalDate
  readonly consultedOn?: LocalDate
  readonly opinion?: string
  readonly earlier?: { readonly on: LocalDate; readonly number: string }
  readonly withdrawn?: boolean
}

export function elementsOf(outcome: Outcome, facts: ReplyFacts): Readonly<Record<string, string>> {
  return ELEMENTS[outcome](facts)
}

const day = (date: LocalDate | undefined): string => (date === undefined ? '此前' : formatChinese(date))
const consulted = ({ subject, consultedOn, opinion }: ReplyFacts): string =>
  `本机关于${day(consultedOn)}书面征求${subject.thirdParty ?? '第三方'}的意见，${opinion ?? '其在规定期限内未提出意见'}`

const ELEMENTS: Readonly<Record<Outcome, (facts: ReplyFacts) => Readonly<Record<string, string>>>> = {
  A1: ({ subject, pages }) => ({
    provided: `《${subject.infoName}》复印件1份，共${pages}页`,
    form: '按申请要求的形式提供',
  }),
  A2: ({ subject }) => ({
    access: `在本机关政府信息公开平台“法定主动公开内容”栏目检索“${subject.infoName}”，或者到街道公开查阅点查阅`,
  }),
  B: (facts) => ({
    provided: `《${facts.subject.infoName}》中可以公开的部分，共${facts.pages}页`,
    withheld: '文件中的个人姓名、住址、银行账号和报价明细',
    reason: `上述内容公开后会损害他人合法权益。${facts.consultedOn === undefined ? '' : `${consulted(facts)}。`}`,
    withheldGround: '条例15',
  }),
  C1: ({ subject }) => ({
    reason: `《${subject.infoName}》中的有关事项已依法确定为国家秘密，尚在保密期限内`,
    secrecyMark: '定密依据和保密期限见纸质卷宗，本系统不存储涉密内容',
  }),
  C2: () => ({
    reason: '所申请的内容是个别纳税人的涉税情况',
    prohibition: '《中华人民共和国税收征收管理法》第八条',
  }),
  C3: () => ({
    reason: '所申请的管网竣工图标有重要地下管线的准确位置，公开后可能被用于破坏公用设施',
    endangered: '公共安全',
    harmAssessment: '已会同有关部门论证，论证意见存入案卷',
  }),
  C4: (facts) => ({
    reason: '所申请的内容含有第三方的报价构成和经营信息，公开后会对其合法权益造成损害',
    interest: '商业秘密',
    consultation: consulted(facts),
    publicInterest: '经衡量，不公开不会对公共利益造成重大影响',
  }),
  C5: () => ({ reason: '所申请的内容是本机关内部分工和流转的要求，对外不产生影响', kind: '内部工作流程' }),
  C6: () => ({
    reason: '所申请的内容是决定作出前的讨论意见，尚未形成最终结论',
    kind: '讨论记录',
    publicationDuty: '已查，法律、法规、规章没有应当公开的规定',
  }),
  C7: ({ subject }) => ({
    reason: '所申请的内容是执法过程中形成的调查材料',
    file: `“${subject.infoName}”所涉行政执法案卷`,
    fileAccess: '当事人、利害关系人可以携带身份证明到本机关法规机构申请查阅案卷',
  }),
  C8: () => ({
    specialLaw: '《中华人民共和国市场主体登记管理条例》及企业登记档案资料查询的规定',
    channel: '到登记机关档案查询窗口或者通过其自助查询系统查询',
  }),
  D1a: ({ subject }) => ({
    search: `以“${subject.infoName}”为关键词检索电子公文系统，并查找档案室和承办科室的纸质档案`,
    searchRecord: '检索记录已附卷，检索人、时间和结果见登记',
  }),
  D1b: () => ({
    reason: '该信息不由本机关制作，也不由本机关保存',
    responsibleOrgan: '可以向制作该信息的行政机关申请公开',
  }),
  D2: () => ({ reason: '本机关未按所申请的口径汇总过，需要对多年原始登记逐件筛选、统计后才能形成' }),
  D3: ({ correctionOn }) => ({
    correctionNotice: `${day(correctionOn)}一次性告知补正，请写明信息名称、文号或者其他特征性描述`,
    stillUnclear: '补正后的内容仍为“全部有关材料”，没有能够指向具体信息的特征性描述',
  }),
  E1: () => ({
    demand: '申请内容是对邻里纠纷处理结果提出异议并要求追究责任，属于信访、投诉',
    channel: '可以向区信访接待中心反映，或者拨打12345政务服务便民热线',
  }),
  E2: ({ earlier }) => ({
    earlierReply:
      earlier === undefined ? '见本机关此前的答复' : `${formatChinese(earlier.on)}，${earlier.number}`,
  }),
  E3: () => ({ access: '可以到公共图书馆查阅，或者向出版单位订购' }),
  E4: ({ reasonsOn }) => ({
    volume: '申请人近三个月内就同一事项提出申请27件',
    reasonsAsked: `${day(reasonsOn)}要求说明理由，申请人答复“监督工作”，未说明与自身的关系`,
    unreasonable: '申请数量明显超过合理范围，所述理由不能说明逐件申请的必要',
  }),
  E5: ({ subject }) => ({ obtained: `申请人已于此前取得《${subject.infoName}》，现要求加盖印章予以确认` }),
  F1: ({ correctionOn }) => ({
    correctionNotice: `${day(correctionOn)}告知补正申请内容，补正期限为收到之日起10个工作日`,
  }),
  F2: ({ feeOn, feeAmount }) => ({
    feeNotice: `收费通知书于${day(feeOn)}送达，应缴${feeAmount ?? 0}元，自次日起20个工作日内未缴纳`,
  }),
  F3: () => ({ ending: '申请内容是对法律条文的咨询，不属于政府信息，已另行解答' }),
}
