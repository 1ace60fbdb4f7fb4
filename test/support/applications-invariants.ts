/** What holds of every case played in a file, whatever was played: look after the tests that play them. */
import { expect } from 'vitest'
import { verifyProjections } from '../../src/applications/actions/verify-projections.ts'
import type { TestProgram } from './program.ts'

export async function numbersHaveNoGap({ owner, organs }: TestProgram): Promise<void> {
  const { rows } = await owner.pool.query<{ number: string }>(
    'SELECT number FROM application WHERE organ_id = $1 ORDER BY number COLLATE "C"',
    [organs.street],
  )
  expect(rows.map(({ number }) => number)).toEqual(
    rows.map((_, index) => `试街公申〔2026〕${String(index + 1).padStart(4, '0')}号`),
  )
}

/** Of the applicant that `register` registers. */
export async function personalDataIsSealed({ owner }: TestProgram): Promise<void> {
  for (const table of ['application', 'application_act', 'audit_event', 'letter_version']) {
    const { rows } = await owner.pool.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM ${table} t WHERE t::text ~ '甄示例|11010519491231002X|13800001234|applicant@example'`,
    )
    expect([table, rows[0]?.n]).toEqual([table, 0])
  }
}

/** Of more than so many cases; and a projection that was changed by hand is found. */
export async function projectionsAreRebuilt(program: TestProgram, moreThan: number): Promise<void> {
  const { services, owner, organs } = program
  const check = await verifyProjections(services, owner)
  expect(check.faults).toEqual([])
  expect(check.cases).toBeGreaterThan(moreThan)
  const { rows } = await owner.pool.query<{ id: string }>(
    `UPDATE application SET due_on = due_on + 1, outcome = 'A1' WHERE organ_id = $1 AND number =
       (SELECT min(number) FROM application WHERE organ_id = $1 AND outcome IS NULL AND due_on IS NOT NULL)
     RETURNING application_id AS id`,
    [organs.street],
  )
  const found = await verifyProjections(services, owner)
  expect(found.faults.map(({ column }) => column)).toEqual(['due_on', 'outcome'])
  await owner.pool.query(
    'UPDATE application SET due_on = due_on - 1, outcome = NULL WHERE organ_id = $1 AND application_id = $2',
    [organs.street, rows[0]?.id],
  )
}

export async function countedCases({ owner }: TestProgram): Promise<number> {
  const { rows } = await owner.pool.query<{ n: number }>('SELECT count(*)::integer AS n FROM application')
  return rows[0]?.n ?? -1
}
