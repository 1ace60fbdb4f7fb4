/** Files that go out with a reply: the information itself (条例 36(2)) or what of it can be given (条例 37). */
import { ok, refuse, type Result } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'
import { keyOf, personOf, type CaseWork } from './case-work.ts'
import { refuseMarked } from './classified.ts'
import { findVersion, type LetterRow, type ReplyInput } from './letter-store.ts'
import type { LetterFile } from './public-shapes.ts'
import { mayReadPerson } from './rights.ts'
import { attachFile, findStoredFile, listUses, type Db } from './store.ts'
import { withEnding } from './actions/store-file.ts'

export type ReplyFile = NonNullable<ReplyInput['files']>[number]

/**
 * The files named in a draft, as they are kept: each uploaded to this organ, none of them the papers of another case.
 * What was given out in another case may go out again, by one who may read that case. The size is the stored one.
 */
export async function checkReplyFiles(work: CaseWork, reply: ReplyInput): Promise<Result<ReplyInput>> {
  const files = reply.files ?? []
  if (files.length === 0) return ok(reply)
  const marked = refuseMarked({ files: files.map(({ name }) => name).join('；') })
  if (!marked.ok) return marked
  if (new Set(files.map(({ hash }) => hash)).size < files.length)
    return refuse('invalid', '附件中有内容相同的文件，请删去重复的', { field: 'files' })
  const kept: ReplyFile[] = []
  for (const file of files) {
    const checked = await checkOne(work, file)
    if (!checked.ok) return checked
    kept.push(checked.value)
  }
  return ok({ ...reply, files: kept })
}

async function checkOne({ tx, row, agent }: CaseWork, file: ReplyFile): Promise<Result<ReplyFile>> {
  const stored = await findStoredFile(tx.db, row.organ_id, file.hash)
  if (stored === undefined)
    return refuse('invalid', `附件“${file.name}”没有找到，请重新上传`, { field: 'files' })
  const uses = await listUses(tx.db, row.organ_id, file.hash)
  const isForeign = uses.some(
    ({ use, ...other }) =>
      other.application_id !== row.application_id &&
      (use !== 'reply' || agent.kind !== 'person' || !mayReadPerson(agent.actor, keyOf(other))),
  )
  if (isForeign)
    return refuse('invalid', `附件“${file.name}”是另一件申请的材料，不能随本件答复提供`, { field: 'files' })
  const name = withEnding(file.name, stored.media_type)
  if (name.length > 200) return refuse('invalid', `附件“${file.name}”的名称过长，请缩短`, { field: 'files' })
  return ok({ hash: file.hash, name, size: Number(stored.size) })
}

/** At 签发: what goes out with the reply joins the file of the case. */
export async function keepReplyFiles(work: CaseWork, reply: ReplyInput): Promise<void> {
  const { tx, row, agent } = work
  for (const { hash, name } of reply.files ?? [])
    await attachFile(tx.db, {
      organ_id: row.organ_id,
      application_id: row.application_id,
      hash,
      use: 'reply',
      name,
      added_at: tx.now,
      person_id: personOf(agent),
    })
}

/** The files of a reply as its last version names them; none for any other letter. */
export async function filesOfReply(
  services: Services,
  db: Db,
  letter: LetterRow,
): Promise<readonly ReplyFile[]> {
  if (letter.kind !== 'reply') return []
  const { organ_id: organId, letter_id: letterId, version } = letter
  const found = await findVersion(db, services.keys, organId, letterId, version)
  return found?.body.reply?.files ?? []
}

/** The bytes of one of them, under the name it has in the letter. */
export async function readReplyFile(
  services: Services,
  db: Db,
  organId: number,
  { hash, name }: ReplyFile,
): Promise<LetterFile> {
  const stored = await findStoredFile(db, organId, hash)
  if (stored === undefined) throw new Error(`the file ${hash} of a reply is not on record`)
  return { name, type: stored.media_type, bytes: await services.files.get('original', hash) }
}
