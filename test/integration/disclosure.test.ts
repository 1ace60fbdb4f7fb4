import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/audit/verify.ts'
import { verifyItems } from '../../src/disclosure/actions/verify-items.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let clerk: Client
let reviewer: Client
let secrecy: Client
let signer: Client
let head: Client
let liaison: Client
let bureau: Client
let supervisor: Client

beforeAll(async () => {
  program = await createTestProgram({ today: '2026-11-24' })
  const names = ['clerk', 'reviewer', 'secrecy', 'signer', 'head', 'liaison', 'bureauclerk', 'supervisor']
  const clients = await Promise.all(names.map((name) => program.signIn(name)))
  ;[clerk, reviewer, secrecy, signer, head, liaison, bureau, supervisor] = clients as [
    Client,
    Client,
    Client,
    Client,
    Client,
    Client,
    Client,
    Client,
  ] // one for each of the eight names
})
afterAll(() => program.close())

interface Content {
  title: string
  [field: string]: unknown
}

const CONTENT: Content = {
  title: '试验街道办事处关于公布王城路便民服务点的通知',
  docNumber: '试街办〔2026〕17号',
  issuer: '',
  clause: '条例20.1.5',
  topic: '综合政务',
  kind: 'notice',
  keywords: ['便民服务'],
  formedOn: '2026-11-20',
  attribute: 'proactive',
  summary: '公布便民服务点的地址和办理时间',
  body: { format: 'text', source: '王城路设有便民服务点。\n公共汽车站点在东侧。' },
}

async function draft(client: Client, changes: Partial<Content> = {}): Promise<string> {
  const response = await client.call('POST', '/disclosure/items', { ...CONTENT, ...changes })
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([201, expect.any(String)])
  return response.json<{ itemId: string }>().itemId
}

async function act(client: Client, itemId: string, name: string, body: object = {}) {
  const response = await client.call('POST', `/disclosure/items/${itemId}/${name}`, body)
  return {
    status: response.statusCode,
    ...response.json<{ stage?: string; detail?: string; article?: string }>(),
  }
}

const APPROVE = { opinion: '同意', checked: true }
const CLEAR = { result: 'public', opinion: '不涉及国家秘密和工作秘密' }

async function publish(itemId: string): Promise<void> {
  expect(await act(clerk, itemId, 'submit')).toMatchObject({ status: 200, stage: 'review' })
  expect(await act(reviewer, itemId, 'review', APPROVE)).toMatchObject({ stage: 'secrecy' })
  expect(await act(secrecy, itemId, 'secrecy', CLEAR)).toMatchObject({ stage: 'cleared' })
  expect(await act(signer, itemId, 'publication')).toMatchObject({ status: 200, stage: 'published' })
}

async function upload(client: Client, itemId: string, name: string, bytes: Buffer) {
  const boundary = 'xxxxboundaryxxxx'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return program.app.fastify.inject({
    method: 'POST',
    url: `/desk/api/disclosure/items/${itemId}/files`,
    headers: {
      cookie: client.cookie,
      'x-csrf-token': client.csrfToken,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(payload.length),
    },
    payload: Readable.from([payload]),
  })
}

const TEXT = Buffer.from('便民服务点名单\n一、王城路社区\n', 'utf8')
const page = (path: string) => program.app.fastify.inject({ url: path })

describe('what is refused', () => {
  it('a draft by somebody whose post does not write, naming the post', async () => {
    const response = await reviewer.call('POST', '/disclosure/items', CONTENT)
    expect(response.statusCode).toBe(403)
    expect(response.json<{ detail: string }>().detail).toContain('经办')
  })

  it('an empty title and a day that does not exist, naming the fields', async () => {
    const response = await clerk.call('POST', '/disclosure/items', {
      ...CONTENT,
      title: ' ',
      formedOn: '2026-02-30',
    })
    expect(response.statusCode).toBe(422)
    const fields = response.json<{ fields: { field: string }[] }>().fields.map((one) => one.field)
    expect(fields).toEqual(expect.arrayContaining(['title', 'formedOn']))
  })

  it('text that bears a mark of secrecy', async () => {
    const response = await clerk.call('POST', '/disclosure/items', {
      ...CONTENT,
      body: { format: 'text', source: '机密★1年\n会议内容' },
    })
    expect(response.json()).toMatchObject({ status: 422, code: 'classified', article: '保密法35' })
  })

  it('submitting what lacks the statutory elements of the catalogue', async () => {
    const itemId = await draft(clerk, { summary: '' })
    expect(await act(clerk, itemId, 'submit')).toMatchObject({ status: 422, article: '条例12' })
  })

  it('依申请公开 without a reason, and 不予公开 without its clause', async () => {
    const itemId = await draft(clerk, { attribute: 'withheld', attributeReason: '属于内部会议讨论记录' })
    const refused = await act(clerk, itemId, 'submit')
    expect(refused).toMatchObject({ status: 422, article: '条例14' })
    expect(refused.detail).toContain('依据')
    const other = await draft(clerk, { attribute: 'onRequest' })
    expect((await act(clerk, other, 'submit')).detail).toContain('理由')
  })

  it('an author who reviews the own work, though holding every post', async () => {
    const itemId = await draft(bureau)
    expect(await act(bureau, itemId, 'submit')).toMatchObject({ stage: 'review' })
    expect(await act(bureau, itemId, 'review', APPROVE)).toMatchObject({ status: 403, article: '条例17' })
  })

  it('publishing without the record of a secrecy review', async () => {
    const itemId = await draft(clerk)
    await act(clerk, itemId, 'submit')
    expect(await act(signer, itemId, 'publication')).toMatchObject({ status: 409 })
    await act(reviewer, itemId, 'review', APPROVE)
    const refused = await act(signer, itemId, 'publication')
    expect(refused).toMatchObject({ status: 409, article: '条例26' })
    expect(refused.detail).toContain('待保密审查')
  })

  it('acts of another post, and a review without 校对', async () => {
    const itemId = await draft(clerk)
    await act(clerk, itemId, 'submit')
    expect(await act(clerk, itemId, 'review', APPROVE)).toMatchObject({ status: 403 })
    expect(await act(reviewer, itemId, 'review', { opinion: '同意', checked: false })).toMatchObject({
      status: 422,
    })
  })

  it('another organ: neither seen nor acted on; the supervisor sees and does not act', async () => {
    const itemId = await draft(clerk)
    expect((await bureau.call('GET', `/disclosure/items/${itemId}`)).statusCode).toBe(404)
    expect(await act(bureau, itemId, 'submit')).toMatchObject({ status: 404 })
    const seen = await supervisor.call('GET', `/disclosure/items/${itemId}`)
    expect(seen.statusCode).toBe(200)
    expect(seen.json<{ offers: { allowed: boolean }[] }>().offers.some((one) => one.allowed)).toBe(false)
    expect(await act(supervisor, itemId, 'submit')).toMatchObject({ status: 404 })
  })

  it('a change after submission, and a change over somebody else’s', async () => {
    const itemId = await draft(clerk)
    const save = (revision: number) =>
      clerk.call('PUT', `/disclosure/items/${itemId}`, { revision, content: CONTENT })
    expect((await save(1)).json()).toEqual({ revision: 2 })
    expect((await save(1)).statusCode).toBe(409)
    await act(clerk, itemId, 'submit')
    expect((await save(2)).json()).toMatchObject({ status: 409, code: 'notAllowedNow' })
  })

  it('a second change of the 索引号, and one that is taken', async () => {
    const itemId = await draft(clerk)
    const save = (revision: number, indexNumber: string) =>
      clerk.call('PUT', `/disclosure/items/${itemId}`, { revision, content: CONTENT, indexNumber })
    expect((await save(1, 'ST-2026-A1')).statusCode).toBe(200)
    expect((await save(2, 'ST-2026-A2')).json()).toMatchObject({ status: 409, article: '条例12' })
    const other = await draft(clerk)
    const taken = await clerk.call('PUT', `/disclosure/items/${other}`, {
      revision: 1,
      content: CONTENT,
      indexNumber: 'ST-2026-A1',
    })
    expect(taken.statusCode).toBe(409)
  })

  it('files of the wrong type, disguised, broken or classified: nothing is stored', async () => {
    const itemId = await draft(clerk)
    expect((await upload(clerk, itemId, '程序.exe', Buffer.from('MZ'))).statusCode).toBe(415)
    expect((await upload(clerk, itemId, '名单.pdf', TEXT)).statusCode).toBe(415)
    expect((await upload(clerk, itemId, '名单.docx', Buffer.from('PK\x03\x04broken'))).statusCode).toBe(422)
    const marked = Buffer.from('秘密★6个月\n名单', 'utf8')
    expect((await upload(clerk, itemId, '名单.txt', marked)).json()).toMatchObject({ code: 'classified' })
    const { rows } = await program.owner.pool.query('SELECT count(*) AS n FROM stored_file')
    expect(rows).toEqual([{ n: 0 }])
  })

  it('withdrawing what is not public, and a penalty withdrawn without its day', async () => {
    const itemId = await draft(clerk)
    const input = { ground: 'error', reason: '内容有误', keepTitle: true }
    expect(await act(signer, itemId, 'withdrawal', input)).toMatchObject({ status: 409 })
  })
})

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

describe('ways a review can go', () => {
  it('报请确定: waits for the department, then can be published', async () => {
    const itemId = await draft(clerk)
    await act(clerk, itemId, 'submit')
    await act(head, itemId, 'review', APPROVE)
    const refer = { result: 'refer', opinion: '涉及规划数据，不能确定' }
    expect(await act(secrecy, itemId, 'secrecy', refer)).toMatchObject({ status: 422, article: '条例17' })
    expect(await act(secrecy, itemId, 'secrecy', { ...refer, referredTo: '区保密局' })).toMatchObject({
      stage: 'referred',
    })
    expect(await act(signer, itemId, 'publication')).toMatchObject({ status: 409 })
    const answer = {
      result: 'public',
      by: '区保密局',
      documentNumber: '区保函〔2026〕1号',
      opinion: '可以公开',
    }
    expect(await act(secrecy, itemId, 'determination', answer)).toMatchObject({ stage: 'cleared' })
    expect(await act(head, itemId, 'publication')).toMatchObject({ stage: 'published' })
  })

  it('三审三校: three different reviewers', async () => {
    const settings = { indexRule: '{机关}-{类}-{年}-{序}', categories: ['通知'] }
    expect(
      (await head.call('PUT', '/disclosure/settings', { ...settings, threeReviews: true })).statusCode,
    ).toBe(204)
    expect(
      (await head.call('PUT', '/disclosure/settings', { ...settings, indexRule: 'X', threeReviews: true }))
        .statusCode,
    ).toBe(422)
    const itemId = await draft(liaison)
    await act(liaison, itemId, 'submit')
    expect(await act(reviewer, itemId, 'review', APPROVE)).toMatchObject({ stage: 'review' })
    expect(await act(reviewer, itemId, 'review', APPROVE)).toMatchObject({ status: 403 })
    expect(await act(head, itemId, 'review', APPROVE)).toMatchObject({ stage: 'review' })
    await head.call('PUT', '/disclosure/settings', { ...settings, threeReviews: false })
    // The number of reviews is that of the day it was submitted.
    expect(await act(head, itemId, 'review', APPROVE)).toMatchObject({ status: 403 })
  })

  it('依申请公开 is settled by the review and never shown', async () => {
    const itemId = await draft(clerk, {
      attribute: 'onRequest',
      attributeReason: '涉及特定对象，公开意义有限',
    })
    await act(clerk, itemId, 'submit')
    expect(await act(reviewer, itemId, 'review', APPROVE)).toMatchObject({ stage: 'settled' })
    expect(await act(signer, itemId, 'publication')).toMatchObject({ status: 409 })
    expect((await page(`/o/street/items/${itemId}`)).statusCode).toBe(404)
  })

  it('returned with a reason, it is corrected and submitted anew', async () => {
    const itemId = await draft(liaison)
    await act(liaison, itemId, 'submit')
    expect(await act(signer, itemId, 'return', { reason: '附件缺失' })).toMatchObject({ status: 403 })
    expect(await act(reviewer, itemId, 'return', { reason: '附件缺失' })).toMatchObject({ stage: 'draft' })
    expect(await act(liaison, itemId, 'submit')).toMatchObject({ stage: 'review' })
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

describe('row-level security, by raw SQL as the web role', () => {
  it('hides items, versions and acts of other organs, lets none be written, no act changed', async () => {
    await draft(bureau, { title: '试验局内部讨论稿' })
    const app = new pg.Client({ ...program.database.app })
    await app.connect()
    try {
      for (const table of ['disclosure_item', 'disclosure_act', 'disclosure_version']) {
        const { rows } = await app.query(`SELECT count(*) AS n FROM ${table}`)
        expect([table, rows]).toEqual([table, [{ n: 0 }]])
      }
      await app.query(`BEGIN; SET LOCAL gongkai.organs = '{${program.organs.bureau}}'`)
      const seen = await app.query<{ organ_id: number }>('SELECT DISTINCT organ_id FROM disclosure_item')
      expect(seen.rows.map((row) => row.organ_id)).toEqual([program.organs.bureau])
      const stolen = await app.query(
        `SELECT * FROM disclosure_search('{${program.organs.street}}', '''王城'''::tsquery, '{王城}', 10)`,
      )
      expect(stolen.rows).toEqual([])
      const own = await app.query(
        `SELECT * FROM disclosure_search('{${program.organs.bureau}}', '''讨论'''::tsquery, '{讨论}', 10)`,
      )
      expect(own.rows).toHaveLength(1)
      await expect(
        app.query(`INSERT INTO disclosure_counter VALUES (${program.organs.street}, 1999, 1)`),
      ).rejects.toThrow('row-level security')
      await app.query('ROLLBACK')
      await expect(app.query('UPDATE disclosure_act SET data = data')).rejects.toThrow('permission denied')
      await expect(app.query('DELETE FROM disclosure_version')).rejects.toThrow('permission denied')
    } finally {
      await app.end()
    }
  })
})

describe('the desk', () => {
  it('finds items by two characters within the organs the person sees', async () => {
    const mine = await clerk.call('GET', `/disclosure/items?q=${encodeURIComponent('讨论稿')}`)
    expect(mine.json()).toMatchObject({ total: 0 })
    const all = await supervisor.call('GET', `/disclosure/items?q=${encodeURIComponent('讨论稿')}`)
    expect(all.json()).toMatchObject({ total: 1, items: [{ organId: program.organs.bureau }] })
  })

  it('names titles alike, what is due, and the state of the columns', async () => {
    const title = encodeURIComponent('关于公布王城路便民服务点的通知')
    const similar = (await clerk.call('GET', `/disclosure/similar?title=${title}`)).json<{
      items: { likeness: number }[]
    }>()
    expect(similar.items[0]?.likeness).toBeGreaterThan(0.6)
    const due = (await reviewer.call('GET', '/disclosure/due')).json<{
      items: { stage: string; mine: boolean; workingDaysLeft: number }[]
    }>()
    expect(due.items.some((one) => one.stage === 'review' && one.mine)).toBe(true)
    expect(due.items[0]?.workingDaysLeft).toBe(18)
    const catalogue = (await clerk.call('GET', '/disclosure/catalogue')).json<{
      columns: { kind: string; state: string }[]
      clauses: { clause: string; count: number }[]
    }>()
    expect(catalogue.columns.find((one) => one.kind === 'notice')?.state).toBe('fresh')
    expect(catalogue.columns.find((one) => one.kind === 'finance')?.state).toBe('blank')
    expect(catalogue.clauses.find((one) => one.clause === '条例20.1.5')?.count).toBe(1)
  })

  it('revises the guide: its day and its addition are on the portal', async () => {
    const response = await head.call('PUT', '/disclosure/guide', { note: '查阅点设在街道便民服务中心。' })
    expect(response.json()).toEqual({ revisedOn: '2026-11-24' })
    const guide = (await page('/o/street/guide')).body
    for (const text of ['2026年11月24日修订', '查阅点设在街道便民服务中心', '党政办公室', '试验路1号'])
      expect(guide).toContain(text)
  })
})
