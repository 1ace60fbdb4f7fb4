/** Published items whose titles a description in whole sentences seems to mean. */
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import { gramQuery, searchForm, titleMatch } from '../search/rules.ts'
import { wordsOf } from '../search/service.ts'
import { ENTRY_COLUMNS, publicItems, toEntry, type PublicEntry } from './public-store.ts'

/** Said in every request and in many titles: they tell nothing apart. */
const TELLS_NOTHING: ReadonlySet<string> = new Set(
  '申请 公开 政府 信息 政府信息 相关 有关 关于 情况 文件 材料 资料 内容 提供 希望 本人 我们 需要 请求 要求 年度 全部 所有 具体 以及 进行 通知 公告 电话 号码 街道 办事处 工作'.split(
    ' ',
  ),
)
const MOST_WORDS = 10
const CANDIDATES = 40

/**
 * Best first; nothing where no title shares enough with the text (`titleMatch`). Reads titles only: a description
 * names what a document is about, not what stands in it.
 */
export async function similarPublic(
  db: Kysely<Tables>,
  text: string,
  limit: number,
): Promise<readonly PublicEntry[]> {
  const words = tellingWords(text)
  if (words.length === 0) return []
  const anyWord = words.map((word) => `(${gramQuery([word])})`).join(' | ')
  const shared = sql.join(
    words.map(
      (word) => sql`(CASE WHEN strpos(search_title, ${word}) > 0 THEN ${word.length}::int ELSE 0 END)`,
    ),
    sql` + `,
  )
  const rows = await publicItems(db, { scope: null })
    .select([...ENTRY_COLUMNS])
    .where(sql<boolean>`title_grams @@ ${anyWord}::tsquery`)
    .orderBy(sql`${shared}`, 'desc')
    .orderBy('published_on', 'desc')
    .limit(CANDIDATES)
    .execute()
  return rows
    .map((row) => ({ entry: toEntry(row), match: titleMatch(row.title, words) }))
    .filter(({ match }) => match > 0)
    .sort((a, b) => b.match - a.match)
    .slice(0, limit)
    .map(({ entry }) => entry)
}

/** Words of two characters and more, those inside a longer one left out; numbers other than years say nothing. */
function tellingWords(text: string): readonly string[] {
  const words = wordsOf(text).filter(
    (word) => [...word].length > 1 && !TELLS_NOTHING.has(word) && !(/^\d+$/.test(word) && word.length !== 4),
  )
  const longest = words.filter((word) => !words.some((other) => other !== word && other.includes(word)))
  const named = longest.filter((word) => !/^\d+年?$/.test(word))
  return named.length === 0
    ? []
    : longest
        .map(searchForm)
        .filter((word) => !word.includes(' '))
        .slice(0, MOST_WORDS)
}
