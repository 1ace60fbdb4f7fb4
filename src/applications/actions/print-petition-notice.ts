import { parseLocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { MEDIA_TYPES, renderDocument } from '../../platform/documents/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { contactPart } from '../letter-facts.ts'
import { checkPrintable, legalDay, remedyFacts } from '../letter-work.ts'
import { buildLetter } from '../letters/build-letter.ts'
import type { LetterFacts } from '../letters/facts.ts'
import { PETITION_DEFINITIONS } from '../model.ts'
import { openField } from '../person.ts'
import { findPetition } from '../petition-store.ts'
import type { LetterFile } from '../public-shapes.ts'
import { asQuoted } from '../requested.ts'
import { templateFor } from '../template-store.ts'

type Reading = Pick<DeskContext, 'services' | 'tenancy'>

/** 条例 41: corrected, passed on to the organ that may, or told where to turn; 条例 44: what became of a suggestion. */
export async function printPetitionNotice(
  { services, tenancy }: Reading,
  id: string,
  format: 'pdf' | 'docx',
): Promise<Result<LetterFile>> {
  const { keys, database, organs } = services
  return database.read(tenancy, async (db) => {
    const row = await findPetition(db, tenancy.organId, id)
    const organ = organs.byId(tenancy.organId)
    if (row === undefined || organ === undefined) return refuse('notFound', '没有这件申请或者建议')
    const { name, article } = PETITION_DEFINITIONS[row.kind]
    const answeredOn = parseLocalDate(row.answered_on ?? '')
    if (answeredOn === undefined || row.result === null || row.answer === null)
      return refuse('notAllowedNow', `这件${name}还没有答复，答复后才能打印告知书`, { article })
    const facts: LetterFacts = {
      organ: organ.name,
      date: answeredOn,
      applicant: {
        name: openField(keys, row.organ_id, row.sealed, 'name'),
        kind: row.applicant_column === 'naturalPerson' ? 'person' : 'organisation',
      },
      applicationNumber: row.number,
      received: legalDay(row.submitted_on),
      content: asQuoted(row.content),
      ...contactPart(organ),
      remedy: remedyFacts(services, organ, false),
      petition: { of: row.kind, result: row.result, answer: row.answer },
    }
    const template = await templateFor(db, organs, row.organ_id, 'petitionNotice', answeredOn)
    const tree = buildLetter('petitionNotice', facts, template)
    if (!tree.ok) return tree
    const printable = await checkPrintable(services, tree.value)
    if (!printable.ok) return printable
    return ok({
      name: `${row.number}-告知书.${format}`,
      type: MEDIA_TYPES[format],
      bytes: await renderDocument(tree.value, format),
    })
  })
}
