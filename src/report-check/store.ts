import type { Kysely } from 'kysely'
import type { FormId } from '../annual-report/model.ts'
import type { Finding } from '../annual-report/reading.ts'
import type { Tables } from '../platform/database/tables.ts'
import { rememberFile } from '../platform/kept-file.ts'
import type { Tx } from '../platform/database/database.ts'
import { readingJson, type CheckAct, type Counts, type KeptReading, type NewCheckAct } from './model.ts'
import './tables.ts'

export type Db = Kysely<Tables>

export interface KeptRow extends Counts {
  readonly checkId: string
  readonly fileHash: string
  readonly fileName: string
  readonly organ: string | null
  readonly year: number | null
  readonly form: FormId
  readonly keptOn: string
  readonly keptBy: string
  readonly previousId: string | null
  readonly withdrawn: boolean
  readonly lastSeq: number
}

const COLUMNS = [
  'check_id as checkId',
  'file_hash as fileHash',
  'file_name as fileName',
  'printed_organ as organ',
  'printed_year as year',
  'form',
  'kept_on as keptOn',
  'kept_by as keptBy',
  'previous_id as previousId',
  'withdrawn',
  'cells_read as cells',
  'cells_unread as unread',
  'errors',
  'warnings',
  'infos',
  'last_seq as lastSeq',
] as const

/** The list, newest year first; `limit` rows and no more. */
export function listRows(
  db: Db,
  organId: number,
  filter: { readonly withdrawn: boolean; readonly year?: number | undefined },
  limit: number,
): Promise<readonly KeptRow[]> {
  return db
    .selectFrom('checked_report')
    .select(COLUMNS)
    .where('organ_id', '=', organId)
    .where('withdrawn', '=', filter.withdrawn)
    .$if(filter.year !== undefined, (query) => query.where('printed_year', '=', filter.year ?? null))
    .orderBy('printed_year', (order) => order.desc().nullsLast())
    .orderBy('printed_organ', (order) => order.asc().nullsLast())
    .orderBy('kept_at', 'desc')
    .limit(limit)
    .execute()
}

/** Which of these organs keep reports. */
export async function keepersOf(db: Db, organIds: readonly number[]): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('checked_report')
    .select('organ_id')
    .distinct()
    .where('organ_id', 'in', [...organIds])
    .orderBy('organ_id')
    .execute()
  return rows.map((row) => row.organ_id)
}

export async function yearsOf(db: Db, organId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('checked_report')
    .select('printed_year')
    .distinct()
    .where('organ_id', '=', organId)
    .where('printed_year', 'is not', null)
    .orderBy('printed_year', 'desc')
    .execute()
  return rows.flatMap(({ printed_year: year }) => (year === null ? [] : [year]))
}

export function findRow(db: Db, organId: number, checkId: string): Promise<KeptRow | undefined> {
  return db
    .selectFrom('checked_report')
    .select(COLUMNS)
    .where('organ_id', '=', organId)
    .where('check_id', '=', checkId)
    .executeTakeFirst()
}

export function findByHash(db: Db, organId: number, hash: string): Promise<KeptRow | undefined> {
  return db
    .selectFrom('checked_report')
    .select(COLUMNS)
    .where('organ_id', '=', organId)
    .where('file_hash', '=', hash)
    .where('withdrawn', '=', false)
    .executeTakeFirst()
}

export async function findReading(
  db: Db,
  organId: number,
  checkId: string,
): Promise<KeptReading | undefined> {
  const row = await db
    .selectFrom('checked_report')
    .select('reading')
    .where('organ_id', '=', organId)
    .where('check_id', '=', checkId)
    .executeTakeFirst()
  return row?.reading
}

/** Reports of a year that can stand beside another one: not withdrawn. */
export function listOfYear(db: Db, organId: number, year: number): Promise<readonly KeptRow[]> {
  return listRows(db, organId, { withdrawn: false, year }, 500)
}

/** Reports that are checked against this one. */
export async function listDependents(db: Db, organId: number, checkId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('checked_report')
    .select('check_id')
    .where('organ_id', '=', organId)
    .where('previous_id', '=', checkId)
    .orderBy('check_id')
    .execute()
  return rows.map((row) => row.check_id)
}

export async function listActs(db: Db, organId: number, checkId: string): Promise<readonly CheckAct[]> {
  const rows = await db
    .selectFrom('checked_report_act')
    .select(['seq', 'kind', 'act_on', 'person_name', 'data'])
    .where('organ_id', '=', organId)
    .where('check_id', '=', checkId)
    .orderBy('seq')
    .execute()
  return rows.map(
    ({ seq, kind, act_on: on, person_name: by, data }) => ({ seq, kind, on, by, data }) as CheckAct, // only appendAct writes, each kind with its own data
  )
}

export interface NewReport {
  readonly checkId: string
  readonly file: {
    readonly hash: string
    readonly name: string
    readonly type: string
    readonly size: number
  }
  readonly reading: KeptReading
  readonly form: FormId
  readonly findings: readonly Finding[]
  readonly counts: Counts
  readonly on: string
  readonly by: string
}

export async function insertReport(tx: Tx, report: NewReport): Promise<void> {
  const { organId } = tx.tenancy
  const { file, counts } = report
  await rememberFile(tx, file)
  await tx.db
    .insertInto('checked_report')
    .values({
      organ_id: organId,
      check_id: report.checkId,
      file_hash: file.hash,
      file_name: file.name,
      reading: readingJson(report.reading),
      printed_organ: report.reading.organ,
      printed_year: report.reading.year,
      form: report.form,
      kept_on: report.on,
      kept_at: tx.now,
      kept_by: report.by,
      previous_id: null,
      findings: JSON.stringify(report.findings),
      withdrawn: false,
      ...countColumns(counts),
      last_seq: 0,
    })
    .execute()
}

function countColumns(counts: Counts) {
  return {
    cells_read: counts.cells,
    cells_unread: counts.unread,
    errors: counts.errors,
    warnings: counts.warnings,
    infos: counts.infos,
  }
}

/** Writes the act and numbers it; the caller holds the organ's reports (`holdReports`). */
export async function appendAct(
  tx: Tx,
  checkId: string,
  act: NewCheckAct,
  who: { readonly on: string; readonly personId: string | null; readonly name: string },
): Promise<number> {
  const { organId } = tx.tenancy
  const { last_seq: seq } = await tx.db
    .updateTable('checked_report')
    .set((eb) => ({
      last_seq: eb('last_seq', '+', 1),
      ...(act.kind === 'previousChosen' ? { previous_id: act.data.previousId } : {}),
      ...(act.kind === 'withdrawn' ? { withdrawn: true } : {}),
      ...(act.kind === 'restored' ? { withdrawn: false } : {}),
    }))
    .where('organ_id', '=', organId)
    .where('check_id', '=', checkId)
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('checked_report_act')
    .values({
      organ_id: organId,
      check_id: checkId,
      seq,
      kind: act.kind,
      act_on: who.on,
      recorded_at: tx.now,
      person_id: who.personId,
      person_name: who.name,
      data: JSON.stringify(act.data),
    })
    .execute()
  return seq
}

export async function saveFindings(
  tx: Tx,
  checkId: string,
  findings: readonly Finding[],
  counts: Counts,
): Promise<void> {
  await tx.db
    .updateTable('checked_report')
    .set({ findings: JSON.stringify(findings), ...countColumns(counts) })
    .where('organ_id', '=', tx.tenancy.organId)
    .where('check_id', '=', checkId)
    .execute()
}

/** No row: the page is on. */
export async function isPublicPageOn(db: Db, rootId: number): Promise<boolean> {
  const row = await db
    .selectFrom('report_check_setting')
    .select('public_page')
    .where('organ_id', '=', rootId)
    .executeTakeFirst()
  return row?.public_page ?? true
}

export async function savePublicPage(tx: Tx, on: boolean, by: string): Promise<void> {
  const values = { public_page: on, changed_at: tx.now, changed_by: by }
  await tx.db
    .insertInto('report_check_setting')
    .values({ organ_id: tx.tenancy.organId, ...values })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet(values))
    .execute()
}
