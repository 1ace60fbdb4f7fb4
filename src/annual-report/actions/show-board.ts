import { ORGAN_KIND_LABELS, type Organ, type OrganKind } from '../../organs/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { type ReportState, STATE_NAMES } from '../rules.ts'
import { listReminders } from '../follow-up-store.ts'
import { listOfYear, type ReportRow } from '../store.ts'
import { type DueDates, dueDatesOf } from './due-dates.ts'
import { isLate } from './list-reports.ts'

export interface BoardLine {
  readonly organId: number
  readonly code: string
  readonly name: string
  readonly kindName: string
  readonly state: ReportState | null
  readonly stateName: string
  readonly dueOn: string
  readonly filedOn: string | null
  readonly publishedOn: string | null
  readonly late: boolean
  readonly returned: boolean
  readonly lastReminder: string | null
}

export interface Board {
  readonly year: number
  readonly today: string
  readonly deadlines: readonly {
    readonly kind: OrganKind
    readonly kindName: string
    readonly dueOn: string
    readonly basis: string
    readonly local: boolean
  }[]
  readonly organs: readonly BoardLine[]
}

/** Who has filed, who is late, who was given the report back: the own organ and everything below it. */
export async function showBoard(context: DeskContext, year: number): Promise<Board> {
  const { services, tenancy, today, actor } = context
  const organs = services.organs
    .subtree(actor.organId)
    .flatMap((id) => services.organs.byId(id) ?? [])
    .filter((organ) => actor.visibleOrgans.includes(organ.organId))
  const dueDates = await dueDatesOf(services, tenancy, year)
  const ids = organs.map(({ organId }) => organId)
  const { rows, reminders } = await services.database.read(tenancy, async (db) => ({
    rows: await listOfYear(db, ids, year),
    reminders: await listReminders(db, ids, year),
  }))
  const byOrgan = new Map(rows.map((row) => [row.organId, row]))
  return {
    year,
    today,
    deadlines: deadlinesOf(organs, dueDates),
    organs: organs.map((organ) => ({
      ...lineOf(organ, byOrgan.get(organ.organId), dueDates(organ).dueOn, today),
      lastReminder: reminders.find(({ organId }) => organId === organ.organId)?.madeOn ?? null,
    })),
  }
}

function deadlinesOf(organs: readonly Organ[], dueDates: DueDates): Board['deadlines'] {
  const first = new Map<OrganKind, Organ>()
  for (const organ of organs) if (!first.has(organ.kind)) first.set(organ.kind, organ)
  return [...first].map(([kind, organ]) => ({ kind, kindName: ORGAN_KIND_LABELS[kind], ...dueDates(organ) }))
}

function lineOf(
  organ: Organ,
  row: ReportRow | undefined,
  dueOn: string,
  today: string,
): Omit<BoardLine, 'lastReminder'> {
  return {
    organId: organ.organId,
    code: organ.code,
    name: organ.name,
    kindName: ORGAN_KIND_LABELS[organ.kind],
    state: row?.state ?? null,
    stateName: row === undefined ? '未开始' : row.returned ? '已退回' : STATE_NAMES[row.state],
    dueOn,
    filedOn: row?.filedOn ?? null,
    publishedOn: row?.publishedOn ?? null,
    late: isLate(row, dueOn, today),
    returned: row?.returned ?? false,
  }
}
