import { sql } from 'kysely'
import { replay } from '../rules.ts'
import { readActs, type Db } from '../store.ts'

export interface ItemVerification {
  readonly checked: number
  readonly problems: readonly string[]
}

/** Rebuilds every projected column from the acts, and holds the public store against the acts. As the owner. */
export async function verifyItems(db: Db): Promise<ItemVerification> {
  const problems: string[] = []
  const items = await db
    .selectFrom('disclosure_item')
    .select(['organ_id', 'item_id', 'stage', 'standing', 'version', 'published_version', 'acts'])
    .select(['published_on', 'updated_on'])
    .orderBy('organ_id')
    .orderBy('item_id')
    .execute()
  const shown = await db.selectFrom('public_item').select(['item_id', 'version']).execute()
  const shownVersion = new Map(shown.map((row) => [row.item_id, row.version]))
  for (const item of items) {
    const say = (what: string): void => void problems.push(`item/${item.item_id}：${what}`)
    try {
      const state = replay(await readActs(db, item.organ_id, item.item_id))
      const pairs = [
        ['stage', item.stage, state.stage],
        ['standing', item.standing, state.standing],
        ['version', item.version, state.version],
        ['published_version', item.published_version, state.publishedVersion],
        ['published_on', item.published_on, state.firstPublishedOn],
        ['updated_on', item.updated_on, state.updatedOn],
        ['acts', item.acts, state.seq],
        ['public_item.version', shownVersion.get(item.item_id) ?? null, state.publishedVersion],
      ] as const
      for (const [name, stored, derived] of pairs) {
        if (stored !== derived) say(`${name} 存的是 ${String(stored)}，由经过推出的是 ${String(derived)}`)
      }
      shownVersion.delete(item.item_id)
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  }
  for (const itemId of shownVersion.keys()) problems.push(`public_item/${itemId}：没有对应的信息`)
  const stray = await sql<{ hash: string }>`
    SELECT f.hash FROM public_file f LEFT JOIN stored_file s ON s.organ_id = f.organ_id AND s.hash = f.hash
    WHERE s.hash IS NULL`.execute(db)
  for (const { hash } of stray.rows) problems.push(`public_file/${hash}：没有原件记录`)
  return { checked: items.length, problems }
}
