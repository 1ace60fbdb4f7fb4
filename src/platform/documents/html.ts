import { prepare } from './prepare.ts'
import { qrSvg } from './qr.ts'
import type { Block, Cell, DocumentTree, Pictures, Run } from './tree.ts'

export interface HtmlOptions {
  /** Address of a picture, where the page's content security policy does not allow `data:`. */
  readonly imageAddress?: (svg: string, index: number) => string
  /** Seals to show; one that is not among them is left out. */
  readonly pictures?: Pictures
}

/**
 * DocumentTree → one `<article>` of semantic HTML with `doc-…` classes, no inline style, no script; the page around
 * it brings the style sheet. Headings start at h2: the page's own title is the h1.
 */
export function renderHtml(tree: DocumentTree, options: HtmlOptions = {}): string {
  const ready = prepare(tree)
  let images = 0
  const address = (svg: string): string => options.imageAddress?.(svg, images++) ?? dataAddress(svg)
  const body = ready.blocks.map((block) => blockHtml(block, address, options.pictures)).join('\n')
  return `<article class="doc doc-${ready.page.margins}" lang="zh-CN">\n${body}\n</article>\n`
}

export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function dataAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg).replaceAll("'", '%27')}`
}

function lines(value: string): string {
  return value.split('\n').map(escapeHtml).join('<br>')
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map((run) => (run.bold === true ? `<strong>${lines(run.text)}</strong>` : lines(run.text)))
    .join('')
}

const HEADINGS = { 1: 'h3', 2: 'h4', 3: 'h5' } as const

function blockHtml(block: Block, address: (svg: string) => string, pictures: Pictures = new Map()): string {
  switch (block.kind) {
    case 'organHeader':
      return `<p class="doc-organ">${lines(block.text)}</p>`
    case 'title':
      return `<h2 class="doc-title">${lines(block.text)}</h2>`
    case 'docNumber':
      return `<p class="doc-number">${lines(block.text)}</p>`
    case 'heading':
      return `<${HEADINGS[block.level]} class="doc-heading">${lines(block.text)}</${HEADINGS[block.level]}>`
    case 'paragraph':
      return `<p class="${paragraphClass(block)}">${runsHtml(block.runs)}</p>`
    case 'fields':
      return `<dl class="doc-fields">${block.rows.map(fieldHtml).join('')}</dl>`
    case 'list':
      return listHtml(block)
    case 'table':
      return tableHtml(block)
    case 'signature':
      return signatureHtml(block, pictures)
    case 'attachmentNote':
      return attachmentsHtml(block.items)
    case 'note':
      return `<p class="doc-note">${lines(block.text)}</p>`
    case 'image':
      return `<img class="doc-image" src="${escapeHtml(address(block.svg))}" alt="${escapeHtml(block.alt)}">`
    case 'qr':
      return qrHtml(block)
    case 'pageBreak':
      return '<hr class="doc-page-break">'
    case 'rule':
      return `<hr class="${block.red === true ? 'doc-rule doc-rule-red' : 'doc-rule'}">`
  }
}

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

function paragraphClass(block: Of<'paragraph'>): string {
  const align = block.align === undefined || block.align === 'left' ? '' : ` doc-${block.align}`
  return `doc-paragraph${block.indent ? ' doc-indent' : ''}${align}`
}

function fieldHtml(row: { readonly label: string; readonly value: string }): string {
  return `<dt>${lines(row.label)}</dt><dd>${lines(row.value)}</dd>`
}

function listHtml(block: Of<'list'>): string {
  const tag = block.ordered ? 'ol' : 'ul'
  return `<${tag} class="doc-list">${block.items.map((item) => `<li>${runsHtml(item)}</li>`).join('')}</${tag}>`
}

/** As on paper: a single attachment has no number, several are counted 1. 2. */
function attachmentsHtml(items: readonly string[]): string {
  const [only = ''] = items
  const named =
    items.length > 1
      ? `<p>附件：</p><ol>${items.map((item) => `<li>${lines(item)}</li>`).join('')}</ol>`
      : `<p>附件：${lines(only)}</p>`
  return `<div class="doc-attachments">${named}</div>`
}

function signatureHtml({ organ, date, seal }: Of<'signature'>, pictures: Pictures): string {
  const words = `<span>${lines(organ)}</span><br><span>${lines(date)}</span>`
  const picture = seal === undefined ? undefined : pictures.get(seal.hash)
  if (seal === undefined || picture === undefined) return `<p class="doc-signature">${words}</p>`
  const pixels = (millimetres: number): number => Math.round((millimetres * 96) / 25.4)
  const source = `data:image/png;base64,${Buffer.from(picture).toString('base64')}`
  const image = `<img class="doc-seal" src="${source}" alt="${escapeHtml(seal.alt)}" width="${pixels(seal.widthMm)}" height="${pixels(seal.heightMm)}">`
  return `<div class="doc-signature doc-sealed">${image}<p>${words}</p></div>`
}

function qrHtml({ text, caption, stamp }: Of<'qr'>): string {
  const drawing = qrSvg(text).replace(
    '<svg ',
    `<svg class="doc-qr" role="img" aria-label="${escapeHtml(`二维码：${text}`)}" `,
  )
  if (stamp === undefined)
    return `<figure class="doc-qr-figure">${drawing}<figcaption>${lines(caption)}</figcaption></figure>`
  const said = `<dl>${stamp.map(fieldHtml).join('')}</dl><p>${lines(caption)}</p>`
  return `<figure class="doc-qr-figure doc-stamp">${drawing}<figcaption>${said}</figcaption></figure>`
}

function tableHtml(block: Of<'table'>): string {
  const rowHtml = (row: readonly Cell[], inHead: boolean): string =>
    `<tr>${row.map((cell) => cellHtml(cell, inHead)).join('')}</tr>`
  const head = block.rows.slice(0, block.headerRows).map((row) => rowHtml(row, true))
  const body = block.rows.slice(block.headerRows).map((row) => rowHtml(row, false))
  const caption = block.caption === undefined ? '' : `<caption>${lines(block.caption)}</caption>`
  const thead = head.length > 0 ? `<thead>${head.join('')}</thead>` : ''
  return `<div class="doc-table-frame" tabindex="0"><table class="doc-table">${caption}${thead}<tbody>${body.join('')}</tbody></table></div>`
}

function cellHtml(cell: Cell, inHead: boolean): string {
  const header = inHead || cell.header === true
  const scope = header ? ` scope="${headerScope(cell, inHead)}"` : ''
  const spans =
    ((cell.rowSpan ?? 1) > 1 ? ` rowspan="${cell.rowSpan}"` : '') +
    ((cell.colSpan ?? 1) > 1 ? ` colspan="${cell.colSpan}"` : '')
  const classes = [
    ...(cell.align === undefined ? [] : [`doc-${cell.align}`]),
    ...(cell.vertical === true ? ['doc-vertical'] : []),
  ]
  const named = classes.length > 0 ? ` class="${classes.join(' ')}"` : ''
  const tag = header ? 'th' : 'td'
  return `<${tag}${scope}${spans}${named}>${lines(cell.text)}</${tag}>`
}

function headerScope(cell: Cell, inHead: boolean): string {
  if (inHead) return (cell.colSpan ?? 1) > 1 ? 'colgroup' : 'col'
  return (cell.rowSpan ?? 1) > 1 ? 'rowgroup' : 'row'
}
