import { openDatabase } from '../platform/database/database.ts'
import type { Connection } from '../platform/database/pool.ts'
import type { Services } from '../platform/services.ts'
import { loadCases } from './cases/load-cases.ts'
import type { Demo } from './context.ts'
import { daysOf } from './days.ts'
import { loadOrgans } from './organs.ts'

type Write = (line: string) => void

/**
 * Loads the demo district into an empty installation: organs, people and the records of every area from 2019-05-15 to
 * today, made by a seeded generator, the same on every machine. What would lie after today has not happened.
 */
export async function loadDemo(services: Services, owner: Connection, write: Write): Promise<void> {
  const database = openDatabase({
    connection: owner,
    role: 'gongkai_owner',
    clock: services.clock,
    auditHash: services.config.auditHash,
  })
  try {
    write('载入演示数据：机关、科室与人员')
    const organs = await loadOrgans(database, services)
    const demo: Demo = {
      services,
      database,
      today: services.clock.today(),
      days: daysOf(services.calendar.current()),
      organs,
    }
    let cases = 0
    for (const loaded of organs) cases += (await loadCases(demo, loaded)).count
    write(`载入演示数据：依申请公开 ${cases} 件`)
  } finally {
    await database.close()
  }
}
