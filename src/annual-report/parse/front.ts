/** Whose report it is and of which year: the title, else the sentence that names it, else the signature. */
import { fold, squeeze } from './fold.ts'
import type { Stretch } from './prose.ts'
import type { SourceDocument } from './source.ts'

export interface Front {
  readonly organ: string | null
  readonly year: number | null
  readonly title: string | null
  /** Line (from 0) of the title of a second report in the same source. */
  readonly secondReport?: number
}

interface Line {
  readonly text: string
  readonly line: number
}

const TITLE = new RegExp(
  `^(.{0,40}?)(?:(20\\d\\d)年?度?)?([^\\d]{0,30}?)(?:关于)?(?:20\\d\\d年度?)?(?:政府信息|政务信息|政务)公开(?:和政务公开)?(.{0,14})$`,
)
const SHORT_TITLE = new RegExp(`^(.{2,40}?)(20\\d\\d)?年?度?信息公开(.{0,14})$`)
const YEARBOOK = /(20\d\d)年报[_\-\s]+([\u4e00-\u9fff]{2,30})$/
const ORGAN_END =
  /(?:局|委|办|厅|院|室|处|所|站|中心|委员会|政府|街道|镇|乡|苏木|区|县|市|省|州|旗|盟|公司|学校|大学|队|会|社|馆|台|场|署|部|分局|支队|总队)$/

/** Finds organ, year and title. */
export function frontOf(source: SourceDocument, stretches: readonly Stretch[]): Front {
  const lines = source.lines.flatMap((line, index): readonly Line[] =>
    line.kind === 'row' || line.text.trim() === '' ? [] : [{ text: line.text, line: index }],
  )
  const titles = titlesIn(lines, source.pageTitle)
  const headings = stretches.flatMap((stretch) =>
    stretch.heading ? [{ number: stretch.heading.number, line: (stretch.place.line ?? 1) - 1 }] : [],
  )
  const own = ownTitle(titles, headings[0]?.line)
  const prose = stretches.filter((stretch) => !stretch.heading).map((stretch) => squeeze(stretch.text))
  const named = own?.organ ?? organInTitleSentence(lines) ?? organOfBody(stretches)
  const organ = named === null ? null : fuller(named, [organInTitleSentence(lines), signature(lines)])
  const year = own?.year ?? periodYear(prose) ?? bodyYear(prose)
  const second = secondTitle(titles, headings)
  return { organ, year, title: own?.title ?? null, ...(second === undefined ? {} : { secondReport: second }) }
}

/** The title right above the first section: lists of other reports may stand before it. */
function ownTitle(titles: readonly TitleFound[], firstHeading: number | undefined): TitleFound | undefined {
  const above = firstHeading === undefined ? titles : titles.filter((title) => title.line < firstHeading)
  return (
    above.findLast((title) => title.named) ??
    above.findLast((title) => title.organ !== null) ??
    above.at(-1) ??
    titles[0]
  )
}

interface Heading {
  readonly number: number
  readonly line: number
}

/** A title after which the sections begin anew. */
function secondTitle(titles: readonly TitleFound[], headings: readonly Heading[]): number | undefined {
  const first = headings[0]
  if (!first) return undefined
  const later = titles.filter((title) => title.line > first.line)
  return later.find((title) => {
    const before = headings.filter((heading) => heading.line < title.line)
    const after = headings.filter((heading) => heading.line > title.line)
    return (
      after.length > 1 && after.some((heading) => before.some((other) => other.number === heading.number))
    )
  })?.line
}

interface TitleFound {
  readonly organ: string | null
  readonly year: number | null
  readonly line: number
  readonly title: string
  /** The organ stands in the title itself, not above it. */
  readonly named: boolean
}

function titlesIn(lines: readonly Line[], pageTitle: string | undefined): readonly TitleFound[] {
  const found: TitleFound[] = []
  lines.forEach((line, index) => {
    const title = titleAt(lines, index)
    if (title) found.push({ ...title, line: line.line })
  })
  const page = pageTitle === undefined ? undefined : readTitle(pageTitle.split(/[-_|—]/)[0] ?? '', undefined)
  if (page && !found.some((title) => title.organ !== null)) found.unshift({ ...page, line: 0 })
  return found
}

const TITLE_LINE = 60
const TITLE_LINES = 3

/** A title on one line, or broken over two or three wherever the line ended. */
function titleAt(lines: readonly Line[], index: number): Omit<TitleFound, 'line'> | undefined {
  const previous = lines[index - 1]?.text
  const parts: string[] = []
  for (const line of lines.slice(index, index + TITLE_LINES)) {
    if (
      line.text.trim().length > TITLE_LINE + 30 ||
      (parts.length > 0 && line.line - (lines[index]?.line ?? 0) > 4)
    )
      return undefined
    parts.push(line.text)
    const joined = parts.join('')
    const plain = squeeze(joined)
    if (plain.length > TITLE_LINE || /[。;>]/.test(plain)) return undefined
    if (!/公开|年报/.test(plain) || !/报/.test(plain)) continue
    const title = readTitle(joined, previous)
    if (title && (parts.length === 1 || wasBroken(parts))) return title
  }
  return undefined
}

/** A title over several lines: no line of it is a title by itself, and the first one leads into the next. */
function wasBroken(parts: readonly string[]): boolean {
  if (parts.some((part) => readTitle(part, undefined) !== undefined)) return false
  const [first = ''] = parts
  return /20\d\d|政府信息|政务公开|信息公开/.test(squeeze(first))
}

function readTitle(text: string, previous: string | undefined): Omit<TitleFound, 'line'> | undefined {
  const plain = squeeze(text)
    .replace(/^[#*《\s]+|[》*]+$/g, '')
    .replace(/^(?:标题|题名)[:：]/, '')
    .replace(/^Page\d+-/, '')
  if (plain.length > 60 || /[。;>]|根据|组成|^\(|^[一二三四五六七八九十]+、/.test(plain)) return undefined
  const yearbook = YEARBOOK.exec(plain)
  if (yearbook)
    return {
      organ: organOf(yearbook[2] ?? '', text),
      year: Number(yearbook[1]),
      title: text.trim(),
      named: true,
    }
  const full = TITLE.exec(plain)
  const short = full ? null : SHORT_TITLE.exec(plain)
  const [before, year, between, after] = full ? full.slice(1) : [short?.[1], short?.[2], '', short?.[3]]
  if (after === undefined || !isReportWord(after)) return undefined
  const anyYear = year ?? /(20\d\d)年/.exec(plain)?.[1]
  const own = organOf(before ?? '', text) ?? organOf(between ?? '', text)
  const above =
    own === null && previous !== undefined && !/[:：>|]/.test(previous)
      ? organOf(squeeze(previous), previous)
      : null
  return {
    organ: own ?? above,
    year: anyYear === undefined ? null : Number(anyYear),
    title: text.trim(),
    named: own !== null,
  }
}

/** 工作年度报告 in any order of its characters, or 年报. */
function isReportWord(after: string): boolean {
  const plain = after.replace(/\(.*\)$|[》*]+$/g, '')
  if (plain.length > 10) return false
  return plain.includes('报') && (plain.includes('年') || plain.includes('告'))
}

/** The printed characters of an organ's name, without what leads to it. */
function organOf(plain: string, printed: string): string | null {
  const name = plain
    .replace(/^.*[:：>|]/, '')
    .replace(/^(?:关于|现将|特编制|编制|公布|发布|现公开|公开)+/, '')
    .replace(/(?:关于|的|本级)+$/, '')
    .replace(/20\d\d年?度?$/, '')
  if (name.length < 2 || name.length > 40 || !ORGAN_END.test(name) || /[^\u4e00-\u9fff()]/.test(name))
    return null
  if (/^(?:我|本|各|该|全)/.test(name) || /^(?:政府|信息|政务)公开/.test(name)) return null
  return asPrinted(name, printed)
}

/** The same characters as they are printed (a traditional name stays traditional). */
function asPrinted(name: string, printed: string): string {
  const signs = [...printed.replace(/\s+/g, '')]
  const folded = signs.map((sign) => fold(sign)).join('')
  const at = folded.indexOf(name)
  return at < 0 || folded.length !== signs.length ? name : signs.slice(at, at + name.length).join('')
}

const NAMED_REPORT =
  /(?:^|[,，。:：(]|编制|公开|公布|发布|现将|由)([\u4e00-\u9fff]{3,40}?)(?:关于)?20\d\d年度?政府信息公开工作?年度报告/

function organInTitleSentence(lines: readonly Line[]): string | null {
  for (const { text } of lines.slice(0, 60)) {
    const plain = squeeze(text)
    if (!/年度报告/.test(plain) || plain.length < 40) continue
    const found = NAMED_REPORT.exec(plain)?.[1]
    const organ = found === undefined ? null : organOf(found, text)
    if (organ !== null) return organ
  }
  return null
}

const SUBJECT =
  /(?:^|[。;,，]|由|现将|(?:20\d\d|今)年(?:度|以来)?[,，]?)([\u4e00-\u9fff]{2,24}?(?:局|委员会|委|办公室|办事处|街道|镇|乡|人民政府|管委会|中心|支队))(?=(?:政府|政务)?信息|政务|根据|编制|20\d\d年|认真|高度|不断|不斷|坚持|严格|全面|深入|切实|积极|主动|按照|围绕|贯彻|紧紧|始终|继续|共|通过|收到|未|在|以)/g
const NO_SUBJECT =
  /^(?:度|我|本|各|该|全|上级|有关|相关|其他|所属|下属|直属|国务院|根据|由|对|在|为|按|经|向|与|和|以|将|省|自治区)|^(?:县|区|市|省|乡|镇|州)?(?:委|(?:人民)?政府)$|[、]|年|月|日/

/** The organ as the subject of the first sentences, where no title names it. */
function organOfBody(stretches: readonly Stretch[]): string | null {
  const counts = new Map<string, number>()
  for (const stretch of stretches.slice(0, 30)) {
    const plain = squeeze(stretch.text)
    for (const found of plain.matchAll(SUBJECT)) {
      const name = found[1] ?? ''
      if (!NO_SUBJECT.test(name))
        counts.set(asPrinted(name, stretch.text), (counts.get(asPrinted(name, stretch.text)) ?? 0) + 1)
    }
  }
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? null
}

/** A line near the end that is nothing but an organ's name. */
function signature(lines: readonly Line[]): string | null {
  const tail = lines.slice(-12)
  const at = tail.findIndex((line, index) => {
    const date = squeeze(tail[index + 1]?.text ?? '')
    return (
      /^(?:20\d\d|二[〇○零])\S{0,4}年/.test(date) &&
      date.length < 14 &&
      organOf(squeeze(line.text), line.text) !== null
    )
  })
  const line = tail[at]
  return line ? organOf(squeeze(line.text), line.text) : null
}

/** The same organ with its place before it or its full ending, where the text prints it so. */
function fuller(organ: string, others: readonly (string | null)[]): string {
  return others.reduce<string>((best, other) => {
    return other !== null && other.length > best.length && other.includes(best) ? other : best
  }, organ)
}

function periodYear(prose: readonly string[]): number | null {
  for (const text of prose) {
    const found = /(?:期限|时间|时限|周期|数据)[^。]{0,24}?(20\d\d)年?1月?1?日?/.exec(text)
    if (found) return Number(found[1])
  }
  return null
}

/** The year the sentences speak of most. */
function bodyYear(prose: readonly string[]): number | null {
  const counts = new Map<number, number>()
  for (const text of prose) {
    for (const found of text.matchAll(/(?<!\d)(20[12]\d)年(?!报|\d{1,2}月\d{1,2}日\))/g)) {
      const year = Number(found[1])
      counts.set(
        year,
        (counts.get(year) ?? 0) + (/^(?:度|,|，|以来)/.test(text.slice(found.index + 5)) ? 2 : 1),
      )
    }
  }
  return [...counts].sort((left, right) => right[1] - left[1] || left[0] - right[0])[0]?.[0] ?? null
}
