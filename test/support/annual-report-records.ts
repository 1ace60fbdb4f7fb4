/** Applications by the thousand for a test's organ: projections as the casework writes them, from a seed. */
import type pg from 'pg'
import { APPLICANT_COLUMNS, RESULT_ROWS } from '../../src/annual-report/model.ts'
import { addDays, localDate } from '../../src/law/local-date.ts'
import { randomUUID } from '../../src/platform/ids.ts'
import { randomFrom } from './made-reports.ts'

export interface MadeApplication {
  readonly receivedOn: string
  readonly decidedOn: string | null
  readonly row: string | null
  readonly column: string
  readonly counted: boolean
}

/** Received between two days; a tenth undecided, a twentieth not counted (merged). */
export function makeApplications(seed: number, count: number, from: string, days: number): MadeApplication[] {
  const random = randomFrom(seed)
  const pick = <T>(of: readonly T[]): T => {
    const value = of[Math.floor(random() * of.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  return Array.from({ length: count }, () => {
    const receivedOn = addDays(localDate(from), Math.floor(random() * days))
    const decided = random() < 0.9
    return {
      receivedOn,
      decidedOn: decided ? addDays(receivedOn, Math.floor(random() * 60)) : null,
      row: decided ? pick(RESULT_ROWS) : null,
      column: pick(APPLICANT_COLUMNS),
      counted: random() < 0.95,
    }
  })
}

export async function insertApplications(
  client: Pick<pg.Pool, 'query'>,
  organId: number,
  made: readonly MadeApplication[],
  prefix = 'T',
): Promise<readonly string[]> {
  const rows = made.map((each, index) => ({ ...each, id: randomUUID(), number: `${prefix}-${index}` }))
  await client.query(
    `INSERT INTO application (organ_id, application_id, number, channel, applicant_column, sealed, masked_name,
       identity_hash, name_hash, content, form_wanted, way_wanted, intake_hash, submitted_on, created_at, stage, closed,
       counted, received_on, decided_on, report_row, outcome, last_seq)
     SELECT $1, (r->>'id')::uuid, r->>'number', 'counter', r->>'column', '{}', '甲*', '\\x00', '\\x00', '材料',
       'paper', 'post', sha256((r->>'id')::bytea), (r->>'receivedOn')::date, now(), 'received', false,
       (r->>'counted')::boolean, (r->>'receivedOn')::date, (r->>'decidedOn')::date, r->>'row',
       CASE WHEN r->>'row' IS NULL THEN NULL ELSE 'A1' END, 1
     FROM jsonb_array_elements($2::jsonb) AS r`,
    [organId, JSON.stringify(rows)],
  )
  return rows.map(({ id }) => id)
}
