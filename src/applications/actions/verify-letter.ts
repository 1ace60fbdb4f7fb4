import { createHash } from 'node:crypto'
import { parseLocalDate, type LocalDate } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import { takeHit } from '../../platform/http/rate-limit.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { findSentLetter, type LetterRow } from '../letter-store.ts'
import { letterCodeHash } from '../letter-verification.ts'
import { LETTER_NAMES, type LetterKind } from '../letters/facts.ts'
import { nameByOutcome } from '../letters/shape.ts'

export interface VerifyInput {
  /** As typed or scanned; blank where only a file is given. */
  readonly code: string
  readonly pdf?: Uint8Array | undefined
  readonly clientAddress: string
}

/** What the portal says of a letter: nothing about whom it went to or what it says. */
export interface VerifiedLetter {
  readonly name: string
  readonly number: string | null
  readonly organ: string
  readonly date: LocalDate | null
  /** SHA-256 of the PDF as it was printed; null while it is being printed. */
  readonly pdfHash: string | null
  /** Of the file given, if one was, and whether it is that PDF, byte for byte. */
  readonly file: { readonly hash: string; readonly same: boolean } | null
}

const PER_ADDRESS = { name: 'verify-letter', hits: 60, windowSeconds: 600 }
const UNKNOWN =
  '本机关没有这份文书的记录。请核对核验码是否输入完整、是否选对了出具文书的机关；仍然查不到的，请与该机关联系核实。'
const UNKNOWN_FILE =
  '本机关签发的文书中没有与这份文件完全相同的 PDF。另存、打印后扫描或者修改过的文件不能这样核对，请输入文书上的核验码。'

/** Whether a letter is this organ's, by the code on it or by the PDF itself. */
export async function verifyLetter(
  services: Services,
  organ: Organ,
  { code, pdf, clientAddress }: VerifyInput,
): Promise<Result<VerifiedLetter>> {
  const wait = await takeHit(services.database, PER_ADDRESS, clientAddress, services.clock.machine())
  if (wait > 0) return refuse('tooMany', `核验过于频繁，请${Math.ceil(wait / 60)}分钟后再试`)
  const hasCode = code.trim() !== ''
  if (!hasCode && pdf === undefined)
    return refuse('invalid', '请输入文书上的核验码，或者选择收到的 PDF 文件', { field: 'code' })
  const fileHash = pdf === undefined ? undefined : createHash('sha256').update(pdf).digest('hex')
  const by = hasCode ? { verifyHash: letterCodeHash(code) } : { pdfHash: fileHash ?? '' }
  const letter = await services.database.read(publicTenancy(organ.organId), (db) =>
    findSentLetter(db, organ.organId, by),
  )
  if (letter === undefined)
    return hasCode
      ? refuse('notFound', UNKNOWN, { field: 'code' })
      : refuse('notFound', UNKNOWN_FILE, { field: 'file' })
  return ok(told(letter, organ, fileHash))
}

function told(letter: LetterRow, organ: Organ, fileHash: string | undefined): VerifiedLetter {
  const kind = letter.kind as LetterKind // only letter kinds are ever written
  return {
    name: kind === 'reply' ? nameByOutcome(letter.outcome, LETTER_NAMES.reply) : LETTER_NAMES[kind],
    number: letter.number,
    organ: organ.name,
    date: parseLocalDate(letter.sent_on ?? '') ?? null,
    pdfHash: letter.pdf_hash,
    file: fileHash === undefined ? null : { hash: fileHash, same: fileHash === letter.pdf_hash },
  }
}
