import { parseLocalDate } from '../../law/local-date.ts'
import { hasRole } from '../../people/model.ts'
import { plain, showChanges } from '../../platform/changes.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, ok } from '../../platform/result.ts'
import { unitNames } from '../../registers/actions/read-register.ts'
import { boundUnits } from '../../registers/actions/scope.ts'
import {
  FACT_LABELS,
  SOURCE_LABELS,
  VISIT_ACTS,
  VISIT_KIND_LABELS,
  VISITOR_LABELS,
  type VisitActKind,
  type VisitKind,
  type VisitSource,
  type VisitStage,
} from '../model.ts'
import {
  actsInForce,
  dueOfVisit,
  maskNumber,
  refusalOfVisitStage,
  replayVisit,
  warningOfVisit,
} from '../rules.ts'
import { dueVisits, findVisit, listVisits, visitActs, type VisitRow } from '../store.ts'
import { mayRead, openVisitor } from './visitor.ts'

export function viewOf(visit: VisitRow) {
  return {
    visitId: visit.visit_id,
    number: visit.number,
    source: visit.source,
    kind: visit.kind,
    receivedOn: visit.received_on,
    people: visit.people,
    maskedName: visit.masked_name,
    matter: visit.matter,
    unitId: visit.unit_id,
    receiver: visit.receiver,
    applicationNumber: visit.application_number,
    restricted: visit.restricted,
    stage: visit.stage,
    closedOn: visit.closed_on,
    due:
      visit.due_kind === null || visit.due_on === null
        ? null
        : { kind: visit.due_kind, on: visit.due_on, provisional: visit.due_provisional },
  }
}

export async function readVisits(
  context: DeskContext,
  query: {
    stage?: VisitStage | undefined
    from?: string | undefined
    to?: string | undefined
    page: number
    pageSize: number
  },
) {
  const { actor } = context
  const filter = {
    stage: query.stage,
    from: query.from === undefined ? undefined : parseLocalDate(query.from),
    to: query.to === undefined ? undefined : parseLocalDate(query.to),
    unitIds: boundUnits(actor),
    restrictedOf: hasRole(actor, 'head') ? undefined : actor.personId,
    page: query.page,
    pageSize: query.pageSize,
  }
  return context.services.database.read(context.tenancy, async (db) => {
    const { rows, total } = await listVisits(db, actor.organId, filter)
    const units = await unitNames(db, actor.organId)
    return { visits: rows.map(viewOf), total, units: [...units] }
  })
}

export async function readVisitsDue(context: DeskContext) {
  const rows = await context.services.database.read(context.tenancy, (db) =>
    dueVisits(db, context.actor.organId),
  )
  return { visits: rows.filter((visit) => mayRead(context.actor, visit)).map(viewOf) }
}

function shownFact(units: Awaited<ReturnType<typeof unitNames>>, field: string, value: unknown): string {
  if (field === 'source') return SOURCE_LABELS[value as VisitSource] // kept by correctVisit
  if (field === 'kind') return VISIT_KIND_LABELS[value as VisitKind] // as above
  if (field === 'unitId') return [...units].find(({ id }) => id === value)?.name ?? ''
  return plain(value)
}

const NEXT: readonly VisitActKind[] = [
  'answeredOnSpot',
  'accepted',
  'notAccepted',
  'objected',
  'transferred',
  'toApplication',
  'extended',
  'answered',
  'closed',
  'reviewed',
  'undone',
  'voided',
]

export async function readVisit(context: DeskContext, visitId: string) {
  const { actor, services } = context
  return services.database.read(context.tenancy, async (db) => {
    const visit = await findVisit(db, actor.organId, visitId)
    if (visit === undefined || !mayRead(actor, visit))
      return refuse('notFound', '没有这件来访登记，或者不由您办理')
    const acts = await visitActs(db, actor.organId, visitId)
    const state = replayVisit(visit.received_on, acts)
    const visitor = openVisitor(services, actor.organId, visit)
    const facts = { source: visit.source, receivedOn: visit.received_on }
    const units = await unitNames(db, actor.organId)
    const now = { source: visit.source, extended: state.extended, undoable: actsInForce(acts).length > 0 }
    return ok({
      visit: viewOf(visit),
      place: visit.place,
      masked: {
        name: visit.masked_name,
        gender: visitor.gender,
        age: visitor.age,
        idNumber: maskNumber(visitor.idNumber),
        address: visitor.address === '' ? '' : `${visitor.address.slice(0, 3)}＊＊＊`,
        phone: maskNumber(visitor.phone),
      },
      warning: warningOfVisit(visit) ?? null,
      dueArticles: [
        ...(dueOfVisit(facts, state, context.today, services.calendar.current())?.articles ?? []),
      ],
      acts: acts.map(({ data, wasVisitor: _sealed, ...act }) => ({
        ...act,
        label: VISIT_ACTS[act.kind].label,
        changes: [
          ...showChanges(data.changes ?? {}, FACT_LABELS, (field, value) => shownFact(units, field, value)),
          // What it was and is stays sealed; that it was changed is said.
          ...(data.visitor ?? []).map((field) => ({
            label: `来访人${VISITOR_LABELS[field as keyof typeof VISITOR_LABELS]}`, // kept by correctVisit
            from: '＊＊＊',
            to: '已更正',
          })),
        ],
      })),
      next: NEXT.flatMap((kind) =>
        refusalOfVisitStage(state.stage, kind, now) === undefined
          ? [{ kind, label: VISIT_ACTS[kind].label }]
          : [],
      ),
      correctable: refusalOfVisitStage(state.stage, 'corrected', now) === undefined,
      units: [...units],
    })
  })
}
