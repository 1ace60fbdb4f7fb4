/**
 * Published text: a small set of HTML with classes only. It is made of what people type (paragraphs and light marks)
 * or paste (HTML of a word processor or a web page); scripts, styles, images and foreign classes never get through.
 */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const KEPT = new Set(
  'p h2 h3 h4 ul ol li table thead tbody tfoot tr th td caption strong em u br a blockquote sub sup hr'.split(
    ' ',
  ),
)
const RENAMED: Readonly<Record<string, string>> = { h1: 'h2', h5: 'h4', h6: 'h4', b: 'strong', i: 'em' }
const DROPPED = new Set(
  'script style head title meta link iframe object embed svg math template noscript'.split(' '),
)
/** What parts paragraphs although it is not kept itself. */
const BLOCKS = new Set(
  'div section article header footer main aside center figure dl dd dt address form'.split(' '),
)
const CLASSES = new Set(['align-center', 'align-right', 'indent'])
const VOID = new Set(['br', 'hr'])

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)
}
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The HTML that is published for a body as it was written. */
export function publishedHtml(body: { format: 'text' | 'html'; source: string }): string {
  return body.format === 'html' ? sanitizeHtml(body.source) : textToHtml(body.source)
}

/** Pasted HTML reduced to what is kept. Running it on its own answer changes nothing. */
export function sanitizeHtml(source: string): string {
  const fragment = parseFragment(source)
  flattenBelow(fragment.childNodes, MAX_DEPTH)
  const html = group(fragment.childNodes)
  return html.replace(/<p( class="[a-z -]+")?>\s*<\/p>/g, '').trim()
}

const MAX_DEPTH = 60

/** Deeper than anybody writes only the text is kept, so that no paste can exhaust the stack. */
function flattenBelow(nodes: readonly Node[], depth: number): void {
  let level = nodes.filter(isElement)
  for (let below = 0; below < depth && level.length > 0; below += 1)
    level = level.flatMap((element) => element.childNodes.filter(isElement))
  for (const element of level) {
    const text: Node = { nodeName: '#text', value: textBelow(element), parentNode: element }
    element.childNodes = [text]
  }
}

function textBelow(element: Element): string {
  let text = ''
  const open: Node[] = [element]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('value' in node) text += node.value
    if (isElement(node) && !DROPPED.has(node.tagName)) open.push(...node.childNodes.toReversed())
  }
  return text
}

/** Loose text and inline elements at block level are put into paragraphs. */
function group(nodes: readonly Node[]): string {
  let html = ''
  let loose = ''
  const flush = (): void => {
    if (loose.trim() !== '') html += `<p>${loose.trim()}</p>`
    loose = ''
  }
  for (const node of nodes) {
    if (isBlock(node)) {
      flush()
      html += block(node)
    } else loose += inline(node)
  }
  flush()
  return html
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

const BLOCK_TAGS = new Set('p h2 h3 h4 ul ol li table blockquote hr'.split(' '))

function isBlock(node: Node): node is Element {
  if (!isElement(node)) return false
  const name = nameOf(node)
  return BLOCK_TAGS.has(name) || BLOCKS.has(name)
}

function nameOf(element: Element): string {
  return RENAMED[element.tagName] ?? element.tagName
}

function block(element: Element): string {
  const name = nameOf(element)
  if (BLOCKS.has(name)) {
    const holdsBlocks = element.childNodes.some(isBlock)
    return holdsBlocks ? group(element.childNodes) : wrap('p', element, inlineAll(element.childNodes))
  }
  if (name === 'hr') return '<hr>'
  if (name === 'p') {
    // A list or table pasted into a paragraph stands on its own.
    return element.childNodes.some(isBlock)
      ? group(element.childNodes)
      : wrap('p', element, inlineAll(element.childNodes))
  }
  if (name === 'table') return `<table>${tableParts(element.childNodes)}</table>`
  if (name === 'ul' || name === 'ol') {
    const items = element.childNodes.filter(isElement).filter((child) => nameOf(child) === 'li')
    return items.length === 0
      ? ''
      : `<${name}>${items.map((item) => `<li>${mixed(item)}</li>`).join('')}</${name}>`
  }
  if (name === 'li') return `<ul><li>${mixed(element)}</li></ul>`
  if (name === 'blockquote') return `<blockquote>${group(element.childNodes)}</blockquote>`
  return wrap(name, element, inlineAll(element.childNodes))
}

function wrap(name: string, element: Element, inner: string): string {
  const text = inner.trim()
  return text === '' ? '' : `<${name}${classOf(element)}>${text}</${name}>`
}

/** A list item or cell: its text as it is, or its blocks. */
function mixed(element: Element): string {
  if (!element.childNodes.some(isBlock)) return inlineAll(element.childNodes).trim()
  const html = group(element.childNodes)
  const only = /^<p>((?:(?!<p[ >]).)*)<\/p>$/s.exec(html)
  return only?.[1] ?? html
}

function tableParts(nodes: readonly Node[]): string {
  return nodes
    .filter(isElement)
    .map((node) => {
      const name = node.tagName
      if (name === 'thead' || name === 'tbody' || name === 'tfoot' || name === 'tr')
        return `<${name}>${tableParts(node.childNodes)}</${name}>`
      if (name === 'caption') return `<caption>${inlineAll(node.childNodes).trim()}</caption>`
      if (name === 'td' || name === 'th')
        return `<${name}${spans(node)}${classOf(node)}>${mixed(node)}</${name}>`
      return ''
    })
    .join('')
}

function spans(element: Element): string {
  return ['colspan', 'rowspan']
    .map((name) => {
      const value = Number(attribute(element, name))
      return Number.isInteger(value) && value > 1 && value <= 100 ? ` ${name}="${value}"` : ''
    })
    .join('')
}

function inlineAll(nodes: readonly Node[]): string {
  return nodes.map(inline).join('')
}

function inline(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node)
    return escapeHtml(node.value.replace(/[\t\n\r\f ]+/g, ' '))
  if (!isElement(node)) return ''
  const name = nameOf(node)
  if (DROPPED.has(name)) return ''
  if (VOID.has(name)) return name === 'br' ? '<br>' : ''
  const inner = inlineAll(node.childNodes)
  if (name === 'a') return link(node, inner)
  if (KEPT.has(name) && !BLOCK_TAGS.has(name) && inner.trim() !== '') return `<${name}>${inner}</${name}>`
  return inner
}

/** Links go to the web, to mail, or within the site; any other scheme loses its address. */
function link(element: Element, inner: string): string {
  // As a browser reads it: no control characters, and a backslash after the slash means another site.
  const href = (attribute(element, 'href') ?? '').replace(/\p{Cc}/gu, '').trim()
  const good = /^(https?:\/\/|mailto:)/i.test(href) || /^\/(?![/\\])/.test(href)
  if (!good || inner.trim() === '') return inner
  const away = /^https?:/i.test(href) ? ' rel="noreferrer"' : ''
  return `<a href="${escapeHtml(href)}"${away}>${inner}</a>`
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

/** Our own classes stay; alignment of a word processor becomes one of them. */
function classOf(element: Element): string {
  const own = (attribute(element, 'class') ?? '').split(/\s+/).filter((name) => CLASSES.has(name))
  const style = attribute(element, 'style') ?? ''
  const align = /text-align:\s*(center|right)/i.exec(style)?.[1] ?? attribute(element, 'align')
  if (align?.toLowerCase() === 'center') own.push('align-center')
  if (align?.toLowerCase() === 'right') own.push('align-right')
  if (/text-indent:\s*[1-9]/i.test(style)) own.push('indent')
  const names = [...new Set(own)]
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`
}

/**
 * What people type: a paragraph a line; `# ` and `## ` headings, `- ` and `1. ` lists, `| a | b |` tables, `**bold**`,
 * and bare addresses of the web as links.
 */
export function textToHtml(source: string): string {
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  let html = ''
  for (let index = 0; index < lines.length;) {
    const run = listOrTable(lines, index)
    if (run !== undefined) {
      html += run.html
      index = run.next
      continue
    }
    html += lineToHtml(lines[index] ?? '')
    index += 1
  }
  return html
}

function lineToHtml(line: string): string {
  const text = line.trim()
  if (text === '') return ''
  const heading = /^(#{1,3})\s+(.+)$/.exec(text)
  if (heading) {
    const level = (heading[1]?.length ?? 1) + 1
    return `<h${level}>${spansOf(heading[2] ?? '')}</h${level}>`
  }
  if (/^-{3,}$/.test(text)) return '<hr>'
  return `<p>${spansOf(text)}</p>`
}

const LISTS = [
  { tag: 'ul', line: /^\s*[-*•]\s+(.+)$/ },
  { tag: 'ol', line: /^\s*\d{1,3}[.)]\s+(.+)$/ },
] as const
const TABLE_LINE = /^\s*\|(.+)\|\s*$/

function listOrTable(lines: readonly string[], from: number): { html: string; next: number } | undefined {
  for (const { tag, line } of LISTS) {
    const items = takeWhile(lines, from, line)
    if (items.length > 0) {
      const inner = items.map((item) => `<li>${spansOf(item)}</li>`).join('')
      return { html: `<${tag}>${inner}</${tag}>`, next: from + items.length }
    }
  }
  const rows = takeWhile(lines, from, TABLE_LINE)
  return rows.length === 0 ? undefined : { html: tableOf(rows), next: from + rows.length }
}

function takeWhile(lines: readonly string[], from: number, pattern: RegExp): readonly string[] {
  const found: string[] = []
  for (let index = from; index < lines.length; index += 1) {
    const match = pattern.exec(lines[index] ?? '')
    if (!match) break
    found.push(match[1] ?? '')
  }
  return found
}

function tableOf(rows: readonly string[]): string {
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()))
  const isRule = (row: readonly string[] | undefined): boolean =>
    row?.every((cell) => /^:?-{2,}:?$/.test(cell)) ?? false
  const line = (row: readonly string[], tag: string): string =>
    `<tr>${row.map((cell) => `<${tag}>${spansOf(cell)}</${tag}>`).join('')}</tr>`
  const head = isRule(cells[1]) ? `<thead>${line(cells[0] ?? [], 'th')}</thead>` : ''
  const body = cells.slice(head === '' ? 0 : 2).map((row) => line(row, 'td'))
  return `<table>${head}<tbody>${body.join('')}</tbody></table>`
}

function spansOf(text: string): string {
  return escapeHtml(text)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(
      /https?:\/\/[\w\-./?%&=#~:+,;@!]+[\w/]/g,
      (address) => `<a href="${address}" rel="noreferrer">${address}</a>`,
    )
}

/** The text of published HTML, blocks parted by line breaks: for search, snippets and feeds. */
export function plainText(html: string): string {
  return html
    .replace(/<br>|<\/(p|h[2-4]|li|tr|caption|blockquote)>/g, '\n')
    .replace(/<\/(td|th)>/g, ' ')
    .replace(/<[^<>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
