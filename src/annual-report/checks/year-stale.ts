/**
 * year.stale — 正文里留下了旧年份. Looked for only where a year must be the report's own: the period of the figures, the
 * start of a sentence of section 一 that tells what was done, and the plan of section 五, which is for the next year.
 * A comparison with the year before (较2022年) is no such place.
 */
import type { Finding, Place, ReadSection } from '../reading.ts'
import type { Check, Subject } from './check.ts'

/** 自2019年1月1日起至2019年12月31日止 */
const PERIOD = /(20\d\d)\s*年\s*1\s*月\s*1\s*日[^。；\n]{0,8}?(?:(20\d\d)\s*年)?\s*12\s*月\s*31\s*日/g
/** A sentence that tells what the organ did: 2019年，我局…… */
const NARRATIVE =
  /(?:^|[。；！\n])\s*(20\d\d)\s*年(?:度|以来|来|全年)?[，,]?(?=我|本|全年|共|累计|认真|坚持|严格|[，,])/g
/** A plan: 2023年我局将…… */
const PLAN = /(20\d\d)\s*年[，,]?(?:我|本)?[^，,。；\n]{0,6}?[，,]?(?:将|要|拟|计划|加大|进一步|继续)/g
const PLAN_START = /改进|整改|下一步|今后|打算|措施/

interface Stale {
  readonly quote: string
  readonly year: number
  readonly due: number
  readonly place: Place | undefined
}

function stalePeriods(subject: Subject, year: number): readonly Stale[] {
  return (subject.text.lines ?? []).flatMap((line) =>
    [...line.text.matchAll(PERIOD)].flatMap((match) => {
      const wrong = [match[1], match[2]].map(Number).find((printed) => printed > 0 && printed !== year)
      return wrong === undefined
        ? []
        : [{ quote: match[0].trim(), year: wrong, due: year, place: line.place }]
    }),
  )
}

function staleNarrative(section: ReadSection, year: number): readonly Stale[] {
  return [...section.text.matchAll(NARRATIVE)]
    .filter((match) => Number(match[1]) === year - 1)
    .map((match) => ({
      quote: around(section.text, match),
      year: Number(match[1]),
      due: year,
      place: section.place,
    }))
}

function stalePlans(section: ReadSection, year: number): readonly Stale[] {
  const start = section.text.search(PLAN_START)
  if (start < 0) return []
  const plan = section.text.slice(start)
  return [...plan.matchAll(PLAN)]
    .filter((match) => Number(match[1]) === year || Number(match[1]) === year - 1)
    .map((match) => ({
      quote: around(plan, match),
      year: Number(match[1]),
      due: year + 1,
      place: section.place,
    }))
}

function around(text: string, match: RegExpExecArray): string {
  return text.slice(match.index, match.index + 24).replaceAll(/^[。；！\s]+|\s+/g, '')
}

function run(subject: Subject): readonly Finding[] {
  const { year } = subject
  if (year === null) return []
  const sections = subject.text.sections ?? []
  const stale = [
    ...stalePeriods(subject, year),
    ...sections.filter(({ number }) => number === 1).flatMap((section) => staleNarrative(section, year)),
    ...sections.filter(({ number }) => number === 5).flatMap((section) => stalePlans(section, year)),
  ]
  return stale.map(({ quote, year: actual, due, place }) => ({
    rule: 'year.stale',
    severity: 'warning',
    expected: due,
    actual,
    message: `“${quote}”写的是${actual}年，${year}年度报告此处应为${due}年，请核实`,
    article: subject.form.notice,
    ...(place === undefined ? {} : { place }),
  }))
}

export const yearStale: Check = {
  rule: 'year.stale',
  severity: 'warning',
  run,
  examples: [
    {
      title: '统计期限是本年度',
      given: {
        year: 2023,
        text: { lines: [sampleLine('数据统计期限自2023年1月1日起至2023年12月31日止')] },
      },
      expect: [],
    },
    {
      title: '统计期限仍是上一年',
      given: { year: 2023, text: { lines: [sampleLine('统计期限自2022年1月1日起至2022年12月31日止')] } },
      expect: [{ expected: 2023, actual: 2022 }],
    },
    {
      title: '第一部分仍写上一年',
      given: { year: 2020, text: { sections: [sample(1, '总体良好。2019年，我局主动公开信息30条。')] } },
      expect: [{ expected: 2020, actual: 2019 }],
    },
    {
      title: '与上一年比较',
      given: { year: 2020, text: { sections: [sample(1, '2020年公开30条，较2019年增长两成。')] } },
      expect: [],
    },
    {
      title: '改进措施写的是报告年度',
      given: {
        year: 2023,
        text: { sections: [sample(5, '（二）整改措施。2023年我局加大贯彻落实力度。')] },
      },
      expect: [{ expected: 2024, actual: 2023 }],
    },
    {
      title: '改进措施写下一年度',
      given: { year: 2022, text: { sections: [sample(5, '改进情况：2023年，我区将采取以下措施。')] } },
      expect: [],
    },
  ],
}

function sampleLine(text: string): { text: string; place: Place } {
  return { text, place: { line: 3 } }
}

function sample(number: ReadSection['number'], text: string): ReadSection {
  return { number, printedNumber: number, title: '', printedTitle: '', text, place: { line: 8 }, cut: false }
}
