import { recordStoredFile } from '../../platform/kept-file.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import type { UploadedPart } from '../../platform/http/uploads.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { checkFile } from '../../platform/file-check.ts'
import type { Attachment, ItemContent } from '../model.ts'
import { findItem, updateContent, type ItemRecord } from '../store.ts'
import { editRefusal } from './save-item.ts'

const MAX_ATTACHMENTS = 50

/** Keeps the originals and lists them in the working copy; all files of one upload or none. */
export async function addFiles(
  context: DeskContext,
  itemId: string,
  files: readonly UploadedPart[],
): Promise<Result<readonly Attachment[]>> {
  const { actor, services } = context
  if (files.length === 0) return refuse('invalid', '没有收到文件，请选择文件后再上传', { field: 'files' })
  const known = await services.database.read(context.tenancy, (db) => findItem(db, [actor.organId], itemId))
  if (!known) return refuse('notFound', '本机关没有这条信息')
  const early = editRefusal(known, actor)
  if (early) return early
  const added: Attachment[] = []
  for (const file of files) {
    const checked = await checkFile(file.name, file.bytes)
    if (!checked.ok) return checked
    const hash = await services.files.put('original', file.bytes)
    added.push({ hash, ...checked.value, size: file.bytes.length })
  }
  return services.database.write<Result<readonly Attachment[]>>(context.tenancy, async (tx) => {
    const item = await findItem(tx.db, [actor.organId], itemId, true)
    if (!item) return refuse('notFound', '本机关没有这条信息')
    const late = editRefusal(item, actor)
    if (late) return late
    const attachments = merged(item.content.attachments, added)
    if (attachments.length > MAX_ATTACHMENTS) {
      return refuse('invalid', `一条信息最多 ${MAX_ATTACHMENTS} 个附件`, { field: 'files' })
    }
    for (const file of added) {
      await recordStoredFile(tx.db, { organId: actor.organId, ...file, at: tx.now })
      tx.audit({ type: 'item.fileAdded', subject: `item/${itemId}`, data: { itemId, hash: file.hash } })
    }
    await updateContent(tx.db, change(item, { ...item.content, attachments }, actor.personId, tx.now))
    return ok(attachments)
  })
}

/** Takes a file off the working copy; the original is kept, an earlier version may show it. */
export async function removeFile(
  context: DeskContext,
  itemId: string,
  hash: string,
): Promise<Result<undefined>> {
  const { actor, services } = context
  return services.database.write<Result<undefined>>(context.tenancy, async (tx) => {
    const item = await findItem(tx.db, [actor.organId], itemId, true)
    if (!item) return refuse('notFound', '本机关没有这条信息')
    const refused = editRefusal(item, actor)
    if (refused) return refused
    const attachments = item.content.attachments.filter((file) => file.hash !== hash)
    if (attachments.length === item.content.attachments.length) return refuse('notFound', '没有这个附件')
    tx.audit({ type: 'item.fileRemoved', subject: `item/${itemId}`, data: { itemId, hash } })
    await updateContent(tx.db, change(item, { ...item.content, attachments }, actor.personId, tx.now))
    return ok(undefined)
  })
}

function merged(before: readonly Attachment[], added: readonly Attachment[]): readonly Attachment[] {
  const byHash = new Map([...before, ...added].map((file) => [file.hash, file]))
  return [...byHash.values()]
}

function change(item: ItemRecord, content: ItemContent, personId: string, at: Date) {
  return {
    organId: item.organId,
    itemId: item.itemId,
    content,
    editors: [...new Set([...item.editors, personId])],
    due: { due: item.dueOn, provisional: item.dueProvisional },
    indexEdited: item.indexEdited,
    at,
  }
}
