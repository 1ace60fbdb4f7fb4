/** The public store of the report: published versions and their files. No row-level security, public rows only. */
import type { Kysely } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import './tables.ts'

type Db = Kysely<Tables>

export interface PublicReport {
  readonly organId: number
  readonly year: number
  readonly version: number
  readonly current: boolean
  readonly publishedOn: string
  readonly publicNote: string
  readonly hash: string
  readonly content: string
}

export interface PublicFile {
  readonly name: string
  readonly mediaType: string
  readonly hash: string
  readonly size: number
  readonly alt: string
}

const COLUMNS = [
  'organ_id',
  'year',
  'version',
  'current',
  'published_on',
  'public_note',
  'hash',
  'content',
] as const

export async function publishRow(db: Db, report: Omit<PublicReport, 'current'>): Promise<void> {
  await db
    .updateTable('public_report')
    .set({ current: false })
    .where('organ_id', '=', report.organId)
    .where('year', '=', report.year)
    .execute()
  await db
    .insertInto('public_report')
    .values({
      organ_id: report.organId,
      year: report.year,
      version: report.version,
      current: true,
      published_on: report.publishedOn,
      public_note: report.publicNote,
      hash: report.hash,
      content: report.content,
    })
    .execute()
}

export interface PublicYear {
  readonly organId: number
  readonly year: number
  readonly version: number
  readonly publishedOn: string
}

/** Current published reports of an organ, newest year first. */
export async function listPublicYears(db: Db, organId: number): Promise<readonly PublicYear[]> {
  return listYears(db, [organId])
}

/** Current published reports of many organs, newest year first. */
export async function listYears(db: Db, organIds: readonly number[]): Promise<readonly PublicYear[]> {
  const rows = await db
    .selectFrom('public_report')
    .select(['organ_id', 'year', 'version', 'published_on'])
    .where('organ_id', 'in', [...organIds, -1])
    .where('current', '=', true)
    .orderBy('year', 'desc')
    .orderBy('organ_id')
    .execute()
  return rows.map((row) => ({
    organId: row.organ_id,
    year: row.year,
    version: row.version,
    publishedOn: row.published_on,
  }))
}

/** The current version, or the one asked for. */
export async function findPublic(
  db: Db,
  organId: number,
  year: number,
  version?: number,
): Promise<PublicReport | undefined> {
  const base = db
    .selectFrom('public_report')
    .select(COLUMNS)
    .where('organ_id', '=', organId)
    .where('year', '=', year)
  const row = await (
    version === undefined ? base.where('current', '=', true) : base.where('version', '=', version)
  ).executeTakeFirst()
  return row === undefined
    ? undefined
    : {
        organId: row.organ_id,
        year: row.year,
        version: row.version,
        current: row.current,
        publishedOn: row.published_on,
        publicNote: row.public_note,
        hash: row.hash,
        content: row.content,
      }
}

export async function listPublicVersions(
  db: Db,
  organId: number,
  year: number,
): Promise<readonly { version: number; publishedOn: string; publicNote: string; current: boolean }[]> {
  const rows = await db
    .selectFrom('public_report')
    .select(['version', 'published_on', 'public_note', 'current'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    publishedOn: row.published_on,
    publicNote: row.public_note,
    current: row.current,
  }))
}

export async function saveFile(
  db: Db,
  key: { organId: number; year: number; version: number },
  file: PublicFile,
): Promise<void> {
  const values = { media_type: file.mediaType, hash: file.hash, size: file.size, alt: file.alt }
  await db
    .insertInto('public_report_file')
    .values({ organ_id: key.organId, year: key.year, version: key.version, name: file.name, ...values })
    .onConflict((conflict) => conflict.columns(['organ_id', 'year', 'version', 'name']).doUpdateSet(values))
    .execute()
}

export async function listFiles(
  db: Db,
  key: { organId: number; year: number; version: number },
): Promise<readonly PublicFile[]> {
  const rows = await db
    .selectFrom('public_report_file')
    .selectAll()
    .where('organ_id', '=', key.organId)
    .where('year', '=', key.year)
    .where('version', '=', key.version)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    mediaType: row.media_type,
    hash: row.hash,
    size: row.size,
    alt: row.alt,
  }))
}
