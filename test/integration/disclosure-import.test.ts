import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportPages } from '../../src/cli/site-export.ts'
import { expireItems } from '../../src/disclosure/actions/expire-items.ts'
import { importItem } from '../../src/disclosure/actions/import-item.ts'
import { findPublicItems, listDocuments } from '../../src/disclosure/actions/list-public.ts'
import { verifyItems } from '../../src/disclosure/actions/verify-items.ts'
import type { ItemAct, ItemContent } from '../../src/disclosure/model.ts'
import { searchPublic } from '../../src/disclosure/public-search.ts'
import { addDays, localDate, type LocalDate } from '../../src/law/local-date.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
const PEOPLE = ['clerk', 'reviewer', 'secrecy', 'signer'] as const
const people = new Map<string, string>()

beforeAll(async () => {
  program = await createTestProgram({ today: '2026-11-24' })
  const { rows } = await program.owner.pool.query<{ username: string; person_id: string }>(
    'SELECT username, person_id FROM account',
  )
  for (const row of rows) people.set(row.username, row.person_id)
})
afterAll(() => program.close())

function contentOf(n: number, changes: Partial<ItemContent> = {}): ItemContent {
  return {
    title: `关于${SUBJECTS[n % SUBJECTS.length]}工作的通知（第${n}号）`,
    indexNumber: `ST-${n}`,
    docNumber: `试街办〔2025〕${n}号`,
    issuer: '试验区试验街道办事处',
    clause: '条例20.1.15',
    topic: '综合政务',
    category: '',
    kind: 'notice',
    keywords: [],
    source: '',
    formedOn: addDays(localDate('2025-01-02'), n % 600),
    effectiveOn: null,
    expiresOn: null,
    attribute: 'proactive',
    attributeReason: '',
    attributeBasis: '',
    validity: 'valid',
    summary: `第${n}号`,
    body: {
      format: 'text',
      source: `${SUBJECTS[(n * 7) % SUBJECTS.length]}，由街道统一安排，各社区落实。`.repeat(5),
    },
    attachments: [],
    interprets: null,
    ...changes,
  }
}
const SUBJECTS = ['防汛', '养老服务', '垃圾分类', '消防安全', '就业援助', '困难救助', '环境整治'] as const

function actsOf(on: LocalDate, ...more: readonly Pick<ItemAct, 'act' | 'data'>[]): ItemAct[] {
  const steps = [
    { act: 'drafted', data: {} },
    {
      act: 'submitted',
      data: { version: 1, editors: [people.get('clerk') ?? ''], attribute: 'proactive', reviews: 1 },
    },
    { act: 'reviewed', data: { version: 1, round: 1, opinion: '同意' } },
    { act: 'secrecyReviewed', data: { version: 1, result: 'public', opinion: '不涉密' } },
    { act: 'published', data: { version: 1, how: 'first', due: null } },
    ...more,
  ] as const
  const actors = ['clerk', ...PEOPLE]
  return steps.map((step, index) => {
    const username = actors[index] ?? 'signer'
    const person = { personId: people.get(username) ?? '', personName: username }
    return { ...step, seq: index + 1, on, ...person } as ItemAct // each step's data is of its act
  })
}

const COUNT = Number(process.env['SEARCH_ROWS'] ?? 400)

describe('past items', () => {
  it('are imported with their acts, versions and public rows', async () => {
    const began = performance.now()
    for (let from = 0; from < COUNT; from += 500) {
      await program.owner.write(systemTenancy(program.organs.street, 'test'), async (tx) => {
        for (let n = from; n < Math.min(from + 500, COUNT); n += 1) {
          const content = contentOf(n)
          await importItem(
            tx,
            { content, acts: actsOf(content.formedOn) },
            program.services.calendar.current(),
          )
        }
      })
    }
    const perItem = (performance.now() - began) / COUNT
    if (COUNT > 5000) process.stderr.write(`${perItem.toFixed(2)} ms an item\n`)
    const { rows } = await program.owner.pool.query('SELECT count(*) AS n FROM public_item')
    expect(rows).toEqual([{ n: COUNT }])
    await program.owner.pool.query('ANALYZE public_item')
    if (COUNT <= 5000) {
      const verdict = await verifyItems(program.owner.open)
      expect([verdict.checked, verdict.problems]).toEqual([COUNT, []])
    }
  })

  it('that the rules do not allow are not imported', async () => {
    const acts = actsOf(localDate('2025-03-03')).filter((act) => act.act !== 'secrecyReviewed')
    const renumbered: ItemAct[] = acts.map((act, index) => ({ ...act, seq: index + 1 }))
    const attempt = program.owner.write(systemTenancy(program.organs.street, 'test'), (tx) =>
      importItem(
        tx,
        { content: contentOf(1, { indexNumber: 'X' }), acts: renumbered },
        program.services.calendar.current(),
      ),
    )
    await expect(attempt).rejects.toThrow('published at stage secrecy')
  })

  it('withdrawn ones leave their tombstone', async () => {
    const withdrawn = {
      act: 'withdrawn',
      data: { ground: 'privacy', reason: '含有个人联系方式', keepTitle: false },
    } as const
    const itemId = await program.owner.write(systemTenancy(program.organs.street, 'test'), (tx) =>
      importItem(
        tx,
        { content: contentOf(7, { indexNumber: 'GONE' }), acts: actsOf(localDate('2025-03-03'), withdrawn) },
        program.services.calendar.current(),
      ),
    )
    const page = await program.app.fastify.inject({ url: `/o/street/items/${itemId}` })
    expect(page.statusCode).toBe(410)
    expect(page.body).toContain('含有个人联系方式')
  })
})

describe('search over many items', () => {
  const search = (q: string, page = 1) =>
    searchPublic(program.services.database.open, { scope: null }, q, { page, size: 20 })

  it('puts the exact title, 文号 and 索引号 first', async () => {
    for (const q of ['关于垃圾分类工作的通知（第9号）', '试街办〔2025〕9号', 'st-9']) {
      const found = await search(q)
      expect([q, found.hits[0]?.indexNumber]).toEqual([q, 'ST-9'])
    }
  })

  it('ranks titles before texts, and counts up to the cap', async () => {
    const found = await search('养老服务')
    expect(found.hits.every((hit) => hit.title.includes('养老服务'))).toBe(true)
    expect(found.byWords).toBe(false)
    const all = await search('街道')
    expect(all.count).toBe(Math.min(COUNT, 1001))
  })

  it('walks all pages without repeating or losing one', async () => {
    const seen = new Set<string>()
    const first = await search('街道')
    const pages = Math.min(50, Math.ceil(first.count / 20))
    for (let page = 1; page <= pages; page += 1)
      for (const hit of (await search('街道', page)).hits) seen.add(hit.itemId)
    expect(seen.size).toBe(Math.min(first.count, 1000))
  })

  it('falls back to the words of a query that stands nowhere as typed', async () => {
    const found = await search('防汛社区落实')
    expect(found.byWords).toBe(true)
    expect(found.hits.length).toBeGreaterThan(0)
    expect((await search('防汛 不存在的词语')).count).toBe(0)
  })

  it('a single character finds titles with a word that begins with it', async () => {
    const found = await search('防')
    expect(found.hits.length).toBeGreaterThan(0)
    expect(found.hits.every((hit) => hit.title.includes('防'))).toBe(true)
  })

  it('answers within reason', async () => {
    const times: Record<string, number> = {}
    for (const q of ['街道', '养老服务', '通知', '第9号', '养老服务落实安排', '防']) {
      await search(q)
      const began = performance.now()
      await search(q)
      times[q] = Math.round(performance.now() - began)
    }
    if (COUNT > 5000) process.stderr.write(`${JSON.stringify(times)}\n`)
    expect(Math.max(...Object.values(times))).toBeLessThan(1500)
  })

  it('offers what is published to who is about to apply', async () => {
    const found = await findPublicItems(program.services, [program.organs.street], '困难救助')
    expect(found).toHaveLength(5)
  })
})

describe('documents', () => {
  it('run out by themselves, are marked, and counted for the annual report', async () => {
    const content = contentOf(3, {
      title: '试验街道临时停车管理规定',
      indexNumber: 'NORM-1',
      kind: 'normative',
      expiresOn: localDate('2026-11-01'),
    })
    const itemId = await program.owner.write(systemTenancy(program.organs.street, 'test'), (tx) =>
      importItem(tx, { content, acts: actsOf(localDate('2025-02-10')) }, program.services.calendar.current()),
    )
    expect(await expireItems(program.services)).toBe(1)
    expect(await expireItems(program.services)).toBe(0)
    const page = await program.app.fastify.inject({ url: `/o/street/items/${itemId}` })
    expect(page.body).toContain('已失效')
    const documents = await listDocuments(program.services.database.open, program.organs.street)
    expect(documents).toMatchObject([
      { itemId, row: 'normativeDocuments', madeOn: content.formedOn, endedOn: '2026-11-01' },
    ])
  })
})

describe('the static copy', () => {
  it('holds the public pages with relative links and no dynamic ones', async () => {
    const target = mkdtempSync(join(tmpdir(), 'gongkai-site-'))
    try {
      const counts = await exportPages(
        program.app.fastify,
        target,
        { basePath: '', publicUrl: 'https://www.example.gov.cn' },
        () => undefined,
      )
      expect(counts.broken).toEqual([])
      expect(counts.pages).toBeGreaterThan(COUNT)
      const home = readFileSync(join(target, 'index.html'), 'utf8')
      expect(home).toContain('href="guide/index.html"')
      expect(home).toContain('href="https://www.example.gov.cn/apply"')
      expect(home).not.toMatch(/href="\/(?!\/)/)
      const street = readFileSync(join(target, 'o/street/guide/index.html'), 'utf8')
      expect(street).toContain('href="../../../assets/')
    } finally {
      rmSync(target, { recursive: true, force: true })
    }
  })
})
