import {
  loadPictures,
  MissingGlyphError,
  MEDIA_TYPES,
  renderDocument,
} from '../../platform/documents/index.ts'
import { systemTenancy, type Tenancy } from '../../platform/database/tenant.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import { refuse, ok, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import type { JobContext } from '../../platform/areas.ts'
import { signBytes } from '../../seals/actions/sign-bytes.ts'
import { z } from 'zod'
import {
  findLetter,
  findVersion,
  lockLetter,
  originalAt,
  updateLetter,
  type LetterRow,
} from '../letter-store.ts'
import type { LetterFile } from '../public-shapes.ts'
import { keepFile, recordFile, type StoredFile } from './store-file.ts'

/**
 * The bytes of a letter, always those that are kept: what nobody printed yet (a letter of a past case, or one whose job
 * is still to run) is printed and kept before it is handed out, so that a copy handed out can be verified for ever. To
 * be called outside a transaction, once the reader's right has been checked.
 */
export async function letterFile(
  services: Services,
  letter: LetterRow,
  format: 'pdf' | 'docx',
): Promise<Result<LetterFile>> {
  if (letter.paper !== null) return refuse('notFound', originalAt(letter.paper))
  try {
    const { organ_id: organId, letter_id: letterId } = letter
    const kept =
      letter.pdf_hash === null
        ? await printAndKeep(services, systemTenancy(organId, 'print'), letterId)
        : letter
    const hash = format === 'pdf' ? kept?.pdf_hash : kept?.docx_hash
    if (hash === undefined || hash === null) return refuse('notAllowedNow', '文书尚未签发，没有可下载的文件')
    const bytes = await services.files.get('original', hash)
    return ok({ name: `${letter.number ?? '文书'}.${format}`, type: MEDIA_TYPES[format], bytes })
  } catch (error) {
    if (error instanceof MissingGlyphError) return refuse('invalid', error.message)
    throw error
  }
}

const payloadSchema = z.object({ letterId: z.uuid() })

/** Job: prints a sent letter as PDF/A and DOCX. Running it twice changes nothing. */
export async function printLetter(payload: unknown, { services, tenancy }: JobContext): Promise<void> {
  const { letterId } = payloadSchema.parse(payload)
  if (tenancy === undefined) throw new Error('a letter is printed for an organ')
  await printAndKeep(services, tenancy, letterId)
}

type Kept = Pick<LetterRow, 'pdf_hash' | 'docx_hash'>

/**
 * Prints a letter once and keeps both files for ever, the PDF with the signature of the key its stamp names; a letter of
 * a past case names none and gets none. Whoever is second gets what the first kept; undefined for a letter not composed.
 */
async function printAndKeep(
  services: Services,
  tenancy: Tenancy,
  letterId: string,
): Promise<Kept | undefined> {
  const { organId } = tenancy
  const found = await services.database.read(tenancy, async (db) => ({
    letter: await findLetter(db, organId, letterId),
    version: await findVersion(db, services.keys, organId, letterId),
  }))
  const tree = found.version?.body.tree
  if (found.letter === undefined || tree === undefined) return undefined
  if (found.letter.pdf_hash !== null) return found.letter
  const name = found.letter.number ?? letterId
  const signingKey = found.version?.body.signingKey
  const pdfBytes = await printed(services, tree, 'pdf')
  const [pdf, docx] = await Promise.all([
    keep(services, name, 'pdf', pdfBytes),
    keep(services, name, 'docx', await printed(services, tree, 'docx')),
  ])
  return services.database.write(tenancy, async (tx): Promise<Kept | undefined> => {
    const now = await lockLetter(tx.db, organId, letterId)
    if (now === undefined || now.pdf_hash !== null) return now // somebody else was faster
    for (const file of [pdf, docx]) await recordFile(tx.db, organId, file, tx.now)
    const signed =
      signingKey === undefined
        ? ok(null)
        : await signBytes(services, tx, { keyId: signingKey, bytes: pdfBytes })
    const kept = { pdf_hash: pdf.hash, docx_hash: docx.hash }
    await updateLetter(tx.db, organId, letterId, {
      ...kept,
      problem: signed.ok ? null : signed.refusal.message,
    })
    tx.audit({
      type: 'letter.printed',
      subject: `letter/${letterId}`,
      data: { letterId, pdf: pdf.hash, docx: docx.hash },
    })
    return kept
  })
}

async function printed(services: Services, tree: DocumentTree, format: 'pdf' | 'docx'): Promise<Uint8Array> {
  return renderDocument(tree, format, await loadPictures(services.files, tree))
}

function keep(
  services: Services,
  name: string,
  format: 'pdf' | 'docx',
  bytes: Uint8Array,
): Promise<StoredFile> {
  return keepFile(services, { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], bytes })
}
