/** PDF: the text items of each page put into lines and runs by their position. */
import { getDocumentProxy } from 'unpdf'
import { foldRadicals } from '../parse/fold.ts'
import type { SourceCell, SourceDocument, SourceLine } from '../parse/source.ts'
import { Unreadable } from './unreadable.ts'

interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

const MAX_PAGES = 300

/** Reads the text layer. Throws Unreadable for a scan, a locked or a broken file. */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  const pdf = await openPdf(bytes)
  try {
    if (pdf.numPages > MAX_PAGES) throw new Unreadable(`PDF 有${pdf.numPages}页，超过${MAX_PAGES}页的上限`)
    const lines: SourceLine[] = []
    for (let page = 1; page <= pdf.numPages; page += 1) {
      const runs = await pageRuns(pdf, page)
      for (const line of pageLines(runs, page))
        lines.push({ ...line, place: { line: lines.length + 1, page } })
    }
    const signs = lines.reduce((sum, line) => sum + line.text.replace(/\s/g, '').length, 0)
    if (signs < 10) throw new Unreadable('PDF 没有文字层（可能是扫描件），请先做文字识别或换用文字版')
    return { lines, notices: scanNotice(signs, pdf.numPages), whole: true }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,

      stopAtErrors: false,
    })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') throw new Unreadable('PDF 设有打开密码，请解除密码后再检查')
    throw new Unreadable('PDF 已损坏或不是 PDF 文件，无法打开')
  }
}

function scanNotice(signs: number, pages: number): SourceDocument['notices'] {
  if (signs >= pages * 30) return []
  return [{ code: 'file.scan', message: 'PDF 的文字很少，部分页面可能是图片，图片中的内容没有读取' }]
}

async function pageRuns(pdf: Pdf, number: number): Promise<readonly Run[]> {
  const page = await pdf.getPage(number)
  const content = await page.getTextContent()
  const runs: Run[] = []
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform.map(Number)
    if (Math.abs(b) > Math.abs(a)) continue // turned text: watermarks
    const size = Math.abs(d) || Math.abs(a) || item.height
    runs.push({ text: foldRadicals(item.str), x, y, width: item.width, size })
  }
  page.cleanup()
  return runs
}

type PageLine = Omit<SourceLine, 'place'>

/** Runs whose baselines lie together make a line, top to bottom. */
function pageLines(runs: readonly Run[], page: number): readonly PageLine[] {
  const rows: { y: number; size: number; runs: Run[] }[] = []
  for (const run of [...runs].sort((left, right) => right.y - left.y)) {
    const row = rows.at(-1)
    if (row && Math.abs(row.y - run.y) <= Math.min(row.size, run.size) * 0.45) row.runs.push(run)
    else rows.push({ y: run.y, size: run.size, runs: [run] })
  }
  const lines = rows.map((row) => lineOf(row.runs))
  return lines.filter((line, index) => !isPageNumber(line.text, index, lines.length, page))
}

function isPageNumber(text: string, index: number, count: number, page: number): boolean {
  return (index === 0 || index === count - 1) && new RegExp(`^[-—–\\s]*${page}[-—–\\s]*$`).test(text)
}

/** Runs joined into pieces; a wide gap, or any gap between numbers, starts a new piece. */
function lineOf(runs: readonly Run[]): PageLine {
  const cells: { text: string; from: number; to: number }[] = []
  for (const run of [...runs].sort((left, right) => left.x - right.x)) {
    const last = cells.at(-1)
    const gap = last ? run.x - last.to : Number.POSITIVE_INFINITY
    if (last && gap < gapLimit(last.text, run)) {
      last.text += gap > run.size * 0.25 ? ` ${run.text}` : run.text
      last.to = Math.max(last.to, run.x + run.width)
    } else cells.push({ text: run.text, from: run.x, to: run.x + run.width })
  }
  const trimmed: readonly SourceCell[] = cells
  return { text: trimmed.map((cell) => cell.text).join('  '), kind: 'placed', cells: trimmed }
}

function gapLimit(before: string, run: Run): number {
  const numbers = /[\d/-]\s*$/.test(before) && /^\s*[\d/+-]/.test(run.text)
  return run.size * (numbers ? 0.3 : 1.1)
}
