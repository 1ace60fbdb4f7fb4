import { article } from '../../law/articles.ts'
import { refuse } from '../../platform/result.ts'
import { by, take, type ActHandler } from '../act-handler.ts'
import type { CaseWork } from '../case-work.ts'
import { PERSONAL_FIELDS, type PersonalField } from '../model.ts'
import { openField, sealPerson } from '../person.ts'
import type { ApplicantForm } from '../public-shapes.ts'
import { keepPersonBefore, setPerson } from '../person-store.ts'

const APPLICANT = article('条例', 29, 2, 1)
const OF_PERSONS: ReadonlySet<PersonalField> = new Set<PersonalField>(['idType', 'idNumber'])
const OF_ORGANISATIONS: ReadonlySet<PersonalField> = new Set<PersonalField>([
  'creditCode',
  'legalRepresentative',
  'contactPerson',
])

/**
 * A name misspelt at the counter, a new address after the mail came back: only what is given is replaced. What stood
 * before stays sealed beside the act; the act names the fields and the reason, never the values.
 */
export const amendApplicant: ActHandler<'amendApplicant'> = async (work, body, on) => {
  const { row, services, tx } = work
  const known = personOf(work)
  const given = PERSONAL_FIELDS.filter((field) => {
    const value = body[field]?.trim() ?? ''
    return value !== '' && value !== known[field]
  })
  if (given.length === 0)
    return refuse('invalid', '没有需要更正的内容：请填写与原登记不同的信息', {
      field: 'name',
      article: APPLICANT,
    })
  const foreign = row.applicant_column === 'naturalPerson' ? OF_ORGANISATIONS : OF_PERSONS
  const wrong = given.find((field) => foreign.has(field))
  if (wrong !== undefined)
    return refuse('invalid', '这一项不适用于本件的申请人类型', { field: wrong, article: APPLICANT })
  const data = { fields: given, reason: body.reason }
  const taken = await take(work, { kind: 'amendApplicant', on, by: by(work), data }, body.evidence)
  if (!taken.ok) return taken
  const before = Object.fromEntries(given.map((field) => [field, row.sealed[field] ?? null]))
  await keepPersonBefore(tx.db, row, taken.value.seq, before)
  const changes = Object.fromEntries(given.map((field) => [field, body[field]?.trim() ?? '']))
  await setPerson(tx.db, row, sealPerson(services.keys, row.organ_id, { ...known, ...changes }))
  return taken
}

function personOf({ row, services }: CaseWork): ApplicantForm {
  const open = (field: PersonalField) => openField(services.keys, row.organ_id, row.sealed, field)
  const fields = Object.fromEntries(PERSONAL_FIELDS.map((field) => [field, open(field)]))
  return { ...fields, name: open('name'), column: row.applicant_column }
}
