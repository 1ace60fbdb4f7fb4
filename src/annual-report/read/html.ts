/** HTML pages (and what mammoth makes of DOCX) as lines and table rows with their spans. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import type { SourceCell, SourceDocument, SourceLine } from '../parse/source.ts'
import { decodeText } from './text.ts'

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document
type Element = DefaultTreeAdapterTypes.Element

const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'svg', 'select', 'textarea', 'iframe'])
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const MAX_SPAN = 200

interface Out {
  readonly lines: SourceLine[]
  pending: string
  tables: number
}

export function readHtml(bytes: Uint8Array): SourceDocument {
  return htmlDocument(decodeHtml(bytes))
}

/** UTF-8 unless the page says GBK and its bytes agree. */
function decodeHtml(bytes: Uint8Array): string {
  return decodeText(bytes)
}

/** The laid-out text of a page. */
export function htmlDocument(html: string): SourceDocument {
  const document = parse(html)
  const out: Out = { lines: [], pending: '', tables: 0 }
  walk(document, out)
  flush(out)
  const title = findTitle(document)
  return { lines: out.lines, notices: [], whole: true, ...(title ? { pageTitle: title } : {}) }
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

function children(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : []
}

function walk(node: Node, out: Out): void {
  if (node.nodeName === '#text' && 'value' in node) {
    out.pending += node.value.replace(/\s+/g, ' ')
    return
  }
  if (!isElement(node)) {
    for (const child of children(node)) walk(child, out)
    return
  }
  if (SKIPPED.has(node.tagName) || node.tagName === 'head' || isHidden(node)) return
  if (node.tagName === 'br') return flush(out)
  if (node.tagName === 'table' && isDataTable(node)) {
    flush(out)
    tableRows(node, out)
    return
  }
  const block = BLOCKS.has(node.tagName)
  if (block) flush(out)
  for (const child of children(node)) walk(child, out)
  if (block) flush(out)
}

function isHidden(element: Element): boolean {
  return element.attrs.some(
    ({ name, value }) => name === 'hidden' || (name === 'style' && /display\s*:\s*none/i.test(value)),
  )
}

function flush(out: Out): void {
  const text = out.pending.replace(/[ \t\n\r]+/g, ' ').trim()
  out.pending = ''
  if (text !== '') out.lines.push({ text, place: { line: out.lines.length + 1 }, kind: 'text' })
}

/** A table with several columns and no table inside; one-column tables and frames of a page are walked as text. */
function isDataTable(table: Element): boolean {
  if (descendants(table, 'table').length > 0) return false
  return rowsOf(table).some((row) => cellsOf(row).length > 1)
}

function descendants(node: Node, name: string): readonly Element[] {
  return children(node).flatMap((child) => {
    if (!isElement(child)) return []
    return child.tagName === name ? [child] : descendants(child, name)
  })
}

function rowsOf(table: Element): readonly Element[] {
  return descendants(table, 'tr')
}

function cellsOf(row: Element): readonly Element[] {
  return row.childNodes.filter((child): child is Element => isElement(child) && /^t[dh]$/.test(child.tagName))
}

function tableRows(table: Element, out: Out): void {
  out.tables += 1
  /** Rows still covered, per column, by a cell from above. */
  const covered: number[] = []
  rowsOf(table).forEach((row, index) => {
    const cells: SourceCell[] = []
    let column = 0
    for (const cell of cellsOf(row)) {
      while ((covered[column] ?? 0) > 0) column += 1
      const width = span(cell, 'colspan')
      const height = span(cell, 'rowspan')
      cells.push({ text: cellText(cell), from: column, to: column + width })
      for (let at = column; at < column + width; at += 1) covered[at] = height
      column += width
    }
    covered.forEach((left, at) => (covered[at] = Math.max(0, left - 1)))
    pushRow(out, cells, `表${out.tables} 行${index + 1}`)
  })
}

function pushRow(out: Out, cells: readonly SourceCell[], cell: string): void {
  const text = cells.map((entry) => entry.text).join('\t')
  out.lines.push({ text, place: { line: out.lines.length + 1, cell }, kind: 'row', cells })
}

function span(cell: Element, name: string): number {
  const value = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? '1')
  return Number.isInteger(value) && value > 0 ? Math.min(value, MAX_SPAN) : 1
}

function cellText(cell: Element): string {
  const parts: string[] = []
  collect(cell, parts)
  return parts
    .join('')
    .replace(/[ \t\n\r]+/g, ' ')
    .trim()
}

function collect(node: Node, parts: string[]): void {
  for (const child of children(node)) {
    if (child.nodeName === '#text' && 'value' in child) parts.push(child.value)
    else if (isElement(child) && !SKIPPED.has(child.tagName) && !isHidden(child)) {
      if (child.tagName === 'br' || BLOCKS.has(child.tagName)) parts.push('\n')
      collect(child, parts)
      if (BLOCKS.has(child.tagName)) parts.push('\n')
    }
  }
}

function findTitle(node: Node): string | undefined {
  const [title] = descendants(node, 'title')
  const text = title ? cellText(title) : ''
  return text === '' ? undefined : text
}
