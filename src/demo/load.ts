import { type Database, openDatabase } from '../platform/database/database.ts'
import type { Connection } from '../platform/database/pool.ts'
import { closeDocuments } from '../platform/documents/index.ts'
import type { Services } from '../platform/services.ts'
import { loadCases } from './cases/load-cases.ts'
import { loadBoards } from './boards.ts'
import { workAtDesk } from './cases/desk-story.ts'
import { showCases } from './cases/showcase.ts'
import type { Demo, LoadedOrgan } from './context.ts'
import { daysOf } from './days.ts'
import { loadGuides } from './guides.ts'
import { loadItems } from './items.ts'
import { loadPetitions } from './petitions.ts'
import { loadRegisters } from './registers.ts'
import { loadRemedies } from './remedies.ts'
import { loadReports } from './reports.ts'
import { loadSeals } from './seals.ts'
import { loadTasks } from './tasks.ts'
import { loadVisits } from './visits.ts'
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
  // First: what is signed here today is sealed.
  await ofAll(demo, async (loaded) => [await loadSeals(demo, loaded)])
  const cases = await ofAll(demo, async (loaded) => {
    const { count, decided, shown } = await loadCases(demo, loaded, showCases(demo, loaded))
    return [
      count + (await workAtDesk(demo, loaded, shown, decided)),
      await loadRemedies(demo, loaded, decided),
      await loadPetitions(demo, loaded),
    ]
  })
  write(`载入演示数据：依申请公开 ${cases[0]} 件，复议诉讼 ${cases[1]} 件，更正和建议 ${cases[2]} 件`)
  const items = await ofAll(demo, async (loaded) => [await loadItems(demo, loaded)])
  write(`载入演示数据：主动公开 ${items[0]} 条`)
  const registers = await ofAll(demo, async (loaded) => {
    const { guides, records } = await loadGuides(demo, loaded)
    return [guides, records, await loadRegisters(demo, loaded)]
  })
  write(`载入演示数据：办事指南 ${registers[0]} 项，办理记录 ${registers[1]} 条，台账 ${registers[2]} 条`)
  const work = await ofAll(demo, async (loaded) => {
    const { visits, questions } = await loadVisits(demo, loaded)
    return [visits, questions, await loadTasks(demo, loaded), await loadBoards(demo, loaded)]
  })
  write(`载入演示数据：来访 ${work[0]} 件，咨询 ${work[1]} 件，任务 ${work[2]} 项，公开栏张贴 ${work[3]} 次`)
  // Last of all: they are computed from what was loaded.
  const reports = await ofAll(demo, async (loaded) => [await loadReports(demo, loaded)])
  write(`载入演示数据：年度报告 ${reports[0]} 份`)
  await closeDocuments()
}

/** All organs side by side, each in transactions of its own; answers the sums of what each counted. */
async function ofAll(
  demo: Demo,
  load: (loaded: LoadedOrgan) => Promise<readonly number[]>,
): Promise<readonly number[]> {
  const counts = await Promise.all(demo.organs.map(load))
  const [first = []] = counts
  return first.map((_, place) => counts.reduce((sum, each) => sum + (each[place] ?? 0), 0))
}
