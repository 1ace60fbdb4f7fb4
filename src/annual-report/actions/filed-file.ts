import type { DeskContext } from '../../platform/http/desk-api.ts'
import { decodeSnapshot } from '../render/snapshot.ts'
import { findFiled, listFiled, type Db } from '../store.ts'
import { renderReport, type RenderedReport } from './render-report.ts'

/** Which of these organs have filed the report of a year here. */
export async function organsThatFiled(
  db: Db,
  organIds: readonly number[],
  year: number,
): Promise<readonly number[]> {
  return [...(await listFiled(db, organIds, year)).keys()]
}

/** The report of a year as filed, as a page to read elsewhere: the same report gives the same bytes. */
export async function filedFile(
  context: Pick<DeskContext, 'services' | 'tenancy'>,
  organId: number,
  year: number,
): Promise<RenderedReport | undefined> {
  const content = await context.services.database.read(context.tenancy, (db) => findFiled(db, organId, year))
  return content === undefined
    ? undefined
    : renderReport(decodeSnapshot(content), 'html', { publishedOn: null, hash: '' })
}
