import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyProjections } from '../../src/applications/actions/verify-projections.ts'
import {
  act,
  answer,
  detail,
  elementsOf,
  FULL,
  openDesk,
  refused,
  register,
  runJobs,
  type Desk,
} from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let unit: string

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
  unit = '0193f2a0-0000-7000-8000-000000000001'
  await program.owner.pool.query(
    `INSERT INTO unit (organ_id, unit_id, name, kind, duty, sort) VALUES ($1, $2, '城建办', 'department', '', 0)`,
    [program.organs.street, unit],
  )
})
afterAll(async () => program.close())

describe('refusals', () => {
  it('answers nobody without a session, and no act without the page token', async () => {
    const list = await program.app.fastify.inject({ url: '/desk/api/applications' })
    expect(list.statusCode).toBe(401)
    const { id } = await register(desk.clerk)
    const post = await program.app.fastify.inject({
      method: 'POST',
      url: `/desk/api/applications/${id}/acts`,
      headers: { cookie: desk.clerk.cookie },
      payload: { act: 'note', text: '无令牌' },
    })
    expect(post.statusCode).toBe(403)
  })

  it('names the field of a wrong value and writes nothing', async () => {
    const before = await counted()
    for (const [change, field] of [
      [{ content: '', infoName: '', docNumber: '' }, 'content'],
      [{ applicant: { ...FULL.applicant, idNumber: '110105194912310021' } }, 'applicant.idNumber'],
      [{ applicant: { ...FULL.applicant, phone: 'abc' } }, 'applicant.phone'],
      [{ receivedOn: '2026-02-30' }, 'receivedOn'],
      [{ receivedOn: undefined }, 'receivedOn'],
      [{ channel: 'fax' }, 'receivedOn'],
      [{ submittedOn: '2026-11-25', receivedOn: '2026-11-25' }, 'submittedOn'],
    ] as const) {
      const response = await desk.clerk.call('POST', '/applications', {
        ...FULL,
        intakeKey: 'refused-intake-key-0001',
        channel: 'counter',
        submittedOn: '2026-11-24',
        receivedOn: '2026-11-24',
        ...change,
      })
      expect([field, response.statusCode]).toEqual([field, 422])
      expect(response.json().fields[0].field).toBe(field)
    }
    expect(await counted()).toBe(before)
  })

  it('refuses what bears a secrecy mark, in a form, an act and a file, before it is stored', async () => {
    const marked = await desk.clerk.call('POST', '/applications', {
      ...FULL,
      content: '附件：机密★10年 某某文件',
      intakeKey: 'marked-intake-key-0001',
      channel: 'counter',
      submittedOn: '2026-11-24',
      receivedOn: '2026-11-24',
    })
    expect(marked.json()).toMatchObject({ code: 'classified', status: 422 })
    const { id } = await register(desk.clerk)
    expect(await refused(desk.clerk, id, { act: 'note', text: '绝 密★启用前' })).toMatchObject({
      code: 'classified',
    })
    const files = await upload('说明 秘密★.pdf', Buffer.from('%PDF-1.4 empty'))
    expect(files.json()).toMatchObject({ code: 'classified' })
  })

  it('takes files by their bytes, not by their name', async () => {
    const exe = await upload('身份证.pdf', Buffer.from('MZ\u0090 not a pdf'))
    expect(exe.json()).toMatchObject({ code: 'unsupportedType', status: 415 })
    const zip = await upload('archive.docx', Buffer.from('PK\u0003\u0004 some other archive'))
    expect(zip.json()).toMatchObject({ code: 'unsupportedType' })
    const large = await upload(
      'large.pdf',
      Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(21 * 1024 * 1024)]),
    )
    expect(large.json()).toMatchObject({ code: 'tooLarge', status: 413 })
  })

  it('lets each role take its own acts only, with the article', async () => {
    const { id } = await register(desk.clerk)
    const byReviewer = await refused(desk.reviewer, id, { act: 'assign', unit })
    expect(byReviewer).toMatchObject({ status: 403, article: '条例45' })
    const extension = await refused(desk.clerk, id, { act: 'extend', workingDays: 20, reason: '材料较多' })
    expect(extension.detail).toContain('公开工作机构负责人')
    expect(await refused(desk.signer, id, { act: 'sign' })).toMatchObject({
      code: 'notAllowedNow',
      article: '条例36',
    })
  })

  it('answers other organs as if there were no case', async () => {
    const { id } = await register(desk.clerk)
    const bureau = await program.signIn('bureauclerk')
    const own = await bureau.call('GET', `/applications/${id}`)
    const unknown = await bureau.call('GET', '/applications/0193f2a0-0000-7000-8000-00000000ffff')
    expect([own.statusCode, own.json().detail]).toEqual([404, unknown.json().detail])
    expect(await refused(bureau, id, { act: 'note', text: '不应写入' })).toMatchObject({ status: 404 })
    const list = await bureau.call('GET', '/applications?view=all')
    expect(list.json().total).toBe(0)
  })

  it('shows a supervisor the case masked, and lets him neither reveal nor act', async () => {
    const { id } = await register(desk.clerk)
    const supervisor = await program.signIn('supervisor')
    const seen = await detail(supervisor, id)
    expect(seen.applicantName).toBe('甄**')
    expect(JSON.stringify(seen)).not.toMatch(/甄示例|11010519491231002X|13800001234|applicant@example/)
    const reveal = await supervisor.call('POST', `/applications/${id}/reveal`, {
      fields: ['name'],
      reason: '抽查',
    })
    expect(reveal.statusCode).toBe(403)
    expect(await refused(supervisor, id, { act: 'note', text: '督办' })).toMatchObject({ status: 403 })
  })

  it('refuses days that are to come, out of order, or before the application', async () => {
    const { id } = await register(desk.clerk)
    const later = { act: 'askCorrection', matters: ['名称'], until: '2026-12-20', guidance: '请写明名称' }
    expect(await refused(desk.clerk, id, { ...later, on: '2026-11-25' })).toMatchObject({ code: 'invalid' })
    expect(await refused(desk.clerk, id, { ...later, on: '2026-11-20' })).toMatchObject({ code: 'invalid' })
    expect(await refused(desk.clerk, id, { ...later, until: '2026-11-24' })).toMatchObject({
      article: '条例30',
    })
  })
})

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
    const { id } = await registerAt(head)
    await act(head, id, {
      act: 'draft',
      outcome: 'A2',
      elements: await elementsOf(head, 'A2'),
      attachments: [],
    })
    expect(await refused(head, id, { act: 'review' })).toMatchObject({ status: 403 })
  })

  it('refuses for a third party only after asking it, and stops the clock meanwhile', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-11-02', receivedOn: '2026-11-02' })
    const elements = await elementsOf(desk.clerk, 'C4')
    expect(
      await refused(desk.clerk, id, { act: 'draft', outcome: 'C4', elements, attachments: [] }),
    ).toMatchObject({
      article: '条例32',
    })
    const named = await refused(desk.clerk, id, {
      act: 'consultThirdParty',
      party: '某建设公司',
      summary: '甄示例申请的合同',
      on: '2026-11-04',
    })
    expect(named.detail).toContain('申请人')
    const asked = await act(desk.clerk, id, {
      act: 'consultThirdParty',
      party: '某建设公司',
      summary: '施工合同价款',
      on: '2026-11-04',
    })
    expect(asked).toMatchObject({ stage: 'consulting', due: null, waitingFor: '待征求意见书送达' })
    expect(asked.letters.map(({ kind }) => kind).sort()).toEqual([
      'consultationNotice',
      'thirdPartyConsultation',
    ])
    const consultation = asked.acts.find(({ kind }) => kind === 'consultThirdParty')?.seq
    const reached = await act(desk.clerk, id, {
      act: 'opinionLetterDelivered',
      consultation,
      on: '2026-11-06',
    })
    expect(reached.deadlines.thirdPartyOpinion?.due).toBe('2026-11-27')
    const replied = await act(desk.clerk, id, {
      act: 'thirdPartyReplied',
      opinion: 'refuse',
      reason: '涉及商业秘密',
      on: '2026-11-18',
    })
    expect(replied.deadlines.reply?.ledger?.filter(({ kind }) => kind === 'paused')).toHaveLength(10)
    expect(replied.due).toBe('2026-12-14')
    const signed = await answer(desk, id, 'C4')
    expect(signed.outcome).toBe('C4')
    const delivered = await act(desk.clerk, id, { act: 'deliver', method: 'inPerson', signed: '2026-11-24' })
    expect(delivered.deadlines.suitBy).toBeNull()
  })

  it('asks once for a correction; when none comes the application counts as given up (F1)', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-10-28', receivedOn: '2026-10-28' })
    const ask = {
      act: 'askCorrection',
      matters: ['信息的名称'],
      until: '2026-11-13',
      guidance: '请写明项目名称或者文号',
      on: '2026-11-02',
    }
    const asked = await act(desk.clerk, id, ask)
    expect(asked.stage).toBe('awaitingCorrection')
    expect(await refused(desk.clerk, id, ask)).toMatchObject({ code: 'notAllowedNow', article: '条例30' })
    const signed = await answer(desk, id, 'F1')
    expect(signed).toMatchObject({ stage: 'decided', outcome: 'F1' })
    const early = await register(desk.clerk, { submittedOn: '2026-11-20', receivedOn: '2026-11-20' })
    await act(desk.clerk, early.id, { ...ask, on: '2026-11-23', until: '2026-12-07' })
    const elements = await elementsOf(desk.clerk, 'F1')
    const soon = await refused(desk.clerk, early.id, {
      act: 'draft',
      outcome: 'F1',
      elements,
      attachments: [],
    })
    expect(soon).toMatchObject({ code: 'notAllowedNow', article: '条例30' })
    const corrected = await act(desk.clerk, early.id, {
      act: 'correctionReceived',
      content: '申请公开试验路小区改造竣工验收报告',
      how: '当面',
    })
    expect(corrected).toMatchObject({ stage: 'registered', due: '2026-12-22' })
  })

  it('charges by page, waits for payment, and ends as F2 when it does not come', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-10-09', receivedOn: '2026-10-09' })
    expect(
      await refused(desk.clerk, id, {
        act: 'sendFeeNotice',
        fee: { method: 'perPage', pages: 30 },
        payment: '对公账户',
      }),
    ).toMatchObject({
      article: '国办函〔2020〕109号',
    })
    const sent = await act(desk.clerk, id, {
      act: 'sendFeeNotice',
      fee: { method: 'perPage', pages: 57 },
      payment: '缴入区财政专户',
      on: '2026-10-13',
    })
    expect(sent.letters.some(({ kind }) => kind === 'feeNotice')).toBe(true)
    const told = await act(desk.clerk, id, { act: 'feeNotice', on: '2026-10-14' })
    expect(told).toMatchObject({ stage: 'awaitingPayment', due: null, waitingFor: '待申请人缴费' })
    expect(told.deadlines.payment?.due).toBe('2026-11-11')
    expect((await answer(desk, id, 'F2')).outcome).toBe('F2')
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

  it('extends once, by the head, told by letter', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-11-02', receivedOn: '2026-11-02' })
    await act(desk.clerk, id, { act: 'proposeExtension', workingDays: 15, reason: '需要核对历年台账' })
    expect(await refused(desk.head, id, { act: 'extend', workingDays: 21, reason: '过长' })).toMatchObject({
      article: '条例33',
    })
    const extended = await act(desk.head, id, { act: 'extend', workingDays: 15, reason: '需要核对历年台账' })
    expect(extended.due).toBe('2026-12-21')
    expect(extended.letters.map(({ kind }) => kind)).toContain('extensionNotice')
    const second = await refused(desk.head, id, { act: 'extend', workingDays: 5, reason: '再延' })
    expect(second.detail).toContain('只能延长一次')
  })

  it('splits one letter into several and merges a doubled one; neither is counted twice', async () => {
    const { id } = await register(desk.clerk)
    const split = await act(desk.clerk, id, {
      act: 'splitInto',
      parts: [{ content: '第一件：预算' }, { content: '第二件：验收' }],
    })
    expect(split).toMatchObject({ stage: 'split' })
    expect(split.links.filter(({ relation }) => relation === '拆分为')).toHaveLength(2)
    const [first, second] = split.links
    const child = await detail(desk.clerk, first?.id ?? '')
    expect(child).toMatchObject({ stage: 'registered', due: split.due })
    const merged = await act(desk.clerk, second?.id ?? '', { act: 'mergeInto', into: child.id })
    expect(merged.stage).toBe('merged')
    const { rows } = await program.owner.pool.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM application WHERE organ_id = $1 AND counted AND application_id = ANY ($2)',
      [program.organs.street, [id, first?.id, second?.id]],
    )
    expect(rows[0]?.n).toBe(1)
  })

  it('takes nothing away: an entry is taken back, or its day corrected, by an act with its reason', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-11-02', receivedOn: '2026-11-03' })
    const before = await detail(desk.clerk, id)
    const received = before.acts.find(({ kind }) => kind === 'register')?.seq
    const moved = await act(desk.clerk, id, {
      act: 'undo',
      target: received,
      newDay: '2026-11-02',
      reason: '收到日登记有误',
    })
    expect(moved.due).toBe('2026-11-30')
    await act(desk.clerk, id, { act: 'assign', unit })
    const assigned = (await detail(desk.clerk, id)).acts.find(({ kind }) => kind === 'assign')?.seq
    const undone = await act(desk.clerk, id, { act: 'undo', target: assigned, reason: '分办错误' })
    expect(undone.stage).toBe('registered')
    expect(undone.acts.find(({ seq }) => seq === assigned)?.undone).toBe(true)
    expect(undone.acts).toHaveLength(5)
    expect(await refused(desk.clerk, id, { act: 'undo', target: 1, reason: '删除' })).toMatchObject({
      code: 'notAllowedNow',
    })
    expect(await refused(desk.clerk, id, { act: 'undo', target: 99, reason: '没有' })).toMatchObject({
      code: 'notAllowedNow',
    })
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
  it('gives the same receipt for the same form, also sent twice at once', async () => {
    const before = await counted()
    const form = { intakeKey: 'same-form-twice-at-once-1' }
    const receipts = await Promise.all(Array.from({ length: 6 }, () => register(desk.clerk, form)))
    expect(
      new Set(receipts.map(({ number, queryCode, receiptCode }) => `${number}|${queryCode}|${receiptCode}`))
        .size,
    ).toBe(1)
    expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await counted()).toBe(before + 1)
  })

  it('numbers without gaps, whatever was refused between', async () => {
    const { rows } = await program.owner.pool.query<{ number: string }>(
      'SELECT number FROM application WHERE organ_id = $1 ORDER BY number COLLATE "C"',
      [program.organs.street],
    )
    expect(rows.map(({ number }) => number)).toEqual(
      rows.map((_, index) => `试街公申〔2026〕${String(index + 1).padStart(4, '0')}号`),
    )
  })

  it('lets two people acting at once act one after the other', async () => {
    const { id } = await register(desk.clerk)
    const ask = { act: 'askCorrection', matters: ['名称'], until: '2026-12-20', guidance: '请写明' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => desk.clerk.call('POST', `/applications/${id}/acts`, ask)),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  })

  it('reveals personal data to those at work, on the audit record, and only what is asked', async () => {
    const { id } = await register(desk.clerk)
    const revealed = await desk.clerk.call('POST', `/applications/${id}/reveal`, {
      fields: ['phone'],
      reason: '联系申请人确认',
    })
    expect(revealed.json().values).toEqual([{ field: 'phone', label: '联系电话', value: '13800001234' }])
    const { rows } = await program.owner.pool.query<{ data: Record<string, string> }>(
      `SELECT data FROM audit_event WHERE organ_id = $1 AND type = 'personalData.revealed' AND subject = $2`,
      [program.organs.street, `application/${id}`],
    )
    expect(rows.map(({ data }) => data['field'])).toEqual(['phone'])
  })

  it('keeps personal data sealed in the database and out of acts and audit', async () => {
    for (const table of ['application', 'application_act', 'audit_event', 'letter_version']) {
      const { rows } = await program.owner.pool.query<{ n: number }>(
        `SELECT count(*)::integer AS n FROM ${table} t WHERE t::text ~ '甄示例|11010519491231002X|13800001234|applicant@example'`,
      )
      expect([table, rows[0]?.n]).toEqual([table, 0])
    }
  })

  it('shows the application role nothing of other organs, and lets it change no act', async () => {
    const client = new pg.Client({ ...program.database.app })
    await client.connect()
    try {
      await client.query(`BEGIN; SET LOCAL gongkai.organs = '{${program.organs.bureau}}'`)
      for (const table of [
        'application',
        'application_act',
        'letter',
        'letter_version',
        'application_counter',
        'petition',
      ]) {
        const { rows } = await client.query<{ n: number }>(
          `SELECT count(*)::integer AS n FROM ${table} WHERE organ_id = $1`,
          [program.organs.street],
        )
        expect([table, rows[0]?.n]).toEqual([table, 0])
      }
      await client.query('COMMIT')
      await client.query(`BEGIN; SET LOCAL gongkai.organs = '{${program.organs.street}}'`)
      await expect(client.query('UPDATE application_act SET kind = kind')).rejects.toThrow(
        /permission denied/,
      )
      await client.query('ROLLBACK')
      await client.query(`BEGIN; SET LOCAL gongkai.organs = '{${program.organs.street}}'`)
      await expect(client.query('DELETE FROM letter_version')).rejects.toThrow(/permission denied/)
    } finally {
      await client.end()
    }
  })

  it('hides a restricted case from those who do not work on it', async () => {
    const { id } = await register(desk.clerk)
    const liaison = await program.signIn('liaison')
    expect((await liaison.call('GET', `/applications/${id}`)).statusCode).toBe(404)
    await act(desk.head, id, { act: 'restrict', restricted: true, reason: '涉及举报人' })
    expect((await desk.clerk.call('GET', `/applications/${id}`)).statusCode).toBe(404)
    expect((await detail(desk.head, id)).restricted).toBe(true)
    const list = await desk.clerk.call('GET', '/applications?view=all&size=100')
    expect(list.json<{ items: { id: string }[] }>().items.some((row) => row.id === id)).toBe(false)
  })

  it('finds a case by words, number and the full name, but not by a part of the name', async () => {
    const { id, number } = await register(desk.clerk, {
      applicant: { ...FULL.applicant, name: '欧阳罕见' },
      content: '申请公开百分之_50%的补贴标准',
    })
    const found = async (q: string): Promise<boolean> => {
      const list = await desk.clerk.call('GET', `/applications?view=all&size=100&q=${encodeURIComponent(q)}`)
      return list.json<{ items: { id: string }[] }>().items.some((row) => row.id === id)
    }
    expect(await Promise.all([number, '_50%', '欧阳罕见', '欧阳', '没有的词'].map(found))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('says for every act whether and why not', async () => {
    const { id } = await register(desk.clerk)
    const { allowedActs } = await detail(desk.clerk, id)
    const allowed = allowedActs.filter((each) => each.allowed).map((each) => each.act)
    expect(allowed).toContain('assign')
    expect(allowed).not.toContain('sign')
    for (const each of allowedActs) expect(each.allowed || (each.reason ?? '').length > 5).toBe(true)
  })

  it('rebuilds every projection from the acts', async () => {
    const check = await verifyProjections(program.services, program.owner)
    expect(check.faults).toEqual([])
    expect(check.cases).toBeGreaterThan(30)
    await program.owner.pool.query(
      `UPDATE application SET due_on = due_on + 1, outcome = 'A1' WHERE organ_id = $1 AND number = '试街公申〔2026〕0001号'`,
      [program.organs.street],
    )
    const found = await verifyProjections(program.services, program.owner)
    expect(found.faults.map(({ column }) => column)).toEqual(['due_on', 'outcome'])
    await program.owner.pool.query(
      `UPDATE application SET due_on = due_on - 1, outcome = NULL WHERE organ_id = $1 AND number = '试街公申〔2026〕0001号'`,
      [program.organs.street],
    )
  })
})

async function counted(): Promise<number> {
  const { rows } = await program.owner.pool.query<{ n: number }>(
    'SELECT count(*)::integer AS n FROM application',
  )
  return rows[0]?.n ?? -1
}

async function registerAt(client: typeof desk.clerk): Promise<{ id: string }> {
  return register(client)
}

async function upload(name: string, bytes: Buffer) {
  const boundary = 'test-boundary-9a7f'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return program.app.fastify.inject({
    method: 'POST',
    url: '/desk/api/applications/files',
    headers: {
      cookie: desk.clerk.cookie,
      'x-csrf-token': desk.clerk.csrfToken,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  })
}
