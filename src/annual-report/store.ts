import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import type { FormId } from './model.ts'
import type { ReportAct, ReportState, ReportView } from './rules.ts'
import type { ReportKey } from './tables.ts'
import './tables.ts'

export type Db = Kysely<Tables>

export interface Key {
  readonly organId: number
  readonly year: number
  readonly version: number
}

export interface ReportRow extends Key {
  readonly form: FormId
  readonly source: 'records' | 'imported'
  readonly state: ReportState
  readonly filedOn: string | null
  readonly filedHash: string | null
  readonly publishedOn: string | null
  readonly returned: boolean
}

const ROW = [
  'organ_id',
  'year',
  'version',
  'form',
  'source',
  'state',
  'filed_on',
  'filed_hash',
  'published_on',
  'returned',
] as const

function toRow(
  row: ReportKey & {
    form: FormId
    source: 'records' | 'imported'
    state: ReportState
    filed_on: string | null
    filed_hash: string | null
    published_on: string | null
    returned: boolean
  },
): ReportRow {
  return {
    organId: row.organ_id,
    year: row.year,
    version: row.version,
    form: row.form,
    source: row.source,
    state: row.state,
    filedOn: row.filed_on,
    filedHash: row.filed_hash,
    publishedOn: row.published_on,
    returned: row.returned,
  }
}

/** The newest version of every year, newest year first. */
export async function listLatest(db: Db, organId: number): Promise<readonly ReportRow[]> {
  const rows = await db
    .selectFrom('annual_report')
    .select(ROW)
    .distinctOn('year')
    .where('organ_id', '=', organId)
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(toRow)
}

/** Every version of a year, newest first. */
export async function listVersions(db: Db, organId: number, year: number): Promise<readonly ReportRow[]> {
  const rows = await db
    .selectFrom('annual_report')
    .select(ROW)
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(toRow)
}

/** The newest version of a year for many organs. */
export async function listOfYear(
  db: Db,
  organIds: readonly number[],
  year: number,
): Promise<readonly ReportRow[]> {
  const rows = await db
    .selectFrom('annual_report')
    .select(ROW)
    .distinctOn('organ_id')
    .where('organ_id', 'in', [...organIds, -1])
    .where('year', '=', year)
    .orderBy('organ_id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(toRow)
}

/** The report of a year that holds as filed: the newest version that is filed or published. */
export async function findFiled(db: Db, organId: number, year: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('annual_report as r')
    .innerJoin('annual_report_snapshot as s', (join) =>
      join
        .onRef('s.organ_id', '=', 'r.organ_id')
        .onRef('s.year', '=', 'r.year')
        .onRef('s.version', '=', 'r.version')
        .onRef('s.hash', '=', 'r.filed_hash'),
    )
    .select('s.content')
    .where('r.organ_id', '=', organId)
    .where('r.year', '=', year)
    .orderBy('r.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.content
}

/** As `findFiled` for many organs; organs that filed nothing are absent. */
export async function listFiled(
  db: Db,
  organIds: readonly number[],
  year: number,
): Promise<
  ReadonlyMap<number, { readonly version: number; readonly hash: string; readonly content: string }>
> {
  const rows = await db
    .selectFrom('annual_report as r')
    .innerJoin('annual_report_snapshot as s', (join) =>
      join
        .onRef('s.organ_id', '=', 'r.organ_id')
        .onRef('s.year', '=', 'r.year')
        .onRef('s.version', '=', 'r.version')
        .onRef('s.hash', '=', 'r.filed_hash'),
    )
    .distinctOn('r.organ_id')
    .select(['r.organ_id', 'r.version', 's.hash', 's.content'])
    .where('r.organ_id', 'in', [...organIds, -1])
    .where('r.year', '=', year)
    .orderBy('r.organ_id')
    .orderBy('r.version', 'desc')
    .execute()
  return new Map(
    rows.map((row) => [row.organ_id, { version: row.version, hash: row.hash, content: row.content }]),
  )
}

export async function lockReport(db: Db, key: Key): Promise<void> {
  await db
    .selectFrom('annual_report')
    .select('last_seq')
    .where('organ_id', '=', key.organId)
    .where('year', '=', key.year)
    .where('version', '=', key.version)
    .forUpdate()
    .execute()
}

/** The acts of a version, oldest first. */
export async function listActs(db: Db, key: Key): Promise<readonly ReportAct[]> {
  const rows = await db
    .selectFrom('annual_report_act')
    .selectAll()
    .where('organ_id', '=', key.organId)
    .where('year', '=', key.year)
    .where('version', '=', key.version)
    .orderBy('seq')
    .execute()
  return rows.map(
    (row) =>
      ({
        kind: row.kind,
        data: row.data,
        seq: row.seq,
        on: row.act_on,
        personId: row.person_id,
        by: row.person_name,
      }) as ReportAct, // `data` was written by insertAct from the act of that kind
  )
}

export async function insertReport(
  db: Db,
  key: Key,
  form: FormId,
  source: 'records' | 'imported',
): Promise<void> {
  await db
    .insertInto('annual_report')
    .values({
      organ_id: key.organId,
      year: key.year,
      version: key.version,
      form,
      source,
      state: 'draft',
      filed_on: null,
      filed_hash: null,
      published_on: null,
      returned: false,
      last_seq: 0,
    })
    .execute()
}

export async function insertAct(db: Db, key: Key, act: ReportAct, now: Date): Promise<void> {
  await db
    .insertInto('annual_report_act')
    .values({
      organ_id: key.organId,
      year: key.year,
      version: key.version,
      seq: act.seq,
      kind: act.kind,
      act_on: act.on,
      recorded_at: now,
      person_id: act.personId,
      person_name: act.by,
      data: JSON.stringify(act.data),
    })
    .execute()
}

/** Sets the projected columns to what the acts say. */
export async function setProjection(db: Db, key: Key, view: ReportView): Promise<void> {
  await db
    .updateTable('annual_report')
    .set({
      state: view.state,
      filed_on: view.filedOn,
      filed_hash: view.filedHash,
      published_on: view.publishedOn,
      returned: view.returned !== null,
      last_seq: view.lastSeq,
    })
    .where('organ_id', '=', key.organId)
    .where('year', '=', key.year)
    .where('version', '=', key.version)
    .execute()
}

export async function insertSnapshot(
  db: Db,
  key: Key,
  snapshot: { readonly hash: string; readonly filedOn: string; readonly content: string },
): Promise<void> {
  await db
    .insertInto('annual_report_snapshot')
    .values({
      organ_id: key.organId,
      year: key.year,
      version: key.version,
      hash: snapshot.hash,
      filed_on: snapshot.filedOn,
      content: snapshot.content,
    })
    .onConflict((conflict) => conflict.doNothing()) // filed again after a return, to the byte the same
    .execute()
}

export async function findSnapshot(db: Db, key: Key, hash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('annual_report_snapshot')
    .select('content')
    .where('organ_id', '=', key.organId)
    .where('year', '=', key.year)
    .where('version', '=', key.version)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row?.content
}

/** Answers whether the difference is new. */
export async function insertDifference(
  db: Db,
  key: Key,
  difference: { readonly hash: string; readonly foundOn: string; readonly cells: unknown },
): Promise<boolean> {
  const result = await db
    .insertInto('annual_report_difference')
    .values({
      organ_id: key.organId,
      year: key.year,
      version: key.version,
      hash: difference.hash,
      found_on: difference.foundOn,
      cells: JSON.stringify(difference.cells),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function listDifferences(db: Db, key: Key) {
  return db
    .selectFrom('annual_report_difference')
    .select(['found_on', 'cells'])
    .where('organ_id', '=', key.organId)
    .where('year', '=', key.year)
    .where('version', '=', key.version)
    .orderBy('found_on')
    .execute()
}

/** Organs and years with a filed report whose figures the records may have left behind. */
export async function listWatched(db: Db, fromYear: number): Promise<readonly Key[]> {
  const { rows } = await sql<{ organ_id: number; year: number; version: number }>`
    SELECT DISTINCT ON (organ_id, year) organ_id, year, version FROM annual_report
    WHERE year >= ${fromYear} AND filed_hash IS NOT NULL AND source = 'records'
    ORDER BY organ_id, year, version DESC`.execute(db)
  return rows.map((row) => ({ organId: row.organ_id, year: row.year, version: row.version }))
}
