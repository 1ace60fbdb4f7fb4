import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Attachment } from '../model.ts'
import { findItem, readVersion, readVersions } from '../store.ts'

/** The original of an attachment of the working copy or of any version. */
export async function readFile(
  context: DeskContext,
  itemId: string,
  hash: string,
): Promise<Result<{ file: Attachment; bytes: Uint8Array }>> {
  const { services, actor } = context
  const file = await services.database.read(context.tenancy, async (db) => {
    const item = await findItem(db, actor.visibleOrgans, itemId)
    if (!item) return undefined
    const current = item.content.attachments.find((one) => one.hash === hash)
    if (current) return current
    for (const { version } of await readVersions(db, item.organId, itemId)) {
      const content = await readVersion(db, item.organId, itemId, version)
      const found = content?.attachments.find((one) => one.hash === hash)
      if (found) return found
    }
    return undefined
  })
  if (!file) return refuse('notFound', '没有这个附件')
  return ok({ file, bytes: await services.files.get('original', file.hash) })
}
