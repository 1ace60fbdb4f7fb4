/** The status page: what it shows to whom, whoever guesses, and what the applicant does there. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  downloadOwnLetter,
  lookUpStatus,
  openStatus,
  printOwnReceipt,
  submitApplication,
  supplyCorrection,
  withdrawOwn,
} from '../../src/applications/portal-api.ts'
import type { Organ } from '../../src/organs/model.ts'
import { act, answer, type Desk, detail, runJobs } from '../support/applications.ts'
import { openPortal, type Portal } from '../support/portal-forms.ts'
import type { TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let street: Organ
let bureau: Organ
let organ: Portal['organ']
let form: Portal['form']
let send: Portal['send']
let idOf: Portal['idOf']

beforeAll(async () => {
  ;({ program, desk, street, bureau, organ, form, send, idOf } = await openPortal())
})
afterAll(async () => program.close())
beforeEach(async () => {
  await program.owner.pool.query('DELETE FROM rate_window')
})

describe('the status page under attack', () => {
  it('answers wrong and unknown alike: code, factor, number, other organ', async () => {
    const receipt = await send()
    const right = {
      number: receipt.number,
      queryCode: receipt.queryCode,
      secondFactor: '1234',
      clientAddress: '192.0.2.1',
    }
    expect((await lookUpStatus(program.services, street, right)).ok).toBe(true)
    expect(
      (await lookUpStatus(program.services, street, { ...right, secondFactor: receipt.receiptCode })).ok,
    ).toBe(true)
    const spelled = { ...right, queryCode: ` ${receipt.queryCode.toLowerCase().replaceAll('-', ' ')} ` }
    expect((await lookUpStatus(program.services, street, spelled)).ok).toBe(true)
    const other = await send()
    const attacks = [
      { ...right, queryCode: other.queryCode },
      { ...right, queryCode: '' },
      { ...right, secondFactor: '0000' },
      { ...right, secondFactor: '' },
      { ...right, number: 'street-2026-9999' },
      { ...right, number: other.number },
      { ...right, number: "' OR 1=1 --" },
    ]
    const answers = []
    for (const attack of attacks) answers.push(await lookUpStatus(program.services, street, attack))
    answers.push(await lookUpStatus(program.services, bureau, right))
    expect(new Set(answers.map((result) => JSON.stringify(result))).size).toBe(1)
    expect(answers[0]?.ok).toBe(false)
  })

  it('takes the same time for a wrong and for an unknown number', async () => {
    const receipt = await send()
    const ask = async (number: string): Promise<number> => {
      const started = performance.now()
      await lookUpStatus(program.services, street, {
        number,
        queryCode: 'X'.repeat(27),
        secondFactor: '1234',
        clientAddress: `${Math.random()}`,
      })
      return performance.now() - started
    }
    const times = { wrong: [] as number[], unknown: [] as number[] }
    for (let n = 0; n < 60; n += 1) {
      times.wrong.push(await ask(receipt.number))
      times.unknown.push(await ask('street-2026-9999'))
    }
    const median = (values: number[]): number => values.sort((a, b) => a - b)[30] ?? 0
    const [wrong, unknown] = [median(times.wrong), median(times.unknown)]
    expect(Math.abs(wrong - unknown)).toBeLessThan(Math.max(1, 0.5 * unknown))
  })

  it('limits guesses by address over all processes, and second factors by code whoever asks', async () => {
    const receipt = await send()
    const key = { number: receipt.number, queryCode: receipt.queryCode, secondFactor: '0000' }
    for (let n = 0; n < 20; n += 1)
      await lookUpStatus(program.services, street, { ...key, clientAddress: '192.0.2.2' })
    const other = await program.second()
    try {
      const limited = await lookUpStatus(other.services, street, {
        ...key,
        secondFactor: '1234',
        clientAddress: '192.0.2.2',
      })
      expect(limited).toMatchObject({ ok: false, refusal: { code: 'tooMany' } })
      const blocked = await lookUpStatus(other.services, street, {
        ...key,
        secondFactor: '1234',
        clientAddress: '192.0.2.3',
      })
      expect(blocked).toMatchObject({ ok: false, refusal: { code: 'notFound' } })
    } finally {
      await other.app.fastify.close()
      await other.close()
    }
  })

  it('shows stage, due date and ledger, never the number or the full name; its token ends and is bound to the organ', async () => {
    const receipt = await send()
    const id = await idOf(receipt.number)
    await act(desk.clerk, id, { act: 'confirm', how: '电话确认' })
    const seen = await lookUpStatus(program.services, street, {
      number: receipt.number,
      queryCode: receipt.queryCode,
      secondFactor: '1234',
      clientAddress: '192.0.2.4',
    })
    if (!seen.ok) throw new Error('not found')
    const { token, ...view } = seen.value
    expect(view).toMatchObject({ stage: 'registered', applicantName: '甄**', receivedOn: '2026-11-24' })
    expect(view.deadlines.reply?.ledger?.length).toBeGreaterThan(20)
    expect(JSON.stringify(view)).not.toMatch(/甄示例|11010519491231002X|13800001234/)
    expect((await openStatus(program.services, street, token)).ok).toBe(true)
    expect((await openStatus(program.services, bureau, token)).ok).toBe(false)
    expect((await openStatus(program.services, street, `${token.slice(0, -2)}xx`)).ok).toBe(false)
    const [organId, , expires, sign] = token.split('.')
    const otherId = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect((await openStatus(program.services, street, `${organId}.${otherId}.${expires}.${sign}`)).ok).toBe(
      false,
    )
  })

  it('offers the applicant only what the office waits for', async () => {
    const receipt = await send()
    const id = await idOf(receipt.number)
    await act(desk.clerk, id, { act: 'confirm', how: '电话确认' })
    const fee = { method: 'perPage', pages: 57 }
    await act(desk.clerk, id, { act: 'sendFeeNotice', fee, payment: '缴入区财政专户' })
    await act(desk.clerk, id, { act: 'feeNotice' })
    const seen = await lookUpStatus(program.services, street, {
      number: receipt.number,
      queryCode: receipt.queryCode,
      secondFactor: '1234',
      clientAddress: '192.0.2.44',
    })
    if (!seen.ok) throw new Error('not found')
    // The stage of payment may also wait for a correction; this one does not.
    expect(seen.value).toMatchObject({
      stage: 'awaitingPayment',
      may: { correct: false, explain: false, withdraw: true },
    })
    expect(
      await supplyCorrection(program.services, street, seen.value.token, '另行补正的内容'),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'notAllowedNow' },
    })
  })

  it('prints the receipt for who has the code only', async () => {
    const receipt = await send()
    const key = {
      number: receipt.number,
      queryCode: receipt.queryCode,
      receiptCode: receipt.receiptCode,
      clientAddress: '192.0.2.5',
    }
    const pdf = await printOwnReceipt(program.services, street, key)
    expect(pdf.ok && Buffer.from(pdf.value.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    expect((await printOwnReceipt(program.services, street, { ...key, queryCode: 'AAAA' })).ok).toBe(false)
    // Nobody prints a receipt of the office with check digits that are not its own, or through another organ.
    expect((await printOwnReceipt(program.services, street, { ...key, receiptCode: '000000' })).ok).toBe(
      false,
    )
    expect((await printOwnReceipt(program.services, bureau, key)).ok).toBe(false)
  })

  it('finds a case by its number however that is typed, and one with a number of the older series', async () => {
    const receipt = await send()
    expect(receipt.number).toMatch(/^试街公申〔2026〕\d{4}号$/)
    const key = { queryCode: receipt.queryCode, secondFactor: '1234', clientAddress: '192.0.2.77' }
    const [, seq = ''] = /〕0*(\d+)号/.exec(receipt.number) ?? []
    for (const number of [`试街公申[2026]${seq}`, `试街公申（2026） ${seq} 号`])
      expect([number, (await lookUpStatus(program.services, street, { ...key, number })).ok]).toEqual([
        number,
        true,
      ])
    await program.owner.pool.query('UPDATE application SET number = $2 WHERE number = $1', [
      receipt.number,
      'street-2026-9001',
    ])
    expect((await lookUpStatus(program.services, street, { ...key, number: ' STREET-2026-9001' })).ok).toBe(
      true,
    )
  })

  it('gives numbers on without a gap or a repetition when the organ sets another head', async () => {
    const first = await send()
    const admin = await program.signIn('admin')
    const path = `/organs/${program.organs.street}/settings`
    const before = street.settings
    const wrong = await admin.call('PUT', path, { ...before, applicationPrefix: '试街〔2026〕' })
    expect(wrong.statusCode).toBe(422)
    expect((await admin.call('PUT', path, { ...before, applicationPrefix: '试街依申请' })).statusCode).toBe(
      204,
    )
    await program.services.organs.refresh()
    const numberOf = (text: string): number => Number(/〕(\d+)号/.exec(text)?.[1])
    const next = await submitApplication(program.services, organ(program.organs.street), form())
    if (!next.ok) throw new Error(next.refusal.message)
    expect(next.value.number).toMatch(/^试街依申请〔2026〕/)
    expect(numberOf(next.value.number)).toBe(numberOf(first.number) + 1)
    expect((await admin.call('PUT', path, { ...before })).statusCode).toBe(204)
    await program.services.organs.refresh()
  })
})

describe('the applicant acts', () => {
  it('corrects what was asked for, gets the letter when it is opened, and the download is the delivery', async () => {
    const receipt = await send()
    const id = await idOf(receipt.number)
    const key = {
      number: receipt.number,
      queryCode: receipt.queryCode,
      secondFactor: '1234',
      clientAddress: '192.0.2.6',
    }
    await act(desk.clerk, id, { act: 'confirm', how: '短信确认' })
    const token = async (): Promise<string> => {
      const seen = await lookUpStatus(program.services, street, key)
      if (!seen.ok) throw new Error(seen.refusal.message)
      return seen.value.token
    }
    expect(await supplyCorrection(program.services, street, await token(), '无人要求的补正')).toMatchObject({
      ok: false,
      refusal: { code: 'notAllowedNow' },
    })
    await act(desk.clerk, id, {
      act: 'askCorrection',
      matters: ['项目名称'],
      until: '2026-12-10',
      guidance: '请写明项目',
    })
    expect((await supplyCorrection(program.services, street, await token(), '  ')).ok).toBe(false)
    expect(
      (await supplyCorrection(program.services, street, await token(), '试验路小区（二期）验收报告')).ok,
    ).toBe(true)
    const signed = await answer(desk, id, 'A2')
    await runJobs(program)
    const reply = signed.letters.find(({ kind }) => kind === 'reply')?.id ?? ''
    const before = await downloadOwnLetter(program.services, street, await token(), reply, 'pdf')
    expect(before).toMatchObject({ ok: false, refusal: { code: 'notFound' } })
    await act(desk.clerk, id, { act: 'offerDownload' })
    const stranger = await send()
    const strange = await lookUpStatus(program.services, street, {
      ...key,
      number: stranger.number,
      queryCode: stranger.queryCode,
    })
    expect(
      strange.ok && (await downloadOwnLetter(program.services, street, strange.value.token, reply, 'pdf')).ok,
    ).toBe(false)
    const file = await downloadOwnLetter(program.services, street, await token(), reply, 'pdf')
    expect(file.ok && Buffer.from(file.value.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    const done = await detail(desk.clerk, id)
    expect(done).toMatchObject({ stage: 'delivered', inTime: true })
    expect((await downloadOwnLetter(program.services, street, await token(), reply, 'docx')).ok).toBe(true)
    expect((await detail(desk.clerk, id)).acts.filter(({ kind }) => kind === 'deliver')).toHaveLength(1)
  })

  it('withdraws, which is counted as 其他处理 on that day', async () => {
    const receipt = await send()
    const id = await idOf(receipt.number)
    await act(desk.clerk, id, { act: 'confirm', how: '电话' })
    const seen = await lookUpStatus(program.services, street, {
      number: receipt.number,
      queryCode: receipt.queryCode,
      secondFactor: '1234',
      clientAddress: '192.0.2.8',
    })
    if (!seen.ok) throw new Error(seen.refusal.message)
    expect((await withdrawOwn(program.services, street, seen.value.token)).ok).toBe(true)
    expect(await detail(desk.clerk, id)).toMatchObject({
      stage: 'withdrawn',
      outcome: 'F3',
      decidedOn: '2026-11-24',
    })
    expect((await withdrawOwn(program.services, street, seen.value.token)).ok).toBe(false)
  })
})
