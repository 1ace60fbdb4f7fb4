import { hasRole } from '../../people/model.ts'
import { plain, showChanges } from '../../platform/changes.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, ok } from '../../platform/result.ts'
import { unitNames } from '../../registers/actions/read-register.ts'
import { boundUnits, readableOrgan } from '../../registers/actions/scope.ts'
import { assessmentActs, findRectification, type RectificationRow } from '../assessment-store.ts'
import {
  RECTIFICATION_ACTS,
  RECTIFICATION_FIELD_LABELS,
  RECTIFICATION_LABELS,
  type RectificationActKind,
  type RectificationSource,
} from '../model.ts'
import { refusalOfRectificationAct } from '../rules.ts'
import { assessmentSummary } from './read-tasks.ts'

export async function readYearResults(context: DeskContext, year: number, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const summary = await assessmentSummary(db, organ.value, year)
    const rectifications = await db
      .selectFrom('rectification')
      .selectAll()
      .where('organ_id', '=', organ.value)
      .where('year', '=', year)
      .orderBy('due_on')
      .orderBy('rectification_id')
      .execute()
    return ok({
      results: {
        assessment: summary.assessment ?? '',
        socialAppraisal: summary.socialAppraisal ?? '',
        accountability: summary.accountability ?? '',
      },
      rectifications: rectifications.map((row) => ({
        rectificationId: row.rectification_id,
        source: row.source,
        problem: row.problem,
        measure: row.measure,
        unitId: row.unit_id,
        dueOn: row.due_on,
        doneOn: row.done_on,
        result: row.result,
        stage: row.stage,
        next: nextOf(context, row),
      })),
      units: [...(await unitNames(db, organ.value))],
      writable: organ.value === context.actor.organId && hasRole(context.actor, 'clerk', 'head'),
    })
  })
}

const NEXT = ['progress', 'reported', 'accepted', 'returned', 'withdrawn', 'reopened', 'corrected'] as const

/** What the person may register on it now. */
function nextOf(context: DeskContext, row: RectificationRow): RectificationActKind[] {
  const { actor } = context
  const bound = boundUnits(actor)
  if (row.organ_id !== actor.organId || (bound !== undefined && !bound.includes(row.unit_id ?? ''))) return []
  const office = hasRole(actor, 'clerk', 'head')
  return NEXT.filter(
    (kind) =>
      (office || (hasRole(actor, 'liaison') && !RECTIFICATION_ACTS[kind].office)) &&
      refusalOfRectificationAct(row.stage, kind) === undefined &&
      !(kind === 'accepted' && row.reported_by === actor.personId),
  )
}

/** What happened to one 整改, with its evidence. */
export async function readRectification(context: DeskContext, id: string, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const row = await findRectification(db, organ.value, id)
    if (row === undefined) return refuse('notFound', '没有这项整改')
    const units = [...(await unitNames(db, organ.value))]
    const words = (field: string, value: unknown): string => {
      if (field === 'unitId') return units.find((unit) => unit.id === value)?.name ?? ''
      return field === 'source' ? RECTIFICATION_LABELS[value as RectificationSource] : plain(value) // kept by correctRectification
    }
    return ok({
      acts: (await assessmentActs(db, organ.value, 'rectification', id)).map(({ data, ...act }) => ({
        ...act,
        label: RECTIFICATION_ACTS[act.kind as RectificationActKind].label, // written by the rectification's actions
        changes: [...showChanges(data.changes ?? {}, RECTIFICATION_FIELD_LABELS, words)],
      })),
    })
  })
}
