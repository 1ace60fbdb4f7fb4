import { promisesDone } from '../records-of-areas.ts'
import { type ImprovementRow, listImprovements } from '../follow-up-store.ts'
import { type Db } from '../store.ts'

/** What a report promised for the next year, as it stands: one that its 整改 says is done is done. */
export async function promisedIn(db: Db, organId: number, year: number): Promise<readonly ImprovementRow[]> {
  const rows = await listImprovements(db, organId, year)
  const done = await promisesDone(
    db,
    organId,
    rows.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])),
  )
  return rows.map((row) => {
    const result = row.taskId === null ? undefined : done.get(row.taskId)
    return result === undefined ? row : { ...row, status: 'done', note: row.note === '' ? result : row.note }
  })
}
