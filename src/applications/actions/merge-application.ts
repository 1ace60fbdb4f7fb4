import { refuse } from '../../platform/result.ts'
import { by, take, type ActHandler } from '../act-handler.ts'
import { listByIds } from '../store.ts'

/** The same request sent twice by the same applicant becomes one 件; this one is counted no more. */
export const mergeApplication: ActHandler<'mergeInto'> = async (work, body, on) => {
  const { row, tx } = work
  if (body.into === row.application_id) return refuse('invalid', '不能并入本件自身', { field: 'into' })
  const [target] = await listByIds(tx.db, row.organ_id, [body.into])
  if (target === undefined) return refuse('invalid', '没有要并入的申请，请核对编号', { field: 'into' })
  if (target.closed) return refuse('conflict', '要并入的申请已经办结，不能合并', { field: 'into' })
  if (!target.identity_hash.equals(row.identity_hash))
    return refuse('conflict', '两件申请的申请人不同，不能合并', { field: 'into' })
  return take(work, { kind: 'mergeInto', on, by: by(work), data: { into: body.into } }, body.evidence)
}
