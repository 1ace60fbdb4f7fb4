/** The text of a report without its tables: paragraphs with their lines, cut into the six sections. */
import type { FormDefinition } from '../model.ts'
import type { Place, ReadSection } from '../reading.ts'
import type { Chunk } from './chunks.ts'
import { fold, squeeze } from './fold.ts'
import { cutGlued, isGlued } from './glued.ts'
import { isKnownText, matchRow } from './labels.ts'
import type { SourceDocument, SourceLine } from './source.ts'
import { isBlankText, isNumberText } from './values.ts'

/** A stretch of prose on one line; a heading opens its section. */
export interface Stretch {
  readonly text: string
  readonly place: Place
  readonly heading?: {
    readonly number: ReadSection['number']
    readonly printedNumber: number | null
    readonly title: string
  }
}

const TITLES: readonly (readonly [ReadSection['number'], RegExp])[] = [
  [1, /^(?:政府信息公开工作)?(?:总体|基本|概况)(?:工作)?(?:情况|概况)?$|^概述$/],
  [2, /^(?:行政机关)?主动公开.{0,8}情况$/],
  [3, /^(?:行政机关)?收到(?:和|并|、|及)?处理.{0,12}申请.{0,4}情况$/],
  [4, /^(?:因)?(?:政府信息公开)?.{0,12}行政法?复议.{0,8}诉讼.{0,4}情况$/],
  [5, /^.{0,12}存在的?(?:主要|突出)?(?:问题|不足|困难).{0,16}$|^(?:主要)?问题(?:及|和|与)改进(?:情况|措施)$/],
  [6, /^(?:其他|其它|需要)(?:需要)?(?:报告|说明)?的?.{0,4}(?:事项|情况)$/],
]
const NUMERALS = '一二三四五六七八九十'
const HEAD = /^[#*\s]*(?:第?([一二三四五六七八九十])(?:部分|章)?[、.,:]\s*)?(.+)$/
/** A numbered heading with its text running on in the same line. */
const RUN_ON =
  /^\s*([一二三四五六])\s*、\s*(总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况|(?:政府信息公开)?行政法?复议、?行政诉讼情况|(?:政府信息公开工作)?存在的(?:主要)?问题及改进情况|其他需要报告的事项)[\s。:]+(.+)$/

/** Recognises one of the six headings, numbered or bare. */
export function headingOf(text: string): Stretch['heading'] {
  const plain = squeeze(text).replace(/\([^()]*\)$/, '')
  if (plain.length < 2 || plain.length > 45 || /[。;]/.test(plain)) return undefined
  const [, numeral, body = ''] = HEAD.exec(plain) ?? []
  const title = body.replace(/[:.,、*#]+$/, '')
  const found = TITLES.find(([, pattern]) => pattern.test(title))
  if (!found || (numeral === undefined && !isBareHeading(found[0], title))) return undefined
  const printedNumber = numeral === undefined ? null : NUMERALS.indexOf(numeral) + 1
  return { number: found[0], printedNumber, title }
}

function isBareHeading(number: number, title: string): boolean {
  if (number === 1) return title === '总体情况'
  if (number === 5) return /^(?:政府信息公开工作)?存在的(?:主要)?问题(?:及|和)改进(?:情况|措施)$/.test(title)
  return number !== 2 || title === '主动公开政府信息情况'
}

/** All prose in print order; rows, labels and values of tables are left out. */
export function stretchesOf(source: SourceDocument, chunks: readonly Chunk[]): readonly Stretch[] {
  const table = tableLines(chunks)
  return source.lines.flatMap((line, index) =>
    table.has(index) && !isGlued(line.text) ? [] : lineStretches(line),
  )
}

function lineStretches(line: SourceLine): readonly Stretch[] {
  if (line.kind === 'row' || line.text.trim() === '') return []
  if (isGlued(line.text)) return gluedStretches(line)
  const run = RUN_ON.exec(fold(line.text))
  const heading = headingOf(line.text) ?? (run?.[2] ? headingOf(`${run[1]}、${run[2]}`) : undefined)
  if (!heading) return isTableText(line.text) ? [] : [{ text: line.text, place: line.place }]
  const head = { text: line.text, place: line.place, heading }
  return run?.[3] ? [head, { text: run[3], place: line.place }] : [head]
}

function gluedStretches(line: SourceLine): readonly Stretch[] {
  return cutGlued(line.text).flatMap((part): readonly Stretch[] => {
    if (part.kind === 'digits') return []
    const heading = part.kind === 'label' ? headingOf(part.text) : undefined
    if (heading) return [{ text: part.text, place: line.place, heading }]
    return part.kind === 'prose' ? [{ text: part.text, place: line.place }] : []
  })
}

function isTableText(text: string): boolean {
  const plain = squeeze(text)
  if (isBlankText(plain) || isNumberText(plain) || plain.includes('|')) return true
  return plain.length <= 60 && isKnownText(plain)
}

function tableLines(chunks: readonly Chunk[]): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const chunk of chunks) {
    if (chunk.table === undefined || chunk.values.length === 0) continue
    for (const value of chunk.values) lines.add(value.line)
    for (const item of chunk.texts) if (matchRow(item.text) || isKnownText(item.text)) lines.add(item.line)
  }
  return lines
}

/** The sections in print order with their prose; a heading that only stands in a table of contents is left out. */
export function sectionsOf(
  stretches: readonly Stretch[],
  form: FormDefinition,
  cut: boolean,
): readonly ReadSection[] {
  const heads = headsOf(stretches, form)
  return heads.flatMap((head, at): readonly ReadSection[] => {
    const next = heads[at + 1]
    const body = stretches.slice(head.index + 1, next?.index)
    const again = heads.slice(at + 1).some((other) => other.heading.number === head.heading.number)
    if (body.length === 0 && again) return []
    const { number, printedNumber, title } = head.heading
    const official = form.sections.find((section) => section.number === number)?.title ?? title
    const text = body.map((stretch) => stretch.text.trim()).join('\n')
    return [
      {
        number,
        printedNumber,
        title: official,
        printedTitle: title,
        text,
        place: head.place,
        cut: cut && next === undefined,
      },
    ]
  })
}

interface Head extends Stretch {
  readonly heading: NonNullable<Stretch['heading']>
  readonly index: number
}

/** The headings; where one of a number has the form's own title, others of that number are headings inside a section. */
function headsOf(stretches: readonly Stretch[], form: FormDefinition): readonly Head[] {
  const heads = stretches.flatMap((stretch, index): readonly Head[] =>
    stretch.heading ? [{ ...stretch, heading: stretch.heading, index }] : [],
  )
  const isOwn = ({ heading }: Head) =>
    form.sections.some(({ number, title }) => number === heading.number && title === heading.title)
  return heads.filter(
    (head) =>
      isOwn(head) || !heads.some((other) => other.heading.number === head.heading.number && isOwn(other)),
  )
}
