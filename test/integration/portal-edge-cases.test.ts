/** What people do type: full width, emoji, rare characters, too much, nothing at all. Nothing of it may shut them out. */
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  lookUpStatus,
  newIntakeKey,
  printOwnReceipt,
  submitApplication,
  submitPetition,
  type PortalReceipt,
  type SubmitInput,
} from '../../src/applications/portal-api.ts'
import type { ApplicantForm } from '../../src/applications/public-shapes.ts'
import type { Organ } from '../../src/organs/model.ts'
import { closeDocuments } from '../../src/platform/documents/index.ts'
import { act, openDesk, register, type Desk } from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'
import { refusalOf, value } from '../support/results.ts'

const CITIZEN: ApplicantForm = {
  column: 'naturalPerson',
  name: '甄示例',
  idNumber: '11010519491231002X',
  phone: '13800001234',
}
const CONTENT = '申请公开试验路小区改造竣工验收报告。'
const clientAddress = '198.51.100.17'

let program: TestProgram
let desk: Desk
let street: Organ

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
  const found = program.services.organs.byId(program.organs.street)
  if (found === undefined) throw new Error('the street is there')
  street = found
})
afterAll(async () => {
  await closeDocuments()
  await program.close()
})
beforeEach(async () => {
  await program.owner.pool.query('DELETE FROM rate_window')
})

function form(change: Partial<SubmitInput> = {}): SubmitInput {
  return {
    intakeKey: newIntakeKey(),
    applicant: CITIZEN,
    content: CONTENT,
    formWanted: 'electronic',
    wayWanted: 'download',
    proofs: [],
    clientAddress,
    ...change,
  }
}

const submit = (change: Partial<SubmitInput> = {}) =>
  submitApplication(program.services, street, form(change))

async function send(change: Partial<SubmitInput> = {}): Promise<PortalReceipt> {
  return value(await submit(change))
}

function post(path: string, fields: Readonly<Record<string, string>>, cookie = '') {
  return program.app.fastify.inject({
    method: 'POST',
    url: `/o/street/apply/${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(fields).toString(),
  })
}

const FORM = {
  'applicant.column': 'naturalPerson',
  'applicant.name': '甄示例',
  'applicant.idNumber': '11010519491231002X',
  'applicant.phone': '13800001234',
  content: CONTENT,
  wayWanted: 'download',
}

async function wordsOf(pdf: Uint8Array | string): Promise<string> {
  const bytes = typeof pdf === 'string' ? new TextEncoder().encode(pdf) : new Uint8Array(pdf)
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  return text.replace(/\s/g, '')
}

describe('a case is found by what its applicant knows', () => {
  it('by the last four digits of a phone typed in full width, and by the whole of it', async () => {
    const { number, queryCode } = await send({
      applicant: { ...CITIZEN, phone: '１３８　００００　５６７８' },
    })
    const key = { number, queryCode, clientAddress }
    for (const secondFactor of ['5678', '５６７８', '13800005678', '138 0000 5678'])
      expect((await lookUpStatus(program.services, street, { ...key, secondFactor })).ok, secondFactor).toBe(
        true,
      )
    expect((await lookUpStatus(program.services, street, { ...key, secondFactor: '13800005679' })).ok).toBe(
      false,
    )
  })

  it('and shows the 文号 that was given beside a description', async () => {
    const { number, queryCode, receiptCode } = await send({ docNumber: '试街办〔2025〕7号' })
    const key = { number, queryCode, secondFactor: receiptCode, clientAddress }
    expect(value(await lookUpStatus(program.services, street, key)).docNumber).toBe('试街办〔2025〕7号')
  })

  it('keeps the query code in the form after a slip in the last four digits, and not the digits', async () => {
    const { number, queryCode } = await send()
    const page = await post('status', { number, queryCode, secondFactor: '4321' })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain(`value="${queryCode}"`)
    expect(page.body).not.toContain('4321')
  })

  it('at another organ’s page is not found, and it says whose applications are looked up there', async () => {
    const { number, queryCode, receiptCode } = await send()
    const page = await program.app.fastify.inject({
      method: 'POST',
      url: '/o/bureau/apply/status',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ number, queryCode, secondFactor: receiptCode }).toString(),
    })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('并确认是在受理机关的页面查询')
    const bureau = program.services.organs.byId(program.organs.bureau)
    expect(page.body).toContain(`这里查询向${bureau?.name ?? '?'}提出的申请`)
  })
})

describe('characters no font has', () => {
  it('stand as 〓 in the receipt, which is printed all the same and says so', async () => {
    const receipt = await send({
      applicant: { ...CITIZEN, name: '欧阳𠮷' },
      content: '申请公开文化站👩‍👩‍👧开放时间',
      infoName: '文化站安排',
    })
    const { number, queryCode, receiptCode } = receipt
    const key = { number, queryCode, receiptCode, clientAddress }
    const words = await wordsOf(value(await printOwnReceipt(program.services, street, key)).bytes)
    expect(words).toContain('申请人：欧阳〓')
    expect(words).toContain('“〓”处为现有字体打印不出的字')
    expect(words).toContain('申请公开文化站开放时间')
    expect(words).toContain('信息名称：文化站安排')
    expect(words).toMatch(/查询网址：http:\/\/\S+\/o\/street\/apply\/status/)
    expect(words).toContain(`${street.name}2026年`)
  })

  it('do not hold up the register of a year', async () => {
    await send({ content: '申请公开公园💐花期安排' })
    const printed = await desk.clerk.call('GET', '/applications/register?year=2026&format=pdf')
    expect(printed.statusCode).toBe(200)
    expect(await wordsOf(printed.rawPayload)).toContain('公园〓花期安排')
  })

  it('of a picture are left out where a letter quotes the application', async () => {
    const { id } = await register(desk.clerk, { content: '请公开广场舞💃🏽场地安排❤️' })
    const asked = await act(desk.clerk, id, {
      act: 'askCorrection',
      matters: ['信息的名称'],
      until: '2026-12-10',
      guidance: '请写明年份',
    })
    const letter = asked.letters[0]?.id ?? ''
    const file = await desk.clerk.call('GET', `/applications/${id}/letters/${letter}/pdf`)
    expect(file.statusCode, file.body.slice(0, 200)).toBe(200)
    expect(await wordsOf(file.rawPayload)).toContain('请公开广场舞场地安排')
  })
})

describe('what says nothing or cannot be is refused by name', () => {
  it.each<[string, Partial<SubmitInput>, string]>([
    ['only emoji', { content: '🙏🙏🙏' }, '请填写所需政府信息的名称'],
    ['only marks', { content: '？？……' }, '请填写所需政府信息的名称'],
    ['a name of marks', { applicant: { ...CITIZEN, name: '——' } }, '请填写申请人姓名或者名称'],
    ['a name with a picture', { applicant: { ...CITIZEN, name: '甄😀' } }, '姓名或者名称中有表情符号'],
    // the check character is right: 30 February is what is wrong
    [
      'a birthday that never was',
      { applicant: { ...CITIZEN, idNumber: '110105199902300015' } },
      '居民身份证号码不正确',
    ],
    ['a phone of dashes', { applicant: { ...CITIZEN, phone: '--------' } }, '联系电话不正确'],
  ])('%s', async (_what, change, message) => {
    expect(refusalOf(await submit(change))).toContain(message)
  })

  it('in 更正申请 and suggestions too, whose answer goes to what is given here', async () => {
    const petition = (applicant: Partial<ApplicantForm>, content = '门牌号码登记有误') =>
      submitPetition(program.services, street, {
        intakeKey: newIntakeKey(),
        kind: 'amendment',
        applicant: { ...CITIZEN, ...applicant },
        content,
        clientAddress,
      })
    expect(refusalOf(await petition({ phone: '没有' }))).toContain('联系电话不正确')
    expect(refusalOf(await petition({ email: '见面说' }))).toContain('电子邮箱不正确')
    expect(refusalOf(await petition({ name: '🙂' }))).toContain('请填写姓名')
    expect(refusalOf(await petition({}, '……'))).toContain('请写明不准确的内容')
    expect(refusalOf(await petition({ phone: '０３７９－６０００００００' }))).toBe('done')
  })
})

describe('the form as it is sent', () => {
  it('takes an e-mail address and numbers in full width for what they mean', async () => {
    const page = await post('new', {
      ...FORM,
      'applicant.email': 'ｚｈｅｎ＠ｅｘａｍｐｌｅ。ｃｎ',
      'applicant.idNumber': '１１０１０５１９４９１２３１００２ｘ',
      step: 'fill',
    })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('zhen@example.cn')
    expect(page.body).toContain('11010519491231002x')
  })

  it('counts a line’s end as the browser does: 5000 characters are 5000, one more is refused and kept', async () => {
    const lines = Array.from({ length: 1000 }, () => '四字一行').join('\r\n')
    const full = await post('new', { ...FORM, content: lines, step: 'fill' })
    expect(full.statusCode).toBe(200)
    const over = await post('new', { ...FORM, content: `${lines}\r\n了了`, step: 'fill' })
    expect(over.statusCode).toBe(422)
    expect(over.body).toContain('不能超过5000字')
    expect(over.body).toContain('了了</textarea>')
    expect(over.body).not.toContain('maxlength="5000"') // a browser would cut off what is pasted without a word
  })

  it('says that nothing was kept where nothing could be', async () => {
    const marked = await post('new', { ...FORM, content: '机密★10年', step: 'save' })
    expect(marked.body).toContain('没有暂存')
    expect(marked.body).not.toContain('已暂存')
    expect((await post('new', { ...FORM, step: 'save' })).body).toContain('已暂存')
  })

  it('cites articles as a statute prints them', async () => {
    const page = await post('new', { step: 'fill' })
    expect(page.body).toContain('条例第二十九条第二款第（一）项')
    expect(page.body).not.toMatch(/条例\d/)
  })
})

describe('更正申请 and suggestions', () => {
  it('name everything that is missing at once, as the application does', async () => {
    const page = await post('suggest', {})
    expect(page.statusCode).toBe(422)
    for (const part of [
      '请写明建议公开的信息和理由',
      '请选择提出人的类型',
      '请填写姓名',
      '请至少填写一种联系方式',
    ])
      expect(page.body).toContain(part)
    expect(page.body).toContain('有 4 处需要修改')
  })
})
