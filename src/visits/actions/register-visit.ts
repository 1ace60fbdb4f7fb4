import { yearOf } from '../../law/local-date.ts'
import type { Tx } from '../../platform/database/database.ts'
import { Rollback } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { unitFor } from '../../registers/actions/scope.ts'
import type { VisitAct, VisitFacts, Visitor } from '../model.ts'
import {
  actsInForce,
  dueOfVisit,
  faultOfVisit,
  isRestricted,
  maskName,
  refusalOfVisitStage,
  replayVisit,
} from '../rules.ts'
import {
  findVisit,
  insertVisit,
  insertVisitActs,
  nextNumber,
  updateVisit,
  visitActs,
  type VisitRow,
} from '../store.ts'
import { mayRead, openVisitor, VISITOR_FIELD } from './visitor.ts'

/** 来访登记. What the person told is sealed; the list shows a masked name. */
export async function registerVisit(
  context: DeskContext,
  facts: VisitFacts,
  visitor: Visitor,
): Promise<Result<string>> {
  const fault = faultOfVisit(facts, visitor, context.today)
  if (fault !== undefined) return refuse('invalid', fault.message, fault)
  const unit = unitFor(context.actor, facts.unitId)
  if (!unit.ok) return unit
  const { personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) =>
    ok(
      await importVisit(
        tx,
        context.services,
        { facts: { ...facts, unitId: unit.value }, visitor, acts: [] },
        personId,
      ),
    ),
  )
}

export interface NewVisit {
  readonly facts: VisitFacts
  readonly visitor: Visitor
  readonly acts: readonly VisitAct[]
}

/**
 * Stores a visit with its acts in the caller's transaction: at the desk, by the demo, and when an application turns
 * out to be a petition (条例 39: source `application`). The caller vouches for the order of the acts.
 */
export async function importVisit(
  tx: Tx,
  services: Pick<Services, 'keys' | 'calendar' | 'clock'>,
  visit: NewVisit,
  personId: string | null = null,
): Promise<string> {
  const { facts, visitor } = visit
  const { organId } = tx.tenancy
  const visitId = newId(tx.now)
  const year = yearOf(facts.receivedOn)
  const number = `LF${year}-${String(await nextNumber(tx.db, organId, 'visit', year)).padStart(4, '0')}`
  const acts: readonly VisitAct[] = [{ kind: 'registered', on: facts.receivedOn, note: '' }, ...visit.acts]
  const state = replayVisit(facts.receivedOn, acts)
  await insertVisit(tx.db, {
    organ_id: organId,
    visit_id: visitId,
    number,
    source: facts.source,
    kind: facts.kind,
    received_on: facts.receivedOn,
    place: facts.place,
    people: facts.people,
    visitor: JSON.stringify(services.keys.seal(organId, VISITOR_FIELD, JSON.stringify(visitor))),
    masked_name: maskName(visitor.name),
    matter: facts.matter,
    unit_id: facts.unitId,
    receiver: facts.receiver,
    application_number: facts.applicationNumber,
    restricted: isRestricted(facts.kind),
    registered_by: personId,
    ...projection(facts, state, services),
    last_seq: acts.length,
  })
  await insertVisitActs(
    tx.db,
    organId,
    visitId,
    acts.map((act, index) => ({ seq: index + 1, act })),
    { now: tx.now, personId },
  )
  tx.audit({ type: 'visit.registered', subject: `visit/${visitId}`, data: { visitId, number } })
  return visitId
}

export function projection(
  facts: Pick<VisitFacts, 'source' | 'receivedOn'>,
  state: ReturnType<typeof replayVisit>,
  services: Pick<Services, 'calendar' | 'clock'>,
): Pick<VisitRow, 'stage' | 'due_kind' | 'due_on' | 'due_provisional' | 'closed_on'> {
  const due = dueOfVisit(facts, state, services.clock.today(), services.calendar.current())
  return {
    stage: state.stage,
    due_kind: due?.kind ?? null,
    due_on: due?.on ?? null,
    due_provisional: due?.provisional ?? false,
    closed_on: state.closedOn,
  }
}

/** One act on a visit, as its stage allows. */
export function actOnVisit(context: DeskContext, visitId: string, act: VisitAct): Promise<Result<undefined>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const visit = await findVisit(tx.db, organId, visitId)
    if (visit === undefined || !mayRead(context.actor, visit)) return refuse('notFound', '没有这件来访登记')
    const acts = await visitActs(tx.db, organId, visitId)
    const state = replayVisit(visit.received_on, acts)
    const stage = refusalOfVisitStage(state.stage, act.kind, {
      source: visit.source,
      extended: state.extended,
      undoable: actsInForce(acts).length > 0,
    })
    if (stage !== undefined) return refuse('notAllowedNow', stage)
    if (act.on > context.today) return refuse('invalid', '日期晚于今天，请核对', { field: 'on' })
    if (act.on < state.lastOn)
      return refuse('invalid', `日期早于上一步（${state.lastOn}），请核对`, { field: 'on' })
    if (act.note.trim() === '' && act.kind !== 'accepted')
      return refuse('invalid', '请写明办理情况', { field: 'note' })
    const next = replayVisit(visit.received_on, [...acts, act])
    const facts = { source: visit.source, receivedOn: visit.received_on }
    if (!(await updateVisit(tx.db, visit, projection(facts, next, context.services)))) {
      throw new Rollback(refuse('conflict', '这件来访刚被别人登记过，请刷新后再登记'))
    }
    await insertVisitActs(tx.db, organId, visitId, [{ seq: visit.last_seq + 1, act }], {
      now: tx.now,
      personId,
    })
    tx.audit({
      type: 'visit.acted',
      subject: `visit/${visitId}`,
      data: { visitId, act: act.kind, on: act.on },
    })
    return ok(undefined)
  })
}

/** The visitor's data in full, with what corrections took the place of, for a reason that is recorded. */
export function revealVisitor(
  context: DeskContext,
  visitId: string,
  reason: string,
): Promise<Result<Visitor & { readonly earlier: readonly Visitor[] }>> {
  const { organId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const visit = await findVisit(tx.db, organId, visitId)
    if (visit === undefined || !mayRead(context.actor, visit)) return refuse('notFound', '没有这件来访登记')
    tx.audit({
      type: 'personalData.revealed',
      subject: `visit/${visitId}`,
      data: { subject: `visit/${visitId}`, field: 'visitor', reason },
    })
    const acts = await visitActs(tx.db, organId, visitId)
    const earlier = acts.flatMap(({ wasVisitor }) =>
      wasVisitor === null ? [] : [openVisitor(context.services, organId, { visitor: wasVisitor })],
    )
    return ok({ ...openVisitor(context.services, organId, visit), earlier })
  })
}
