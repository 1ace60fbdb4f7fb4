/** 行政复议答复书、行政诉讼答辩状 and 证据清单, from what the case and the application's dossier say (pure). */
import { citeInFull, type Article } from '../../law/articles.ts'
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import { OUTCOME_DEFINITIONS, type Outcome } from '../../law/outcomes.ts'
import type { Block, DocumentTree } from '../../platform/documents/tree.ts'
import type { EvidenceFacts, EvidenceRole, RemedyKind } from '../model.ts'

export interface PaperCase {
  readonly kind: RemedyKind
  readonly organ: string
  readonly address: string
  readonly party: string
  readonly authority: string
  readonly caseNumber: string
  readonly copyReceivedOn: LocalDate | null
  /** The reply attacked; null where none was given in time (逾期不答复). */
  readonly disputed: { readonly outcome: Outcome; readonly on: LocalDate | null } | null
  readonly applicationNumber: string
  readonly facts: readonly { readonly on: LocalDate; readonly what: string }[]
  /** Both known and kept: 条例 33. */
  readonly inTime: { readonly due: LocalDate; readonly delivered: LocalDate } | null
  /** A suit filed straight away against a refusal (复议法 23). */
  readonly reviewFirst: boolean
  readonly evidence: readonly EvidenceFacts[]
  readonly today: LocalDate
}

const REVIEW_FIRST: Article = '复议法23.1.4'

/** What only the writer knows stands in 【】, to be written over in the Word file. */
export function answerTree(one: PaperCase): DocumentTree {
  const review = one.kind === 'review'
  const listed = one.evidence.filter(({ role }) => role === 'evidence' || role === 'basis').length
  return {
    title: review ? '行政复议答复书' : '行政诉讼答辩状',
    author: one.organ,
    date: one.today,
    page: { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true },
    blocks: [
      { kind: 'title', text: review ? '行政复议答复书' : '行政诉讼答辩状' },
      paragraph(
        `${review ? '被申请人' : '答辩人（被告）'}：${one.organ}${one.address === '' ? '' : `，住所地：${one.address}`}。`,
      ),
      paragraph(`${review ? '申请人' : '原告'}：${one.party}。`),
      paragraph(openingOf(one)),
      heading('一、答复意见'),
      paragraph(
        review
          ? `【按本案选用】请求${one.authority}依法维持本机关作出的答复（驳回申请人的行政复议请求）。`
          : `【按本案选用】请求${one.authority}依法驳回原告的诉讼请求。`,
      ),
      heading('二、事实经过'),
      ...factsOf(one),
      heading('三、依据和理由'),
      ...groundsOf(one),
      ...(one.reviewFirst
        ? [
            heading('四、关于起诉条件'),
            paragraph(
              `被诉答复属于不予公开政府信息的决定。依照${citeInFull(REVIEW_FIRST)}的规定，应当先向行政复议机关申请行政复议，对行政复议决定不服的，再依法提起行政诉讼。【写明原告是否申请过行政复议】`,
            ),
          ]
        : []),
      paragraph('此致'),
      { kind: 'paragraph', runs: [{ text: one.authority }], indent: false },
      ...(listed === 0 ? [] : [{ kind: 'attachmentNote' as const, items: [`证据清单及材料 ${listed} 份`] }]), // one of the tree's blocks
      { kind: 'signature', organ: one.organ, date: formatChinese(one.today) },
    ],
  }
}

function openingOf(one: PaperCase): string {
  const number = one.caseNumber === '' ? '' : `（${one.caseNumber}）`
  const what =
    one.disputed === null
      ? '认为本机关没有在法定期限内答复其政府信息公开申请'
      : `不服本机关${one.disputed.on === null ? '' : `于${formatChinese(one.disputed.on)}`}作出的政府信息公开答复`
  const copy =
    one.copyReceivedOn === null
      ? ''
      : `本机关于${formatChinese(one.copyReceivedOn)}收到${one.kind === 'review' ? '行政复议申请书' : '起诉状'}副本。`
  return one.kind === 'review'
    ? `申请人${what}，向${one.authority}申请行政复议${number}。${copy}现答复如下：`
    : `原告${what}，向${one.authority}提起行政诉讼${number}。${copy}现答辩如下：`
}

function factsOf(one: PaperCase): readonly Block[] {
  const number = one.applicationNumber === '' ? '' : `申请编号${one.applicationNumber}。`
  if (one.facts.length === 0)
    return [paragraph(`${number}【写明收到申请、补正、征求意见、延期、作出答复和送达的日期】`)]
  return [
    ...(number === '' ? [] : [paragraph(number)]),
    ...one.facts.map(({ on, what }) => paragraph(`${formatChinese(on)}，${what}。`)),
  ]
}

function groundsOf(one: PaperCase): readonly Block[] {
  const timely =
    one.inTime === null
      ? []
      : [
          paragraph(
            `答复期限至${formatChinese(one.inTime.due)}，本机关于${formatChinese(one.inTime.delivered)}送达答复，符合${citeInFull('条例33')}规定的期限。`,
          ),
        ]
  if (one.disputed === null)
    return [...timely, paragraph('【写明没有在期限内答复的原因，或者已经依法答复的情况】')]
  const { name, articles } = OUTCOME_DEFINITIONS[one.disputed.outcome]
  return [
    paragraph(`本机关的答复结果为“${name}”，依据是${articles.map(citeInFull).join('、')}。`),
    paragraph(
      '【结合证据写明：申请内容指向什么信息，为什么适用上述规定，是否履行了检索、征求意见、区分处理等程序】',
    ),
    ...timely,
  ]
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }], indent: true }
}

function heading(text: string): Block {
  return { kind: 'heading', level: 1, text }
}

/** Numbered, with source and what each proves; norms relied on apart from evidence (行诉法 34). */
export function evidenceListTree(one: PaperCase): DocumentTree {
  const title = one.kind === 'review' ? '行政复议案件证据清单' : '行政诉讼证据清单'
  return {
    title,
    author: one.organ,
    date: one.today,
    page: { size: 'A4', orientation: 'portrait', margins: 'plain', pageNumbers: true },
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'fields',
        rows: [
          { label: one.kind === 'review' ? '申请人' : '原告', value: one.party },
          { label: one.kind === 'review' ? '被申请人' : '被告', value: one.organ },
          { label: one.kind === 'review' ? '复议机关' : '受理法院', value: one.authority },
          { label: '案号', value: one.caseNumber === '' ? '—' : one.caseNumber },
        ],
      },
      ...tableOf(one, 'evidence', '证据'),
      ...tableOf(one, 'basis', '所依据的规范性文件'),
      { kind: 'signature', organ: one.organ, date: formatChinese(one.today) },
    ],
  }
}

const COLUMNS = ['序号', '名称', '证明目的', '来源', '页数', '原件或复印件']

function tableOf(one: PaperCase, role: EvidenceRole, caption: string): readonly Block[] {
  const listed = one.evidence.filter((piece) => piece.role === role)
  if (listed.length === 0) return []
  const rows = listed.map((piece, index) => [
    String(index + 1),
    piece.name,
    piece.proves,
    piece.source,
    piece.pages === null ? '' : String(piece.pages),
    piece.original ? '原件' : '复印件',
  ])
  return [
    {
      kind: 'table',
      caption,
      widths: [0.6, 2.4, 3, 1.6, 0.7, 1],
      headerRows: 1,
      rows: [COLUMNS, ...rows].map((row) => row.map((text) => ({ text }))),
    },
  ]
}
