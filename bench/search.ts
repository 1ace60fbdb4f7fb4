/** Search over 100,000 public items: our two stages against ranking every match (the naive statement) in the same run. */
import { sql } from 'kysely'
import { importItem } from '../src/disclosure/actions/import-item.ts'
import type { ItemAct, ItemContent } from '../src/disclosure/model.ts'
import { searchPublic } from '../src/disclosure/public-search.ts'
import { gramQuery } from '../src/search/rules.ts'
import { yearlyItems } from '../src/demo/items-data.ts'
import { newsItems } from '../src/demo/items-news.ts'
import { localDate } from '../src/law/local-date.ts'
import { systemTenancy } from '../src/platform/database/tenant.ts'
import type { Base } from './base.ts'
import type { Figure } from './figure.ts'

const ITEMS = 100_000
const QUERIES = [
  ['街道', 'a word of most titles'],
  ['公开', 'a word of many texts'],
  ['防汛应急预案', 'a phrase'],
  ['绕行', 'a rarer word'],
] as const
const PERSON = { personId: '00000000-0000-7000-8000-000000000000', personName: '演示' } as const

export async function run(base: Base): Promise<readonly Figure[]> {
  await fill(base)
  const figures: Figure[] = []
  for (const [query, label] of QUERIES) figures.push(await measure(base, query, label))
  return figures
}

async function measure(base: Base, query: string, label: string): Promise<Figure> {
  const { open } = base.services.database
  const ours = await median(async () => {
    const found = await searchPublic(open, { scope: null }, query, { page: 1, size: 20 })
    if (found.hits.length === 0) throw new Error(`nothing found for ${query}`)
  })
  const grams = gramQuery([query])
  const naive = await median(() =>
    sql`SELECT item_id FROM public_item WHERE title_grams @@ ${grams}::tsquery OR body_grams @@ ${grams}::tsquery
        ORDER BY ts_rank(body_grams, ${grams}::tsquery) DESC LIMIT 20`.execute(open),
  )
  return {
    name: `search, ${ITEMS.toLocaleString('en')} items: ${label}`,
    value: ours,
    unit: 'ms',
    baseline: { value: naive, what: `ts_rank over every match` },
    aim: { atMost: 50 },
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < 9; index += 1) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return times.toSorted((a, b) => a - b)[4] ?? Number.NaN
}

/** Some real items by the import, then copied under new ids and days. */
async function fill(base: Base): Promise<void> {
  const organ = await base.addOrgan('search-organ', undefined)
  const { calendar } = base.services
  const made = [...yearlyItems('wangchenglu'), ...newsItems()]
  await base.owner.write(systemTenancy(organ.organId, 'bench'), async (tx) => {
    for (const [index, item] of made.entries()) {
      const content: ItemContent = {
        title: item.title.replaceAll('{年}', '2026').replaceAll('{简称}', '王城路街道'),
        indexNumber: `BENCH-${index}`,
        docNumber: '',
        issuer: organ.name,
        clause: item.clause,
        topic: item.topic,
        category: item.category,
        kind: item.kind,
        keywords: [],
        source: organ.name,
        formedOn: localDate('2020-01-02'),
        effectiveOn: null,
        expiresOn: null,
        attribute: 'proactive',
        attributeReason: '',
        attributeBasis: '',
        validity: 'valid',
        summary: item.summary,
        body: { format: 'text', source: item.body.join('\n').repeat(4) },
        attachments: [],
        interprets: null,
      }
      await importItem(tx, { content, acts: published() }, calendar.current())
    }
  })
  await copy(base, organ.organId, made.length)
}

function published(): readonly ItemAct[] {
  const on = localDate('2020-01-02')
  const one = { on, ...PERSON }
  return [
    { seq: 1, act: 'drafted', ...one, data: {} },
    {
      seq: 2,
      act: 'submitted',
      ...one,
      data: { version: 1, editors: [PERSON.personId], attribute: 'proactive', reviews: 1 },
    },
    { seq: 3, act: 'reviewed', ...one, data: { version: 1, round: 1, opinion: '' } },
    { seq: 4, act: 'secrecyReviewed', ...one, data: { version: 1, result: 'public', opinion: '' } },
    { seq: 5, act: 'published', ...one, data: { version: 1, how: 'first', due: null } },
  ]
}

async function copy(base: Base, organId: number, made: number): Promise<void> {
  const { pool } = base.owner
  const { rows } = await pool.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'public_item' ORDER BY ordinal_position`,
  )
  const columns = rows.map((row) => row.name)
  const value: Readonly<Record<string, string>> = {
    item_id: 'gen_random_uuid()',
    index_number: `p.index_number || '-' || n`,
    published_on: `date '2020-01-02' + n % 2500`,
  }
  const selected = columns.map((column) => value[column] ?? `p.${column}`).join(', ')
  await pool.query(
    `INSERT INTO public_item (${columns.join(', ')}) SELECT ${selected} FROM public_item AS p, generate_series(1, $1::integer) AS n WHERE p.organ_id = $2`,
    [Math.ceil(ITEMS / made), organId],
  )
  await pool.query('VACUUM (ANALYZE) public_item')
}
