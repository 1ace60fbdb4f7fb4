import { yearOf } from '../../law/local-date.ts'
import type { JobContext } from '../../platform/areas.ts'
import { systemTenancy } from '../../platform/database/tenant.ts'
import type { Services } from '../../platform/services.ts'
import { FORMS } from '../forms/index.ts'
import { decodeSnapshot } from '../render/snapshot.ts'
import { differencesOf } from '../rollup.ts'
import { findFiled, insertDifference, type Key, listWatched } from '../store.ts'
import { sha256Text, subjectOf } from './acting.ts'
import { reportCells, tenancyOver } from './figures.ts'

/** Filed reports of so many years back are compared with their records every night. */
const YEARS_WATCHED = 2

/** Daily: a filed report whose records now give other figures gets an event; the report itself stays as filed. */
export async function findDifferences(_payload: unknown, { services }: JobContext): Promise<void> {
  const all = {
    ...systemTenancy(0, 'annual-report.differences'),
    organIds: services.organs.all().map(({ organId }) => organId),
  }
  const from = yearOf(services.clock.today()) - YEARS_WATCHED
  const watched = await services.database.read(all, (db) => listWatched(db, from))
  for (const key of watched) await compareOne(services, key)
}

/** Answers whether a new set of differences was found. */
export async function compareOne(services: Services, key: Key): Promise<boolean> {
  const today = services.clock.today()
  const organ = services.organs.byId(key.organId)
  if (organ === undefined) return false
  const own = systemTenancy(key.organId, 'annual-report.differences')
  return services.database.write(tenancyOver(services, own, organ), async (tx) => {
    const content = await findFiled(tx.db, key.organId, key.year)
    if (content === undefined) return false
    const snapshot = decodeSnapshot(content)
    const form = FORMS[snapshot.form]
    const now = await reportCells(services, tx.db, organ, form, key.year, today)
    const corrected = new Set(snapshot.corrections.map(({ path }) => path))
    const cells = differencesOf(form, snapshot.cells, now).filter(({ path }) => !corrected.has(path))
    if (cells.length === 0) return false
    const hash = sha256Text(JSON.stringify(cells))
    const isNew = await insertDifference(tx.db, key, { hash, foundOn: today, cells })
    if (isNew) {
      tx.audit({
        type: 'report.differs',
        subject: subjectOf(key),
        data: { year: key.year, version: key.version, cells: cells.map(({ path }) => path) },
      })
    }
    return isNew
  })
}
