/** What the 告知书 on a petition says: 条例 41: corrected, passed on, or where to turn; 条例 44: what became of it. */
import type { LocalDate } from '../law/local-date.ts'
import type { Organ } from '../organs/model.ts'
import type { Services } from '../platform/services.ts'
import { contactPart } from './letter-facts.ts'
import { legalDay, remedyFacts } from './letter-work.ts'
import type { LetterFacts } from './letters/facts.ts'
import { openField } from './person.ts'
import type { PetitionRecord } from './petition-store.ts'
import { asQuoted } from './requested.ts'

export interface PetitionAnswer {
  readonly result: string
  readonly answer: string
  readonly on: LocalDate
}

export function noticeFacts(
  services: Services,
  organ: Organ,
  row: PetitionRecord,
  { result, answer, on }: PetitionAnswer,
): LetterFacts {
  return {
    organ: organ.name,
    date: on,
    applicant: {
      name: openField(services.keys, row.organ_id, row.sealed, 'name'),
      kind: row.applicant_column === 'naturalPerson' ? 'person' : 'organisation',
    },
    applicationNumber: row.number,
    received: legalDay(row.submitted_on),
    content: asQuoted(row.content),
    ...contactPart(organ),
    remedy: remedyFacts(services, organ, false),
    petition: { of: row.kind, result, answer },
  }
}
