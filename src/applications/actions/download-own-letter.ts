import { DEFAULT_SETTINGS } from '../../law/parameters.ts'
import type { Organ } from '../../organs/model.ts'
import { publicTenancy, systemTenancy } from '../../platform/database/tenant.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { checkAct, recordAct, workOnCase } from '../case-work.ts'
import { findLetter, type LetterRow } from '../letter-store.ts'
import type { LetterFile } from '../public-shapes.ts'
import { filesOfReply, readReplyFile } from '../reply-files.ts'
import type { ApplicationRecord, Db } from '../store.ts'
import { openUntil, rowOfToken } from './look-up-status.ts'
import { isDelivery } from '../ways.ts'
import { letterFile } from './print-letter.ts'

const GONE = refuse('notFound', '没有这份文书，或者下载期限已过，请与办理机关联系')

/** A letter of one's own case. The first download of a reply opened for it is its delivery, by the setting of the law's. */
export async function downloadOwnLetter(
  services: Services,
  organ: Organ,
  token: string,
  letterId: string,
  format: 'pdf' | 'docx',
): Promise<Result<LetterFile>> {
  const found = await readOwn(services, organ, { token, letterId }, () => Promise.resolve(ok(null)))
  if (!found.ok) return found
  const { row, letter } = found.value
  const file = await letterFile(services, letter, format)
  if (file.ok) await recordDownload(services, row, letter, format)
  return file
}

/**
 * A file that goes with the reply, by its place (from 1) in the list of the letter, as long as the letter is open. It is
 * not the reply: its download alone delivers nothing.
 */
export async function downloadOwnReplyFile(
  services: Services,
  organ: Organ,
  token: string,
  letterId: string,
  place: number,
): Promise<Result<LetterFile>> {
  const found = await readOwn(services, organ, { token, letterId }, async (db, letter) => {
    const file = (await filesOfReply(services, db, letter))[place - 1]
    return file === undefined ? GONE : ok(await readReplyFile(services, db, organ.organId, file))
  })
  if (!found.ok) return found
  const { row } = found.value
  await services.database.write(systemTenancy(row.organ_id, 'download'), async (tx) => {
    tx.audit({
      type: 'letter.downloaded',
      subject: `application/${row.application_id}`,
      data: { letterId, format: `file-${place}` },
    })
  })
  return ok(found.value.content)
}

/** What a look-up may read of an open letter of its own case. */
async function readOwn<T>(
  services: Services,
  organ: Organ,
  { token, letterId }: { readonly token: string; readonly letterId: string },
  read: (db: Db, letter: LetterRow) => Promise<Result<T>>,
): Promise<Result<{ row: ApplicationRecord; letter: LetterRow; content: T }>> {
  const row = await rowOfToken(services, organ, token)
  if (row === undefined) return refuse('unauthenticated', '查询已过期，请重新输入申请编号和查询码')
  if (!/^[0-9a-f-]{36}$/i.test(letterId)) return GONE
  return services.database.read(publicTenancy(organ.organId), async (db) => {
    const letter = await findLetter(db, organ.organId, letterId)
    if (letter?.application_id !== row.application_id) return GONE
    if (openUntil(letter, services.clock.today()) === null) return GONE
    const content = await read(db, letter)
    return content.ok ? ok({ row, letter, content: content.value }) : content
  })
}

async function recordDownload(
  services: Services,
  row: ApplicationRecord,
  letter: LetterRow,
  format: string,
): Promise<void> {
  const tenancy = systemTenancy(row.organ_id, 'download')
  await workOnCase(services, tenancy, { kind: 'system' }, row.application_id, async (work) => {
    work.tx.audit({
      type: 'letter.downloaded',
      subject: `application/${row.application_id}`,
      data: { letterId: letter.letter_id, format },
    })
    if (letter.kind !== 'reply' || work.view.stage !== 'decided') return ok(null)
    if (!isDelivery('downloaded', DEFAULT_SETTINGS)) return ok(null)
    const data = { method: 'download' as const, signed: work.today }
    const act = { kind: 'deliver', on: work.today, by: null, data } as const
    if (checkAct(work, act) !== undefined) return ok(null)
    const seq = await recordAct(work, act)
    return seq.ok ? ok(null) : seq
  })
}
