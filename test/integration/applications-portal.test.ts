import { spawn } from 'node:child_process'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  clearFormDraft,
  downloadOwnLetter,
  loadFormDraft,
  lookUpStatus,
  newChallenge,
  newDraftToken,
  newIntakeKey,
  openStatus,
  printOwnReceipt,
  saveFormDraft,
  submitApplication,
  submitPetition,
  supplyCorrection,
  withdrawOwn,
  type PortalReceipt,
  type SubmitInput,
} from '../../src/applications/portal-api.ts'
import type { Organ } from '../../src/organs/model.ts'
import { act, answer, detail, openDesk, refused, runJobs, type Desk } from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let street: Organ
let bureau: Organ

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
  street = organ(program.organs.street)
  bureau = organ(program.organs.bureau)
})
afterAll(async () => program.close())
beforeEach(async () => {
  await program.owner.pool.query('DELETE FROM rate_window')
})

function organ(organId: number): Organ {
  const found = program.services.organs.byId(organId)
  if (found === undefined) throw new Error(`no organ ${organId}`)
  return found
}

function form(change: Partial<SubmitInput> = {}): SubmitInput {
  const challenge = newChallenge(program.services)
  const words = '零一二三四五六七八九'
  const [a = '', b = ''] = [...challenge.question].filter((letter) => words.includes(letter))
  return {
    intakeKey: newIntakeKey(),
    applicant: {
      column: 'naturalPerson',
      name: '甄示例',
      idNumber: '11010519491231002X',
      phone: '13800001234',
      email: 'applicant@example.cn',
    },
    content: '申请公开试验路小区改造竣工验收报告。',
    formWanted: 'electronic',
    wayWanted: 'download',
    proofs: [],
    challenge: { token: challenge.token, answer: String(words.indexOf(a) + words.indexOf(b)) },
    clientAddress: '198.51.100.7',
    ...change,
  }
}

async function send(change: Partial<SubmitInput> = {}): Promise<PortalReceipt> {
  const result = await submitApplication(program.services, street, form(change))
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

async function idOf(number: string): Promise<string> {
  const { rows } = await program.owner.pool.query<{ id: string }>(
    'SELECT application_id AS id FROM application WHERE number = $1',
    [number],
  )
  return rows[0]?.id ?? ''
}

describe('the form', () => {
  it('names what 条例 29 misses, field by field', async () => {
    const cases: readonly (readonly [Partial<SubmitInput>, string])[] = [
      [{ applicant: { column: 'naturalPerson', name: ' ' } }, 'applicant.name'],
      [{ content: '  ' }, 'content'],
      [
        { applicant: { column: 'naturalPerson', name: '甄示例', phone: '13800001234' } },
        'applicant.idNumber',
      ],
      [{ applicant: { column: 'business', name: '某公司', phone: '13800001234' } }, 'applicant.creditCode'],
      [
        { applicant: { column: 'naturalPerson', name: '甄示例', idNumber: '11010519491231002X' } },
        'applicant.phone',
      ],
      [
        {
          applicant: {
            column: 'naturalPerson',
            name: '甄示例',
            idNumber: '11010519491231002X',
            phone: '13800001234',
          },
          wayWanted: 'email',
        },
        'applicant.email',
      ],
      [{ intakeKey: 'short' }, 'intakeKey'],
    ]
    for (const [change, field] of cases) {
      const result = await submitApplication(program.services, street, form(change))
      expect([field, result.ok ? 'accepted' : result.refusal.field]).toEqual([field, field])
    }
  })

  it('refuses a Word file that bears a secrecy mark inside, and stores nothing of it', async () => {
    const docx = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<w:document><w:p><w:t>机</w:t><w:t>密★5年</w:t></w:p></w:document>'),
    })
    const result = await submitApplication(
      program.services,
      street,
      form({ proofs: [{ name: '证明.docx', bytes: docx }] }),
    )
    expect(result).toMatchObject({ ok: false, refusal: { code: 'classified' } })
    const { rows } = await program.owner.pool.query('SELECT 1 FROM stored_file')
    expect(rows).toEqual([])
  })

  it('gives one receipt for one form, whether sent again or six times at once', async () => {
    const input = form()
    const results = await Promise.all(
      Array.from({ length: 6 }, () => submitApplication(program.services, street, input)),
    )
    const receipts = results.map((result) => (result.ok ? result.value : undefined))
    expect(
      new Set(receipts.map((receipt) => `${receipt?.number}|${receipt?.queryCode}|${receipt?.receiptCode}`))
        .size,
    ).toBe(1)
    expect(receipts.filter((receipt) => receipt?.repeated === false)).toHaveLength(1)
    const { rows } = await program.owner.pool.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM application WHERE number = $1',
      [receipts[0]?.number],
    )
    expect(rows[0]?.n).toBe(1)
    expect(receipts[0]?.queryCode).toMatch(/^[2-9A-HJ-NP-Z]{9}(-[2-9A-HJ-NP-Z]{9}){2}$/)
    expect(receipts[0]?.receiptCode).toMatch(/^\d{6}$/)
  })

  it('queues over the limit instead of dropping: kept, marked, registered only after a look', async () => {
    const receipts: PortalReceipt[] = []
    for (let n = 0; n < 12; n += 1) receipts.push(await send({ clientAddress: '203.0.113.9' }))
    expect(receipts.map(({ unverified }) => unverified)).toEqual([
      ...Array.from({ length: 10 }, () => false),
      true,
      true,
    ])
    const id = await idOf(receipts[11]?.number ?? '')
    expect(await refused(desk.clerk, id, { act: 'confirm', how: '电话' })).toMatchObject({
      code: 'notAllowedNow',
    })
    await act(desk.clerk, id, { act: 'verify' })
    expect((await act(desk.clerk, id, { act: 'confirm', how: '电话' })).stage).toBe('registered')
    const unanswered = await send({ challenge: { token: 'x', answer: '9' } })
    expect(unanswered.unverified).toBe(true)
  })

  it('takes one answered challenge for one form, in whichever process, right or wrong at first', async () => {
    const { challenge } = form()
    const [one, other] = [form({ challenge }), form({ challenge })]
    const second = await program.second()
    try {
      const answers = await Promise.all([
        submitApplication(program.services, street, one),
        submitApplication(second.services, street, other),
        submitApplication(second.services, street, one),
      ])
      const receipts = answers.map((answer) => (answer.ok ? answer.value : undefined))
      expect(receipts[2]?.number).toBe(receipts[0]?.number)
      expect(receipts[2]?.unverified).toBe(receipts[0]?.unverified)
      // One of the two forms had it first; the other is taken too, and looked at.
      expect(
        receipts
          .slice(0, 2)
          .map((receipt) => receipt?.unverified)
          .sort(),
      ).toEqual([false, true])
    } finally {
      await second.app.fastify.close()
      await second.close()
    }
    const fresh = form().challenge
    if (fresh === undefined) throw new Error('a form has a challenge')
    expect((await send({ challenge: { ...fresh, answer: '99' } })).unverified).toBe(true)
    expect((await send({ challenge: fresh })).unverified).toBe(true)
    expect((await send()).unverified).toBe(false)
  })

  it('keeps what was typed for the cookie that typed it, sealed, and for nobody else', async () => {
    const token = newDraftToken()
    await saveFormDraft(program.services, street, token, { content: '写到一半的内容', phone: '13800001234' })
    expect(await loadFormDraft(program.services, street, token)).toEqual({
      content: '写到一半的内容',
      phone: '13800001234',
    })
    expect(await loadFormDraft(program.services, street, newDraftToken())).toBeUndefined()
    expect(await loadFormDraft(program.services, bureau, token)).toBeUndefined()
    const { rows } = await program.owner.pool.query<{ text: string }>('SELECT draft::text AS text FROM draft')
    expect(rows.some(({ text }) => /写到一半|13800001234/.test(text))).toBe(false)
    await program.owner.pool.query(`UPDATE draft SET saved_at = saved_at - interval '8 days'`)
    expect(await loadFormDraft(program.services, street, token)).toBeUndefined()
    await clearFormDraft(program.services, street, token)
  })

  it('takes 更正 and 建议 once and lets the desk answer them within the article', async () => {
    const petition = {
      intakeKey: newIntakeKey(),
      kind: 'amendment',
      applicant: form().applicant,
      content: '门牌登记与房产证不符',
      clientAddress: '1.1.1.1',
    } as const
    const [first, second] = await Promise.all(
      [1, 2].map(() => submitPetition(program.services, street, petition)),
    )
    expect(first?.ok === true && second?.ok === true && first.value.number === second.value.number).toBe(true)
    const list = await desk.clerk.call('GET', '/petitions?kind=amendment')
    const [row] = list.json<{ items: { id: string; applicantName: string }[] }>().items
    expect(row?.applicantName).toBe('甄**')
    const wrong = await desk.clerk.call('POST', `/petitions/${row?.id}/answer`, {
      result: '不予处理',
      answer: '无',
    })
    expect(wrong.json()).toMatchObject({ status: 422, article: '条例41' })
    const right = await desk.clerk.call('POST', `/petitions/${row?.id}/answer`, {
      result: '已更正',
      answer: '经核实已更正',
    })
    expect(right.statusCode).toBe(200)
    const twice = await desk.clerk.call('POST', `/petitions/${row?.id}/answer`, {
      result: '已更正',
      answer: '再答',
    })
    expect(twice.statusCode).toBe(409)
  })
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

describe('killed in the middle', () => {
  it('loses nothing acknowledged and stores nothing twice', async () => {
    const rounds = 3
    for (let round = 0; round < rounds; round += 1) {
      const lines = await intakeUntilKilled()
      const acknowledged = lines.map((line) => JSON.parse(line) as { key: string; number: string })
      expect(acknowledged.length).toBeGreaterThan(0)
      const { rows } = await program.owner.pool.query<{ number: string }>(
        'SELECT number FROM application WHERE number = ANY ($1)',
        [acknowledged.map(({ number }) => number)],
      )
      expect(rows).toHaveLength(acknowledged.length)
      for (const { key, number } of acknowledged.slice(-3)) {
        const again = await submitApplication(program.services, street, form({ intakeKey: key }))
        expect(again).toMatchObject({ ok: true, value: { number, repeated: true } })
      }
    }
    const { rows } = await program.owner.pool.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM application a WHERE NOT EXISTS (SELECT 1 FROM application_act t WHERE t.organ_id = a.organ_id AND t.application_id = a.application_id)`,
    )
    expect(rows[0]?.n).toBe(0)
  })
})

/** A process of its own takes in applications as fast as it can until it is killed; answers what it acknowledged. */
function intakeUntilKilled(): Promise<readonly string[]> {
  const script = `
    import { compose } from './src/platform/compose.ts'
    import { readConfig } from './src/platform/config.ts'
    import { submitApplication, newIntakeKey } from './src/applications/portal-api.ts'
    const settings = JSON.parse(process.env.TEST_INTAKE)
    const { services } = await compose(readConfig(settings.environment, 'test'), settings.connection)
    const organ = services.organs.byId(settings.organId)
    const applicant = { column: 'naturalPerson', name: '甄示例', idNumber: '11010519491231002X', phone: '13800001234' }
    for (;;) {
      await Promise.all([1, 2, 3, 4].map(async () => {
        const intakeKey = newIntakeKey()
        const result = await submitApplication(services, organ, { intakeKey, applicant, content: '进程中断测试的申请内容',
          formWanted: 'either', wayWanted: 'collect', proofs: [], clientAddress: intakeKey })
        if (result.ok) process.stdout.write(JSON.stringify({ key: intakeKey, number: result.value.number }) + '\\n')
      }))
    }`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: {
      ...process.env,
      TEST_INTAKE: JSON.stringify({
        environment: { DATA_DIR: program.config.dataDir, LOG_LEVEL: 'silent', CLOCK: '2026-11-24' },
        connection: program.database.app,
        organId: program.organs.street,
      }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  let timer: NodeJS.Timeout | undefined
  child.stdout.on('data', (bytes: Buffer) => {
    text += bytes.toString()
    timer ??= setTimeout(() => child.kill('SIGKILL'), 120 + Math.random() * 150)
  })
  return new Promise((resolve) => {
    child.on('exit', () => {
      clearTimeout(timer)
      resolve(text.split('\n').filter((line) => line.endsWith('}')))
    })
  })
}
