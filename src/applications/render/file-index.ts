/** 卷内目录 of a case (条例 45): which papers lie in the file, in order of their day; page numbers are for the pen. Pure. */
import { formatChinese, parseLocalDate, type LocalDate } from '../../law/local-date.ts'
import type { Block, Cell, DocumentTree } from '../../platform/documents/tree.ts'
import type { ApplicationDetail } from './shown.ts'

export interface FilePaper {
  readonly day: string
  readonly title: string
  /** 责任者: who made the paper. */
  readonly author: string
  readonly number: string
}

type Act = ApplicationDetail['acts'][number]

const USES: Readonly<Record<string, string>> = {
  original: '政府信息公开申请书',
  identity: '申请人身份证明',
  proxy: '授权委托书',
  other: '申请人提交的其他材料',
  reply: '随答复提供的政府信息',
}
/** Papers somebody else made. */
const AUTHORS: Readonly<Record<string, string>> = {
  correctionReceived: '申请人',
  reasonsReceived: '申请人',
  withdraw: '申请人',
  thirdPartyReplied: '第三方',
  organReplied: '被征求意见机关',
}
/** Acts that leave a paper of their own, with or without a file. */
const RECORDS: Readonly<Record<string, string>> = {
  search: '检索记录',
  reviewSecrecy: '保密审查记录',
  sign: '审查呈批单',
  deliver: '送达回证',
}

/** After the letter they are about, where both bear one day. */
const LAST: ReadonlySet<string> = new Set(['deliver', 'recordSignature', 'mailReturned', 'archive'])

/** In order of their day; what was taken back is left out. */
export function papersOf(detail: ApplicationDetail, organ: string): readonly FilePaper[] {
  const acts = detail.acts.filter(({ undone }) => !undone)
  return [
    ...applicantsPapers(detail),
    ...acts.filter((act) => !LAST.has(act.kind)).flatMap((act) => papersOfAct(act, organ)),
    ...detail.letters.flatMap(({ name, number, sentOn }) =>
      sentOn === null ? [] : [{ day: sentOn, title: name, author: organ, number: number ?? '' }],
    ),
    ...detail.files
      .filter(({ use }) => use === 'reply')
      .map(({ name }) => ({
        day: detail.decidedOn ?? detail.submittedOn,
        title: `${USES['reply'] ?? ''}：${name}`,
        author: organ,
        number: '',
      })),
    ...acts.filter((act) => LAST.has(act.kind)).flatMap((act) => papersOfAct(act, organ)),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** There is always an application, on paper or as it came through the portal. */
function applicantsPapers({ files, submittedOn, channelName }: ApplicationDetail): readonly FilePaper[] {
  const paper = (title: string): FilePaper => ({ day: submittedOn, title, author: '申请人', number: '' })
  const own = files.filter(({ use }) => use !== 'evidence' && use !== 'reply')
  const scanned = own.filter(({ use }) => use === 'original')
  return [
    ...(scanned.length > 0 ? [] : [paper(`政府信息公开申请书（${channelName}）`)]),
    ...[...scanned, ...own.filter(({ use }) => use !== 'original')].map(({ use, name }) =>
      paper(`${USES[use] ?? '材料'}：${name}`),
    ),
  ]
}

function papersOfAct({ kind, name, on, evidence }: Act, organ: string): readonly FilePaper[] {
  const record = RECORDS[kind]
  const file = evidence === null ? '' : `：${evidence.name}`
  if (record !== undefined) return [{ day: on, title: `${record}${file}`, author: organ, number: '' }]
  return evidence === null
    ? []
    : [{ day: on, title: `${name}凭证${file}`, author: AUTHORS[kind] ?? organ, number: '' }]
}

const HEAD = ['序号', '文号', '责任者', '题名', '日期', '页号', '备注']

export function fileIndexOf(detail: ApplicationDetail, organ: string, today: LocalDate): DocumentTree {
  const papers = papersOf(detail, organ)
  const rows = papers.map(({ number, author, title, day }, index): readonly Cell[] =>
    [String(index + 1), number, author, title, inWords(day), '', ''].map((text) => ({ text })),
  )
  const table: Block = {
    kind: 'table',
    widths: [0.5, 1.7, 1.3, 3.4, 1.4, 0.6, 0.7],
    headerRows: 1,
    rows: [HEAD.map((text) => ({ text, header: true })), ...rows],
  }
  return {
    title: '卷内目录',
    author: organ,
    date: today,
    page: { size: 'A4', orientation: 'portrait', margins: 'plain', pageNumbers: true },
    blocks: [
      { kind: 'title', text: '卷内目录' },
      {
        kind: 'fields',
        rows: [
          { label: '申请编号', value: detail.number },
          { label: '案卷号', value: volumeOf(detail) },
        ],
      },
      table,
      {
        kind: 'note',
        text: `按办理记录生成，共 ${papers.length} 件，页号装订后填写；卷内另有纸质材料的，在表后续填。打印日期：${formatChinese(today)}。`,
      },
    ],
  }
}

function volumeOf({ acts }: ApplicationDetail): string {
  const archived = acts.findLast(({ kind, undone }) => kind === 'archive' && !undone)
  return archived?.lines.find(({ label }) => label === '卷号')?.value ?? '归档时编'
}

function inWords(day: string): string {
  const parsed = parseLocalDate(day)
  return parsed === undefined ? day : formatChinese(parsed)
}
