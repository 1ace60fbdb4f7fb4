import type { DeskContext } from '../../platform/http/desk-api.ts'
import type { Services } from '../../platform/services.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, NOT_FOUND } from '../case-work.ts'
import { findReply } from '../letter-store.ts'
import type { LetterFile } from '../public-shapes.ts'
import { mayReadPerson, maySee } from '../rights.ts'
import { filesOfReply, readReplyFile } from '../reply-files.ts'
import { findApplication, listFiles, type ApplicationRecord, type Db } from '../store.ts'

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
    if (file === undefined) return openDraftFile(services, tx.db, row, hash)
    tx.audit({
      type: 'personalData.revealed',
      subject: `application/${id}`,
      data: { subject: `application/${id}`, field: `file:${file.use}`, reason: '查看申请材料' },
    })
    return ok({ name: file.name, type: file.mediaType, bytes: await services.files.get('original', hash) })
  })
}

/** A file of the reply in hand, which whoever reviews and signs has to see: the organ's own information, no papers. */
async function openDraftFile(
  services: Services,
  db: Db,
  row: ApplicationRecord,
  hash: string,
): Promise<Result<LetterFile>> {
  const letter = await findReply(db, row.organ_id, row.application_id)
  const files = letter === undefined ? [] : await filesOfReply(services, db, letter)
  const file = files.find((each) => each.hash === hash)
  if (file === undefined) return refuse('notFound', '没有这份材料')
  return ok(await readReplyFile(services, db, row.organ_id, file))
}
