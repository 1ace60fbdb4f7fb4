/** 登记表, 审查呈批单, 确认函, 移送明细表, 协办函 and 告知书 (条例 41): printed from the record, for those who work on the case. */
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newIntakeKey } from '../../src/applications/actions/submit-application.ts'
import { act, answer, FULL, openDesk, refused, register, type Desk } from '../support/applications.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
})
afterAll(async () => program.close())

async function printed(client: Client, path: string): Promise<string> {
  const response = await client.call('GET', path)
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode} ${response.body}`)
  expect(response.headers['content-type']).toBe('application/pdf')
  const { text } = await extractText(new Uint8Array(response.rawPayload), { mergePages: true })
  return text.replace(/\s+/g, '').normalize('NFKC')
}

const formOf = (id: string, form: string): string => `/applications/${id}/forms/${form}`

describe('forms of a case', () => {
  it('are refused to another organ and to who only supervises, and where the record does not have what they say', async () => {
    const { id } = await register(desk.clerk)
    const stranger = await program.signIn('bureauclerk')
    expect((await stranger.call('GET', formOf(id, 'registrationForm'))).statusCode).toBe(404)
    const supervisor = await program.signIn('supervisor')
    expect((await supervisor.call('GET', formOf(id, 'registrationForm'))).statusCode).toBe(403)
    expect((await desk.clerk.call('GET', formOf(id, 'reply'))).statusCode).toBe(404)
    for (const [form, cited] of [
      ['opinionConfirmation', '条例32'],
      ['disclosureTransfer', '条例44.2'],
    ] as const)
      expect((await desk.clerk.call('GET', formOf(id, form))).json()).toMatchObject({
        code: 'notAllowedNow',
        article: cited,
      })
  })

  it('say what the record says: the applicant with masked numbers, who proposed, reviewed and signed on which day', async () => {
    const { id, number } = await register(desk.clerk)
    await act(desk.clerk, id, {
      act: 'search',
      scope: '机关档案室',
      keywords: '改造',
      result: '检得一份',
      searcher: '经办',
    })
    const unsigned = await printed(desk.clerk, formOf(id, 'approvalSheet'))
    expect(unsigned).toContain('机关档案室;改造;检得一份;经办')
    expect(unsigned).not.toContain('同意签发')
    const signed = await answer(desk, id, 'A1')
    const reply = signed.letters.find(({ kind }) => kind === 'reply')?.number ?? ''

    const registration = await printed(desk.clerk, formOf(id, 'registrationForm'))
    for (const words of [
      number,
      FULL.applicant.name,
      '自然人',
      '当面领取',
      '第三十一条第(一)项',
      '2026年11月24日作出答复决定',
    ])
      expect(registration).toContain(words)
    expect(registration).not.toContain(FULL.applicant.idNumber)
    expect(registration).not.toContain(FULL.applicant.phone)

    const approval = await printed(desk.signer, formOf(id, 'approvalSheet'))
    for (const words of [
      '予以公开(提供)',
      '《中华人民共和国政府信息公开条例》第三十六条第(二)项、第四十条',
      '第1稿送审',
      '可以公开',
      `同意签发,文号:${reply.replace(/\s/g, '').normalize('NFKC')}`,
    ])
      expect(approval).toContain(words)

    const transfer = await printed(desk.clerk, formOf(id, 'disclosureTransfer'))
    for (const words of ['第四十四条第二款', FULL.infoName, number, reply.normalize('NFKC')])
      expect(transfer).toContain(words)
  })

  it('ask the third party to confirm what is on record as its opinion, and do not say who applied', async () => {
    const { id } = await register(desk.clerk)
    const sent = await act(desk.clerk, id, {
      act: 'consultThirdParty',
      party: '宏远示例公司',
      summary: '施工合同',
      attachments: [],
    })
    const letter = sent.letters.find(({ kind }) => kind === 'thirdPartyConsultation')?.number ?? ''
    await act(desk.clerk, id, { act: 'thirdPartyReplied', opinion: 'refuse', reason: '含有单价分析' })
    const confirmation = await printed(desk.clerk, formOf(id, 'opinionConfirmation'))
    for (const words of [
      '宏远示例公司:',
      letter.normalize('NFKC'),
      '不同意公开',
      '含有单价分析',
      '2026年11月24日',
    ])
      expect(confirmation).toContain(words)
    expect(confirmation).not.toContain(FULL.applicant.name)
  })
})

describe('a repeated request', () => {
  it('finds the 文号 of the earlier reply, and is answered by a 告知书', async () => {
    const applicant = { ...FULL.applicant, name: '复示例', idNumber: '110101199003070556' }
    const earlier = await answer(desk, (await register(desk.clerk, { applicant })).id, 'A2')
    const number = earlier.letters.find(({ kind }) => kind === 'reply')?.number
    const { id } = await register(desk.clerk, { applicant })
    const shown = await desk.clerk.call('GET', `/applications/${id}`)
    const { similar } = shown.json<{ similar: { id: string; replyNumber: string | null }[] }>()
    expect(similar).toEqual([expect.objectContaining({ id: earlier.id, replyNumber: number })])
    const told = await answer(desk, id, 'E2')
    expect(told.letters).toEqual([expect.objectContaining({ kind: 'reply', name: '政府信息公开申请告知书' })])
  })
})

describe('协办函', () => {
  it('is numbered and kept, stops no clock and does not name the applicant', async () => {
    const { id, due } = await register(desk.clerk)
    const body = {
      act: 'askAssistance',
      party: '区示例局',
      summary: '小区改造项目验收资料',
      matter: '请查找并提供验收备案材料',
      until: '2026-12-01',
    }
    expect(await refused(desk.clerk, id, { ...body, until: '2026-11-24' })).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'until' }],
    })
    expect(
      await refused(desk.clerk, id, { ...body, matter: `${FULL.applicant.name}要的材料` }),
    ).toMatchObject({
      code: 'invalid',
    })
    expect(await refused(desk.signer, id, body)).toMatchObject({ code: 'forbidden' })
    const asked = await act(desk.clerk, id, body)
    const letter = asked.letters.find(({ kind }) => kind === 'assistanceLetter')
    expect(letter).toMatchObject({ state: 'sent', number: expect.stringMatching(/协〔2026〕1号$/) })
    expect(asked.due).toBe(due)
    const shown = await desk.clerk.call('GET', `/applications/${id}/letters/${letter?.id}`)
    const { html } = shown.json<{ html: string }>()
    expect(html).toContain('区示例局：')
    expect(html).toContain('请于2026年12月1日前（含当日）书面回复')
    expect(html).not.toContain(FULL.applicant.name)
    // the number that the refused ones asked for was not used up
    const again = await act(desk.clerk, id, body)
    expect(
      again.letters.filter(({ kind }) => kind === 'assistanceLetter').map(({ number }) => number),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/〔2026〕2号$/)]))
  })
})

describe('告知书 on a 更正申请', () => {
  it('is printed once there is an answer, under 条例 41, for the organ that answered', async () => {
    const registered = await desk.clerk.call('POST', '/petitions', {
      intakeKey: newIntakeKey(),
      kind: 'amendment',
      applicant: FULL.applicant,
      content: '门牌登记与房产证不符',
    })
    const { number } = registered.json<{ number: string }>()
    const list = await desk.clerk.call('GET', '/petitions?kind=amendment')
    const { items } = list.json<{ items: { id: string; number: string }[] }>()
    const id = items.find((item) => item.number === number)?.id ?? ''
    const notice = `/petitions/${id}/notice/pdf`
    expect((await desk.clerk.call('GET', notice)).json()).toMatchObject({
      code: 'notAllowedNow',
      article: '条例41',
    })
    await desk.clerk.call('POST', `/petitions/${id}/answer`, {
      result: '转送有权更正的机关',
      answer: '门牌由公安派出所登记，已经转送',
    })
    const text = await printed(desk.clerk, notice)
    for (const words of [
      '政府信息更正申请答复告知书',
      `${FULL.applicant.name}:`,
      number,
      '第四十一条',
      '处理结果:转送有权更正的机关。',
      '已经转送。',
      '如不服本告知,可以自收到本告知之日起60日内',
    ])
      expect(text).toContain(words)
    expect((await desk.reviewer.call('GET', notice)).statusCode).toBe(403)
    const stranger = await program.signIn('bureauclerk')
    expect((await stranger.call('GET', notice)).statusCode).toBe(404)
  })
})
