import { type Database, openDatabase } from '../platform/database/database.ts'
import type { Connection } from '../platform/database/pool.ts'
import { closeDocuments } from '../platform/documents/index.ts'
import type { Services } from '../platform/services.ts'
import { loadCases } from './cases/load-cases.ts'
import type { Demo } from './context.ts'
import { daysOf } from './days.ts'
import { loadGuides } from './guides.ts'
import { loadItems } from './items.ts'
import { loadRegisters } from './registers.ts'
import { loadRemedies } from './remedies.ts'
import { loadReports } from './reports.ts'
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
    await clearInterrupted(database)
    write('载入演示数据：机关、科室与人员')
    const organs = await loadOrgans(database, services)
    const demo: Demo = {
      services,
      database,
      today: services.clock.today(),
      days: daysOf(services.calendar.current()),
      organs,
    }
    await loadAreas(demo, write)
    // Last: an installation is there when all of it is.
    await database.open.insertInto('installation').values({ kind: 'demo', clock_offset: 0 }).execute()
  } finally {
    await database.close()
  }
}

/** A load that was interrupted left organs but no installation; it begins anew. */
async function clearInterrupted(database: Database): Promise<void> {
  const { rows } = await database.pool.query(
    'SELECT 1 FROM organ WHERE NOT EXISTS (SELECT 1 FROM installation) LIMIT 1',
  )
  if (rows.length > 0) await database.pool.query('TRUNCATE organ CASCADE')
}

async function loadAreas(demo: Demo, write: Write): Promise<void> {
  const counts = { cases: 0, remedies: 0, entries: 0, reports: 0, items: 0, guides: 0, handled: 0 }
  for (const loaded of demo.organs) {
    const { count, decided } = await loadCases(demo, loaded)
    counts.cases += count
    counts.remedies += await loadRemedies(demo, loaded, decided)
  }
  write(`载入演示数据：依申请公开 ${counts.cases} 件，复议诉讼 ${counts.remedies} 件`)
  for (const loaded of demo.organs) counts.items += await loadItems(demo, loaded)
  await closeDocuments()
  write(`载入演示数据：主动公开 ${counts.items} 条`)
  for (const loaded of demo.organs) {
    const { guides, records } = await loadGuides(demo, loaded)
    counts.guides += guides
    counts.handled += records
  }
  for (const loaded of demo.organs) counts.entries += await loadRegisters(demo, loaded)
  write(
    `载入演示数据：办事指南 ${counts.guides} 项，办理记录 ${counts.handled} 条，台账 ${counts.entries} 条`,
  )
  for (const loaded of demo.organs) counts.reports += await loadReports(demo, loaded)
  write(`载入演示数据：年度报告 ${counts.reports} 份`)
}
