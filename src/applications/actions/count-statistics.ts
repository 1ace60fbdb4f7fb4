import { APPLICANT_COLUMNS, REMEDY_BLOCKS, RESULT_ROWS } from '../../annual-report/model.ts'
import { publicPlaces } from '../../disclosure/actions/list-public.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { remedyLeaves } from '../../remedies/actions/report-records.ts'
import { REMEDY_BLOCK_LABELS } from '../../remedies/model.ts'
import { seen } from '../list-store.ts'
import { APPLICANT_NAMES, CHANNEL_DEFINITIONS, CHANNELS } from '../model.ts'
import type { Flow, FlowLine, Statistics, StatisticsQuery } from '../render/statistics-contract.ts'
import { DAY_BANDS, monthsWithin, spanOf, type Span, type StepName } from '../render/statistics.ts'
import { sightOf } from '../rights.ts'
import {
  answeredByPublic,
  feeSums,
  flowRows,
  monthPairs,
  stepCounts,
  unitNames,
  type AnsweredItem,
  type FlowRow,
  type MonthPair,
} from '../statistics-store.ts'
import type { Db } from '../store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

const STEPS_SHOWN: readonly StepName[] = ['correction', 'extension', 'opinion']
const MOST_ITEMS = 20

interface Asked {
  readonly organs: readonly number[]
  readonly organId: number | null
  readonly name: string
  readonly span: Span
}

/**
 * Every number of the page, counted as 表三 counts (annual-report/compute.ts). A case under 限制查看 is counted too: it
 * is a 件 of the report; `hidden` says how many of them this person's lists leave out.
 */
export async function countStatistics(context: Reading, query: StatisticsQuery): Promise<Result<Statistics>> {
  const asked = askedOf(context, query)
  if (!asked.ok) return asked
  const { services, actor, tenancy, today } = context
  const { organs, organId, name, span } = asked.value
  const { year, period } = query
  const sight = seen({ sight: sightOf(actor), ownOrgan: actor.organId })
  const counted = await services.database.read(tenancy, async (db) => ({
    flows: await flowRows(db, organs, span, sight),
    pairs: await monthPairs(db, organs, span),
    steps: await stepCounts(db, organs, span, STEPS_SHOWN),
    fees: await feesOf(db, asked.value),
    leaves: await remedyLeaves(db, organs, year, span.to),
    answered: await answeredByPublic(db, organs, span),
    units: organId === null ? new Map<string, string>() : await unitNames(db, organId),
  }))
  const { flows } = counted
  const total = flows.find(({ dimension }) => dimension === 'total')
  const organNames = new Map(organs.map((id) => [String(id), services.organs.byId(id)?.shortName ?? '']))
  return ok({
    organ: { organId, name },
    year,
    period,
    ...span,
    total: flowOf(total),
    hidden: total?.hidden ?? 0,
    months: monthsOf(counted.pairs, monthsWithin(year, period, today)),
    results: RESULT_ROWS.map((row) => ({ row, count: flowAt(flows, 'result', row).decided })),
    columns: APPLICANT_COLUMNS.map((key) => ({
      key,
      name: APPLICANT_NAMES[key],
      ...flowAt(flows, 'column', key),
    })),
    channels: CHANNELS.map((key) => ({
      key,
      name: CHANNEL_DEFINITIONS[key].name,
      ...flowAt(flows, 'channel', key),
    })),
    units: organId === null ? [] : linesOf(flows, 'unit', (key) => counted.units.get(key) ?? '未分办'),
    organs: organId === null ? linesOf(flows, 'organ', (key) => organNames.get(key) ?? '') : [],
    days: DAY_BANDS.map((band) => ({ band, count: flowAt(flows, 'days', band).delivered })),
    meanDays:
      total === undefined || total.timed === 0 ? null : Math.round((10 * total.days) / total.timed) / 10,
    steps: STEPS_SHOWN.map((step) => ({ step, count: counted.steps.get(step) ?? 0 })),
    fees: counted.fees,
    remedies: remediesOf(counted.leaves),
    answered: await answeredOf(context, counted.answered),
  })
}

/** For whom and when: an organ this person sees whole; a 联络员 sees his unit's cases in the list, not the organ's figures. */
function askedOf(
  { services, actor, today }: Reading,
  { organ, year, period }: StatisticsQuery,
): Result<Asked> {
  const sight = sightOf(actor)
  if (sight.units !== undefined)
    return refuse(
      'forbidden',
      '办理统计由经办、审核、签发人员和政务公开主管部门查看，请与本机关公开工作机构联系',
    )
  const span = spanOf(year, period, today)
  if (span.to < span.from)
    return refuse('invalid', '所选时段还没有开始，请选择已经开始的时段', { field: 'period' })
  if (organ === 'all') {
    const name = `${services.organs.byId(actor.organId)?.shortName ?? ''}及所属机关`
    return ok({ organs: sight.organs, organId: null, name, span })
  }
  const organId = organ ?? actor.organId
  const found = sight.organs.includes(organId) ? services.organs.byId(organId) : undefined
  if (found === undefined) return refuse('notFound', '没有这个机关，或者您无权查看')
  return ok({ organs: [organId], organId, name: found.name, span })
}

const NOTHING: Flow = {
  received: 0,
  carriedIn: 0,
  decided: 0,
  carriedOut: 0,
  delivered: 0,
  inTime: 0,
  late: 0,
}

function flowOf(row: FlowRow | undefined): Flow {
  if (row === undefined) return NOTHING
  const { received, carriedIn, decided, carriedOut, delivered, inTime, late } = row
  return { received, carriedIn, decided, carriedOut, delivered, inTime, late }
}

function flowAt(rows: readonly FlowRow[], dimension: FlowRow['dimension'], key: string): Flow {
  return flowOf(rows.find((row) => row.dimension === dimension && row.key === key))
}

/** The busiest first. */
function linesOf(
  rows: readonly FlowRow[],
  dimension: FlowRow['dimension'],
  nameOf: (key: string) => string,
): FlowLine[] {
  return rows
    .filter((row) => row.dimension === dimension)
    .map((row) => ({ key: row.key, name: nameOf(row.key), ...flowOf(row) }))
    .sort((a, b) => b.received - a.received || b.decided - a.decided || (a.key < b.key ? -1 : 1))
}

function monthsOf(pairs: readonly MonthPair[], months: readonly Span[]): Statistics['months'] {
  const sum = (matches: (pair: MonthPair) => boolean): number =>
    pairs.filter(matches).reduce((all, { count }) => all + count, 0)
  return months.map(({ from, to }) => {
    const month = from.slice(0, 7)
    return {
      from,
      to,
      received: sum(({ received }) => received === month),
      decided: sum(({ decided }) => decided === month),
      carriedOut: sum(
        ({ received, decided }) =>
          (received === null || received <= month) && (decided === null || decided > month),
      ),
    }
  })
}

async function feesOf(db: Db, { organs, span }: Asked): Promise<Statistics['fees']> {
  const sums = await feeSums(db, organs, span)
  const of = (kind: string) => sums.find((sum) => sum.kind === kind)
  return {
    notices: of('feeNotice')?.cases ?? 0,
    askedYuan: of('feeNotice')?.yuan ?? '0',
    payments: of('feePaid')?.cases ?? 0,
    paidYuan: of('feePaid')?.yuan ?? '0',
  }
}

function remediesOf(leaves: readonly { path: string; count: number }[]): Statistics['remedies'] {
  const at = (path: string): number =>
    leaves.filter((leaf) => leaf.path === path).reduce((sum, { count }) => sum + count, 0)
  return REMEDY_BLOCKS.map((key) => ({
    key,
    name: REMEDY_BLOCK_LABELS[key],
    upheld: at(`${key}.upheld`),
    corrected: at(`${key}.corrected`),
    other: at(`${key}.other`),
    pending: at(`${key}.pending`),
  }))
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The items looked up, most first; what an address named that is no item is counted, and has no title. */
async function answeredOf(
  { services }: Pick<Reading, 'services'>,
  rows: readonly AnsweredItem[],
): Promise<Statistics['answered']> {
  const first = rows.slice(0, MOST_ITEMS)
  const places = await publicPlaces(
    services,
    first.map(({ itemId }) => itemId).filter((id) => UUID.test(id)),
  )
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    items: first.map(({ itemId, count }) => ({
      id: itemId,
      title: places.get(itemId)?.title ?? null,
      path: places.get(itemId)?.path ?? null,
      count,
    })),
  }
}
