import { filedFile } from '../../annual-report/actions/filed-file.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result } from '../../platform/result.ts'
import { findRow } from '../store.ts'
import { choosePrevious } from './change-kept.ts'
import { keepReport } from './keep-report.ts'

/**
 * The report of the year before as an organ filed it here: read like any other file and kept beside this one, so that
 * what the check stood on stays when a newer version is filed.
 */
export async function chooseFiled(
  context: DeskContext,
  checkId: string,
  organId: number,
): Promise<Result<undefined>> {
  const { actor, services, tenancy } = context
  const field = { field: 'organId' }
  const row = await services.database.read(tenancy, (db) => findRow(db, actor.organId, checkId))
  if (row === undefined) return refuse('notFound', '没有这份年报的检查记录，请从清单中选择')
  if (row.withdrawn) return refuse('notAllowedNow', '这份年报已移出清单，不能再改。需要时请先放回清单')
  if (row.year === null)
    return refuse('notAllowedNow', '这份年报没有写明年度，不能确定上一年度；请读入上年年报文件')
  if (!actor.visibleOrgans.includes(organId)) return refuse('forbidden', '您看不到这个机关的年报', field)
  const file = await filedFile(context, organId, row.year - 1)
  if (file === undefined) return refuse('notFound', `这个机关在本系统没有报送${row.year - 1}年度年报`, field)
  const kept = await keepReport(context, { name: file.name, bytes: file.bytes })
  return kept.ok ? choosePrevious(context, checkId, kept.value.row.checkId) : kept
}
