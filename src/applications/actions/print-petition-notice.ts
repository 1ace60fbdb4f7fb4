import { parseLocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { MEDIA_TYPES, renderDocument } from '../../platform/documents/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { findNotice, type LetterRow } from '../letter-store.ts'
import { checkPrintable } from '../letter-work.ts'
import { buildLetter } from '../letters/build-letter.ts'
import { PETITION_DEFINITIONS } from '../model.ts'
import { noticeFacts } from '../petition-letter.ts'
import { findPetition, type PetitionRecord } from '../petition-store.ts'
import type { LetterFile } from '../public-shapes.ts'
import { templateFor } from '../template-store.ts'
import { letterFile } from './print-letter.ts'

type Reading = Pick<DeskContext, 'services' | 'tenancy'>

/** The 告知书 on a petition, as it is kept: whoever prints it again gets the same bytes. */
export async function printPetitionNotice(
  reading: Reading,
  id: string,
  format: 'pdf' | 'docx',
): Promise<Result<LetterFile>> {
  const { services, tenancy } = reading
  const found = await services.database.read(tenancy, async (db) => {
    const row = await findPetition(db, tenancy.organId, id)
    return row && { row, letter: await findNotice(db, tenancy.organId, id) }
  })
  if (found === undefined) return refuse('notFound', '没有这件申请或者建议')
  const { row, letter } = found
  return letter === undefined ? unkept(reading, row, format) : kept(reading, row, letter, format)
}

/** With its reading on the audit record: it names the petitioner. */
async function kept(
  { services, tenancy }: Reading,
  row: PetitionRecord,
  letter: LetterRow,
  format: 'pdf' | 'docx',
): Promise<Result<LetterFile>> {
  const file = await letterFile(services, letter, format)
  if (file.ok)
    await services.database.write(tenancy, async (tx) =>
      tx.audit({
        type: 'letter.downloaded',
        subject: `petition/${row.petition_id}`,
        data: { letterId: letter.letter_id, format },
      }),
    )
  return file
}

/** Of a petition answered before its 告知书 was numbered and kept: printed from the record, without 文号 and code. */
async function unkept(
  { services, tenancy }: Reading,
  row: PetitionRecord,
  format: 'pdf' | 'docx',
): Promise<Result<LetterFile>> {
  const { name, article } = PETITION_DEFINITIONS[row.kind]
  const organ = services.organs.byId(row.organ_id)
  const on = parseLocalDate(row.answered_on ?? '')
  if (organ === undefined || on === undefined || row.result === null || row.answer === null)
    return refuse('notAllowedNow', `这件${name}还没有答复，答复后才能打印告知书`, { article })
  const facts = noticeFacts(services, organ, row, { result: row.result, answer: row.answer, on })
  const template = await services.database.read(tenancy, (db) =>
    templateFor(db, services.organs, row.organ_id, 'petitionNotice', on),
  )
  const tree = buildLetter('petitionNotice', facts, template)
  if (!tree.ok) return tree
  const printable = await checkPrintable(services, tree.value)
  if (!printable.ok) return printable
  return ok({
    name: `${row.number}-告知书.${format}`,
    type: MEDIA_TYPES[format],
    bytes: await renderDocument(tree.value, format),
  })
}
