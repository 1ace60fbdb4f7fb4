/** What a reply says besides its conclusion: the elements the law asks for, filled in for a made-up case. */
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { Outcome } from '../../law/outcomes.ts'
import { isMatterOutcome, type MatterOutcome } from './matters.ts'
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
  /** Which of several wordings. */
  readonly turn?: number
}

export function elementsOf(outcome: Outcome, facts: ReplyFacts): Readonly<Record<string, string>> {
  if (facts.subject.elements !== undefined) return facts.subject.elements
  if (isMatterOutcome(outcome)) throw new Error(`no matter was chosen for ${outcome}`)
  return ELEMENTS[outcome](facts)
}

const day = (date: LocalDate | undefined): string => (date === undefined ? '此前' : formatChinese(date))
const consulted = ({ subject, consultedOn, opinion }: ReplyFacts): string =>
  `本机关于${day(consultedOn)}书面征求${subject.thirdParty ?? '第三方'}的意见，${opinion ?? '其在规定期限内未提出意见'}`
const oneOf = ({ turn = 0 }: ReplyFacts, texts: readonly string[]): string => texts[turn % texts.length] ?? ''

const ELEMENTS: Readonly<
  Record<Exclude<Outcome, MatterOutcome>, (facts: ReplyFacts) => Readonly<Record<string, string>>>
> = {
  A1: (facts) => ({
    provided: oneOf(facts, [
      `《${facts.subject.infoName}》复印件1份，共${facts.pages}页`,
      `《${facts.subject.infoName}》电子扫描件1份，共${facts.pages}页，与原件核对无异`,
      `《${facts.subject.infoName}》及其附表复印件各1份，合计${facts.pages}页`,
    ]),
    form: '按申请要求的形式提供',
  }),
  A2: (facts) => ({
    access: oneOf(facts, [
      `在本机关政府信息公开平台“法定主动公开内容”栏目检索“${facts.subject.infoName}”，或者到公开查阅点查阅`,
      `已在本机关政府信息公开平台公开，可以以“${facts.subject.infoName}”为关键词检索、下载；不便上网的，可以到窗口免费取阅`,
    ]),
  }),
  B: (facts) => ({
    provided: `《${facts.subject.infoName}》中可以公开的部分，共${facts.pages}页`,
    withheld: oneOf(facts, [
      '文件中的个人姓名、住址和银行账号',
      '附表中的联系人电话、身份证件号码和家庭成员情况',
      '投标文件中的报价构成和主要人员业绩',
    ]),
    reason: '上述内容公开后会损害他人合法权益',
    withheldGround: '条例15',
    ...(facts.consultedOn === undefined ? {} : { consultation: consulted(facts) }),
  }),
  C4: (facts) => ({
    reason: oneOf(facts, [
      '所申请的内容含有第三方的报价构成和经营信息，公开后会对其合法权益造成损害',
      '所申请的内容反映第三方的技术方案和成本，尚未为公众知悉，公开后会影响其公平竞争',
    ]),
    interest: '商业秘密',
    consultation: consulted(facts),
    publicInterest: '项目的总金额、期限和验收结论已经公开，经衡量，其余内容不公开不会对公共利益造成重大影响',
  }),
  D1a: (facts) => ({
    search: oneOf(facts, [
      `以“${facts.subject.infoName}”为关键词检索电子公文系统，并查找档案室和承办科室的纸质档案`,
      `在电子公文系统、档案目录中以“${facts.subject.infoName}”及其所涉地点、年度分别检索，并向承办科室和社区核实`,
    ]),
    searchRecord: '检索记录已附卷，检索人、时间和结果见登记',
  }),
  D3: ({ correctionOn }) => ({
    correctionNotice: `${day(correctionOn)}一次性告知补正，请写明信息名称、文号或者其他特征性描述`,
    stillUnclear: '补正后的内容仍为“全部有关材料”，没有能够指向具体信息的特征性描述',
  }),
  E2: ({ earlier }) => ({
    earlierReply:
      earlier === undefined ? '见本机关此前的答复' : `${formatChinese(earlier.on)}，${earlier.number}`,
  }),
  E4: ({ reasonsOn }) => ({
    volume: '申请人近三个月内就同一事项提出申请27件',
    reasonsAsked: `${day(reasonsOn)}要求说明理由，申请人答复“监督工作”，未说明与自身的关系`,
    unreasonable: '申请数量明显超过合理范围，所述理由不能说明逐件申请的必要',
  }),
  F1: ({ correctionOn }) => ({
    correctionNotice: `${day(correctionOn)}告知补正申请内容，补正期限为收到之日起10个工作日`,
  }),
  F2: ({ feeOn, feeAmount }) => ({
    feeNotice: `收费通知书于${day(feeOn)}送达，应缴${feeAmount ?? 0}元，自次日起20个工作日内未缴纳`,
  }),
}
