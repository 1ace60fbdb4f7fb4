import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { CellValue } from '../../src/annual-report/model.ts'
import { readReport } from '../../src/annual-report/read/index.ts'
import type { ReadReport } from '../../src/annual-report/reading.ts'

/** The hand-labelled reports; scored as their README says. */
const FOLDER = resolve(import.meta.dirname, '../../../shared/data/reports')

interface Expected {
  readonly organ: string | null
  readonly year: number | null
  readonly format: string
  readonly complete: boolean
  readonly [table: string]: unknown
}

interface Score {
  readonly name: string
  readonly complete: boolean
  right: number
  readonly wrong: string[]
  readonly missing: string[]
  readonly said: number
}

const names = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'expected.json')))
  : []
const scores: Score[] = []

describe.skipIf(names.length === 0)('the labelled reports of ../shared', () => {
  it.each(names)('%s: organ, year and form, no wrong cell, every gap said', async (name) => {
    const expected: Expected = JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8'))
    const file = readdirSync(join(FOLDER, name)).find((entry) => entry.startsWith('source.')) ?? ''
    const report = await readReport(readFileSync(join(FOLDER, name, file)), file)
    const score = scoreOf(name, expected, report)
    scores.push(score)
    expect({ organ: report.organ, year: report.year, format: report.format }).toEqual({
      organ: expected.organ,
      year: expected.year,
      format: expected.format,
    })
    expect(score.wrong).toEqual([])
    const unread = new Set(report.unread.map(({ path }) => path))
    expect(score.missing.filter((path) => !unread.has(path))).toEqual([])
    for (const path of report.cells.keys()) {
      expect(report.places.get(path), path).toBeDefined()
      expect(unread.has(path), `${path} is both read and unread`).toBe(false)
    }
  })

  it('meets the aims: 99 % on whole documents, 98 % overall, 0.1 % wrong', () => {
    const rate = (list: readonly Score[]) => {
      const right = list.reduce((sum, score) => sum + score.right, 0)
      const wrong = list.reduce((sum, score) => sum + score.wrong.length, 0)
      const missing = list.reduce((sum, score) => sum + score.missing.length, 0)
      return { right: right / (right + wrong + missing), wrong: wrong / (right + wrong + missing) }
    }
    expect(scores).toHaveLength(names.length)
    expect(rate(scores.filter((score) => score.complete)).right).toBeGreaterThanOrEqual(0.99)
    expect(rate(scores).right).toBeGreaterThanOrEqual(0.98)
    expect(rate(scores).wrong).toBeLessThanOrEqual(0.001)
  })

  afterAll(() => {
    const line = (name: string, right: number, wrong: number, missing: number) =>
      `${name.padEnd(42)}${String(right).padStart(6)}${String(wrong).padStart(7)}${String(missing).padStart(9)}`
    const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0)
    process.stdout.write(
      `${[
        `${''.padEnd(42)} right  wrong  missing`,
        ...scores.map((score) => line(score.name, score.right, score.wrong.length, score.missing.length)),
        line(
          'all',
          sum((score) => score.right),
          sum((score) => score.wrong.length),
          sum((score) => score.missing.length),
        ),
      ].join('\n')}\n`,
    )
  })
})

const TABLES = ['proactive', 'requests', 'review', 'litigation'] as const

function scoreOf(name: string, expected: Expected, report: ReadReport): Score {
  const score: Score = {
    name,
    complete: expected.complete,
    right: 0,
    wrong: [],
    missing: [],
    said: report.unread.length,
  }
  const walk = (path: string, label: unknown): void => {
    if (typeof label === 'object' && label !== null) {
      for (const [key, value] of Object.entries(label)) walk(`${path}.${key}`, value)
      return
    }
    const answer = plain(report.cells.get(path))
    if (answer === label) score.right += 1
    else if (answer === null) score.missing.push(path)
    else score.wrong.push(`${path}: ${answer} instead of ${String(label)}`)
  }
  for (const table of TABLES) walk(table, expected[table])
  return score
}

/** A blank and an absent cell answer the same: nothing. */
function plain(value: CellValue | undefined): number | null {
  if (value === undefined || value.kind === 'blank') return null
  return value.kind === 'count' ? value.value : Number(value.wan)
}
