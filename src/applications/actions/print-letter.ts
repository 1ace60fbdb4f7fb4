import {
  loadPictures,
  MissingGlyphError,
  MEDIA_TYPES,
  renderDocument,
} from '../../platform/documents/index.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import { refuse, ok, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import type { JobContext } from '../../platform/areas.ts'
import { signBytes } from '../../seals/actions/sign-bytes.ts'
import { z } from 'zod'
import { findLetter, findVersion, originalAt, updateLetter, type LetterRow } from '../letter-store.ts'
import type { LetterFile } from '../public-shapes.ts'
import type { Db } from '../store.ts'
import { keepFile, recordFile, type StoredFile } from './store-file.ts'

/**
 * The bytes of a letter: exactly those that were printed where it was, else printed now from the composed document
 * (imported cases are printed when somebody asks).
 */
export async function letterFile(
  services: Services,
  db: Db,
  letter: LetterRow,
  format: 'pdf' | 'docx',
): Promise<Result<LetterFile>> {
  if (letter.paper !== null) return refuse('notFound', originalAt(letter.paper))
  const name = `${letter.number ?? '文书'}.${format}`
  const type = MEDIA_TYPES[format]
  const hash = format === 'pdf' ? letter.pdf_hash : letter.docx_hash
  if (hash !== null) return ok({ name, type, bytes: await services.files.get('original', hash) })
  const version = await findVersion(db, services.keys, letter.organ_id, letter.letter_id)
  const tree = version?.body.tree
  if (tree === undefined) return refuse('notAllowedNow', '文书尚未签发，没有可下载的文件')
  try {
    return ok({ name, type, bytes: await printed(services, tree, format) })
  } catch (error) {
    if (error instanceof MissingGlyphError) return refuse('invalid', error.message)
    throw error
  }
}

const payloadSchema = z.object({ letterId: z.uuid() })

/**
 * Job: prints a sent letter as PDF/A and DOCX and keeps both for ever, the PDF with the signature of the key its stamp
 * names. Running it twice changes nothing.
 */
export async function printLetter(payload: unknown, { services, tenancy }: JobContext): Promise<void> {
  const { letterId } = payloadSchema.parse(payload)
  if (tenancy === undefined) throw new Error('a letter is printed for an organ')
  const { organId } = tenancy
  const found = await services.database.read(tenancy, async (db) => ({
    letter: await findLetter(db, organId, letterId),
    version: await findVersion(db, services.keys, organId, letterId),
  }))
  const tree = found.version?.body.tree
  if (found.letter === undefined || tree === undefined || found.letter.pdf_hash !== null) return
  const { number } = found.letter
  const signingKey = found.version?.body.signingKey
  const pdfBytes = await printed(services, tree, 'pdf')
  const [pdf, docx] = await Promise.all([
    keep(services, number ?? letterId, 'pdf', pdfBytes),
    keep(services, number ?? letterId, 'docx', await printed(services, tree, 'docx')),
  ])
  await services.database.write(tenancy, async (tx) => {
    // another worker may have been faster
    if ((await findLetter(tx.db, organId, letterId))?.pdf_hash !== null) return
    for (const file of [pdf, docx]) await recordFile(tx.db, organId, file, tx.now)
    const signed =
      signingKey === undefined
        ? ok(null)
        : await signBytes(services, tx, { keyId: signingKey, bytes: pdfBytes })
    const problem = signed.ok ? null : signed.refusal.message
    await updateLetter(tx.db, organId, letterId, { pdf_hash: pdf.hash, docx_hash: docx.hash, problem })
    tx.audit({
      type: 'letter.printed',
      subject: `letter/${letterId}`,
      data: { letterId, pdf: pdf.hash, docx: docx.hash },
    })
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
