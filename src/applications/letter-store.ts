import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import { parseLocalDate } from '../law/local-date.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { DocumentTree } from '../platform/documents/tree.ts'
import type { Keys } from '../platform/keys.ts'
import { replyInput } from './render/inputs.ts'
import './tables.ts'

export type LetterRow = Selectable<Tables['letter']>
type Db = Kysely<Tables>

/** Of a letter not made here only this can be told. */
export function originalAt(paper: string): string {
  return `文书未在本系统制作；原件见${paper}`
}

/** What a version holds, sealed as one: the form as filled in, and the document as composed where there is one. */
export interface LetterBody {
  readonly reply?: ReplyInput
  readonly tree?: DocumentTree
  /** The key named in the letter's stamp, by which the printed PDF is signed. */
  readonly signingKey?: string
}
export type ReplyInput = z.output<typeof replyInput>

const bodySchema = z.object({
  reply: replyInput.optional(),
  tree: z.custom<DocumentTree>().optional(),
  signingKey: z.string().optional(),
})

const FIELD = 'letter'

export function sealBody(keys: Keys, organId: number, body: LetterBody): string {
  return JSON.stringify(keys.seal(organId, FIELD, JSON.stringify(body)))
}

/** The 文号 of signed replies, by case. */
export async function replyNumbersOf(
  db: Db,
  organId: number,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('letter')
    .select(['application_id', 'number'])
    .where('organ_id', '=', organId)
    .where('application_id', 'in', applicationIds)
    .where('kind', '=', 'reply')
    .where('state', '=', 'sent')
    .execute()
  return new Map(
    rows.flatMap(({ application_id: id, number }) => (id === null || number === null ? [] : [[id, number]])),
  )
}

export async function insertLetter(db: Db, letter: LetterRow): Promise<void> {
  await db.insertInto('letter').values(letter).execute()
}

export async function addVersion(
  tx: Tx,
  keys: Keys,
  version: { letterId: string; version: number; personId: string | null; body: LetterBody },
): Promise<void> {
  const organId = tx.tenancy.organId
  await tx.db
    .insertInto('letter_version')
    .values({
      organ_id: organId,
      letter_id: version.letterId,
      version: version.version,
      made_at: tx.now,
      person_id: version.personId,
      sealed: sealBody(keys, organId, version.body),
    })
    .execute()
}

export async function updateLetter(
  db: Db,
  organId: number,
  letterId: string,
  change: Partial<Omit<LetterRow, 'organ_id' | 'letter_id' | 'application_id' | 'petition_id'>>,
): Promise<void> {
  await db
    .updateTable('letter')
    .set(change)
    .where('organ_id', '=', organId)
    .where('letter_id', '=', letterId)
    .execute()
}

export async function listLetters(
  db: Db,
  organId: number,
  applicationId: string,
): Promise<readonly LetterRow[]> {
  return db
    .selectFrom('letter')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('application_id', '=', applicationId)
    .orderBy('letter_id')
    .execute()
}

export async function findLetter(db: Db, organId: number, letterId: string): Promise<LetterRow | undefined> {
  return db
    .selectFrom('letter')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('letter_id', '=', letterId)
    .executeTakeFirst()
}

/** The 告知书 of a petition; one answered before they were kept has none. */
export async function findNotice(
  db: Db,
  organId: number,
  petitionId: string,
): Promise<LetterRow | undefined> {
  return db
    .selectFrom('letter')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('petition_id', '=', petitionId)
    .executeTakeFirst()
}

/** As it is, and as it stays until this transaction ends. */
export async function lockLetter(db: Db, organId: number, letterId: string): Promise<LetterRow | undefined> {
  return db
    .selectFrom('letter')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('letter_id', '=', letterId)
    .forUpdate()
    .executeTakeFirst()
}

/** A letter that has gone out, by the code printed on it or by its PDF. */
export async function findSentLetter(
  db: Db,
  organId: number,
  by: { readonly verifyHash: Buffer } | { readonly pdfHash: string },
): Promise<LetterRow | undefined> {
  const query = db
    .selectFrom('letter')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('state', '=', 'sent')
  return 'verifyHash' in by
    ? query.where('verify_hash', '=', by.verifyHash).executeTakeFirst()
    : query.where('pdf_hash', '=', by.pdfHash).limit(1).executeTakeFirst()
}

/** The reply in hand or sent; a case has one. */
export async function findReply(
  db: Db,
  organId: number,
  applicationId: string,
): Promise<LetterRow | undefined> {
  return db
    .selectFrom('letter')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('application_id', '=', applicationId)
    .where('kind', '=', 'reply')
    .executeTakeFirst()
}

export interface VersionRow {
  readonly version: number
  readonly madeAt: Date
  readonly personId: string | null
  readonly body: LetterBody
}

export async function listVersions(
  db: Db,
  keys: Keys,
  organId: number,
  letterId: string,
): Promise<readonly VersionRow[]> {
  const rows = await db
    .selectFrom('letter_version')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('letter_id', '=', letterId)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    madeAt: row.made_at,
    personId: row.person_id,
    body: openBody(keys, organId, row.sealed),
  }))
}

/** The latest version unless one is named. */
export async function findVersion(
  db: Db,
  keys: Keys,
  organId: number,
  letterId: string,
  version?: number,
): Promise<VersionRow | undefined> {
  let query = db
    .selectFrom('letter_version')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('letter_id', '=', letterId)
  if (version !== undefined) query = query.where('version', '=', version)
  const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst()
  return (
    row && {
      version: row.version,
      madeAt: row.made_at,
      personId: row.person_id,
      body: openBody(keys, organId, row.sealed),
    }
  )
}

function openBody(keys: Keys, organId: number, sealed: Parameters<Keys['open']>[2]): LetterBody {
  const { reply, tree, signingKey } = bodySchema.parse(JSON.parse(keys.open(organId, FIELD, sealed)))
  return {
    ...(reply === undefined ? {} : { reply }),
    ...(tree === undefined ? {} : { tree }),
    ...(signingKey === undefined ? {} : { signingKey }),
  }
}

export function yearOfDay(day: string): number {
  return Number((parseLocalDate(day) ?? day).slice(0, 4))
}
