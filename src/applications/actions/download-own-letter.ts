import type { Organ } from '../../organs/model.ts'
import { publicTenancy, systemTenancy } from '../../platform/database/tenant.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { checkAct, recordAct, workOnCase } from '../case-work.ts'
import { findLetter, type LetterRow } from '../letter-store.ts'
import type { LetterFile } from '../public-shapes.ts'
import type { ApplicationRecord } from '../store.ts'
import { openUntil, rowOfToken } from './look-up-status.ts'
import { letterFile } from './print-letter.ts'

const GONE = refuse('notFound', '没有这份文书，或者下载期限已过，请与办理机关联系')

/** A letter of one's own case. The first download of a reply opened for it is its delivery (条例 40). */
export async function downloadOwnLetter(
  services: Services,
  organ: Organ,
  token: string,
  letterId: string,
  format: 'pdf' | 'docx',
): Promise<Result<LetterFile>> {
  const row = await rowOfToken(services, organ, token)
  if (row === undefined) return refuse('unauthenticated', '查询已过期，请重新输入申请编号和查询码')
  if (!/^[0-9a-f-]{36}$/i.test(letterId)) return GONE
  const found = await services.database.read(publicTenancy(organ.organId), async (db) => {
    const letter = await findLetter(db, organ.organId, letterId)
    const isOpen =
      letter?.application_id === row.application_id && openUntil(letter, services.clock.today()) !== null
    return isOpen ? { letter, file: await letterFile(services, db, letter, format) } : undefined
  })
  if (found === undefined) return GONE
  if (found.file.ok) await recordDownload(services, row, found.letter, format)
  return found.file
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
    const data = { method: 'download' as const, signed: work.today }
    const act = { kind: 'deliver', on: work.today, by: null, data } as const
    if (checkAct(work, act) !== undefined) return ok(null)
    const seq = await recordAct(work, act)
    return seq.ok ? ok(null) : seq
  })
}
