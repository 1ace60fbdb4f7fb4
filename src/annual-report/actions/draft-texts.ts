/** The texts of a report drafted from the records (prose.ts); what the records do not know comes back as gaps. */
import type { LocalDate } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Cells, FormDefinition } from '../model.ts'
import { type Draft, draftOtherMatters, draftOverview, draftPreface, type ProseFacts } from '../prose.ts'
import { draftProblems } from '../prose-problems.ts'
import { factsOfAreas } from '../records-of-areas.ts'
import type { TextKey } from '../rules.ts'
import type { Db } from '../store.ts'
import { findNewest, organFor } from './acting.ts'
import { tenancyOver } from './figures.ts'
import { promisedIn } from './promised.ts'
import { stateOf } from './live-report.ts'

export interface DraftSubject {
  readonly organ: Organ
  readonly year: number
  readonly form: FormDefinition
  readonly cells: Cells
  readonly today: LocalDate
}

/** All four texts at once. */
export async function draftAll(db: Db, subject: DraftSubject): Promise<Readonly<Record<TextKey, Draft>>> {
  const { organ, year, form, cells } = subject
  const promised = await promisedIn(db, organ.organId, year - 1)
  const facts: ProseFacts = {
    year,
    self: selfOf(organ),
    isGovernment: organ.kind !== 'department' && organ.kind !== 'street',
    cells,
    ...(await factsOfAreas(db, organ.organId, year)),
  }
  const contact = [organ.settings.address, organ.settings.phone].filter((each) => each !== undefined)
  const preface = draftPreface(
    year,
    organ.settings.disclosureOffice ?? organ.name,
    contact.length === 0 ? undefined : contact.join('，'),
  )
  return {
    preface: { text: preface, gaps: contact.length === 0 ? ['联系地址和电话'] : [] },
    overview: draftOverview(form, facts),
    problems: draftProblems(
      facts,
      promised.map(({ text, status, note }) => ({ text, status, ...(note === '' ? {} : { note }) })),
    ),
    others: draftOtherMatters(form, facts),
  }
}

/** How an organ speaks of itself. */
function selfOf(organ: Organ): string {
  switch (organ.kind) {
    case 'street':
      return '本街道'
    case 'town':
      return '本乡镇'
    case 'department':
      return organ.name.endsWith('局') ? '我局' : '本机关'
    case 'district':
      return organ.shortName
    case 'city':
    case 'province':
      return organ.shortName
  }
}

/** One text drafted anew, for a person to take over or not. */
export async function draftText(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number; readonly key: TextKey },
): Promise<Result<Draft>> {
  const found = organFor(context, target.organId)
  if (!found.ok) return found
  const { services, tenancy, today } = context
  return services.database.read(tenancyOver(services, tenancy, found.value), async (db) => {
    const newest = await findNewest(db, target.organId, target.year)
    if (newest === undefined) return refuse('notFound', `${target.year}年度报告还没有开始编制`)
    const state = await stateOf(services, db, found.value, newest.row, newest.view, today)
    const subject = { organ: found.value, year: target.year, form: state.form, cells: state.cells, today }
    return ok((await draftAll(db, subject))[target.key])
  })
}
