/** A case from the counter to the archive, by the replies it can end in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  numbersHaveNoGap,
  personalDataIsSealed,
  projectionsAreRebuilt,
} from '../support/applications-invariants.ts'
import {
  act,
  addUnit,
  answer,
  type Desk,
  detail,
  elementsOf,
  FULL,
  openDesk,
  refused,
  register,
  runJobs,
} from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let unit: string

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
  unit = await addUnit(program)
})
afterAll(async () => program.close())

describe('from the counter to the archive', () => {
  it('grants with the applicant, letters and delivery on record', async () => {
    const receipt = await register(desk.clerk, { submittedOn: '2026-11-02', receivedOn: '2026-11-02' })
    expect(receipt.number).toMatch(/^试街公申〔2026〕\d{4}号$/)
    expect(receipt.due).toBe('2026-11-30')
    const { id } = receipt
    await act(desk.clerk, id, { act: 'assign', unit, on: '2026-11-03' })
    await act(desk.clerk, id, { act: 'accept', on: '2026-11-03' })
    const signed = await answer(desk, id, 'A1')
    expect(signed).toMatchObject({ stage: 'decided', outcome: 'A1', decidedOn: '2026-11-24' })
    const letter = signed.letters.find(({ kind }) => kind === 'reply')
    expect(letter).toMatchObject({ state: 'sent', version: 2, printed: false })
    expect(letter?.number).toMatch(/^试街公复〔2026〕\d+号$/)
    expect(await runJobs(program)).toBeGreaterThan(0)
    const printed = (await detail(desk.clerk, id)).letters.find(({ kind }) => kind === 'reply')
    expect(printed?.printed).toBe(true)
    const pdf = await desk.clerk.call('GET', `/applications/${id}/letters/${printed?.id}/pdf`)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const again = await desk.clerk.call('GET', `/applications/${id}/letters/${printed?.id}/pdf`)
    expect(again.rawPayload.equals(pdf.rawPayload)).toBe(true)
    const shown = await desk.clerk.call('GET', `/applications/${id}/letters/${printed?.id}`)
    expect(shown.json().html).toContain('甄示例')
    expect(shown.json().versions).toHaveLength(2)
    expect(
      await refused(desk.clerk, id, { act: 'deliver', method: 'post', mailed: '2026-11-24' }),
    ).toMatchObject({
      fields: [{ field: 'mailNumber' }],
    })
    const delivered = await act(desk.clerk, id, {
      act: 'deliver',
      method: 'inPerson',
      signed: '2026-11-24',
      relation: '本人',
    })
    expect(delivered).toMatchObject({ stage: 'delivered', inTime: true })
    expect(delivered.deadlines.reviewBy?.due).toBe('2027-01-25')
    expect((await act(desk.clerk, id, { act: 'archive', volume: '2026-依申请-1' })).stage).toBe('archived')
    expect(await refused(desk.clerk, id, { act: 'note', text: '归档后' })).toMatchObject({
      code: 'notAllowedNow',
    })
  })

  it('gives part and withholds part: the letter names both, and needs the secrecy review first', async () => {
    const { id } = await register(desk.clerk)
    const elements = await elementsOf(desk.clerk, 'B')
    const { withheld: _, ...hole } = elements
    const incomplete = await refused(desk.clerk, id, {
      act: 'draft',
      outcome: 'B',
      elements: hole,
      attachments: [],
    })
    expect(incomplete.detail).toMatch(/缺少“.*不/)
    const filled = { ...elements, withheld: '合同附件中第三方的开户银行账号', withheldGround: '条例15' }
    await act(desk.clerk, id, {
      act: 'draft',
      outcome: 'B',
      elements: filled,
      attachments: ['资金使用明细（3页）'],
    })
    await act(desk.reviewer, id, { act: 'review' })
    expect(await refused(desk.signer, id, { act: 'sign' })).toMatchObject({ article: '条例17' })
    await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'releasable' })
    const signed = await act(desk.signer, id, { act: 'sign' })
    const letter = signed.letters.find(({ kind }) => kind === 'reply')
    const shown = await desk.clerk.call('GET', `/applications/${id}/letters/${letter?.id}`)
    const { html } = shown.json<{ html: string }>()
    expect(html).toContain('合同附件中第三方的开户银行账号')
    expect(html).toContain('第十五条')
    expect(html).toContain('先向试验区人民政府申请行政复议')
    expect(html).toContain('或者自收到本答复之日起6个月内')
    const done = await act(desk.clerk, id, {
      act: 'deliver',
      method: 'post',
      mailed: '2026-11-24',
      mailNumber: 'EX123456789CN',
      otherWay: '申请人来电要求改为邮寄',
    })
    expect(done).toMatchObject({ stage: 'delivered', outcome: 'B', inTime: true })
  })

  it('prints markup in a value as characters, and stops a letter with a character no font has, naming it', async () => {
    const { id } = await register(desk.clerk, {
      content: '申请公开<script>alert(1)</script>#strong[*粗*]目录',
    })
    const elements = await elementsOf(desk.clerk, 'A2')
    const preview = await desk.clerk.call('POST', `/applications/${id}/preview`, {
      outcome: 'A2',
      elements,
      attachments: [],
    })
    expect(preview.json().html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;#strong[*粗*]')
    const rare = { ...elements, access: '查阅点：\u{1F9FF}\u{16F00}路' }
    await act(desk.clerk, id, { act: 'draft', outcome: 'A2', elements: rare, attachments: [] })
    await act(desk.reviewer, id, { act: 'review' })
    const stopped = await refused(desk.signer, id, { act: 'sign' })
    expect(stopped).toMatchObject({ status: 422 })
    expect(stopped.detail).toMatch(/\u{16F00}|16F00/iu)
    expect((await detail(desk.clerk, id)).stage).toBe('awaitingSignature')
    await act(desk.signer, id, { act: 'returnDraft', reason: '更换生僻字' })
    expect((await answer(desk, id, 'A2')).stage).toBe('decided')
  })

  it('keeps every version of a draft, also one that was only put aside', async () => {
    const { id } = await register(desk.clerk)
    const aside = await desk.clerk.call('PUT', `/applications/${id}/draft`, {
      outcome: 'C5',
      elements: { reason: '写到一半' },
      attachments: [],
    })
    expect(aside.json()).toMatchObject({ version: 1, missing: [{ key: 'kind' }] })
    const signed = await answer(desk, id, 'C5')
    const letter = signed.letters.find(({ kind }) => kind === 'reply')
    const shown = await desk.clerk.call('GET', `/applications/${id}/letters/${letter?.id}`)
    expect(
      shown.json<{ versions: { text: string }[] }>().versions.map(({ text }) => text.includes('写到一半')),
    ).toEqual([true, false, false])
    expect(
      (
        await desk.clerk.call('PUT', `/applications/${id}/draft`, {
          outcome: 'C5',
          elements: {},
          attachments: [],
        })
      ).statusCode,
    ).toBe(409)
  })

  it('lets nobody approve his own draft', async () => {
    const head = await program.signIn('bureauclerk')
    const { id } = await register(head)
    await act(head, id, {
      act: 'draft',
      outcome: 'A2',
      elements: await elementsOf(head, 'A2'),
      attachments: [],
    })
    expect(await refused(head, id, { act: 'review' })).toMatchObject({ status: 403 })
  })

  it('answers that nothing was found only with a search on record (D1a)', async () => {
    const { id } = await register(desk.clerk)
    const elements = await elementsOf(desk.clerk, 'D1a')
    expect(
      await refused(desk.clerk, id, { act: 'draft', outcome: 'D1a', elements, attachments: [] }),
    ).toMatchObject({ article: '条例36.1.4' })
    await act(desk.clerk, id, {
      act: 'search',
      scope: '档案室、公文系统',
      keywords: '老旧小区 验收',
      result: '没有',
      searcher: '档案员',
    })
    expect((await answer(desk, id, 'D1a')).outcome).toBe('D1a')
  })

  it('does not process complaints in the form of requests (E1) and hands them over', async () => {
    const { id } = await register(desk.clerk, { content: '举报邻居违法搭建，请查处并公开处理结果' })
    await act(desk.clerk, id, { act: 'handOver', to: '区信访局', reason: '实质为举报' })
    expect((await answer(desk, id, 'E1')).outcome).toBe('E1')
  })

  it('counts the month of an applicant and finds what reads alike', async () => {
    const applicant = { ...FULL.applicant, name: '频某某', idNumber: '110101199003070134' }
    const ids: string[] = []
    for (let n = 0; n < 12; n += 1)
      ids.push((await register(desk.clerk, { applicant, content: `申请公开第${n}号会议纪要全文` })).id)
    const last = await detail(desk.clerk, ids[11] ?? '')
    expect(last.month).toEqual({ ordinal: 12, count: 12, perItemYuan: 100 })
    expect(last.similar.length).toBeGreaterThan(5)
  })
})

describe('what must hold', () => {
  it('numbers without gaps, whatever was refused between', () => numbersHaveNoGap(program))

  it('keeps personal data sealed in the database and out of acts and audit', () =>
    personalDataIsSealed(program))

  it('rebuilds every projection from the acts', () => projectionsAreRebuilt(program, 18))
})
