/** A rest day is published while 10,000 cases are open: every date of theirs anew, with audit and notices. */
import { importCases, type PastCase } from '../src/applications/actions/import-cases.ts'
import { recomputeOrgan } from '../src/applications/actions/recompute-dues.ts'
import { CHANNEL_DEFINITIONS } from '../src/applications/model.ts'
import { systemTenancy } from '../src/platform/database/tenant.ts'
import type { Base } from './base.ts'
import type { Figure } from './figure.ts'

const CASES = 10_000

export async function run(base: Base): Promise<readonly Figure[]> {
  const { services, owner } = base
  const root = await base.addOrgan('calendar-root', undefined)
  const organ = await base.addOrgan('calendar-organ', root)
  const submittedOn = '2026-11-12'
  const { basis } = CHANNEL_DEFINITIONS.counter
  const cases = Array.from({ length: CASES }, (_, index): PastCase => ({
    applicant: { column: 'naturalPerson', name: '张某某', phone: '0379-00001234' },
    channel: 'counter',
    content: '申请公开老旧小区改造的实施方案。',
    submittedOn,
    acts: [
      { kind: 'submit', on: submittedOn, by: null, data: { channel: 'counter' } },
      { kind: 'register', on: submittedOn, by: null, data: { channel: 'counter', basis } },
    ],
    intakeKey: `bench-calendar-${String(index).padStart(8, '0')}`,
  }))
  await owner.write(systemTenancy(organ.organId, 'bench'), (tx) => importCases(tx, services, organ, cases))
  await owner.pool.query('ANALYZE application, application_act')
  await owner.pool.query(
    `INSERT INTO calendar_override (day, kind, name, source) VALUES ('2026-12-01', 'rest', '试验日', '{"title":"试验"}')`,
  )
  const started = performance.now()
  const moved = await recomputeOrgan(services, organ.organId)
  const seconds = (performance.now() - started) / 1000
  await owner.pool.query('DELETE FROM calendar_override')
  await services.calendar.refresh()
  if (moved !== CASES) throw new Error(`${moved} of ${CASES} cases moved`)
  return [
    {
      name: `calendar change over ${CASES.toLocaleString('en')} open cases`,
      value: seconds,
      unit: 's',
      aim: { atMost: 2 },
    },
  ]
}
