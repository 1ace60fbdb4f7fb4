import { createHash } from 'node:crypto'
import { parseLocalDate, type LocalDate } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import { takeHit } from '../../platform/http/rate-limit.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { signatureFiles, verifyBytes } from '../../seals/actions/verify-bytes.ts'
import type { SignatureReport } from '../../seals/model.ts'
import { findSentLetter, type LetterRow } from '../letter-store.ts'
import { letterCodeHash } from '../letter-verification.ts'
import { LETTER_NAMES, type LetterKind } from '../letters/facts.ts'
import { nameByOutcome, noticeName } from '../letters/shape.ts'
import type { PetitionKind } from '../model.ts'
import { findPetition } from '../petition-store.ts'
import type { Db } from '../store.ts'

export interface VerifyInput {
  /** As typed or scanned; blank where only a file is given. */
  readonly code: string
  readonly pdf?: Uint8Array | undefined
  readonly clientAddress: string
}

/**
 * `signed`: printed as it was signed. `later`: of a past case, printed when somebody first took it, not what was sent then.
 * `coming`: a job prints it. `none`: of a past case, and nobody took it: this organ gave out no PDF, and verifying makes none.
 */
export type PdfOfLetter = 'signed' | 'later' | 'coming' | 'none'

/** What the portal says of a letter: nothing about whom it went to or what it says. */
export interface VerifiedLetter {
  readonly name: string
  readonly number: string | null
  readonly organ: string
  readonly date: LocalDate | null
  /** SHA-256 of the PDF that is kept; null where there is none (yet). */
  readonly pdfHash: string | null
  readonly pdf: PdfOfLetter
  /** Of the file given, if one was, and whether it is that PDF, byte for byte. */
  readonly file: { readonly hash: string; readonly same: boolean } | null
  /**
   * The electronic signature, computed now over the file given, else over the PDF as kept; null for a letter without.
   */
  readonly signature: SignatureReport | null
}

/** What anybody may take along to verify with other tools, by the hash of a PDF he holds. */
export type SignaturePart = 'signature' | 'publicKey' | 'certificate'

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
  const { letter, petition, signature } = await services.database.read(
    publicTenancy(organ.organId),
    async (db) => {
      const found = await findSentLetter(db, organ.organId, by)
      return {
        letter: found,
        petition: found && (await petitionOf(db, found)),
        signature: found && (await signatureOf(services, db, found, pdf)),
      }
    },
  )
  if (letter === undefined)
    return hasCode
      ? refuse('notFound', UNKNOWN, { field: 'code' })
      : refuse('notFound', UNKNOWN_FILE, { field: 'file' })
  return ok({ ...told(letter, petition, organ, fileHash), signature: signature ?? null })
}

async function petitionOf(db: Db, { organ_id: organId, petition_id: id }: LetterRow) {
  return id === null ? undefined : (await findPetition(db, organId, id))?.kind
}

async function signatureOf(
  { files }: Services,
  db: Db,
  { organ_id: organId, pdf_hash: fileHash }: LetterRow,
  given: Uint8Array | undefined,
): Promise<SignatureReport | undefined> {
  if (fileHash === null) return undefined
  // a kept file that is gone or was changed is no signed one any more
  const bytes = given ?? (await files.get('original', fileHash).catch(() => undefined))
  return verifyBytes(db, organId, { fileHash, bytes })
}

/** Signature, public key or certificate of a letter, by the hash of its PDF: who names it holds the letter. */
export async function signaturePart(
  services: Services,
  organ: Organ,
  { pdfHash, part, clientAddress }: { pdfHash: string; part: SignaturePart; clientAddress: string },
): Promise<Result<{ name: string; type: string; bytes: Buffer }>> {
  const wait = await takeHit(services.database, PER_ADDRESS, clientAddress, services.clock.machine())
  if (wait > 0) return refuse('tooMany', `下载过于频繁，请${Math.ceil(wait / 60)}分钟后再试`)
  const found = await services.database.read(publicTenancy(organ.organId), async (db) => {
    const letter = await findSentLetter(db, organ.organId, { pdfHash })
    return letter && (await signatureFiles(db, organ.organId, pdfHash))
  })
  if (part === 'signature' && found !== undefined)
    return ok({ name: SIGNATURE_FILES.signature, type: 'application/octet-stream', bytes: found.signature })
  const pem = part === 'publicKey' ? found?.publicKey : found?.certificate
  if (pem === undefined || pem === null) return refuse('notFound', '没有这份文书的电子签名')
  return ok({ name: SIGNATURE_FILES[part], type: 'application/x-pem-file', bytes: Buffer.from(pem) })
}

/** Their names, as the command on the page has them. */
export const SIGNATURE_FILES: Readonly<Record<SignaturePart, string>> = {
  signature: 'signature.sig',
  publicKey: 'publickey.pem',
  certificate: 'certificate.pem',
}

function told(
  letter: LetterRow,
  petition: PetitionKind | undefined,
  organ: Organ,
  fileHash: string | undefined,
): Omit<VerifiedLetter, 'signature'> {
  return {
    name: nameOf(letter, petition),
    number: letter.number,
    organ: organ.name,
    date: parseLocalDate(letter.sent_on ?? '') ?? null,
    pdfHash: letter.pdf_hash,
    pdf: pdfOf(letter),
    file: fileHash === undefined ? null : { hash: fileHash, same: fileHash === letter.pdf_hash },
  }
}

function nameOf({ kind: written, outcome }: LetterRow, petition: PetitionKind | undefined): string {
  const kind = written as LetterKind // only letter kinds are ever written
  const name = LETTER_NAMES[kind]
  if (petition !== undefined) return noticeName(petition, name)
  return kind === 'reply' ? nameByOutcome(outcome, name) : name
}

function pdfOf({ pdf_hash: hash, on_demand: onDemand }: LetterRow): PdfOfLetter {
  if (hash === null) return onDemand ? 'none' : 'coming'
  return onDemand ? 'later' : 'signed'
}
