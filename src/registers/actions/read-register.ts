import { tableTwoLabels } from './labels.ts'
import { contributionsOf, periodOf } from '../../annual-report/compute.ts'
import { composeDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { FIELD_LABELS, type EntryKind, type RegisterRow } from '../model.ts'
import { yuanFromFen } from '../rules.ts'
import { findEntry, listActs, listEntries, listItems, type StoredEntry } from '../store.ts'
import { WHOLE_ORGAN, yearActs, yearStates } from '../year-store.ts'
import { importUnits } from './import-sheet.ts'
import { registerEntriesOf } from './report-records.ts'
import { boundUnits, readableOrgan } from './scope.ts'
import { hasRole } from '../../people/model.ts'

export function viewOf(entry: StoredEntry) {
  const {
    entryId,
    row,
    kind,
    name,
    number,
    itemId,
    happenedOn,
    publishedOn,
    endedOn,
    count,
    unitId,
    withdrawn,
  } = entry
  const yuan = entry.fen === null ? null : yuanFromFen(entry.fen)
  return {
    entryId,
    row,
    kind,
    name,
    number,
    itemId,
    happenedOn,
    publishedOn,
    endedOn,
    count,
    unitId,
    withdrawn,
    yuan,
  }
}

export async function readRegister(
  context: DeskContext,
  row: RegisterRow,
  query: {
    organId?: number | undefined
    year?: number | undefined
    withdrawn?: string | undefined
    page: number
    pageSize: number
  },
) {
  const organ = readableOrgan(context.actor, query.organId)
  if (!organ.ok) return organ
  const own = organ.value === context.actor.organId
  const unitIds = own ? boundUnits(context.actor) : undefined
  const filter = {
    row,
    year: query.year,
    unitIds,
    withdrawn: query.withdrawn === 'true',
    page: query.page,
    pageSize: query.pageSize,
  }
  const found = await context.services.database.read(context.tenancy, async (db) => ({
    ...(await listEntries(db, organ.value, filter)),
    items: await listItems(db, organ.value, row),
    units: await unitNames(db, organ.value),
  }))
  const units = unitIds === undefined ? found.units : found.units.filter(({ id }) => unitIds.includes(id))
  const writable = own && hasRole(context.actor, 'clerk', 'head', 'liaison')
  return ok({
    entries: found.entries.map(viewOf),
    total: found.total,
    items: [...found.items],
    units: [...units],
    writable,
  })
}

type ReadDb = Parameters<Parameters<DeskContext['services']['database']['read']>[1]>[0]

export async function unitNames(
  db: ReadDb,
  organId: number,
): Promise<readonly { id: string; name: string }[]> {
  return db
    .selectFrom('unit')
    .select(['unit_id as id', 'name'])
    .where('organ_id', '=', organId)
    .orderBy('sort')
    .orderBy('unit_id')
    .execute()
}

export async function readEntry(context: DeskContext, entryId: string, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const entry = await findEntry(db, organ.value, entryId)
    const bound = organ.value === context.actor.organId ? boundUnits(context.actor) : undefined
    if (entry === undefined || (bound !== undefined && !bound.includes(entry.unitId ?? ''))) {
      return refuse('notFound', '没有这条登记，可能属于其他科室或机关')
    }
    const acts = await listActs(db, organ.value, entryId)
    return ok({
      entry: viewOf(entry),
      acts: acts.map((act, index) => ({
        seq: act.seq,
        kind: act.kind,
        recordedAt: act.recorded_at.toISOString(),
        person: act.person,
        reason: act.reason,
        changes: changesBetween(entry.kind, acts[index - 1]?.data, act.data),
      })),
    })
  })
}

/** What a correction changed, field by field, in the words of the form. */
function changesBetween(
  kind: EntryKind,
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
) {
  if (before === undefined) return []
  const shown = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
  return Object.entries(FIELD_LABELS[kind]).flatMap(([field, label]) => {
    const key = field === 'yuan' ? 'fen' : field
    const money = (value: unknown): string => (shown(value) === '' ? '' : yuanFromFen(BigInt(shown(value))))
    const read = field === 'yuan' ? money : shown
    const [from, to] = [read(before[key]), read(after[key])]
    return from === to ? [] : [{ label, from, to }]
  })
}

/** Closed or open, unit by unit, and the leaf cells of the year so far. */
export async function readYear(
  context: DeskContext,
  year: number,
  organId: number | undefined,
): Promise<Result<YearView>> {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  const own = organ.value === context.actor.organId
  const bound = own ? boundUnits(context.actor) : undefined
  const mayClose = own && hasRole(context.actor, 'clerk', 'head')
  const mine = new Set((own ? await importUnits(context) : []).map(({ id }) => id))
  return context.services.database.read(context.tenancy, async (db) => {
    const closed = new Map((await yearStates(db, organ.value, year)).map((row) => [row.scope, row.closed]))
    const units = await unitNames(db, organ.value)
    const names = new Map([[WHOLE_ORGAN, '本机关'], ...units.map(({ id, name }) => [id, name] as const)])
    const scopes = [
      ...(bound === undefined ? [{ unitId: null, scope: WHOLE_ORGAN }] : []),
      ...units
        .filter(({ id }) => bound === undefined || bound.includes(id))
        .map(({ id }) => ({ unitId: id, scope: id })),
    ]
    return ok({
      year,
      scopes: scopes.map(({ unitId, scope }) => ({
        unitId,
        name: names.get(scope) ?? '',
        closed: closed.get(scope) ?? false,
        mayClose:
          mayClose || (unitId !== null && own && hasRole(context.actor, 'liaison') && mine.has(unitId)),
      })),
      acts: (await yearActs(db, organ.value, year)).map((act) => ({
        name: names.get(act.scope) ?? '',
        kind: act.kind,
        recordedAt: act.recorded_at.toISOString(),
        person: act.person,
        reason: act.reason,
      })),
      totals: totalsOf(await registerEntriesOf(db, organ.value, year), year),
    })
  })
}

export interface YearView {
  year: number
  scopes: { unitId: string | null; name: string; closed: boolean; mayClose: boolean }[]
  acts: {
    name: string
    kind: 'closed' | 'reopened'
    recordedAt: string
    person: string | null
    reason: string
  }[]
  totals: { path: string; label: string; value: string }[]
}

function totalsOf(
  registers: Awaited<ReturnType<typeof registerEntriesOf>>,
  year: number,
): YearView['totals'] {
  const sums = new Map<string, { count: number; fen: bigint }>()
  const period = periodOf(year, composeDate(year, 12, 31))
  for (const part of contributionsOf({ applications: [], remedies: [], registers }, period)) {
    const sum = sums.get(part.path) ?? { count: 0, fen: 0n }
    sums.set(part.path, { count: sum.count + part.count, fen: sum.fen + (part.fen ?? 0n) })
  }
  return tableTwoLabels().map(({ path, label, isAmount }) => {
    const sum = sums.get(path) ?? { count: 0, fen: 0n }
    return { path, label, value: isAmount ? `${yuanFromFen(sum.fen)} 元` : String(sum.count) }
  })
}
