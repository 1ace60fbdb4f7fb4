/** The report of one organ and of all from a generated base (annual-report.ts measures; this makes the base). */
import { insertApplications, insertOrgans } from '../src/demo/mass.ts'
import { systemTenancy } from '../src/platform/database/tenant.ts'
import { run as measure } from './annual-report.ts'
import type { Base } from './base.ts'
import type { Figure } from './figure.ts'

export async function run(base: Base, applications: number): Promise<readonly Figure[]> {
  const organs = Math.max(1, Math.round(applications * 0.14))
  const order = { organs, applications, seed: 1, today: base.services.clock.today() }
  const started = performance.now()
  await base.owner.write(systemTenancy(0, 'bench'), async (tx) => {
    await insertOrgans(tx, organs)
    await insertApplications(tx, base.services.calendar.current(), order)
  })
  for (const table of ['organ', 'application', 'application_act'])
    await base.owner.pool.query(`VACUUM (ANALYZE) ${table}`)
  const seconds = (performance.now() - started) / 1000
  const rates = await measure({ owner: base.owner }, (line) => process.stderr.write(`  ${line}\n`))
  const size = applications.toLocaleString('en')
  return [
    { name: `generating ${size} applications`, value: seconds, unit: 's', aim: { atMost: 300 } },
    {
      name: `report of one organ of ${size} applications`,
      value: rates.oneOrganMs,
      unit: 'ms',
      aim: { atMost: 20 },
    },
    {
      name: `report of ${organs.toLocaleString('en')} organs, ${size} applications`,
      value: rates.allOrgansRatio,
      unit: 'x the GROUP BY by hand',
      ratio: rates.allOrgansRatio,
      aim: { atMost: 1.5 },
    },
  ]
}
