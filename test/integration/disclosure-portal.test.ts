/** An item from the draft to the portal and back, in one process and in several. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/audit/verify.ts'
import { verifyItems } from '../../src/disclosure/actions/verify-items.ts'
import { act, CONTENT, draft, openPublishing, type Publishing, TEXT, upload } from '../support/disclosure.ts'
import type { Client, TestProgram } from '../support/program.ts'

let program: TestProgram
let clerk: Client
let signer: Client
let page: Publishing['page']
let publish: Publishing['publish']

beforeAll(async () => {
  ;({ program, clerk, signer, page, publish } = await openPublishing())
})
afterAll(() => program.close())

describe('from draft to portal and back', () => {
  let itemId: string
  let hash: string

  beforeAll(async () => {
    itemId = await draft(clerk)
    const stored = await upload(clerk, itemId, '服务点名单.txt', TEXT)
    expect(stored.statusCode).toBe(201)
    hash = stored.json<{ files: { hash: string }[] }>().files[0]?.hash ?? ''
  })

  it('shows nothing of an item that is not published', async () => {
    await act(clerk, itemId, 'submit')
    expect((await page(`/o/street/items/${itemId}`)).statusCode).toBe(404)
    expect((await page(`/o/street/files/${hash}/x.txt`)).statusCode).toBe(404)
    expect((await page('/search?q=便民服务点')).body).not.toContain('试街办〔2026〕17号')
    await act(clerk, itemId, 'recall')
  })

  it('counts twenty working days from the day of formation and says so', async () => {
    const { due } = (await clerk.call('GET', `/disclosure/items/${itemId}`)).json<{
      due: { due: string; provisional: boolean; articles: string[] }
    }>()
    expect(due).toMatchObject({ due: '2026-12-18', provisional: false, articles: ['条例26'] })
  })

  it('is published by review, secrecy review and signature, each by another person', async () => {
    await publish(itemId)
    const shown = await page(`/o/street/items/${itemId}`)
    expect(shown.statusCode).toBe(200)
    for (const text of [
      CONTENT.title,
      '试街办〔2026〕17号',
      'STREET-05-2026-',
      '2026-11-20',
      '服务点名单.txt',
    ])
      expect(shown.body).toContain(text)
    expect(shown.body).not.toContain('style=')
  })

  it('is on the pages of the organ and of the district, and not on another organ’s', async () => {
    expect((await page('/')).body).toContain(CONTENT.title)
    expect((await page('/items?type=05')).body).toContain(CONTENT.title)
    expect((await page('/o/street/items')).body).toContain(CONTENT.title)
    expect((await page('/o/bureau/items')).body).not.toContain(CONTENT.title)
    expect((await page(`/o/bureau/items/${itemId}`)).statusCode).toBe(404)
  })

  it('is found by any two characters, by 文号 and by 索引号, and not by others', async () => {
    for (const q of [
      '城路',
      '王城路',
      '车站',
      '便民服务',
      '试街办〔2026〕17号',
      '试街办(2026)17号',
      '公布便民',
    ]) {
      const found = await page(`/search?q=${encodeURIComponent(q)}`)
      expect([q, found.body.includes(`/items/${itemId}`)]).toEqual([q, true])
    }
    for (const q of ['城东', '汽站', '王路']) {
      const found = await page(`/search?q=${encodeURIComponent(q)}`)
      expect([q, found.body.includes(`/items/${itemId}`)]).toEqual([q, false])
    }
    expect((await page(`/search?q=${encodeURIComponent('车站')}`)).body).toContain('<mark>车站</mark>')
  })

  it('is in the feed, the sitemap and the open interface', async () => {
    expect((await page('/o/street/feed.xml')).body).toContain(itemId)
    expect((await page('/sitemap.xml')).body).toContain(`/items/${itemId}`)
    const list = await page('/api/v1/items?q=%E4%BE%BF%E6%B0%91%E6%9C%8D%E5%8A%A1')
    expect(list.json()).toMatchObject({ total: 1, items: [{ id: itemId, organ: 'street' }] })
    const detail = (await page(`/api/v1/items/${itemId}`)).json<{ files: { sha256: string }[] }>()
    expect(detail.files[0]?.sha256).toBe(hash)
    const openApi = (await page('/api/v1/openapi.json')).json<{ paths: Record<string, unknown> }>()
    expect(Object.keys(openApi.paths)).toEqual(['/api/v1/items', '/api/v1/items/{id}'])
    expect((await page('/api/v1/items?year=1')).statusCode).toBe(422)
  })

  it('gives the attachment byte for byte', async () => {
    const file = await page(`/o/street/files/${hash}/${encodeURIComponent('服务点名单.txt')}`)
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.equals(TEXT)).toBe(true)
  })

  it('a correction is a new version; the first day of publication stays', async () => {
    expect(await act(clerk, itemId, 'revision', { how: 'correction', reason: '地址有误' })).toMatchObject({
      stage: 'draft',
    })
    const before = (await clerk.call('GET', `/disclosure/items/${itemId}`)).json<{ revision: number }>()
    const content = { ...CONTENT, title: `${CONTENT.title}（更正）` }
    await clerk.call('PUT', `/disclosure/items/${itemId}`, { revision: before.revision, content })
    expect((await page(`/o/street/items/${itemId}`)).body).not.toContain('（更正）')
    await publish(itemId)
    const shown = (await page(`/o/street/items/${itemId}`)).body
    expect(shown).toContain('（更正）')
    expect(shown).toContain('本页于 2026-11-24 更新')
  })

  it('废止 is marked on the page itself', async () => {
    const input = { validity: 'repealed', since: '2026-11-24', note: '由新的通知代替' }
    expect(await act(signer, itemId, 'validity', input)).toMatchObject({ status: 200 })
    const shown = (await page(`/o/street/items/${itemId}`)).body
    expect(shown).toContain('已废止')
    expect(shown).toContain('由新的通知代替')
  })

  it('withdrawn: 410 with the reason, every other representation gone', async () => {
    const input = { ground: 'error', reason: '服务点已经取消', keepTitle: false }
    expect(await act(signer, itemId, 'withdrawal', input)).toMatchObject({ status: 200, stage: 'withdrawn' })
    const shown = await page(`/o/street/items/${itemId}`)
    expect(shown.statusCode).toBe(410)
    expect(shown.body).toContain('服务点已经取消')
    expect(shown.body).not.toContain('便民服务点的通知')
    expect((await page(`/o/street/files/${hash}/x.txt`)).statusCode).toBe(410)
    await expect(program.services.files.get('public', hash)).rejects.toThrow('ENOENT')
    expect((await page('/search?q=%E4%BE%BF%E6%B0%91')).body).not.toContain(itemId)
    for (const path of ['/', '/items', '/o/street/items', '/o/street/feed.xml', '/sitemap.xml'])
      expect([path, (await page(path)).body.includes(itemId)]).toEqual([path, false])
    expect((await page(`/api/v1/items/${itemId}`)).statusCode).toBe(410)
  })

  it('keeps the record: acts, versions and an audit chain that verifies', async () => {
    const detail = (await clerk.call('GET', `/disclosure/items/${itemId}`)).json<{
      acts: { act: string }[]
      versions: { version: number }[]
    }>()
    expect(detail.acts.map((one) => one.act).slice(-2)).toEqual(['validityMarked', 'withdrawn'])
    expect(detail.versions.map((one) => one.version)).toEqual([3, 2, 1])
    expect(await verifyItems(program.owner.open)).toMatchObject({ problems: [] })
    const chain = await verifyChain(program.owner.pool, program.organs.street)
    expect(chain.brokenAt).toBeUndefined()
    expect(chain.events).toBeGreaterThan(20)
  })
})

describe('several web processes', () => {
  it('drops the cached page in every process before the withdrawal is acknowledged', async () => {
    const other = await program.second()
    try {
      const [here, there] = await Promise.all(
        [program.app, other.app].map((app) => app.fastify.listen({ host: '127.0.0.1', port: 0 })),
      )
      const itemId = await draft(clerk, { title: '将要撤回的信息' })
      await publish(itemId)
      const path = `/o/street/items/${itemId}`
      const get = async (origin: string | undefined) => (await fetch(`${origin}${path}`)).status
      expect([await get(here), await get(there), await get(here), await get(there)]).toEqual([
        200, 200, 200, 200,
      ])
      expect(program.services.portalCache.stats().hits).toBeGreaterThan(0)
      expect(other.services.portalCache.stats().hits).toBeGreaterThan(0)
      await act(signer, itemId, 'withdrawal', { ground: 'error', reason: '内容有误', keepTitle: false })
      expect(await get(here)).toBe(410)
      expect(await get(there)).toBe(410)
    } finally {
      await other.app.fastify.close()
      await other.close()
    }
  })
})
