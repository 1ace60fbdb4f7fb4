import { sql, type Insertable, type Kysely, type Selectable } from 'kysely'
import type { Tx } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { CaseAct } from './model.ts'
import { PROJECTION_TYPES, type Projection } from './projection.ts'
import type { ApplicationTable } from './tables.ts'
import './tables.ts'

export type Db = Kysely<Tables>
export type ApplicationRecord = Selectable<ApplicationTable>
export type NewApplication = Insertable<ApplicationTable>
export type ActRecord = Selectable<Tables['application_act']>

/** The next number of a series, without gaps: the row is locked until the transaction ends. */
export async function nextInSeries(tx: Tx, scope: string, year: number, count = 1): Promise<number> {
  const { rows } = await tx.client.query<{ last: number }>(
    `INSERT INTO application_counter AS c (organ_id, scope, year, last) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organ_id, scope, year) DO UPDATE SET last = c.last + $4 RETURNING last`,
    [tx.tenancy.organId, scope, year, count],
  )
  return (rows[0]?.last ?? count) - count + 1
}

/** Numbers up to `last` are taken already; the series goes on after them. */
export async function raiseSeries(tx: Tx, scope: string, year: number, last: number): Promise<void> {
  await tx.client.query(
    `INSERT INTO application_counter AS c (organ_id, scope, year, last) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organ_id, scope, year) DO UPDATE SET last = greatest(c.last, $4)`,
    [tx.tenancy.organId, scope, year, last],
  )
}

/** The form a challenge came with first; a transaction with the same one waits for this one. */
export async function useChallenge(
  tx: Tx,
  use: { readonly token: Buffer; readonly form: Buffer; readonly expires: Date },
): Promise<Buffer | undefined> {
  const { rows } = await tx.client.query<{ used_for: Buffer }>(
    `INSERT INTO challenge_used AS c (token_hash, used_for, expires) VALUES ($1, $2, $3)
     ON CONFLICT (token_hash) DO UPDATE SET used_for = c.used_for RETURNING used_for`,
    [use.token, use.form, use.expires],
  )
  return rows[0]?.used_for
}

export async function deleteOldChallenges(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('challenge_used').where('expires', '<', before).execute()
}

export async function insertApplication(db: Db, row: NewApplication): Promise<void> {
  await db.insertInto('application').values(row).execute()
}

export async function findByIntake(
  db: Db,
  organId: number,
  hash: Buffer,
): Promise<ApplicationRecord | undefined> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('intake_hash', '=', hash)
    .executeTakeFirst()
}

export async function findByNumber(
  db: Db,
  organId: number,
  number: string,
): Promise<ApplicationRecord | undefined> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('number', '=', number)
    .executeTakeFirst()
}

export async function findApplication(
  db: Db,
  organIds: readonly number[],
  id: string,
): Promise<ApplicationRecord | undefined> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('organ_id', 'in', organIds)
    .where('application_id', '=', id)
    .executeTakeFirst()
}

/** Locks the case for the transaction: two people acting at once act one after the other. */
export async function lockApplication(
  db: Db,
  organId: number,
  id: string,
): Promise<ApplicationRecord | undefined> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('application_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function listActs(db: Db, organId: number, id: string): Promise<readonly ActRecord[]> {
  return db
    .selectFrom('application_act')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('application_id', '=', id)
    .orderBy('seq')
    .execute()
}

export function toCaseAct(row: Pick<ActRecord, 'seq' | 'kind' | 'act_on' | 'person_id' | 'data'>): CaseAct {
  const data: unknown = row.data
  // written by the action of this kind, checked there, and never changed since
  return { seq: row.seq, kind: row.kind, on: row.act_on, by: row.person_id, data } as CaseAct
}

export interface ActRow {
  readonly applicationId: string
  readonly act: CaseAct
  readonly recordedAt: Date
  readonly role: string | null
  readonly article: string
  readonly evidence: string | null
}

export async function insertActs(tx: Tx, rows: readonly ActRow[]): Promise<void> {
  await tx.client.query(
    `INSERT INTO application_act (organ_id, application_id, seq, kind, act_on, recorded_at, person_id, role, data, article, evidence)
     SELECT $1, a.* FROM jsonb_to_recordset($2::jsonb)
       AS a(application_id uuid, seq integer, kind text, act_on date, recorded_at timestamptz, person_id uuid, role text,
            data jsonb, article text, evidence text)`,
    [
      tx.tenancy.organId,
      JSON.stringify(
        rows.map(({ applicationId, act, recordedAt, role, article, evidence }) => ({
          application_id: applicationId,
          seq: act.seq,
          kind: act.kind,
          act_on: act.on,
          recorded_at: recordedAt.toISOString(),
          person_id: act.by,
          role,
          data: act.data,
          article,
          evidence,
        })),
      ),
    ],
  )
}

export async function setProjection(
  db: Db,
  organId: number,
  id: string,
  projection: Projection,
): Promise<void> {
  await db
    .updateTable('application')
    .set({ ...projection })
    .where('organ_id', '=', organId)
    .where('application_id', '=', id)
    .execute()
}

/** Many at once: one statement, whatever the number of cases; only the columns named are written. */
export async function setProjections(
  tx: Tx,
  changes: readonly { readonly id: string; readonly projection: Projection }[],
  columns: readonly (keyof Projection)[],
): Promise<void> {
  if (changes.length === 0 || columns.length === 0) return
  const types = columns.map((name) => `${name} ${PROJECTION_TYPES[name]}`).join(', ')
  const assignments = columns.map((name) => `${name} = p.${name}`).join(', ')
  const rows = changes.map(({ id, projection }) => ({
    application_id: id,
    ...Object.fromEntries(columns.map((name) => [name, projection[name]])),
  }))
  // without fresh statistics the planner takes an organ for a few rows and loops over it once a change: minutes, not a second
  await tx.client.query('SET LOCAL enable_nestloop = off')
  await tx.client.query(
    `UPDATE application AS a SET ${assignments}
     FROM jsonb_to_recordset($2::jsonb) AS p(application_id uuid, ${types})
     WHERE a.organ_id = $1 AND a.application_id = p.application_id`,
    [tx.tenancy.organId, JSON.stringify(rows)],
  )
  await tx.client.query('SET LOCAL enable_nestloop = on')
}

export async function setCorrectedContent(
  db: Db,
  organId: number,
  id: string,
  content: string,
): Promise<void> {
  await db
    .updateTable('application')
    .set({ corrected_content: content })
    .where('organ_id', '=', organId)
    .where('application_id', '=', id)
    .execute()
}

export async function setReasons(db: Db, organId: number, id: string, reasons: string): Promise<void> {
  await db
    .updateTable('application')
    .set({ reasons })
    .where('organ_id', '=', organId)
    .where('application_id', '=', id)
    .execute()
}

/* ---- files ---- */

export interface FileRow {
  readonly hash: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly use: string
  readonly addedAt: Date
}

export async function findStoredFile(db: Db, organId: number, hash: string) {
  return db
    .selectFrom('stored_file')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('hash', '=', hash)
    .executeTakeFirst()
}

/** Where in the organ a stored file is on record: the cases and what it is in each. */
export async function listUses(db: Db, organId: number, hash: string) {
  return db
    .selectFrom('application_file')
    .innerJoin('application', (join) =>
      join
        .onRef('application.organ_id', '=', 'application_file.organ_id')
        .onRef('application.application_id', '=', 'application_file.application_id'),
    )
    .selectAll('application')
    .select('application_file.use')
    .where('application_file.organ_id', '=', organId)
    .where('application_file.hash', '=', hash)
    .execute()
}

export async function attachFile(db: Db, file: Insertable<Tables['application_file']>): Promise<void> {
  await db
    .insertInto('application_file')
    .values(file)
    .onConflict((conflict) => conflict.columns(['organ_id', 'application_id', 'hash', 'use']).doNothing())
    .execute()
}

export async function listFiles(db: Db, organId: number, id: string): Promise<readonly FileRow[]> {
  const rows = await db
    .selectFrom('application_file')
    .innerJoin('stored_file', (join) =>
      join
        .onRef('stored_file.organ_id', '=', 'application_file.organ_id')
        .onRef('stored_file.hash', '=', 'application_file.hash'),
    )
    .select([
      'application_file.hash',
      'application_file.name',
      'application_file.use',
      'application_file.added_at',
      'stored_file.media_type',
      'stored_file.size',
    ])
    .where('application_file.organ_id', '=', organId)
    .where('application_file.application_id', '=', id)
    .orderBy('application_file.added_at')
    .execute()
  return rows.map((row) => ({
    hash: row.hash,
    name: row.name,
    mediaType: row.media_type,
    size: Number(row.size),
    use: row.use,
    addedAt: row.added_at,
  }))
}

/* ---- the applicant's other cases ---- */

/** 109号: applications of the same applicant at this organ received in the calendar month of a day, in order. */
export async function listOfMonth(
  db: Db,
  organId: number,
  identity: Buffer,
  day: string,
): Promise<readonly { application_id: string; received_on: string | null }[]> {
  return db
    .selectFrom('application')
    .select(['application_id', 'received_on'])
    .where('organ_id', '=', organId)
    .where('identity_hash', '=', identity)
    .where('counted', '=', true)
    .where(sql<boolean>`date_trunc('month', received_on::timestamp) = date_trunc('month', ${day}::timestamp)`)
    .orderBy('received_on')
    .orderBy('created_at')
    .orderBy('application_id')
    .execute()
}

export async function listOfApplicant(
  db: Db,
  organId: number,
  identity: Buffer,
  exceptId: string | undefined,
): Promise<readonly ApplicationRecord[]> {
  let query = db
    .selectFrom('application')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('identity_hash', '=', identity)
  if (exceptId !== undefined) query = query.where('application_id', '!=', exceptId)
  return query.orderBy('created_at', 'desc').limit(200).execute()
}

export async function listByIds(
  db: Db,
  organId: number,
  ids: readonly string[],
): Promise<readonly ApplicationRecord[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('application')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('application_id', 'in', ids)
    .execute()
}

/** Numbers of cases by id, of the organs a person sees. */
export async function listNumbers(
  db: Db,
  organIds: readonly number[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0 || organIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('application')
    .select(['application_id', 'number'])
    .where('organ_id', 'in', organIds)
    .where('application_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.application_id, row.number]))
}

export async function namesOfPeople(
  db: Db,
  organId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('organ_id', '=', organId)
    .where('person_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.name]))
}
