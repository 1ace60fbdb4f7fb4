/**
 * The report from applications, beside the hand-written GROUP BY on the same base in the same run: one organ's cells
 * (aim ≤ 20 ms) and all organs' (aim ≤ 1.5 ×). The base is made by `generate`; a connection to it is handed in.
 */
import { assembleCells } from '../src/annual-report/compute.ts'
import { formForYear } from '../src/annual-report/forms/index.ts'
import { computeCells, requestsOfOrgans } from '../src/annual-report/sources.ts'
import { composeDate } from '../src/law/local-date.ts'
import type { Database } from '../src/platform/database/database.ts'
import { systemTenancy } from '../src/platform/database/tenant.ts'

export interface ReportBase {
  /** As the owner: all organs. */
  readonly owner: Database
  /** A report year with applications; last year of the base unless told. */
  readonly year?: number
}

export interface ReportRates {
  /** Median milliseconds of one organ's cells, the busiest organ. */
  readonly oneOrganMs: number
  /** Ours over the hand-written statement, best of the runs. */
  readonly allOrgansRatio: number
}

const RUNS = 5
const ONE_RUNS = 40

/** The statement one would write by hand for 表三 of every organ: nothing is done with what it answers. */
const BY_HAND = `SELECT organ_id, applicant_column, received_on >= $1 AS is_new,
    CASE WHEN decided_on <= $2 THEN report_row END AS result, count(*)
  FROM application
  WHERE counted AND received_on <= $2 AND (decided_on IS NULL OR decided_on >= $1)
  GROUP BY 1, 2, 3, 4`

/** Prints each figure beside its baseline and returns the ratios. */
export async function run(
  base: ReportBase,
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<ReportRates> {
  const { owner } = base
  const { rows } = await owner.pool.query<{ n: number; organs: number; year: number | null }>(
    `SELECT count(*)::integer AS n, count(DISTINCT organ_id)::integer AS organs,
            extract(year FROM max(decided_on))::integer AS year FROM application`,
  )
  const { n = 0, organs = 0 } = rows[0] ?? {}
  const year = base.year ?? rows[0]?.year
  if (n === 0 || year === null || year === undefined) throw new Error('the base holds no applications')
  print(
    `annual report: ${n.toLocaleString('en')} applications, ${organs.toLocaleString('en')} organs, year ${year}`,
  )
  const oneOrganMs = await oneOrgan(owner, year, print)
  const allOrgansRatio = await allOrgans(owner, year, print)
  return { oneOrganMs, allOrgansRatio }
}

async function oneOrgan(owner: Database, year: number, print: (line: string) => void): Promise<number> {
  const busiest = await owner.pool.query<{ organ_id: number; n: number }>(
    'SELECT organ_id, count(*)::integer AS n FROM application GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1',
  )
  const organId = busiest.rows[0]?.organ_id ?? 0
  const form = formForYear(year)
  const asOf = composeDate(year + 1, 1, 10)
  const times: number[] = []
  for (let index = 0; index < ONE_RUNS; index += 1) {
    const started = performance.now()
    await owner.read(systemTenancy(organId, 'bench'), (db) => computeCells(db, organId, form, year, asOf))
    times.push(performance.now() - started)
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(ONE_RUNS / 2)] ?? Number.NaN
  print(
    `annual report: one organ (${busiest.rows[0]?.n ?? 0} applications) ${median.toFixed(1)} ms (aim ≤ 20 ms)`,
  )
  return median
}

async function allOrgans(owner: Database, year: number, print: (line: string) => void): Promise<number> {
  const form = formForYear(year)
  const [start, end] = [composeDate(year, 1, 1), composeDate(year, 12, 31)]
  const asOf = composeDate(year + 1, 1, 10)
  const hand: number[] = []
  const ours: number[] = []
  let organs = 0
  let cellsMs = 0
  for (let index = 0; index < RUNS; index += 1) {
    let started = performance.now()
    await owner.pool.query({ text: BY_HAND, values: [start, end], rowMode: 'array' })
    hand.push(performance.now() - started)
    started = performance.now()
    const many = await requestsOfOrgans(owner.pool, year, asOf)
    assembleCells(form, many.total)
    ours.push(performance.now() - started)
    organs = many.organIds.length
    if (index > 0) continue
    started = performance.now()
    for (const organId of many.organIds) assembleCells(form, many.leavesOf(organId))
    cellsMs = performance.now() - started
  }
  const [byHand, byUs] = [Math.min(...hand), Math.min(...ours)]
  const ratio = byUs / byHand
  print(
    `annual report: all organs ${byUs.toFixed(0)} ms, GROUP BY by hand ${byHand.toFixed(0)} ms: ${ratio.toFixed(2)} × (aim ≤ 1.5 ×)`,
  )
  print(
    `annual report: every cell of ${organs.toLocaleString('en')} organs written out besides: ${cellsMs.toFixed(0)} ms`,
  )
  return ratio
}
