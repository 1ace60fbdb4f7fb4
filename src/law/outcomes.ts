/**
 * The 21 results of an application and their variants: name, legal basis, what the letter must contain, report row.
 * Every map is total: a new outcome does not compile until letter, remedy and report row know it.
 */
import type { FormId, ResultRow } from '../annual-report/model.ts'
import { article, FEE_MEASURES, type Article } from './articles.ts'

export const OUTCOMES = [
  'A1',
  'A2',
  'B',
  'C1',
  'C2',
  'C3',
  'C4',
  'C5',
  'C6',
  'C7',
  'C8',
  'D1a',
  'D1b',
  'D2',
  'D3',
  'E1',
  'E2',
  'E3',
  'E4',
  'E5',
  'F1',
  'F2',
  'F3',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The six groups of 表三, in print order. */
export const OUTCOME_GROUPS = ['granted', 'partial', 'denied', 'unable', 'notProcessed', 'other'] as const
export type OutcomeGroup = (typeof OUTCOME_GROUPS)[number]

export const OUTCOME_GROUP_NAMES: Readonly<Record<OutcomeGroup, string>> = {
  granted: '予以公开',
  partial: '部分公开',
  denied: '不予公开',
  unable: '无法提供',
  notProcessed: '不予处理',
  other: '其他处理',
}

/** Something the letter must say; `key` is the field of the decision it is filled from. */
export interface LetterElement {
  readonly key: string
  readonly label: string
  /** Where the law asks for it; absent where practice does. */
  readonly article?: Article
  /** Must be filled before the letter can be signed. */
  readonly required: boolean
  /** Kept in the file, not printed in the letter (定密依据, 论证材料). */
  readonly internal?: boolean
  /** The closed choices the law gives, where it gives any. */
  readonly choices?: readonly string[]
  /** Asked for only where the element of this key has this text. */
  readonly onlyIf?: { readonly key: string; readonly is: string }
}

export interface OutcomeDefinition {
  readonly name: string
  readonly group: OutcomeGroup
  readonly articles: readonly Article[]
  /** The operative sentence of the letter, after 经审查，答复如下. */
  readonly conclusion: string
  readonly elements: readonly LetterElement[]
  readonly row: ResultRow
}

const ARTICLE_36 = (item: number): Article => article('条例', 36, 1, item)

function must(key: string, label: string, cited?: Article, choices?: readonly string[]): LetterElement {
  return {
    key,
    label,
    required: true,
    ...(cited === undefined ? {} : { article: cited }),
    ...(choices === undefined ? {} : { choices }),
  }
}
function may(key: string, label: string, cited?: Article): LetterElement {
  return { key, label, required: false, ...(cited === undefined ? {} : { article: cited }) }
}
function kept(key: string, label: string): LetterElement {
  return { key, label, required: true, internal: true }
}

const REASON = must('reason', '不予公开的理由', ARTICLE_36(3))

/** One entry for each result (decisions.md §1), in the order of the annual report. */
export const OUTCOME_DEFINITIONS: Readonly<Record<Outcome, OutcomeDefinition>> = {
  A1: {
    name: '予以公开（提供）',
    group: 'granted',
    articles: [ARTICLE_36(2), article('条例', 40)],
    conclusion: '您申请的政府信息可以公开，现予提供。',
    elements: [
      must('provided', '提供的信息清单（名称、页数、载体）或者获取的方式、途径和时间', ARTICLE_36(2)),
      may('form', '提供形式；不能按申请要求形式提供的说明原因', article('条例', 40)),
    ],
    row: 'granted',
  },
  A2: {
    name: '予以公开（已主动公开）',
    group: 'granted',
    articles: [ARTICLE_36(1)],
    conclusion: '您申请的政府信息已经主动公开。',
    elements: [must('access', '获取方式、途径（网址、栏目、文号或者查阅点）', ARTICLE_36(1))],
    row: 'granted',
  },
  B: {
    name: '部分公开（区分处理）',
    group: 'partial',
    articles: [article('条例', 37)],
    conclusion:
      '您申请的政府信息中含有不应当公开或者不属于政府信息的内容，能够作区分处理，现提供可以公开的部分。',
    elements: [
      must('provided', '提供的部分（清单、页数、载体）', article('条例', 37)),
      must('withheld', '不予公开的部分，逐项列明', article('条例', 37)),
      must('reason', '不予公开部分的理由', article('条例', 37)),
      must(
        'withheldGround',
        '不予公开部分的依据（条例第十四条、第十五条或者第十六条）',
        article('条例', 37),
        ['条例14', '条例15', '条例16.1', '条例16.2'],
      ),
      {
        // Asked for, not demanded [推]: numbers and addresses blacked out beside what is given ask nobody.
        ...must('consultation', '书面征求第三方意见的过程和结果', article('条例', 32)),
        required: false,
        onlyIf: { key: 'withheldGround', is: '条例15' },
      },
    ],
    row: 'partial',
  },
  C1: {
    name: '不予公开（国家秘密）',
    group: 'denied',
    articles: [ARTICLE_36(3), article('条例', 14)],
    conclusion: '您申请的政府信息属于依法确定为国家秘密的政府信息，不予公开。',
    elements: [REASON, kept('secrecyMark', '密级标识、保密期限和定密依据')],
    row: 'denied.stateSecret',
  },
  C2: {
    name: '不予公开（法律、行政法规禁止公开）',
    group: 'denied',
    articles: [ARTICLE_36(3), article('条例', 14)],
    conclusion: '您申请的政府信息属于法律、行政法规禁止公开的政府信息，不予公开。',
    elements: [
      REASON,
      must('prohibition', '禁止公开的法律或者行政法规的具体条款（规章不能作为依据）', article('条例', 14)),
    ],
    row: 'denied.lawForbids',
  },
  C3: {
    name: '不予公开（三安全一稳定）',
    group: 'denied',
    articles: [ARTICLE_36(3), article('条例', 14)],
    conclusion: '您申请的政府信息公开后可能危及国家安全、公共安全、经济安全、社会稳定，不予公开。',
    elements: [
      REASON,
      must('endangered', '可能危及的方面', article('条例', 14), [
        '国家安全',
        '公共安全',
        '经济安全',
        '社会稳定',
      ]),
      kept('harmAssessment', '公开后不利影响的论证材料'),
    ],
    row: 'denied.threeSecurities',
  },
  C4: {
    name: '不予公开（第三方合法权益）',
    group: 'denied',
    articles: [ARTICLE_36(3), article('条例', 15), article('条例', 32)],
    conclusion: '您申请的政府信息公开会对第三方合法权益造成损害，不予公开。',
    elements: [
      REASON,
      must('interest', '所保护的权益', article('条例', 15), ['商业秘密', '个人隐私', '其他合法权益']),
      must('consultation', '书面征求第三方意见的过程和结果', article('条例', 32)),
      must('publicInterest', '不公开对公共利益影响的衡量', article('条例', 15)),
    ],
    row: 'denied.thirdParty',
  },
  C5: {
    name: '不予公开（内部事务信息）',
    group: 'denied',
    articles: [ARTICLE_36(3), article('条例', 16, 1)],
    conclusion: '您申请的政府信息属于行政机关的内部事务信息，不予公开。',
    elements: [
      REASON,
      must('kind', '所属类别', article('条例', 16, 1), ['人事管理', '后勤管理', '内部工作流程']),
    ],
    row: 'denied.internal',
  },
  C6: {
    name: '不予公开（过程性信息）',
    group: 'denied',
    articles: [ARTICLE_36(3), article('条例', 16, 2)],
    conclusion: '您申请的政府信息属于行政机关在履行行政管理职能过程中形成的过程性信息，不予公开。',
    elements: [
      REASON,
      must('kind', '所属类别', article('条例', 16, 2), ['讨论记录', '过程稿', '磋商信函', '请示报告']),
      kept('publicationDuty', '已查明法律、法规、规章没有应当公开的规定'),
    ],
    row: 'denied.process',
  },
  C7: {
    name: '不予公开（行政执法案卷信息）',
    group: 'denied',
    articles: [ARTICLE_36(3), article('条例', 16, 2)],
    conclusion: '您申请的政府信息属于行政执法案卷信息，不予公开。',
    elements: [
      REASON,
      must('file', '所属行政执法案卷', article('条例', 16, 2)),
      may('fileAccess', '当事人、利害关系人查阅案卷的途径'),
    ],
    row: 'denied.enforcementFile',
  },
  C8: {
    name: '不予公开（行政查询事项）',
    group: 'denied',
    articles: [ARTICLE_36(7)],
    conclusion: '您申请的信息，有关法律、行政法规对其获取有特别规定，请依照该规定办理。',
    elements: [
      must('specialLaw', '有特别规定的法律、行政法规（工商登记、不动产登记等）', ARTICLE_36(7)),
      must('channel', '查询的渠道', ARTICLE_36(7)),
    ],
    row: 'denied.adminQuery',
  },
  D1a: {
    name: '无法提供（信息不存在）',
    group: 'unable',
    articles: [ARTICLE_36(4)],
    conclusion: '经检索，您申请的政府信息不存在。',
    elements: [
      must('search', '检索的范围和方法', ARTICLE_36(4)),
      kept('searchRecord', '检索记录（范围、关键词、人员、时间）'),
    ],
    row: 'unable.notHeld',
  },
  D1b: {
    name: '无法提供（非本机关负责公开）',
    group: 'unable',
    articles: [ARTICLE_36(5), article('条例', 10)],
    conclusion: '您申请的政府信息不属于本机关负责公开。',
    elements: [
      must('reason', '不属于本机关负责公开的理由', ARTICLE_36(5)),
      may('responsibleOrgan', '能够确定的，负责公开机关的名称、联系方式', ARTICLE_36(5)),
    ],
    row: 'unable.notHeld',
  },
  D2: {
    name: '无法提供（没有现成信息需要另行制作）',
    group: 'unable',
    articles: [article('条例', 38)],
    conclusion: '本机关没有您申请的现成信息，需要对现有政府信息进行加工、分析，依法不予提供。',
    elements: [must('reason', '需要另行制作或者加工、分析的说明', article('条例', 38))],
    row: 'unable.needsCreation',
  },
  D3: {
    name: '无法提供（补正后申请内容仍不明确）',
    group: 'unable',
    articles: [article('条例', 29, 2, 2), article('条例', 30)],
    conclusion: '您补正后的申请内容仍不明确，无法指向具体的政府信息，本机关无法提供。',
    elements: [
      must('correctionNotice', '补正告知的日期、文号和内容', article('条例', 30)),
      must('stillUnclear', '补正后仍不明确之处', article('条例', 29, 2, 2)),
    ],
    row: 'unable.unclear',
  },
  E1: {
    name: '不予处理（信访举报投诉类申请）',
    group: 'notProcessed',
    articles: [article('条例', 39, 1)],
    conclusion: '您以政府信息公开申请的形式进行信访、投诉、举报等活动，不作为政府信息公开申请处理。',
    elements: [
      must('demand', '属于信访、投诉、举报的内容', article('条例', 39, 1)),
      may('channel', '可以反映的渠道', article('条例', 39, 1)),
    ],
    row: 'notProcessed.complaint',
  },
  E2: {
    name: '不予处理（重复申请）',
    group: 'notProcessed',
    articles: [ARTICLE_36(6)],
    conclusion: '本机关已就您提出的政府信息公开申请作出答复，您重复申请公开相同政府信息，不予重复处理。',
    elements: [must('earlierReply', '前次答复的日期和文号', ARTICLE_36(6))],
    row: 'notProcessed.repeat',
  },
  E3: {
    name: '不予处理（要求提供公开出版物）',
    group: 'notProcessed',
    articles: [article('条例', 39, 2)],
    conclusion: '您申请公开的内容为要求本机关提供政府公报、报刊、书籍等公开出版物，不予处理。',
    elements: [may('access', '公开出版物的获取途径', article('条例', 39, 2))],
    row: 'notProcessed.publication',
  },
  E4: {
    name: '不予处理（无正当理由大量反复申请）',
    group: 'notProcessed',
    articles: [article('条例', 35)],
    conclusion: '您申请公开政府信息的数量、频次明显超过合理范围，本机关认为申请理由不合理，不予处理。',
    elements: [
      must('volume', '申请的数量、频次', article('条例', 35)),
      must('reasonsAsked', '要求说明理由的日期及申请人说明的情况', article('条例', 35)),
      must('unreasonable', '理由不合理的认定', article('条例', 35)),
    ],
    row: 'notProcessed.excessive',
  },
  E5: {
    name: '不予处理（要求确认或重新出具已获取信息）',
    group: 'notProcessed',
    articles: [article('条例', 2)],
    conclusion:
      '您要求本机关确认或者重新出具已经获取的政府信息，不属于申请公开以一定形式记录、保存的信息，不予处理。',
    elements: [must('obtained', '申请人已经获取该信息的情况')],
    row: 'notProcessed.confirm',
  },
  F1: {
    name: '其他处理（逾期不补正）',
    group: 'other',
    articles: [article('条例', 30)],
    conclusion: '您无正当理由逾期不补正，视为放弃申请，本机关不再处理该政府信息公开申请。',
    elements: [must('correctionNotice', '补正告知的日期、事项和期限', article('条例', 30))],
    row: 'other.noCorrection',
  },
  F2: {
    name: '其他处理（逾期不缴费）',
    group: 'other',
    articles: [article('条例', 42, 1), FEE_MEASURES],
    conclusion: '您逾期未按收费通知缴纳信息处理费，视为放弃申请，本机关不再处理该政府信息公开申请。',
    elements: [must('feeNotice', '收费通知送达的日期、数额和缴费截止日', FEE_MEASURES)],
    row: 'other.noPayment',
  },
  F3: {
    name: '其他处理',
    group: 'other',
    articles: [article('条例', 36)],
    conclusion: '您提出的政府信息公开申请，本机关终止办理。',
    elements: [must('ending', '终止办理的情形（申请人撤回、不属于政府信息等）')],
    row: 'other.else',
  },
}

export function isOutcome(text: string): text is Outcome {
  return (OUTCOMES as readonly string[]).includes(text)
}

/** The cell of 表三 an outcome is counted in; the 2019 form has one row for all three 其他处理. */
export function reportRow(outcome: Outcome, form: FormId): ResultRow | 'other' {
  const { row, group } = OUTCOME_DEFINITIONS[outcome]
  return form === '2019' && group === 'other' ? 'other' : row
}

/** 法释〔2025〕8号 1(2): “不予公开” for 复议前置 means 条例 14, 15, 16; 行政查询 (C8) is outside. */
const REVIEW_FIRST: ReadonlySet<Outcome> = new Set<Outcome>(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'])

export function isReviewFirst(outcome: Outcome): boolean {
  return REVIEW_FIRST.has(outcome)
}

/** The elements this letter is asked for: without those that only another text in it would ask for. */
export function elementsAsked(
  outcome: Outcome,
  filled: Readonly<Record<string, string | undefined>>,
): readonly LetterElement[] {
  return OUTCOME_DEFINITIONS[outcome].elements.filter(
    ({ onlyIf }) => onlyIf === undefined || filled[onlyIf.key]?.trim() === onlyIf.is,
  )
}

/** The elements without a text, so that a letter with a hole is not signed. */
export function missingElements(
  outcome: Outcome,
  filled: Readonly<Record<string, string | undefined>>,
): readonly LetterElement[] {
  return elementsAsked(outcome, filled).filter(
    ({ key, required }) => required && (filled[key] ?? '').trim() === '',
  )
}
