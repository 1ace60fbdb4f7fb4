import { OUTCOME_DEFINITIONS } from '../../law/outcomes.ts'
import { addMonths } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { seen } from '../list-store.ts'
import { excerptOf } from '../model.ts'
import type { Suggestion } from '../render/statistics-contract.ts'
import { sightOf } from '../rights.ts'
import { groupsAlike } from '../similarity.ts'
import type { ApplicationRecord } from '../store.ts'
import { givenCases } from '../suggestion-store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

const MONTHS_BACK = 36

/**
 * 条例 44, first paragraph: information given to several applicants alike may be published. The groups of the own organ
 * nobody has looked at yet, those asked for by most applicants first.
 */
export async function suggestProactive({ services, actor, tenancy, today }: Reading): Promise<Suggestion[]> {
  const since = addMonths(today, -MONTHS_BACK)
  const sight = seen({ sight: sightOf(actor), ownOrgan: actor.organId })
  const rows = await services.database.read(tenancy, (db) => givenCases(db, actor.organId, since, sight))
  const requests = rows.map((row) => ({ name: nameOf(row), docNumber: row.doc_number }))
  return groupsAlike(requests)
    .map((group) => group.flatMap((index) => rows[index] ?? []))
    .flatMap((cases) => suggestionOf(cases) ?? [])
    .sort((a, b) => b.applicants - a.applicants || b.cases.length - a.cases.length)
}

/** Undefined where all are one applicant's: then it is 重复申请, not several applicants. */
function suggestionOf(cases: readonly ApplicationRecord[]): Suggestion | undefined {
  const [first] = cases
  const applicants = new Set(cases.map((row) => row.identity_hash.toString('hex'))).size
  if (first === undefined || applicants < 2) return undefined
  return {
    id: first.application_id,
    name: nameOf(first),
    docNumber: cases.find((row) => row.doc_number !== '')?.doc_number ?? '',
    applicants,
    cases: cases.map((row) => ({
      id: row.application_id,
      number: row.number,
      name: nameOf(row),
      applicantName: row.masked_name,
      outcomeName: row.outcome === null ? '' : OUTCOME_DEFINITIONS[row.outcome].name,
      decidedOn: row.decided_on ?? '',
    })),
  }
}

function nameOf({ info_name: name, content }: ApplicationRecord): string {
  return name.trim() === '' ? excerptOf(content, 40) : name
}
