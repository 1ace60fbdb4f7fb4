import { refuse } from '../../platform/result.ts'
import { listByIds } from '../store.ts'
import { by, take, type ActHandler } from '../act-handler.ts'

/** A related case of the same organ: an earlier reply, the same matter. */
export const linkCases: ActHandler<'link'> = async (work, body, on) => {
  if (body.to === work.row.application_id) return refuse('invalid', '不能与本件自身关联', { field: 'to' })
  const [other] = await listByIds(work.tx.db, work.row.organ_id, [body.to])
  if (other === undefined) return refuse('invalid', '没有要关联的申请，请核对编号', { field: 'to' })
  return take(work, { kind: 'link', on, by: by(work), data: { to: body.to, why: body.why } }, body.evidence)
}
