/**
 * The checks over the labels of real reports (cells typed by hand, so without any reader in between): every
 * arithmetic defect named there is an error, and nothing else is. The reports lie beside the project, not in it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { FORMS } from '../forms/index.ts'
import type { CellPath, CellValue } from '../model.ts'
import { blank, count, parseWan } from '../model.ts'
import type { Finding } from '../reading.ts'
import { runChecks } from './index.ts'

const REPORTS = join(import.meta.dirname, '../../../../shared/data/reports')

const Label = z.object({
  organ: z.string().nullable(),
  year: z.number().nullable(),
  format: z.enum(['2019', '2021']),
  problems: z.array(z.string()),
  proactive: z.unknown(),
  requests: z.unknown(),
  review: z.unknown(),
  litigation: z.unknown(),
})

function flatten(value: unknown, path: string, into: Map<CellPath, CellValue>): void {
  if (value === null) into.set(path, blank())
  else if (typeof value === 'number') into.set(path, cellOf(path, value))
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, `${path}.${key}`, into)
  }
}

function cellOf(path: CellPath, value: number): CellValue {
  const wan = path.endsWith('amountWan') ? parseWan(String(value)) : undefined
  return wan === undefined ? count(value) : { kind: 'amount', wan }
}

function check(folder: string): readonly Finding[] {
  const label = Label.parse(JSON.parse(readFileSync(join(REPORTS, folder, 'expected.json'), 'utf8')))
  const cells = new Map<CellPath, CellValue>()
  for (const table of ['proactive', 'requests', 'review', 'litigation'] as const) {
    flatten(label[table] ?? {}, table, cells)
  }
  return runChecks({
    form: FORMS[label.format],
    cells,
    unread: new Set(),
    places: new Map(),
    organ: label.organ,
    year: label.year,
    otherCombined: label.format === '2021' && cells.has('requests.other.total'),
    text: {},
  })
}

/** What the labels name and cells alone can show; every other report has neither. */
const ERRORS: Record<string, readonly string[]> = {
  '002': ['review.sum review.total', 'litigation.afterReview.sum litigation.afterReview.total'],
  '004': ['review.sum review.total', 'litigation.afterReview.sum litigation.afterReview.total'],
  '060': [
    'requests.resultSum requests.totalProcessed.naturalPerson',
    'requests.resultSum requests.totalProcessed.total',
  ],
}
const WARNINGS: Record<string, readonly string[]> = {
  '011': ['requests.resultSum'],
  '019': ['items.volume', 'items.volume', 'amount.unit'],
  '031': ['format.year'],
  '045': ['normative.inconsistent'],
  '047': ['items.volume'],
  '050': ['regulations.organ', 'regulations.organ', 'regulations.organ'],
  '060': ['regulations.organ'],
}

describe.skipIf(!existsSync(REPORTS))('labels of the real reports', () => {
  const folders = existsSync(REPORTS) ? readdirSync(REPORTS).filter((name) => /^\d/.test(name)) : []

  test.each(folders)('%s', (folder) => {
    const found = check(folder)
    const errors = found.filter(({ severity }) => severity === 'error')
    const warnings = found.filter(({ severity }) => severity === 'warning')
    const id = folder.slice(0, 3)
    expect(errors.map(({ rule, path }) => `${rule} ${path}`)).toEqual(ERRORS[id] ?? [])
    expect(warnings.map(({ rule }) => rule)).toEqual(WARNINGS[id] ?? [])
  })
})
