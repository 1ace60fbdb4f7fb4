import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, NOT_FOUND } from '../case-work.ts'
import type { LetterFile } from '../public-shapes.ts'
import { mayReadPerson, maySee } from '../rights.ts'
import { findApplication, listFiles } from '../store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy'>

/** A file of the case: identity proofs and originals are personal data, so opening one is on the audit record. */
export async function openFile(
  { services, actor, tenancy }: Reading,
  id: string,
  hash: string,
): Promise<Result<LetterFile>> {
  return services.database.write<Result<LetterFile>>(tenancy, async (tx) => {
    const row = await findApplication(tx.db, actor.visibleOrgans, id)
    if (row === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
    if (!mayReadPerson(actor, keyOf(row))) return refuse('forbidden', '申请材料只对办理和审批本件的人员开放')
    const file = (await listFiles(tx.db, row.organ_id, id)).find((each) => each.hash === hash)
    if (file === undefined) return refuse('notFound', '没有这份材料')
    tx.audit({
      type: 'personalData.revealed',
      subject: `application/${id}`,
      data: { subject: `application/${id}`, field: `file:${file.use}`, reason: '查看申请材料' },
    })
    return ok({ name: file.name, type: file.mediaType, bytes: await services.files.get('original', hash) })
  })
}
