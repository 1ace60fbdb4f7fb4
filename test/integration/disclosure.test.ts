/** 主动公开 at the desk: what is refused, the ways a review can go, whose items they are, what the desk shows. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  act,
  APPROVE,
  CONTENT,
  draft,
  openPublishing,
  type Publishing,
  TEXT,
  upload,
} from '../support/disclosure.ts'
import type { Client, TestProgram } from '../support/program.ts'

let program: TestProgram
let clerk: Client
let reviewer: Client
let secrecy: Client
let signer: Client
let head: Client
let liaison: Client
let bureau: Client
let supervisor: Client
let page: Publishing['page']

beforeAll(async () => {
  ;({ program, clerk, reviewer, secrecy, signer, head, liaison, bureau, supervisor, page } =
    await openPublishing())
})
afterAll(() => program.close())

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
