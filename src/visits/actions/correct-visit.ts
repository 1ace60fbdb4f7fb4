import { Rollback } from '../../platform/database/database.ts'
import { changesOf } from '../../platform/changes.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { unitFor } from '../../registers/actions/scope.ts'
import type { Visitor, VisitFacts } from '../model.ts'
import { faultOfCorrection, faultOfVisit, isRestricted, maskName, replayVisit } from '../rules.ts'
import { findVisit, insertVisitActs, updateVisit, visitActs, type VisitRow } from '../store.ts'
import { projection } from './register-visit.ts'
import { mayRead, openVisitor, VISITOR_FIELD } from './visitor.ts'

export interface VisitCorrection {
  readonly facts: VisitFacts
  /** Only what is typed anew: the form does not show the visitor's data. */
  readonly visitor: Partial<Visitor>
  readonly reason: string
}

/** 更正登记: a new act; the facts before it stay beside it, the visitor's former data sealed. The number stays. */
export function correctVisit(
  context: DeskContext,
  visitId: string,
  { facts, visitor: retyped, reason }: VisitCorrection,
): Promise<Result<undefined>> {
  const { organId, personId } = context.actor
  const { services } = context
  return services.database.write(context.tenancy, async (tx) => {
    const row = await findVisit(tx.db, organId, visitId)
    if (row === undefined || !mayRead(context.actor, row)) return refuse('notFound', '没有这件来访登记')
    if (row.stage === 'voided') return refuse('notAllowedNow', '已经作废的登记不再更正；作废有误请先撤销作废')
    const unit = unitFor(context.actor, facts.unitId)
    if (!unit.ok) return unit
    const corrected = { ...facts, unitId: unit.value }
    const was = openVisitor(services, organId, row)
    const visitor = { ...was, ...retyped }
    const acts = await visitActs(tx.db, organId, visitId)
    const fault = faultOfVisit(corrected, visitor, context.today) ?? faultOfCorrection(corrected, acts)
    if (fault !== undefined) return refuse('invalid', fault.message, fault)
    const changes = changesOf(factsOf(row), corrected)
    const ofVisitor = Object.keys(changesOf(was, visitor))
    const fields = [...Object.keys(changes), ...ofVisitor.map((field) => `visitor.${field}`)]
    if (fields.length === 0) return refuse('invalid', '没有改动，不用更正')
    const sealed = services.keys.seal(organId, VISITOR_FIELD, JSON.stringify(visitor))
    const updated = await updateVisit(tx.db, row, {
      ...columnsOf(corrected),
      ...(ofVisitor.length === 0
        ? {}
        : { visitor: JSON.stringify(sealed), masked_name: maskName(visitor.name) }),
      ...projection(corrected, replayVisit(corrected.receivedOn, acts), services),
    })
    if (!updated) throw new Rollback(refuse('conflict', '这件来访刚被别人登记过，请刷新后再更正'))
    const act = { kind: 'corrected' as const, on: context.today, note: reason } // a kind of the table of acts
    await insertVisitActs(
      tx.db,
      organId,
      visitId,
      [{ seq: row.last_seq + 1, act }],
      { now: tx.now, personId },
      {
        data: { changes, visitor: ofVisitor },
        ...(ofVisitor.length === 0 ? {} : { wasVisitor: row.visitor }),
      },
    )
    tx.audit({ type: 'visit.corrected', subject: `visit/${visitId}`, data: { visitId, fields, reason } })
    return ok(undefined)
  })
}

function factsOf(row: VisitRow): VisitFacts {
  return {
    source: row.source,
    kind: row.kind,
    receivedOn: row.received_on,
    place: row.place,
    people: row.people,
    matter: row.matter,
    unitId: row.unit_id,
    receiver: row.receiver,
    applicationNumber: row.application_number,
  }
}

function columnsOf(facts: VisitFacts) {
  return {
    source: facts.source,
    kind: facts.kind,
    received_on: facts.receivedOn,
    place: facts.place,
    people: facts.people,
    matter: facts.matter,
    unit_id: facts.unitId,
    receiver: facts.receiver,
    application_number: facts.applicationNumber,
    restricted: isRestricted(facts.kind),
  }
}
