import { pointsOf, textWidth } from './docx-look.ts'
import type { PageSetup } from './tree.ts'

/**
 * GB/T 9704 7.3.2: a title of several lines is broken where the sense allows it, into lines of like length. Lines that
 * the writer broke stay broken; a line that fits stays whole.
 */
export function titleLines(title: string, page: PageSetup): string {
  const room = textWidth(page) / 20 / pointsOf(page).title
  return title
    .split('\n')
    .map((line) => breakLine(line, room).join('\n'))
    .join('\n')
}

const HEAD = { room: 430, largest: 42, largestOfTwo: 30, smallest: 20 } as const // pt

/** 发文机关标识 as large as its line has room for; a name too long even in small type stands on two lines. */
export function headLines(organ: string): { readonly text: string; readonly size: number } {
  const lines = organ.split('\n').flatMap((line) => breakLine(line, HEAD.room / HEAD.smallest))
  const largest = lines.length === 1 ? HEAD.largest : HEAD.largestOfTwo
  const fitted = HEAD.room / Math.max(1, ...lines.map(widthOf))
  return { text: lines.join('\n'), size: Math.floor(Math.max(HEAD.smallest, Math.min(largest, fitted))) }
}

/** 署名: a name too long for its line is broken where the sense allows it, two characters from the right margin. */
export function signatureLines(organ: string, page: PageSetup): readonly string[] {
  return breakLine(organ, textWidth(page) / 20 / pointsOf(page).body - 2)
}

function breakLine(line: string, room: number): readonly string[] {
  const pieces = sensePieces(line)
  const total = widthOf(line)
  const most = Math.min(pieces.length, Math.ceil(total / room) + 1)
  for (let count = Math.ceil(total / room); count <= most; count++) {
    const best = bestLines(pieces, count, { room, aim: total / count })
    if (best !== undefined) return best.lines
  }
  return [line]
}

interface Layout {
  readonly lines: readonly string[]
  readonly cost: number
}

/** A break elsewhere than at a great joint costs as much as a line six characters off the mean. */
const MINOR_JOINT = 36

function bestLines(
  pieces: readonly string[],
  count: number,
  measure: { readonly room: number; readonly aim: number },
): Layout | undefined {
  let best: Layout | undefined
  for (let taken = count === 1 ? pieces.length : 1; taken <= pieces.length - count + 1; taken++) {
    const first = pieces.slice(0, taken).join('')
    if (widthOf(first) > measure.room) break
    const rest = pieces.slice(taken)
    const after: Layout | undefined =
      count === 1 ? { lines: [], cost: 0 } : bestLines(rest, count - 1, measure)
    if (after === undefined) continue
    const joint = count === 1 || isGreatJoint(first, rest.join('')) ? 0 : MINOR_JOINT
    const cost = (widthOf(first) - measure.aim) ** 2 + joint + after.cost
    if (best === undefined || cost < best.cost) best = { lines: [first, ...after.lines], cost }
  }
  return best
}

/** Behind an organ's name and before 关于 or the year the title falls into its parts. */
function isGreatJoint(before: string, after: string): boolean {
  return /(?:办事处|人民政府|委员会|局|厅|办公室|中心)$/.test(before) && /^(?:\d{4}年|关于|政)/.test(after)
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** Terms of the trade that stay whole, whatever the dictionary says. */
const TERMS =
  /政府信息公开|政务公开|信息处理费|街道办事处|年度报告|\d+年(?:度|第\d+季度)?|[（《“〔][^）》”〕]*[）》”〕]?/g
/** Endings that no line begins with. */
const ENDING = /^[的区市县镇乡村路处室局厅所站书函费表单会，。、；：）》”〕！？]$/

/** What a title may be taken apart into. */
function sensePieces(line: string): readonly string[] {
  const joints = new Set([...words.segment(line)].map(({ index }) => index))
  for (const { index, 0: term } of line.matchAll(TERMS)) {
    joints.add(index)
    for (let inside = index + 1; inside < index + term.length; inside++) joints.delete(inside)
  }
  const starts = [...joints]
    .filter((at) => at === 0 || !ENDING.test(line.charAt(at)))
    .toSorted((a, b) => a - b)
  return starts.map((at, order) => line.slice(at, starts[order + 1]))
}

/** In characters of the text's size; Latin letters and figures take half. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2000' ? 0.55 : 1), 0)
}
