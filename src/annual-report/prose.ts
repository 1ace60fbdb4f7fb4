/**
 * Sections 一 and 六 of the annual report drafted from the year's records; section 五 is in prose-problems.ts. What the records do not know is left out of the text and named as a gap, never invented. Every
 * number of requests, reviews and suits is taken from the cells, so prose and tables agree.
 */
import type { CellPath, Cells, FormDefinition } from './model.ts'
import { proactivePath, remedyPath, requestPath, splitPath } from './model.ts'
import type { HandlingFacts } from './prose-problems.ts'
import { printCell } from './render/cell-text.ts'

export interface ProseFacts {
  readonly year: number
  /** How the organ speaks of itself: 本街道, 我局. */
  readonly self: string
  /** A 人民政府 or its office: 条例50.1.4 then asks for 考核、社会评议、责任追究. */
  readonly isGovernment: boolean
  readonly cells: Cells
  readonly disclosure?: DisclosureFacts
  readonly management?: ManagementFacts
  readonly platform?: PlatformFacts
  readonly supervision?: SupervisionFacts
  readonly fees?: FeeFacts
  readonly handling?: HandlingFacts
  /** Other matters the organ must report, as sentences. */
  readonly otherMatters?: readonly string[]
}

export interface DisclosureFacts {
  readonly published: number
  /** Columns with their number, largest first. */
  readonly byColumn: readonly { readonly name: string; readonly count: number }[]
  readonly interpretations: number
}

export interface ManagementFacts {
  /** Items that went through 保密审查, those held back by it, and those withdrawn after publication. */
  readonly reviewed: number
  readonly heldBack: number
  readonly withdrawn: number
}

export interface PlatformFacts {
  readonly boards: number
  readonly boardChanges: number
  readonly readingPoints: number
  readonly visits: number
}

export interface SupervisionFacts {
  readonly trainings: number
  readonly trainees: number
  /** Results as sentences without a full stop; undefined where none is recorded yet. */
  readonly assessment?: string
  readonly socialAppraisal?: string
  readonly accountability?: string
}

/** 信息处理费 (国办函〔2020〕109号): notices sent, the amount asked and the amount received, in 分. */
export interface FeeFacts {
  readonly notices: number
  readonly askedFen: bigint
  readonly receivedFen: bigint
}

export interface Draft {
  /** A line a paragraph; headings are lines of the kind （一）主动公开情况. */
  readonly text: string
  /** What a person must still add, in words: `工作考核结果`. */
  readonly gaps: readonly string[]
}

/** 一、总体情况: the five parts of the national notice, in its order. */
export function draftOverview(form: FormDefinition, facts: ProseFacts): Draft {
  const parts = [
    disclosurePart(form, facts),
    requestsPart(form, facts),
    managementPart(facts),
    platformPart(facts),
    supervisionPart(facts),
  ]
  const opening = `${facts.year}年，${facts.self}依照《中华人民共和国政府信息公开条例》，做好主动公开、依申请公开和监督保障等工作，现将有关情况报告如下。`
  return {
    text: [opening, ...parts.flatMap(({ text }) => (text === '' ? [] : [text]))].join('\n'),
    gaps: parts.flatMap(({ gaps }) => gaps),
  }
}

function part(heading: string, sentences: readonly string[], gaps: readonly string[] = []): Draft {
  return { text: sentences.length === 0 ? '' : `${heading}\n${sentences.join('')}`, gaps }
}

function disclosurePart(form: FormDefinition, facts: ProseFacts): Draft {
  const { disclosure, cells } = facts
  const documents = form.id === '2019' ? 'made' : 'issued'
  const issued = printCell(cells.get(proactivePath('normativeDocuments', documents)))
  const documentName = form.id === '2019' ? '规范性文件' : '行政规范性文件'
  const sentences = [
    ...(disclosure === undefined ? [] : [publishedSentence(facts.year, disclosure)]),
    ...(issued === '' ? [] : [issuedSentence(documentName, issued)]),
  ]
  return part('（一）主动公开情况', sentences, disclosure === undefined ? ['主动公开信息条数'] : [])
}

function publishedSentence(year: number, disclosure: DisclosureFacts): string {
  if (disclosure.published === 0) return `${year}年没有新增主动公开信息。`
  const columns = disclosure.byColumn
    .filter((column) => column.count > 0)
    .map((column) => `${column.name}${column.count}条`)
  const among = columns.length === 0 ? '' : `，其中${columns.join('，')}`
  const read = disclosure.interpretations === 0 ? '' : `；发布政策解读${disclosure.interpretations}篇`
  return `${year}年主动公开信息${disclosure.published}条${among}${read}。`
}

function issuedSentence(name: string, issued: string): string {
  return issued === '0' ? `全年没有制发${name}。` : `全年制发${name}${issued}件。`
}

function requestsPart(form: FormDefinition, facts: ProseFacts): Draft {
  const at = (path: CellPath): number => countAt(facts.cells, path)
  const received = at(requestPath('received', 'total'))
  const carriedIn = at(requestPath('carriedIn', 'total'))
  const sentences =
    received + carriedIn === 0
      ? [`${facts.year}年，${facts.self}没有收到政府信息公开申请，没有上年结转的申请。`]
      : requestSentences(form, facts, received, carriedIn)
  return part('（二）依申请公开情况', [...sentences, remedySentence(facts)])
}

function requestSentences(
  form: FormDefinition,
  facts: ProseFacts,
  received: number,
  carriedIn: number,
): readonly string[] {
  const processed = countAt(facts.cells, requestPath('totalProcessed', 'total'))
  const carriedOut = countAt(facts.cells, requestPath('carriedOut', 'total'))
  const results = resultPhrases(form, facts.cells)
  const among = results.length === 0 ? '' : `，其中${results.join('，')}`
  return [
    `${facts.year}年，${facts.self}新收政府信息公开申请${received}件，上年结转${carriedIn}件。`,
    processed === 0 ? '' : `办结政府信息公开申请${processed}件${among}。`,
    carriedOut === 0 ? '没有结转下年度继续办理的申请。' : `结转下年度继续办理${carriedOut}件。`,
  ].filter((each) => each !== '')
}

/** 予以公开2件，不予公开1件: the 大类 that happened, in print order. */
function resultPhrases(form: FormDefinition, cells: Cells): readonly string[] {
  const groups = new Map<string, number>()
  for (const row of form.requestRows) {
    if (!row.inResults || row.key === 'totalProcessed') continue
    const label = (row.group ?? row.shortLabels?.[0] ?? row.label).replace(/^（.）/, '')
    groups.set(label, (groups.get(label) ?? 0) + countAt(cells, requestPath(row.key, 'total')))
  }
  return [...groups].filter(([, value]) => value !== 0).map(([label, value]) => `${label}${value}件`)
}

function remedySentence({ cells }: ProseFacts): string {
  const review = countAt(cells, remedyPath('review', 'total'))
  const suits =
    countAt(cells, remedyPath('litigation.direct', 'total')) +
    countAt(cells, remedyPath('litigation.afterReview', 'total'))
  if (review + suits === 0) return '全年没有因政府信息公开被申请行政复议、提起行政诉讼。'
  const corrected = countAt(cells, remedyPath('review', 'corrected'))
  const reviews =
    review === 0
      ? '没有因政府信息公开被申请行政复议'
      : `因政府信息公开发生行政复议${review}件${corrected === 0 ? '' : `，其中结果纠正${corrected}件`}`
  return `${reviews}；${suits === 0 ? '没有被提起行政诉讼' : `发生行政诉讼${suits}件`}。`
}

function managementPart({ management }: ProseFacts): Draft {
  const heading = '（三）政府信息管理情况'
  if (management === undefined) return part(heading, [], ['保密审查和信息管理情况'])
  const { reviewed, heldBack, withdrawn } = management
  const held = heldBack === 0 ? '' : `，经审查不予公开${heldBack}条`
  return part(heading, [
    reviewed === 0
      ? '落实公开前保密审查制度，全年没有送审信息。'
      : `落实公开前保密审查制度，全年审查拟公开信息${reviewed}条${held}。`,
    withdrawn === 0 ? '' : `对已公开信息定期清理，撤下${withdrawn}条。`,
  ])
}

function platformPart({ platform }: ProseFacts): Draft {
  const heading = '（四）政府信息公开平台建设情况'
  if (platform === undefined) return part(heading, [], ['公开平台建设情况'])
  const { boards, boardChanges, readingPoints, visits } = platform
  const sentences = [
    ...(boards === 0
      ? []
      : [`设政务公开栏${boards}处${boardChanges === 0 ? '' : `，全年更换内容${boardChanges}次`}。`]),
    ...(readingPoints === 0 ? [] : [`设政府信息查阅点${readingPoints}处。`]),
    ...(visits === 0 ? [] : [`接待来访咨询${visits}人次。`]),
  ]
  return part(heading, sentences, sentences.length === 0 ? ['公开平台建设情况'] : [])
}

function supervisionPart({ supervision, isGovernment }: ProseFacts): Draft {
  const heading = '（五）监督保障情况'
  const results = [
    ['工作考核', supervision?.assessment],
    ['社会评议', supervision?.socialAppraisal],
    ['责任追究', supervision?.accountability],
  ] as const
  const gaps = results.flatMap(([name, result]) =>
    result === undefined && (isGovernment || name === '工作考核') ? [`${name}结果`] : [],
  )
  const training =
    supervision === undefined || supervision.trainings === 0
      ? []
      : [`组织政府信息公开培训${supervision.trainings}次，${supervision.trainees}人次参加。`]
  const told = results.flatMap(([, result]) => (result === undefined ? [] : [sentence(result)]))
  return part(heading, [...training, ...told], gaps)
}

/** Marks what a person must still write; a report that holds one cannot be filed. */
export const PLACEHOLDER = '【请填写】'

export function hasPlaceholder(text: string): boolean {
  return text.includes(PLACEHOLDER)
}

/** 六、其他需要报告的事项: 信息处理费 in 元 (2021 form), then what else there is to report. */
export function draftOtherMatters(form: FormDefinition, facts: ProseFacts): Draft {
  const others = (facts.otherMatters ?? []).map(sentence)
  if (form.id === '2019') {
    return { text: others.length === 0 ? '没有其他需要报告的事项。' : others.join('\n'), gaps: [] }
  }
  if (facts.fees === undefined) return { text: others.join('\n'), gaps: ['信息处理费收取情况'] }
  const tail = others.length === 0 ? ['没有其他需要报告的事项。'] : others
  return { text: [feeSentence(facts.year, facts.self, facts.fees), ...tail].join('\n'), gaps: [] }
}

function feeSentence(year: number, self: string, fees: FeeFacts): string {
  const by = `依照《政府信息公开信息处理费管理办法》`
  if (fees.notices === 0 && fees.receivedFen === 0n) {
    return `${year}年，${self}没有发出收费通知，没有收取信息处理费。`
  }
  const received =
    fees.receivedFen === 0n
      ? '没有实际收取信息处理费'
      : `实际收取信息处理费${yuanFromFen(fees.receivedFen)}元`
  return `${year}年，${self}${by}发出收费通知${fees.notices}件，通知收费总金额${yuanFromFen(fees.askedFen)}元，${received}。`
}

/** 分 as 元: `2230`, `2230.5`, `0.05`. */
export function yuanFromFen(fen: bigint): string {
  const negative = fen < 0n
  const digits = (negative ? -fen : fen).toString().padStart(3, '0')
  const fraction = digits.slice(-2).replace(/0+$/, '')
  return `${negative ? '-' : ''}${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`}`
}

/** The sentence before section 一: the basis, the period and where to ask. */
export function draftPreface(year: number, organ: string, contact?: string): string {
  const ask = contact === undefined ? '' : `如有疑问，请与${organ}联系（${contact}）。`
  return `本报告依照《中华人民共和国政府信息公开条例》第五十条编制。数据统计期限自${year}年1月1日起至${year}年12月31日止。${ask}`
}

export function countAt(cells: Cells, path: CellPath): number {
  const value = cells.get(path)
  if (value === undefined) throw new RangeError(`no such cell: ${splitPath(path).row}`)
  return value.kind === 'count' ? value.value : 0
}

function sentence(text: string): string {
  return `${trimStop(text)}。`
}

export function trimStop(text: string): string {
  return text.trim().replace(/[。；;.]+$/, '')
}
