/** Printed sheets: a calculation with its reasons for the file, and the flow chart with its table. */
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { LedgerRow } from '../../law/ledger.ts'
import { text, type Block, type Cell, type DocumentTree } from '../../platform/documents/tree.ts'
import { UNIT_NAMES, type CaseExplanation, type ExplainedDate, type PeriodExplanation } from '../model.ts'
import { flowChartSvg } from './flow-chart.ts'
import { actRows } from './stage-table.ts'

interface SheetFacts {
  readonly organ: string
  readonly today: LocalDate
}

function sheet(facts: SheetFacts, title: string, blocks: readonly Block[]): DocumentTree {
  return {
    title,
    author: facts.organ,
    date: facts.today,
    page: { size: 'A4', orientation: 'portrait', margins: 'plain', pageNumbers: true },
    blocks: [
      { kind: 'title', text: title },
      ...blocks,
      {
        kind: 'note',
        text: `推算日期：${formatChinese(facts.today)}。推算结果供参考，以行政机关依法作出的告知和答复为准。`,
      },
    ],
  }
}

export function caseSheet(value: CaseExplanation, facts: SheetFacts): DocumentTree {
  const { received, reply } = value
  const blocks: Block[] = [
    {
      kind: 'fields',
      rows: [
        { label: '提出渠道', value: received.channel },
        {
          label: '收到申请之日',
          value: `${formatChinese(received.date)}（${received.dayName}，${received.article}）`,
        },
        {
          label: '答复期限',
          value: reply === null ? '' : replyText(reply.due, reply.provisional, reply.waitingFor),
        },
        { label: '依据', value: reply?.articles.join('、') ?? '' },
      ].filter((row) => row.value !== ''),
    },
  ]
  if (value.refusals.length > 0)
    blocks.push(
      { kind: 'heading', level: 2, text: '依法不能这样办理、没有计入的事项' },
      {
        kind: 'list',
        ordered: false,
        items: value.refusals.map(({ message, article }) => text(`${message}（${article ?? ''}）`)),
      },
    )
  blocks.push(
    { kind: 'heading', level: 2, text: '同一申请的其他期限' },
    {
      kind: 'table',
      widths: [3, 3, 3],
      headerRows: 1,
      rows: [
        heads('期限', '届满之日', '依据'),
        ...value.rows.map((row) => [
          { text: row.name },
          { text: row.due === null ? row.note : dueText(row.due) },
          { text: row.articles.join('、') },
        ]),
      ],
    },
  )
  if (reply !== null && reply.ledger.length > 0)
    blocks.push(...ledgerBlocks('答复期限逐日推算', reply.ledger))
  return sheet(facts, '政府信息公开申请期限推算单', blocks)
}

export function periodSheet(value: PeriodExplanation, facts: SheetFacts): DocumentTree {
  return sheet(facts, '法定期限推算单', [
    {
      kind: 'fields',
      rows: [
        { label: '期限', value: `${value.name}：${value.length}${UNIT_NAMES[value.unit]}` },
        { label: '起算日', value: `${formatChinese(value.start)}（${value.starts}）` },
        { label: '届满之日', value: dueText(value.last) },
        { label: '计算方法', value: value.note },
        { label: '依据', value: value.articles.join('、') },
      ],
    },
    ...(value.ledger === null ? [] : ledgerBlocks('逐日推算', value.ledger)),
  ])
}

export function processSheet(facts: SheetFacts): DocumentTree {
  return sheet(facts, '依申请公开办理流程图', [
    { kind: 'image', svg: flowChartSvg(), alt: '依申请公开办理流程图', widthPercent: 100 },
    { kind: 'pageBreak' },
    { kind: 'heading', level: 2, text: '各事项的办理阶段、办理人和依据' },
    {
      kind: 'table',
      widths: [2, 4, 3, 2, 2],
      headerRows: 1,
      fontSize: 9,
      rows: [
        heads('事项', '办理阶段', '办理人', '办理后', '依据'),
        ...actRows().map((row) =>
          [row.name, row.at, row.by, row.to, row.article].map((cell): Cell => ({ text: cell })),
        ),
      ],
    },
  ])
}

function heads(...labels: readonly string[]): readonly Cell[] {
  return labels.map((label) => ({ text: label, header: true }))
}

function dueText(due: ExplainedDate): string {
  return `${formatChinese(due.date)}${due.provisional ? '（预估，放假安排尚未公布）' : ''}`
}

function replyText(due: LocalDate | null, provisional: boolean, waitingFor: string | null): string {
  return due === null ? `待定：${waitingFor ?? ''}` : dueText({ date: due, provisional })
}

const KIND_TEXT = { counted: '计入', rest: '不计', paused: '暂停' } as const

/** Three days a line keeps forty working days on one page. */
/** A ledger as a table of three days a row; also used where a case prints its own. */
export function ledgerBlocks(title: string, ledger: readonly LedgerRow[]): readonly Block[] {
  const cells = ledger.map((row): Cell => ({ text: dayText(row) }))
  const rows: Cell[][] = []
  while (cells.length % 3 !== 0) cells.push({ text: '' })
  for (let at = 0; at < cells.length; at += 3) rows.push(cells.slice(at, at + 3))
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'table', widths: [1, 1, 1], headerRows: 0, fontSize: 9, rows },
  ]
}

function dayText(row: LedgerRow): string {
  const what = row.kind === 'counted' ? `第${row.n}日` : KIND_TEXT[row.kind]
  return `${formatChinese(row.date)} ${what}${row.why === undefined ? '' : `（${row.why}）`}`
}
