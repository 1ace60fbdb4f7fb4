import { existsSync, readFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { computeOrgan } from '../../src/annual-report/actions/compute-organ.ts'
import { recordsBehind } from '../../src/annual-report/actions/list-cell-records.ts'
import { verifyProjections } from '../../src/applications/actions/verify-projections.ts'
import { verifyChain } from '../../src/audit/verify.ts'
import { loadDemo } from '../../src/demo/load.ts'
import { localDate } from '../../src/law/local-date.ts'
import { OUTCOMES } from '../../src/law/outcomes.ts'
import { type Composition, compose } from '../../src/platform/compose.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const EXPECTED = join(
  import.meta.dirname,
  '../../../shared/data/reports/001-xigong-wangchenglu-2020/expected.json',
)
const TODAY = '2026-01-05'

let test: TestDatabase
let composition: Composition
let owner: Database
let dataDir: string
const lines: string[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  dataDir = mkdtempSync(join(tmpdir(), 'gongkai-demo-'))
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', CLOCK: TODAY }, 'demo')
  composition = await compose(config, test.app)
  await loadDemo(composition.services, test.owner, (line) => lines.push(line))
  owner = openDatabase({
    connection: test.owner,
    role: 'gongkai_owner',
    clock: composition.services.clock,
    auditHash: 'sha256',
  })
}, 180_000)
afterAll(async () => {
  await owner.close()
  await composition.close()
  await test.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const rowsOf = async <Row extends object>(text: string): Promise<Row[]> =>
  (await owner.pool.query<Row>(text)).rows

describe('the demo district', () => {
  it('says what it loads', () => {
    expect(lines.length).toBeGreaterThan(4)
    expect(lines.at(-1)).toMatch(/年度报告 \d+ 份/)
  })

  it('has every outcome, kind of applicant and channel, and cases at every open stage', async () => {
    const [found] = await rowsOf<{
      outcomes: string[]
      columns: string[]
      channels: string[]
      stages: string[]
    }>(
      `SELECT array_agg(DISTINCT outcome) FILTER (WHERE outcome IS NOT NULL) AS outcomes,
              array_agg(DISTINCT applicant_column) AS columns, array_agg(DISTINCT channel) AS channels,
              array_agg(DISTINCT stage) AS stages FROM application`,
    )
    expect(new Set(found?.outcomes)).toEqual(new Set(OUTCOMES))
    expect(found?.columns).toHaveLength(6)
    expect(found?.channels).toHaveLength(6)
    for (const stage of [
      'submitted',
      'registered',
      'handling',
      'awaitingCorrection',
      'awaitingReasons',
      'consulting',
      'awaitingPayment',
      'inReview',
      'awaitingSignature',
      'decided',
      'delivered',
      'archived',
      'withdrawn',
    ])
      expect(found?.stages, stage).toContain(stage)
  })

  it('does nothing after today and nothing before the law', async () => {
    const [act] = await rowsOf<{ first: string; last: string }>(
      'SELECT min(act_on)::text AS first, max(act_on)::text AS last FROM application_act',
    )
    expect(String(act?.first) >= '2019-05-15').toBe(true)
    expect(String(act?.last) <= TODAY).toBe(true)
    const [item] = await rowsOf<{ last: string }>('SELECT max(published_on)::text AS last FROM public_item')
    expect(String(item?.last) <= TODAY).toBe(true)
  })

  it('covers the whole catalogue of 条例 20 and 21 in public', async () => {
    const clauses = await rowsOf<{ clause: string }>('SELECT DISTINCT clause FROM public_item')
    expect(clauses).toHaveLength(16)
    const [standing] = await rowsOf<{ tombstones: number }>(
      'SELECT count(*)::integer AS tombstones FROM public_tombstone',
    )
    expect(standing?.tombstones).toBeGreaterThan(0)
  })

  it('has every column of 表四 in reviews and in suits of both kinds', async () => {
    const found = await rowsOf<{ kind: string; after_review: boolean; n: number }>(
      'SELECT kind, after_review, count(DISTINCT coalesce(outcome, $$pending$$))::integer AS n FROM remedy GROUP BY 1, 2',
    )
    expect(found).toHaveLength(3)
    for (const { n } of found) expect(n).toBeGreaterThan(2)
  })

  it('keeps projections and the audit chains', async () => {
    const { services } = composition
    const checked = await verifyProjections(services, owner)
    expect(checked.cases).toBeGreaterThan(400)
    expect(checked.faults).toEqual([])
    for (const { organId } of services.organs.all()) {
      const chain = await verifyChain(owner.pool, organId)
      expect(chain.brokenAt).toBeUndefined()
      expect(chain.events).toBeGreaterThan(20)
    }
  })

  it('files a report for every organ and past year', async () => {
    const reports = await rowsOf<{ year: number; n: number }>(
      "SELECT year, count(*)::integer AS n FROM annual_report WHERE state = 'published' GROUP BY 1 ORDER BY 1",
    )
    expect(reports.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024])
    for (const { n } of reports) expect(n).toBe(8)
  })
})

describe('王城路街道 in 2020', () => {
  const compute = () => {
    const organ = composition.services.organs.byCode('wangchenglu')
    if (organ === undefined) throw new Error('no such organ')
    return owner.read(systemTenancy(organ.organId, 'test'), (db) =>
      computeOrgan(db, organ, 2020, localDate('2021-01-20')),
    )
  }

  it.skipIf(!existsSync(EXPECTED))('has the figures of its published report in every cell', async () => {
    const { cells } = await compute()
    const published: unknown = JSON.parse(readFileSync(EXPECTED, 'utf8'))
    let compared = 0
    for (const [path, { value }] of cells) {
      // What the published report leaves blank is nothing here.
      expect(value, path).toBe(cellOf(published, path) ?? 0)
      compared += 1
    }
    expect(compared).toBe(198)
  })

  it('opens the 1,162 handled records and the fifteen matters behind their cells', async () => {
    const { cells, form } = await compute()
    const handled = cells.get('proactive.otherServices.decisions')
    expect(handled).toMatchObject({ value: 1162, cases: 1162 })
    expect(cells.get('proactive.otherServices.previousItems')).toMatchObject({ value: 15, cases: 15 })
    const organ = composition.services.organs.byCode('wangchenglu')
    if (organ === undefined) throw new Error('no such organ')
    const behind = await owner.read(systemTenancy(organ.organId, 'test'), (db) =>
      recordsBehind(
        db,
        organ,
        form,
        { year: 2020, path: 'proactive.otherServices.decisions', page: 1, size: 2000 },
        localDate('2021-01-20'),
      ),
    )
    expect(behind.total).toBe(1162)
    expect(behind.rows).toHaveLength(1162)
  })

  it('has applications in other years, none in 2020', async () => {
    const years = await rowsOf<{ year: number; n: number }>(
      `SELECT extract(year FROM submitted_on)::integer AS year, count(*)::integer AS n
       FROM application JOIN organ USING (organ_id) WHERE code = 'wangchenglu' GROUP BY 1 ORDER BY 1`,
    )
    expect(years.map(({ year }) => year)).toEqual([2019, 2021, 2022, 2023, 2024, 2025, 2026])
  })
})

/** proactive.row.column, requests.<row with dots>.column, review.column, litigation.direct.column. */
function cellOf(report: unknown, path: string): unknown {
  const parts = path.split('.')
  const keys =
    parts[0] === 'requests' ? ['requests', parts.slice(1, -1).join('.'), parts.at(-1) ?? ''] : parts
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? new Map<string, unknown>(Object.entries(inner)).get(key)
        : undefined,
    report,
  )
}
