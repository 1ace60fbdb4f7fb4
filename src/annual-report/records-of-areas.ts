/** What the areas behind 表二 and 表四 hold, as the records the report is computed from. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import {
  describeRegisterRecords,
  type RecordLine,
  registerEntriesOf,
} from '../registers/actions/report-records.ts'
import { describeRemedies, remediesOf } from '../remedies/actions/report-records.ts'
import { composeDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { RegisterRecord, RemedyRecord } from './compute.ts'
import type { FeeFacts, ProseFacts } from './prose.ts'

type Db = Kysely<Tables>

/** Every entry of the registers and service guides that can matter to the year. */
export function registerRecordsOf(db: Db, organId: number, year: number): Promise<readonly RegisterRecord[]> {
  return registerEntriesOf(db, organId, year)
}

/** Reviews and suits that can stand in the year's 表四. */
export function remedyRecordsOf(db: Db, organId: number, year: number): Promise<readonly RemedyRecord[]> {
  return remediesOf(db, organId, year)
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
  return { fees: await feesOf(db, organId, year) }
}

export type AreaFacts = Pick<
  ProseFacts,
  'disclosure' | 'management' | 'platform' | 'supervision' | 'fees' | 'otherMatters'
>

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
