/** Writing the public store: only the acts of publishing, withdrawing and marking come here. */
import { sql, type Kysely } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import { searchForm } from '../search/rules.ts'
import { wordsOf } from '../search/service.ts'
import type { Attachment, ItemContent, ItemState, Validity, WithdrawalGround } from './model.ts'
import { plainText, publishedHtml } from './rich-text.ts'
import { gramsOf } from './store.ts'
import './tables.ts'

type Db = Kysely<Tables>

/**
 * Puts a version into the public store in place of whatever the item showed before; a tombstone goes. `fresh`: the
 * item was never shown, so there is nothing to clear (past items, many at a time).
 */
export async function showItem(
  db: Db,
  item: { organId: number; itemId: string; content: ItemContent; state: ItemState; at: Date },
  fresh = false,
): Promise<void> {
  const { organId, itemId, content, state } = item
  const row = publicRow(item)
  const { organ_id: _organ, item_id: _item, ...changes } = row
  await db
    .insertInto('public_item')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organ_id', 'item_id']).doUpdateSet(changes))
    .execute()
  if (!fresh) await clearOld(db, organId, itemId)
  if (content.attachments.length > 0) {
    await db
      .insertInto('public_file')
      .values(content.attachments.map((file, sort) => publicFile(organId, itemId, file, sort)))
      .execute()
  }
  if (state.publishedVersion === null) throw new Error('only a published version is shown')
}

async function clearOld(db: Db, organId: number, itemId: string): Promise<void> {
  await db
    .deleteFrom('public_tombstone')
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .execute()
  await db.deleteFrom('public_file').where('organ_id', '=', organId).where('item_id', '=', itemId).execute()
}

function publicRow(item: {
  organId: number
  itemId: string
  content: ItemContent
  state: ItemState
  at: Date
}) {
  const { content, state } = item
  const html = publishedHtml(content.body)
  const text = plainText(html)
  const title = searchForm(content.title)
  const body = searchForm(`${content.docNumber} ${content.summary} ${content.keywords.join(' ')} ${text}`)
  const published = state.firstPublishedOn
  if (published === null) throw new Error('a published item has a day of publication')
  return {
    organ_id: item.organId,
    item_id: item.itemId,
    version: state.publishedVersion ?? 0,
    title: content.title,
    index_number: content.indexNumber,
    doc_number: content.docNumber,
    issuer: content.issuer,
    source: content.source,
    clause: content.clause,
    topic: content.topic,
    category: content.category,
    kind: content.kind,
    keywords: [...content.keywords],
    formed_on: content.formedOn,
    effective_on: content.effectiveOn,
    expires_on: content.expiresOn,
    published_on: published,
    updated_on: state.updatedOn,
    published_at: item.at,
    validity: state.validity ?? content.validity,
    validity_since: state.validitySince,
    validity_note: state.validityNote,
    summary: content.summary,
    body_html: html,
    body_text: text,
    interprets: content.interprets,
    title_grams: gramsOf(title),
    body_grams: gramsOf(body),
    title_words: sql<string>`array_to_tsvector(${[...wordsOf(content.title)]}::text[])`,
    search_title: title,
    search_body: body,
    search_number: searchForm(content.docNumber),
  }
}

function publicFile(organId: number, itemId: string, file: Attachment, sort: number) {
  return {
    organ_id: organId,
    item_id: itemId,
    hash: file.hash,
    name: file.name,
    media_type: file.mediaType,
    size: file.size,
    sort,
  }
}

export async function setPublicValidity(
  db: Db,
  organId: number,
  itemId: string,
  mark: { validity: Validity; since: LocalDate; note: string },
): Promise<void> {
  await db
    .updateTable('public_item')
    .set({ validity: mark.validity, validity_since: mark.since, validity_note: mark.note })
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .execute()
}

/** Takes the item and its files out of the public store and leaves a tombstone. Answers the hashes it had shown. */
export async function hideItem(
  db: Db,
  item: { organId: number; itemId: string },
  stone: { withdrawnOn: LocalDate; ground: WithdrawalGround; reason: string; keepTitle: boolean },
): Promise<readonly string[]> {
  const files = await db
    .deleteFrom('public_file')
    .where('organ_id', '=', item.organId)
    .where('item_id', '=', item.itemId)
    .returning('hash')
    .execute()
  const row = await db
    .deleteFrom('public_item')
    .where('organ_id', '=', item.organId)
    .where('item_id', '=', item.itemId)
    .returning(['title', 'index_number', 'published_on'])
    .executeTakeFirstOrThrow()
  const hashes = files.map((file) => file.hash)
  await db
    .insertInto('public_tombstone')
    .values({
      organ_id: item.organId,
      item_id: item.itemId,
      index_number: row.index_number,
      title: stone.keepTitle ? row.title : null,
      published_on: row.published_on,
      withdrawn_on: stone.withdrawnOn,
      ground: stone.ground,
      reason: stone.reason,
      file_hashes: hashes,
    })
    .execute()
  return hashes
}

/** Publishing and removing the bytes of a file wait for each other, so that a file just published is not removed. */
export async function holdFiles(db: Db, hashes: readonly string[]): Promise<void> {
  for (const hash of [...hashes].sort()) {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${hash}, 711))`.execute(db)
  }
}

/** Hashes that no public item shows any more. */
export async function unshownFiles(db: Db, hashes: readonly string[]): Promise<readonly string[]> {
  if (hashes.length === 0) return []
  const shown = await db
    .selectFrom('public_file')
    .select('hash')
    .where('hash', 'in', [...hashes])
    .execute()
  const still = new Set(shown.map((row) => row.hash))
  return hashes.filter((hash) => !still.has(hash))
}

export async function writeGuide(
  db: Db,
  organId: number,
  guide: { revisedOn: LocalDate; note: string },
): Promise<void> {
  const columns = { revised_on: guide.revisedOn, note: guide.note }
  await db
    .insertInto('public_disclosure_guide')
    .values({ organ_id: organId, ...columns })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet(columns))
    .execute()
}
