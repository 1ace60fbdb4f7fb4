/** What the areas behind 表二 and 表四 hold, as the records the report is computed from. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { CLAUSES } from '../disclosure/model.ts'
import { assessmentSummary } from '../tasks/actions/read-tasks.ts'
import {
  describeRegisterRecords,
  type RecordLine,
  registerAggregates,
  registerEntriesOf,
} from '../registers/actions/report-records.ts'
import { describeRemedies, remediesOf, remedyLeaves } from '../remedies/actions/report-records.ts'
import { composeDate, type LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { LeafAmount, RegisterRecord, RemedyRecord } from './compute.ts'
import type { HandlingFacts } from './prose-problems.ts'
import type { DisclosureFacts, FeeFacts, ManagementFacts, PlatformFacts, ProseFacts } from './prose.ts'

type Db = Kysely<Tables>

/** Every entry of the registers and service guides that can matter to the year. */
export function registerRecordsOf(db: Db, organId: number, year: number): Promise<readonly RegisterRecord[]> {
  return registerEntriesOf(db, organId, year)
}

/** Reviews and suits that can stand in the year's 表四. */
export function remedyRecordsOf(db: Db, organId: number, year: number): Promise<readonly RemedyRecord[]> {
  return remediesOf(db, organId, year)
}

/** The leaves of 表二 and 表四 of many organs, in three statements: equal to what the records of each give. */
export async function leavesOfAreas(
  db: Db,
  organIds: readonly number[],
  year: number,
  asOf: LocalDate,
): Promise<readonly (LeafAmount & { readonly organId: number })[]> {
  const registers = await registerAggregates(db, year, { asOf, organIds })
  return [...registers, ...(await remedyLeaves(db, organIds, year, asOf))]
}

/** A line a record behind a cell, with where the desk shows it. */
export async function describeRecords(
  db: Db,
  organId: number,
  ids: Readonly<Record<'register' | 'remedy', readonly string[]>>,
): Promise<readonly RecordLine[]> {
  return [
    ...(await describeRegisterRecords(db, organId, ids.register)),
    ...(await describeRemedies(db, organId, ids.remedy)),
  ]
}

/** What other areas know for the prose of sections 一 and 六; what nobody knows is left out and becomes a gap. */
export async function factsOfAreas(db: Db, organId: number, year: number): Promise<AreaFacts> {
  const period = { organId, from: composeDate(year, 1, 1), to: composeDate(year, 12, 31) }
  const { tasks: _, score: __, rectifications: ___, ...results } = await assessmentSummary(db, organId, year)
  return {
    disclosure: await disclosureOf(db, period),
    management: await managementOf(db, period),
    platform: await platformOf(db, period),
    supervision: { ...(await trainingOf(db, period)), ...results },
    fees: await feesOf(db, organId, year),
    handling: await handlingOf(db, period),
  }
}

export type AreaFacts = Pick<
  ProseFacts,
  'disclosure' | 'management' | 'platform' | 'supervision' | 'fees' | 'handling' | 'otherMatters'
>

interface YearOf {
  readonly organId: number
  readonly from: string
  readonly to: string
}

/** What was published in the year, by the clause of 条例20 it stands under, largest first. */
async function disclosureOf(db: Db, { organId, from, to }: YearOf): Promise<DisclosureFacts> {
  const { rows } = await sql<{ clause: string; items: number; interpretations: number }>`
    SELECT clause, count(*)::integer AS items,
           count(*) FILTER (WHERE kind = 'interpretation')::integer AS interpretations
    FROM public_item WHERE organ_id = ${organId} AND published_on BETWEEN ${from} AND ${to}
    GROUP BY clause ORDER BY 2 DESC, 1`.execute(db)
  const names: Readonly<Record<string, { readonly name: string }>> = CLAUSES
  return {
    published: rows.reduce((sum, row) => sum + row.items, 0),
    byColumn: rows.map((row) => ({ name: names[row.clause]?.name ?? '其他法定信息', count: row.items })),
    interpretations: rows.reduce((sum, row) => sum + row.interpretations, 0),
  }
}

/** Items through 保密审查, held back by it, and withdrawn after publication. */
async function managementOf(db: Db, { organId, from, to }: YearOf): Promise<ManagementFacts> {
  const { rows } = await sql<ManagementRow>`
    SELECT count(DISTINCT item_id) FILTER (WHERE act = 'secrecyReviewed')::integer AS reviewed,
           count(DISTINCT item_id) FILTER (
             WHERE act IN ('secrecyReviewed', 'secrecyDetermined') AND data->>'result' = 'notPublic'
           )::integer AS held_back,
           count(DISTINCT item_id) FILTER (WHERE act = 'withdrawn')::integer AS withdrawn
    FROM disclosure_act WHERE organ_id = ${organId} AND "on" BETWEEN ${from} AND ${to}`.execute(db)
  const row = rows[0]
  return { reviewed: row?.reviewed ?? 0, heldBack: row?.held_back ?? 0, withdrawn: row?.withdrawn ?? 0 }
}

interface ManagementRow {
  readonly reviewed: number
  readonly held_back: number
  readonly withdrawn: number
}

/** Boards and reading points that stand at the year's end, what was posted in it, people received. */
async function platformOf(db: Db, { organId, from, to }: YearOf): Promise<PlatformFacts> {
  const { rows } = await sql<{ boards: number; changes: number; points: number; visits: number }>`
    SELECT (SELECT count(*)::integer FROM board WHERE organ_id = ${organId} AND kind <> 'readingPoint'
              AND (closed_on IS NULL OR closed_on > ${to})) AS boards,
           (SELECT count(*)::integer FROM posting
              WHERE organ_id = ${organId} AND posted_on BETWEEN ${from} AND ${to} AND voided_on IS NULL) AS changes,
           (SELECT count(*)::integer FROM board WHERE organ_id = ${organId} AND kind = 'readingPoint'
              AND (closed_on IS NULL OR closed_on > ${to})) AS points,
           (SELECT coalesce(sum(people), 0)::integer FROM visit
              WHERE organ_id = ${organId} AND received_on BETWEEN ${from} AND ${to} AND stage <> 'voided') AS visits`.execute(
    db,
  )
  const row = rows[0]
  return {
    boards: row?.boards ?? 0,
    boardChanges: row?.changes ?? 0,
    readingPoints: row?.points ?? 0,
    visits: row?.visits ?? 0,
  }
}

async function trainingOf(
  db: Db,
  { organId, from, to }: YearOf,
): Promise<{ readonly trainings: number; readonly trainees: number }> {
  const { rows } = await sql<{ trainings: number; trainees: number }>`
    SELECT count(*)::integer AS trainings, coalesce(sum(trainees), 0)::integer AS trainees
    FROM training WHERE organ_id = ${organId} AND held_on BETWEEN ${from} AND ${to}`.execute(db)
  return rows[0] ?? { trainings: 0, trainees: 0 }
}

/** What was late of the year's replies, judged by delivery (条例 33), and of what was published (条例 26). */
async function handlingOf(db: Db, { organId, from, to }: YearOf): Promise<HandlingFacts> {
  const { rows } = await sql<{ delivered: number; late: number; published_late: number }>`
    SELECT (SELECT count(*)::integer FROM application WHERE organ_id = ${organId}
              AND counted AND delivered_on BETWEEN ${from} AND ${to}) AS delivered,
           (SELECT count(*)::integer FROM application WHERE organ_id = ${organId}
              AND counted AND in_time = false AND delivered_on BETWEEN ${from} AND ${to}) AS late,
           (SELECT count(*)::integer FROM disclosure_item WHERE organ_id = ${organId}
              AND published_on > due_on AND published_on BETWEEN ${from} AND ${to}) AS published_late`.execute(
    db,
  )
  const row = rows[0]
  return { delivered: row?.delivered ?? 0, late: row?.late ?? 0, publishedLate: row?.published_late ?? 0 }
}

/** What became of promises tracked as 整改 in the task area: done ones with what was done. */
export async function promisesDone(
  db: Db,
  organId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ rectification_id: string; result: string }>`
    SELECT rectification_id, result FROM rectification
    WHERE organ_id = ${organId} AND rectification_id = ANY (${[...ids]}::uuid[]) AND stage = 'accepted'`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.rectification_id, row.result]))
}

/** 信息处理费 of the year: notices delivered, the amount asked, the amount received; acts taken back do not count. */
async function feesOf(db: Db, organId: number, year: number): Promise<FeeFacts> {
  const { rows } = await sql<{ kind: string; notices: number; yuan: string }>`
    SELECT a.kind, count(*)::integer AS notices, coalesce(sum((a.data->>'amount')::numeric), 0)::text AS yuan
    FROM application_act a
    WHERE a.organ_id = ${organId} AND a.kind IN ('feeNotice', 'feePaid')
      AND a.act_on BETWEEN ${composeDate(year, 1, 1)} AND ${composeDate(year, 12, 31)}
      AND NOT EXISTS (SELECT 1 FROM application_act u
        WHERE u.organ_id = a.organ_id AND u.application_id = a.application_id AND u.kind = 'undo'
          AND (u.data->>'target')::integer = a.seq AND u.data->>'newOn' IS NULL)
    GROUP BY a.kind`.execute(db)
  const of = (kind: string): { notices: number; yuan: string } =>
    rows.find((row) => row.kind === kind) ?? { notices: 0, yuan: '0' }
  return {
    notices: of('feeNotice').notices,
    askedFen: fenOfYuan(of('feeNotice').yuan),
    receivedFen: fenOfYuan(of('feePaid').yuan),
  }
}

function fenOfYuan(yuan: string): bigint {
  const [whole = '0', fraction = ''] = yuan.split('.')
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2))
}
