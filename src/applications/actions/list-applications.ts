import { hasRole, type Actor } from '../../people/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { countViews, dueRows, pageOf, type ListContext, type ListFilter } from '../list-store.ts'
import { REMINDER_TEXTS, type ReminderKind } from '../model.ts'
import { nameHash } from '../person.ts'
import { namesFor, presentRow } from '../present.ts'
import { listReminders } from '../reminder-store.ts'
import type { ApplicationRow } from '../render/shown.ts'
import { keyOf } from '../case-work.ts'
import { mayReadPerson, maySee, sightOf } from '../rights.ts'
import { findApplication, type Db } from '../store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

/** A page of the work-list as this person may see it. */
export async function listApplications(
  { services, actor, tenancy, today }: Reading,
  filter: ListFilter,
): Promise<{ items: ApplicationRow[]; total: number; page: number; size: number }> {
  const base = contextOf({ services, actor, tenancy, today }, filter.q)
  return services.database.read(tenancy, async (db) => {
    const context =
      filter.sameAs === undefined ? base : { ...base, applicant: await applicantOf(db, actor, filter.sameAs) }
    const { rows, total } = await pageOf(db, filter, context)
    const names = await namesFor(db, rows)
    const items = rows.map((row) => presentRow(services, row, names, today))
    return { items, total, page: filter.page, size: filter.size }
  })
}

/** Whose case it is, for those who may read the applicant: others must not learn which cases are one person's. */
async function applicantOf(db: Db, actor: Actor, id: string): Promise<ListContext['applicant']> {
  const row = await findApplication(db, [actor.organId], id)
  return row === undefined || !mayReadPerson(actor, keyOf(row))
    ? null
    : { organId: row.organ_id, identity: row.identity_hash }
}

function contextOf({ services, actor, today }: Reading, q: string | undefined): ListContext {
  const words = q?.trim() ?? ''
  const organs = words.length < 2 ? [] : actor.visibleOrgans.slice(0, MOST_ORGANS)
  return {
    sight: sightOf(actor),
    ownOrgan: actor.organId,
    today,
    nameHashes: organs.map((organId) => nameHash(services.keys, organId, words)),
  }
}

/** A name is hashed for every organ it is looked for in. */
const MOST_ORGANS = 200

export async function countByView(context: Reading): Promise<Readonly<Record<string, number>>> {
  return context.services.database.read(context.tenancy, (db) =>
    countViews(db, contextOf(context, undefined)),
  )
}

/** What has to be done next, in words, by stage. */
const NEXT_STEP: Readonly<Partial<Record<ApplicationRow['stage'], string>>> = {
  submitted: '待确认收到',
  registered: '待分办',
  handling: '办理中',
  inReview: '待审核',
  awaitingSignature: '待签发',
  decided: '待送达',
}
const SHOWN = 60

export interface DueList {
  readonly items: (ApplicationRow & { todo: string })[]
  readonly reminders: {
    id: string
    applicationId: string
    number: string
    kind: ReminderKind
    text: string
    article: string
    on: string
  }[]
}

export async function listDue(context: Reading): Promise<DueList> {
  const { services, actor, tenancy, today } = context
  return services.database.read(tenancy, async (db) => {
    const posts = {
      handles: hasRole(actor, 'clerk', 'head', 'liaison', 'supervisor', 'administrator'),
      reviews: hasRole(actor, 'reviewer'),
      clears: hasRole(actor, 'secrecy'),
      signs: hasRole(actor, 'signer'),
    }
    const rows = await dueRows(db, contextOf(context, undefined), SHOWN, posts)
    const names = await namesFor(db, rows)
    const items = rows.map((row) => {
      const shown = presentRow(services, row, names, today)
      const step = shown.waitingFor ?? NEXT_STEP[shown.stage] ?? shown.stageName
      const clears = posts.clears && !posts.handles && shown.secrecyDue
      // judged by its first posting: a reply that came back is late for nothing, and is to be delivered again
      const due = shown.deliveredOn === null ? shown.due : null
      return { ...shown, due, todo: clears ? '待保密审查' : step }
    })
    return { items, reminders: await remindersFor(db, actor) }
  })
}

async function remindersFor(
  db: Parameters<typeof listReminders>[0],
  actor: Actor,
): Promise<DueList['reminders']> {
  const rows = await listReminders(db, [actor.organId], actor.personId, 100)
  return rows
    .filter((row) =>
      maySee(actor, {
        organId: row.organ_id,
        unitId: row.unit_id,
        assigneeId: row.assignee_id,
        restricted: row.restricted,
      }),
    )
    .map((row) => {
      const kind = row.kind as ReminderKind // only kinds of the list are ever written
      return {
        id: row.reminder_id,
        applicationId: row.application_id,
        number: row.number,
        kind,
        text: REMINDER_TEXTS[kind].text,
        article: REMINDER_TEXTS[kind].article,
        on: row.made_on,
      }
    })
}
