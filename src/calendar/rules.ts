import { addDays, type LocalDate, parseLocalDate } from '../law/local-date.ts'
import type { YearArrangement } from '../law/work-calendar.ts'

export interface ReadArrangement {
  readonly year: number
  readonly rest: { name: string; from: string; to: string }[]
  readonly makeUp: { name: string; on: string }[]
}

const HEADING = /[一二三四五六七八九十]、([^，。：]{2,12})：/g
const REST = /(\d{1,2})月(\d{1,2})日[^至、，。]*(?:至(?:(\d{1,2})月)?(\d{1,2})日[^，。]*?)?(?:放假|休息)/
const DAY = /(?:(\d{1,2})月)?(\d{1,2})日/g

/**
 * Reads the sentences of a 放假安排 notice (“三、清明节：4月4日（周六）至6日（周一）放假，共3天。”). What it cannot read is
 * left out: an administrator looks at the result before it is saved.
 */
export function readArrangementText(year: number, text: string): ReadArrangement {
  const rest: ReadArrangement['rest'] = []
  const makeUp: ReadArrangement['makeUp'] = []
  for (const { name, sentence } of festivalSentences(text)) {
    const match = REST.exec(sentence)
    if (match) {
      const from = compose(year, match[1], match[2])
      const to = match[4] === undefined ? from : compose(year, match[3] ?? match[1], match[4])
      if (from !== undefined && to !== undefined) rest.push({ name, from, to })
    }
    for (const on of workedDays(year, sentence)) makeUp.push({ name, on })
  }
  return { year, rest, makeUp }
}

/** Each numbered item of the notice; what stands in brackets (weekdays, lunar dates) only confirms. */
function festivalSentences(text: string): { name: string; sentence: string }[] {
  const flat = text
    .replace(/\s+/g, '')
    .replaceAll(':', '：')
    .replace(/[（(][^）)]*[）)]/g, '')
  const headings = [...flat.matchAll(HEADING)]
  return headings.map((heading, index) => ({
    name: heading[1] ?? '',
    sentence: flat.slice(heading.index + heading[0].length, headings[index + 1]?.index ?? flat.length),
  }))
}

/** “1月4日（周日）、2月28日（周六）上班”: the days named in the clause that ends in 上班. */
function workedDays(year: number, sentence: string): string[] {
  const days: string[] = []
  for (const clause of sentence.split(/[。；]/)) {
    const end = clause.indexOf('上班')
    if (end < 0) continue
    let month: string | undefined
    for (const match of clause.slice(0, end).matchAll(DAY)) {
      month = match[1] ?? month
      const on = compose(year, month, match[2])
      if (on !== undefined) days.push(on)
    }
  }
  return days
}

function compose(year: number, month: string | undefined, day: string | undefined): LocalDate | undefined {
  if (month === undefined || day === undefined) return undefined
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** What is wrong with an arrangement, in sentences; empty where it can be saved. */
export function faultsOfArrangement(
  arrangement: YearArrangement,
  lastPublishedYear: number,
): readonly string[] {
  const faults: string[] = []
  if (arrangement.year > lastPublishedYear + 1) {
    faults.push(`请先录入 ${lastPublishedYear + 1} 年的安排：工作日历须逐年连续`)
  }
  const restDays = new Set<string>()
  for (const period of arrangement.rest) {
    const from = parseLocalDate(period.from)
    const to = parseLocalDate(period.to)
    if (from === undefined || to === undefined || to < from) {
      faults.push(`${period.name}的起止日期不对：${period.from} 至 ${period.to}`)
      continue
    }
    if (addDays(from, 31) < to) faults.push(`${period.name}放假超过一个月，请核对起止日期`)
    for (let day = from; day <= to; day = addDays(day, 1)) restDays.add(day)
  }
  for (const { on } of arrangement.makeUp) {
    if (restDays.has(on)) faults.push(`${on} 既是放假日又是上班日，请核对`)
  }
  return faults
}
