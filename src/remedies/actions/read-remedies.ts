import { REVIEW_OUTCOMES, SUIT_OUTCOMES } from '../../annual-report/remedy-columns.ts'
import { workingDaysLeft } from '../../law/work-calendar.ts'
import { hasRole } from '../../people/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, ok, type Result } from '../../platform/result.ts'
import { readableOrgan } from '../../registers/actions/scope.ts'
import {
  FIGURE_COLUMN_LABELS,
  PROCEDURE_LABELS,
  REMEDY_ACTS,
  type RemedyAct,
  type RemedyActKind,
  type RemedyKind,
} from '../model.ts'
import { derivedColumn, dueOf, refusalOfStage, replayRemedy } from '../rules.ts'
import { dueRemedies, listRemedies, type RemedyFilter } from '../list-store.ts'
import { findRemedy, loadActs } from '../store.ts'
import type { RemedyTable } from '../tables.ts'

const WRITERS = ['clerk', 'head'] as const

type Row = Omit<RemedyTable, 'party'>

function viewOf({ services, today }: DeskContext, row: Row) {
  const { outcome } = row
  return {
    remedyId: row.remedy_id,
    organId: row.organ_id,
    organName: services.organs.byId(row.organ_id)?.shortName ?? '',
    kind: row.kind,
    afterReview: row.after_review,
    role: row.role,
    authority: row.authority,
    caseNumber: row.case_number,
    applicationId: row.application_id,
    applicationNumber: row.application_number,
    maskedParty: row.masked_party,
    filedOn: row.filed_on,
    stage: row.stage,
    outcome,
    outcomeLabel: outcome === null ? null : outcomeLabel(row.kind, outcome),
    closedOn: row.closed_on,
    column:
      outcome === null
        ? ('pending' as const)
        : (row.column_override ?? derivedColumn(row.kind, outcome) ?? 'other'), // 尚未审结
    overridden: row.column_override !== null,
    due:
      row.due_kind === null || row.due_on === null
        ? null
        : {
            kind: row.due_kind,
            on: row.due_on,
            provisional: row.due_provisional,
            // ten and five days of 复议法 48 and 54 are working days (88); a court's periods are plain days
            workingDaysLeft:
              row.kind === 'review' && row.due_kind === 'answer'
                ? workingDaysLeft(services.calendar.current(), today, row.due_on)
                : null,
          },
    reviewFirst: row.review_first,
  }
}

function outcomeLabel(kind: RemedyKind, outcome: string): string {
  const labels: Readonly<Record<string, { readonly label: string }>> =
    kind === 'review' ? REVIEW_OUTCOMES : SUIT_OUTCOMES
  return labels[outcome]?.label ?? outcome
}

/** `organ` undefined: the own one; `all`: every organ the person sees. */
export async function readRemedies(
  context: DeskContext,
  organ: number | 'all' | undefined,
  filter: RemedyFilter,
) {
  const organs = readableOrgans(context, organ)
  if (!organs.ok) return organs
  const found = await context.services.database.read(context.tenancy, (db) =>
    listRemedies(db, organs.value, filter),
  )
  const isOwn = organ === undefined || organ === context.actor.organId
  const writable = isOwn && hasRole(context.actor, ...WRITERS)
  return ok({ remedies: found.rows.map((row) => viewOf(context, row)), total: found.total, writable })
}

function readableOrgans(
  { actor }: DeskContext,
  organ: number | 'all' | undefined,
): Result<readonly number[]> {
  if (organ === 'all') return ok(actor.visibleOrgans)
  const one = readableOrgan(actor, organ)
  return one.ok ? ok([one.value]) : one
}

export async function readRemediesDue(context: DeskContext) {
  const rows = await context.services.database.read(context.tenancy, (db) =>
    dueRemedies(db, context.actor.organId),
  )
  return { remedies: rows.map((row) => viewOf(context, row)) }
}

const NEXT: readonly RemedyActKind[] = [
  'copyReceived',
  'answered',
  'extended',
  'heard',
  'suspended',
  'resumed',
  'judged',
  'appealed',
  'closed',
  'overridden',
  'redoOrdered',
  'redone',
]

export async function readRemedy(context: DeskContext, remedyId: string, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const row = await findRemedy(db, organ.value, remedyId)
    const stored = await loadActs(db, organ.value, remedyId)
    const state = replayRemedy(stored.map(({ act }) => act))
    if (row === undefined || state === undefined) return refuse('notFound', '没有这件案件，可能属于其他机关')
    const due = dueOf(state, context.services.calendar.current())
    return ok({
      remedy: viewOf(context, row),
      disputedOutcome: row.disputed_outcome,
      disputedOn: row.disputed_on,
      reviewId: row.review_id,
      dueArticles: [...(due?.articles ?? [])],
      acts: stored.map(({ seq, act, person }) => ({
        seq,
        kind: act.kind,
        label: REMEDY_ACTS[act.kind].label,
        on: act.on,
        person,
        detail: detailOf(act, row.kind),
        reason: act.reason ?? '',
      })),
      next: NEXT.filter((kind) => REMEDY_ACTS[kind].kinds.includes(row.kind)).map((kind) => ({
        kind,
        label: REMEDY_ACTS[kind].label,
        blocked: refusalOfStage(state, kind) ?? null,
      })),
      writable: organ.value === context.actor.organId && hasRole(context.actor, ...WRITERS),
    })
  })
}

function detailOf(act: RemedyAct, kind: RemedyKind): string {
  switch (act.kind) {
    case 'copyReceived':
      return PROCEDURE_LABELS[act.procedure] + (act.acceptedOn === null ? '' : `，受理日期 ${act.acceptedOn}`)
    case 'judged':
    case 'closed':
      return outcomeLabel(kind, act.outcome)
    case 'overridden':
      return act.column === null ? '恢复按结果归类' : `表四归入“${FIGURE_COLUMN_LABELS[act.column]}”`
    case 'redoOrdered':
      return act.until === null ? '20 个工作日内重新答复' : `${act.until} 前重新答复`
    case 'corrected':
      return `更正了${Object.keys(act.facts).length} 项登记内容`
    default:
      return act.evidence ?? ''
  }
}
