/** What 表四 is computed from: cases one by one, and counts of many organs by one statement. */
import { CompiledQuery, type Kysely } from 'kysely'
import type { RemedyRecord } from '../../annual-report/compute.ts'
import { remedyPath } from '../../annual-report/model.ts'
import { remedyBlock, type ClosedColumn } from '../../annual-report/remedy-columns.ts'
import type { ReviewOutcome, SuitOutcome } from '../../annual-report/remedy-columns.ts'
import { composeDate, type LocalDate } from '../../law/local-date.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { REMEDY_KIND_LABELS, STAGE_LABELS } from '../model.ts'
import { derivedColumn } from '../rules.ts'
import '../tables.ts'

/** Every case that can stand in the year's 表四: filed by its end and not closed before it began. */
export async function remediesOf(
  db: Kysely<Tables>,
  organId: number,
  year: number,
): Promise<readonly RemedyRecord[]> {
  const rows = await db
    .selectFrom('remedy')
    .select([
      'remedy_id',
      'kind',
      'after_review',
      'role',
      'filed_on',
      'outcome',
      'closed_on',
      'column_override',
    ])
    .where('organ_id', '=', organId)
    .where('filed_on', '<=', composeDate(year, 12, 31))
    .where((where) =>
      where.or([where('closed_on', 'is', null), where('closed_on', '>=', composeDate(year, 1, 1))]),
    )
    .execute()
  return rows.map((row): RemedyRecord => {
    const base = {
      id: row.remedy_id,
      filedOn: row.filed_on,
      role: row.role,
      ...(row.column_override === null ? {} : { columnOverride: row.column_override }),
    }
    if (row.kind === 'review') {
      if (row.closed_on === null || row.outcome === null) return { ...base, kind: 'review' }
      // The action takes no outcome of the other kind, see isOutcomeOf.
      return { ...base, kind: 'review', closed: { on: row.closed_on, outcome: row.outcome as ReviewOutcome } }
    }
    const suit = { ...base, kind: 'suit' as const, afterReview: row.after_review } // the other of the two kinds
    if (row.closed_on === null || row.outcome === null) return suit
    return { ...suit, closed: { on: row.closed_on, outcome: row.outcome as SuitOutcome } } // as above
  })
}

export interface OrganRemedyLeaf {
  readonly organId: number
  readonly path: string
  readonly count: number
}

const AGGREGATES = `
  SELECT organ_id, kind, after_review, coalesce(closed_on <= $2, false) AS closed,
    CASE WHEN closed_on <= $2 THEN outcome END AS outcome, column_override, count(*) AS n
  FROM remedy
  WHERE role = 'respondent' AND filed_on <= $2 AND (closed_on IS NULL OR closed_on >= $1 OR closed_on > $2)
    AND ($3::integer[] IS NULL OR organ_id = ANY ($3))
  GROUP BY 1, 2, 3, 4, 5, 6`

interface AggregateRow {
  organ_id: number
  kind: 'review' | 'suit'
  after_review: boolean
  closed: boolean
  outcome: string | null
  column_override: ClosedColumn | null
  n: number
}

/**
 * The leaves of 表四 of many organs (undefined, as the owner role: all), equal to what `contributionsOf` makes of
 * `remediesOf`.
 */
export async function remedyLeaves(
  db: Kysely<Tables>,
  organIds: readonly number[] | undefined,
  year: number,
  asOf: LocalDate,
): Promise<readonly OrganRemedyLeaf[]> {
  const last = composeDate(year, 12, 31)
  const organs = organIds === undefined ? null : [...organIds]
  const values = [composeDate(year, 1, 1), asOf < last ? asOf : last, organs]
  const { rows } = await db.executeQuery<AggregateRow>(CompiledQuery.raw(AGGREGATES, values))
  return leavesOf(rows)
}

function leavesOf(rows: readonly AggregateRow[]): readonly OrganRemedyLeaf[] {
  return rows.map((row) => {
    const block = remedyBlock(
      row.kind === 'review' ? { kind: 'review' } : { kind: 'suit', afterReview: row.after_review },
    )
    const column = row.closed
      ? (row.column_override ?? derivedColumn(row.kind, row.outcome ?? '') ?? 'other')
      : 'pending'
    return { organId: row.organ_id, path: remedyPath(block, column), count: row.n }
  })
}

export interface RemedyLine {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly on: LocalDate
  readonly to: string
}

/** One masked line a case, with where the desk shows it. */
export async function describeRemedies(
  db: Kysely<Tables>,
  organId: number,
  ids: readonly string[],
): Promise<readonly RemedyLine[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('remedy')
    .select(['remedy_id', 'kind', 'masked_party', 'authority', 'case_number', 'filed_on', 'stage'])
    .where('organ_id', '=', organId)
    .where('remedy_id', 'in', [...ids])
    .orderBy('filed_on')
    .execute()
  return rows.map((row) => ({
    id: row.remedy_id,
    title: `${row.masked_party}${REMEDY_KIND_LABELS[row.kind]}案`,
    detail: [row.authority, row.case_number, STAGE_LABELS[row.stage]]
      .filter((part) => part !== '')
      .join('，'),
    on: row.filed_on,
    to: `/remedies/${row.remedy_id}`,
  }))
}
