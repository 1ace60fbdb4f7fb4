/** 审核意见: what an organ is told about its report, as a document to send back. */
import type { Block, DocumentTree, Run } from '../../platform/documents/tree.ts'
import { nameCell, sayCell } from '../../annual-report/checks/naming.ts'
import { RULE_NAMES } from '../../annual-report/checks/rule-names.ts'
import type { FormDefinition } from '../../annual-report/model.ts'
import type { Finding, ReadReport } from '../../annual-report/reading.ts'
import { printCell } from '../../annual-report/render/cell-text.ts'
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { Correction, Counts } from '../model.ts'
import { sayPlace } from '../rules.ts'

export interface OpinionFacts {
  /** Who checks, and on which day. */
  readonly checker: string
  readonly on: LocalDate
  readonly fileName: string
  readonly form: FormDefinition
  /** With the corrections in it. */
  readonly report: ReadReport
  readonly findings: readonly Finding[]
  readonly corrections: readonly Correction[]
  readonly counts: Counts
  /** 某街道2024年年报; null: not compared with a year before. */
  readonly previous: string | null
}

export function opinionTitle(report: Pick<ReadReport, 'organ' | 'year'>): string {
  const year = report.year === null ? '' : `${report.year}年`
  return `关于${report.organ ?? '报送机关'}${year}政府信息公开工作年度报告的审核意见`
}

export function opinionDocument(facts: OpinionFacts): DocumentTree {
  const title = opinionTitle(facts.report)
  return {
    title,
    author: facts.checker,
    date: facts.on,
    page: { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true },
    blocks: [
      { kind: 'title', text: title },
      paragraph(`${facts.report.organ ?? '报送机关'}：`, false),
      paragraph(opening(facts)),
      ...[...findingParts(facts), ...unreadPart(facts), ...correctionPart(facts)].map(numbered()),
      { kind: 'signature', organ: facts.checker, date: formatChinese(facts.on) },
    ],
  }
}

function opening({ report, counts, previous, fileName, form }: OpinionFacts): string {
  const compared = previous === null ? '未与上一年度年报对照' : `并与${previous}对照`
  const verdict =
    counts.errors + counts.warnings === 0
      ? '没有发现需要更正或者核实的问题。'
      : `发现需要更正的问题${counts.errors}项、请核实的问题${counts.warnings}项，请逐项核对；确需更正的，更正后重新报送，已经公布的同时更正公布的版本。`
  const cut = report.cut ? '文件在第六部分之前中断，后文未能检查。' : ''
  return `依照《中华人民共和国政府信息公开条例》第四十九条、第五十条和${form.name}（${form.notice}），审核了你单位报送的年度报告（文件“${fileName}”），${compared}。三张表共读出${counts.cells}格，未能读出${counts.unread}格。${cut}${verdict}`
}

const PARTS = [
  ['error', '需要更正的问题'],
  ['warning', '请核实的问题'],
  ['info', '供参考的说明'],
] as const
const ORDINALS = ['一', '二', '三', '四', '五'] as const

function findingParts(facts: OpinionFacts): readonly Block[] {
  return PARTS.flatMap(([severity, heading]) => {
    const found = facts.findings.filter((finding) => finding.severity === severity)
    if (found.length === 0) return []
    return [{ kind: 'heading', level: 1, text: heading } satisfies Block, items(found.map(sayFinding))]
  })
}

/** Headings are numbered as they come: a part without content takes no number. */
function numbered(): (block: Block) => Block {
  let next = 0
  return (block) => {
    if (block.kind !== 'heading') return block
    next += 1
    return { ...block, text: `${ORDINALS[next - 1] ?? ''}、${block.text}` }
  }
}

function sayFinding(finding: Finding): readonly Run[] {
  const name = RULE_NAMES[finding.rule] ?? finding.rule
  const place = sayPlace(finding.place)
  const basis = [
    finding.article === undefined ? '' : `依据：${finding.article}`,
    place === '' ? '' : `位置：${place}`,
  ].filter((part) => part !== '')
  const tail = basis.length === 0 ? '' : `（${basis.join('；')}）`
  return [{ text: `${name}。`, bold: true }, { text: `${finding.message}${tail}` }]
}

function unreadPart({ report, form }: OpinionFacts): readonly Block[] {
  if (report.unread.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: '未能读出的数据格' },
    paragraph('下列各格在文件中有印刷内容但无法确定，未参与检查，请对照原件核对，或者改用表格完整的文件。'),
    items(
      report.unread.map(({ path, reason, place }) => {
        const where = sayPlace(place)
        return [{ text: `${sayCell(form, path)}：${reason}${where === '' ? '' : `（${where}）`}` }]
      }),
    ),
  ]
}

function correctionPart({ corrections, form }: OpinionFacts): readonly Block[] {
  if (corrections.length === 0) return []
  const head = ['表', '行', '列', '读作', '更正为', '理由'].map((text) => ({ text, header: true }))
  return [
    { kind: 'heading', level: 1, text: '审核时人工更正的读数' },
    {
      kind: 'table',
      widths: [1, 3, 2, 1.2, 1.2, 3],
      headerRows: 1,
      rows: [
        head,
        ...corrections.map(({ path, value, before, reason }) => {
          const { table, row, column } = nameCell(form, path)
          return [
            { text: table },
            { text: row },
            { text: column },
            { text: before === null ? '未读出' : printCell(before) || '空白' },
            { text: printCell(value) || '空白' },
            { text: reason },
          ]
        }),
      ],
    },
  ]
}

function items(list: readonly (readonly Run[])[]): Block {
  return { kind: 'list', ordered: true, items: list }
}

function paragraph(text: string, indent = true): Block {
  return { kind: 'paragraph', runs: [{ text }], indent }
}
