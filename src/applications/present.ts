/** Rows as the list shows them: masked, in words, with the working days left. */
import { OUTCOME_DEFINITIONS } from '../law/outcomes.ts'
import type { LocalDate } from '../law/local-date.ts'
import { workingDaysLeft } from '../law/work-calendar.ts'
import type { Services } from '../platform/services.ts'
import { CHANNEL_DEFINITIONS, excerptOf } from './model.ts'
import type { ApplicationRow } from './render/shown.ts'
import { stageNameOn } from './rules.ts'
import type { ApplicationRecord, Db } from './store.ts'

/** Names of units and people by id, of every organ on the page. */
export interface Names {
  readonly units: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
}

export async function namesFor(db: Db, rows: readonly ApplicationRecord[]): Promise<Names> {
  const organs = [...new Set(rows.map((row) => row.organ_id))]
  const unitIds = [...new Set(rows.flatMap((row) => (row.unit_id === null ? [] : [row.unit_id])))]
  const personIds = [...new Set(rows.flatMap((row) => (row.assignee_id === null ? [] : [row.assignee_id])))]
  const units =
    unitIds.length === 0
      ? []
      : await db
          .selectFrom('unit')
          .select(['unit_id', 'name'])
          .where('organ_id', 'in', organs)
          .where('unit_id', 'in', unitIds)
          .execute()
  const people =
    personIds.length === 0
      ? []
      : await db
          .selectFrom('person')
          .select(['person_id', 'name'])
          .where('organ_id', 'in', organs)
          .where('person_id', 'in', personIds)
          .execute()
  return {
    units: new Map(units.map((unit) => [unit.unit_id, unit.name])),
    people: new Map(people.map((person) => [person.person_id, person.name])),
  }
}

/** Posted in time and come back: no period runs any more, but the reply still has to reach the applicant. */
function isBack({ stage, delivered_on }: ApplicationRecord): boolean {
  return stage === 'decided' && delivered_on !== null
}
const MAIL_BACK = '邮件退回，待再次送达'

export function presentRow(
  services: Services,
  row: ApplicationRecord,
  names: Names,
  today: LocalDate,
): ApplicationRow {
  const runs = row.due_on !== null && row.delivered_on === null && !row.closed
  return {
    id: row.application_id,
    organId: row.organ_id,
    organName: services.organs.byId(row.organ_id)?.shortName ?? '',
    number: row.number,
    channel: row.channel,
    channelName: CHANNEL_DEFINITIONS[row.channel].name,
    applicantColumn: row.applicant_column,
    applicantName: row.masked_name,
    infoName: row.info_name,
    excerpt: excerptOf(row.content),
    stage: row.stage,
    stageName: stageNameOn(row.stage, row.wait_until, today),
    closed: row.closed,
    submittedOn: row.submitted_on,
    receivedOn: row.received_on,
    due: row.due_on,
    provisional: row.due_provisional,
    workingDaysLeft: runs ? workingDaysLeft(services.calendar.current(), today, row.due_on) : null,
    waitingFor: isBack(row) ? MAIL_BACK : row.waiting_for,
    unitId: row.unit_id,
    unitName: row.unit_id === null ? null : (names.units.get(row.unit_id) ?? null),
    assigneeId: row.assignee_id,
    assigneeName: row.assignee_id === null ? null : (names.people.get(row.assignee_id) ?? null),
    outcome: row.outcome,
    outcomeName: row.outcome === null ? null : OUTCOME_DEFINITIONS[row.outcome].name,
    decidedOn: row.decided_on,
    deliveredOn: row.delivered_on,
    inTime: row.in_time,
    unverified: row.unverified,
    restricted: row.restricted,
    urged: row.urged,
    secrecyDue: row.secrecy_due,
  }
}
