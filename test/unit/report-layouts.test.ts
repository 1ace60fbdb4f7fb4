import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseReport } from '../../src/annual-report/parse/report.ts'
import { linesOfText } from '../../src/annual-report/parse/source.ts'
import { htmlDocument } from '../../src/annual-report/read/html.ts'
import type { ReadReport } from '../../src/annual-report/reading.ts'
import {
  htmlOf,
  KEEPING_LAYOUTS,
  LOSING_LAYOUTS,
  makeReport,
  randomFrom,
  textOf,
  type Layout,
  type MadeReport,
} from '../support/made-reports.ts'

/** Made-up reports in every shape in which reports are found; nothing wrong in any, nothing missing where nothing is lost. */
const RUNS = { numRuns: 25 }
/** A loaded machine may take its time; the rate is measured elsewhere. */
vi.setConfig({ testTimeout: 60_000 })
const ALL_LAYOUTS = Object.entries({ ...KEEPING_LAYOUTS, ...LOSING_LAYOUTS })
const SEED = fc.integer({ min: 0, max: 1_000_000 })

function made(seed: number): { report: MadeReport; random: () => number } {
  const random = randomFrom(seed)
  return { report: makeReport(random, seed % 2 === 0 ? '2021' : '2019', seed % 3 === 0), random }
}

function read(text: string): ReadReport {
  return parseReport({ lines: linesOfText(text), notices: [], whole: false })
}

function compare(
  report: MadeReport,
  answer: ReadReport,
): { readonly wrong: string[]; readonly missing: string[] } {
  const wrong: string[] = []
  const missing: string[] = []
  for (const [path, printed] of report.cells) {
    const cell = answer.cells.get(path)
    const value =
      cell === undefined || cell.kind === 'blank'
        ? null
        : cell.kind === 'count'
          ? cell.value
          : Number(cell.wan)
    const truth = printed === '' || printed === '/' ? null : Number(printed)
    if (value === null && truth !== null) missing.push(path)
    else if (value !== truth) wrong.push(`${path}: ${value} instead of ${printed}`)
  }
  for (const path of answer.cells.keys()) if (!report.cells.has(path)) wrong.push(`${path}: no such cell`)
  return { wrong, missing }
}

/** The report with blank cells: none of the organisations' columns, or the zeros, are filled. */
function withBlanks(report: MadeReport, random: () => number, way: number): MadeReport {
  const cells = [...report.cells].map(([path, text]): [string, string] => {
    const organisation = /requests\..*\.(?:business|research|socialOrg|legalService|otherOrg)$/.test(path)
    if (way === 0 ? organisation : text === '0' && random() < 0.8) return [path, random() < 0.1 ? '/' : '']
    return [path, text]
  })
  return { ...report, cells: new Map(cells) }
}

describe.each(ALL_LAYOUTS)('a clean report as %s', (name, layout: Layout) => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(SEED, (seed) => {
        const { report, random } = made(seed)
        const answer = read(textOf(report, layout, random))
        const { wrong, missing } = compare(report, answer)
        expect(wrong).toEqual([])
        if (!name.startsWith('glued')) expect(missing).toEqual([])
        expect(missing.filter((path) => !answer.unread.some((cell) => cell.path === path))).toEqual([])
        expect(answer).toMatchObject({ organ: report.organ, year: report.year, format: report.form.id })
      }),
      RUNS,
    )
  })

  it('cut anywhere, gives nothing wrong', () => {
    fc.assert(
      fc.property(SEED, fc.double({ min: 0.15, max: 1, noNaN: true }), (seed, part) => {
        const { report, random } = made(seed)
        const text = textOf(report, layout, random)
        expect(compare(report, read(text.slice(0, Math.floor(text.length * part)))).wrong).toEqual([])
      }),
      RUNS,
    )
  })
})

describe.each(Object.entries(KEEPING_LAYOUTS))('a report with blank cells as %s', (name, layout) => {
  it('keeps them apart from zeros', () => {
    fc.assert(
      fc.property(SEED, fc.constantFrom(0, 1), (seed, way) => {
        const { report, random } = made(seed)
        const blanks = withBlanks(report, random, way)
        const { wrong, missing } = compare(blanks, read(textOf(blanks, layout, random)))
        expect(wrong).toEqual([])
        if (name === 'tabs' || name === 'markdown') expect(missing).toEqual([])
      }),
      RUNS,
    )
  })
})

describe('a report as a web page', () => {
  it('comes back as it was, blanks included', () => {
    fc.assert(
      fc.property(SEED, fc.constantFrom(0, 1, 2), (seed, way) => {
        const { report, random } = made(seed)
        const shown = way === 2 ? report : withBlanks(report, random, way)
        expect(compare(shown, parseReport(htmlDocument(htmlOf(shown))))).toEqual({ wrong: [], missing: [] })
      }),
      RUNS,
    )
  })
})

describe('reading', () => {
  it('gives the same answer every time', () => {
    const { report, random } = made(7)
    const text = textOf(report, LOSING_LAYOUTS['pipes'] ?? (() => []), random)
    expect(read(text)).toEqual(read(text))
  })

  it('tells a report without tables from one with zeros', () => {
    const answer = read(
      '某镇2020年政府信息公开工作年度报告\n一、总体情况\n2020年，本镇公开3条。\n二、主动公开政府信息情况\n六、其他需要报告的事项\n无',
    )
    expect(answer.cells.size).toBe(0)
    expect(answer.unread).toEqual([])
    expect(answer.format).toBe('2019')
    expect(answer.tables.requests.found).toBe(false)
  })
})
