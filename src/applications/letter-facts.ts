/** What every letter of a case says of it, from the case itself; sections of one kind are added by its action. */
import { CHANNEL_DEFINITIONS } from './model.ts'
import type { LetterFacts } from './letters/facts.ts'
import type { LocalDate } from '../law/local-date.ts'
import { parseLocalDate } from '../law/local-date.ts'
import type { Organ } from '../organs/model.ts'
import type { Keys } from '../platform/keys.ts'
import { openField } from './person.ts'
import { asQuoted } from './requested.ts'
import type { CaseView } from './rules.ts'
import type { ApplicationRecord } from './store.ts'

export function caseFacts(
  keys: Keys,
  organ: Organ,
  row: ApplicationRecord,
  view: CaseView,
  date: LocalDate,
): LetterFacts {
  const name = openField(keys, row.organ_id, row.sealed, 'name')
  return {
    organ: organ.name,
    date,
    applicant: { name, kind: row.applicant_column === 'naturalPerson' ? 'person' : 'organisation' },
    applicationNumber: row.number,
    received: view.receivedOn ?? parseLocalDate(row.submitted_on) ?? date,
    channel: CHANNEL_DEFINITIONS[row.channel].name,
    submitted: CHANNEL_DEFINITIONS[row.channel].told,
    content: asQuoted(row.content),
    ...correctedPart(row, view),
    ...extendedPart(view),
    ...contactPart(organ),
    withdrawn: view.withdrawnOn !== null,
  }
}

function correctedPart(row: ApplicationRecord, view: CaseView): Pick<LetterFacts, 'corrected'> {
  const askedOn = parseLocalDate(view.correction?.on ?? '')
  const receivedOn = parseLocalDate(view.correctionReceivedOn ?? '')
  if (askedOn === undefined || receivedOn === undefined || row.corrected_content === null) return {}
  return { corrected: { askedOn, receivedOn, content: asQuoted(row.corrected_content) } }
}

function extendedPart({ extension, deadlines }: CaseView): Pick<LetterFacts, 'extendedTo'> {
  const due = parseLocalDate(deadlines.reply?.due ?? '')
  return extension === null || due === undefined ? {} : { extendedTo: due }
}

/** 公开工作机构 and its telephone, as far as the organ has told them. */
export function contactPart({ settings, shortName }: Organ): Pick<LetterFacts, 'contact'> {
  if (settings.phone === undefined) return {}
  return {
    contact: {
      office: settings.disclosureOffice ?? `${shortName}政府信息公开工作机构`,
      phone: settings.phone,
      ...(settings.address === undefined ? {} : { address: settings.address }),
    },
  }
}
