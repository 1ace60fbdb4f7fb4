/** Evidence of a review or suit: kept by its bytes, changed by versions, printed as it is filed. */
import mammoth from 'mammoth'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '../../src/law/local-date.ts'
import { actOnRemedy } from '../../src/remedies/actions/act-on-remedy.ts'
import { fileRemedy } from '../../src/remedies/actions/file-remedy.ts'
import { addEvidence, changeEvidence, switchEvidence } from '../../src/remedies/actions/keep-evidence.ts'
import { printPaper } from '../../src/remedies/actions/print-paper.ts'
import { openEvidence, readEvidence } from '../../src/remedies/actions/read-evidence.ts'
import type { RemedyFacts } from '../../src/remedies/model.ts'
import { value } from '../support/results.ts'
import { type Office, openOffice } from '../support/registers-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice('2025-03-03')
})
afterAll(() => office.close())

const FACTS: RemedyFacts = {
  kind: 'review',
  afterReview: false,
  reviewId: null,
  role: 'respondent',
  authority: '西工区人民政府',
  caseNumber: '西政复〔2025〕3号',
  applicationId: null,
  applicationNumber: '',
  disputedOutcome: 'C6',
  disputedOn: localDate('2025-01-10'),
  filedOn: localDate('2025-02-10'),
}
const PIECE = {
  role: 'evidence',
  name: '答复书',
  proves: '依法作出答复',
  source: '本机关制作',
  pages: 2,
  original: false,
  applicationFile: null,
} as const
const FILE = { name: '答复书.txt', bytes: new TextEncoder().encode('答复书') }

describe('证据材料', () => {
  it('refuses a marked or mistyped file, a file of no dossier, a stranger, and a list of nothing', async () => {
    const clerk = office.as('clerk')
    const id = value(await fileRemedy(clerk, FACTS, '赵甲乙'))
    expect(await addEvidence(clerk, id, PIECE, { ...FILE, name: '答复书.pdf' })).toMatchObject({
      refusal: { code: 'unsupportedType' },
    })
    expect(await addEvidence(clerk, id, { ...PIECE, name: '机密★材料' }, undefined)).toMatchObject({
      refusal: { code: 'classified' },
    })
    expect(
      await addEvidence(clerk, id, { ...PIECE, applicationFile: 'a'.repeat(64) }, undefined),
    ).toMatchObject({
      refusal: { field: 'applicationFile' },
    })
    expect(await addEvidence(office.as('stranger'), id, PIECE, FILE)).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await printPaper(clerk, id, 'evidenceList', 'pdf')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    const third = value(await fileRemedy(clerk, { ...FACTS, role: 'thirdParty' }, '钱丙'))
    expect(await printPaper(clerk, third, 'answer', 'docx')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
  })

  it('keeps every version, withdraws without losing, and opens a file through its own case only', async () => {
    const clerk = office.as('clerk')
    const id = value(await fileRemedy(clerk, FACTS, '赵甲乙'))
    const first = value(await addEvidence(clerk, id, PIECE, FILE))
    const second = value(await addEvidence(clerk, id, { ...PIECE, name: '送达回证' }, undefined))
    value(await addEvidence(clerk, id, { ...PIECE, role: 'received', name: '申请书副本' }, undefined))
    const facts = {
      role: 'evidence',
      name: '答复书',
      proves: '按期答复',
      source: '本机关制作',
      pages: 3,
      original: true,
    } as const
    expect(
      await changeEvidence(
        clerk,
        id,
        first,
        { ...facts, position: 1, proves: '依法作出答复', pages: 2, original: false },
        '没有改',
      ),
    ).toMatchObject({ refusal: { code: 'invalid' } })
    value(await changeEvidence(clerk, id, first, { ...facts, position: 3 }, '证明目的写错'))
    const items = async () => value(await readEvidence(clerk, id, undefined)).items
    expect((await items()).map(({ name, position }) => `${position}${name}`)).toEqual([
      '2送达回证',
      '3答复书',
      '1申请书副本',
    ])
    expect((await items())[1]?.acts.at(-1)).toMatchObject({
      label: '修改',
      note: '证明目的写错',
      changes: [
        { label: '序号', from: '1', to: '3' },
        { label: '证明目的', from: '依法作出答复', to: '按期答复' },
        { label: '页数', from: '2', to: '3' },
        { label: '原件', from: '否', to: '是' },
      ],
    })
    value(await switchEvidence(clerk, id, second, false, '与本案无关'))
    expect(await switchEvidence(clerk, id, second, false, '再撤')).toMatchObject({
      refusal: { code: 'conflict' },
    })
    expect(await changeEvidence(clerk, id, second, { ...facts, position: 2 }, '改')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    expect((await items()).at(-1)).toMatchObject({ name: '送达回证', withdrawn: true })
    const opened = await openEvidence(clerk, id, first, undefined)
    if (!('file' in opened)) throw new Error('no file')
    expect(new TextDecoder().decode(opened.file.bytes)).toBe('答复书')
    const other = value(await fileRemedy(clerk, FACTS, '赵甲乙'))
    expect(await openEvidence(clerk, other, first, undefined)).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await openEvidence(office.as('stranger'), id, first, undefined)).toMatchObject({
      refusal: { code: 'notFound' },
    })
  })

  it('prints the list without what was withdrawn, and the answer with the day the copy came', async () => {
    const clerk = office.as('clerk')
    const id = value(await fileRemedy(clerk, FACTS, '赵甲乙'))
    value(
      await actOnRemedy(clerk, id, {
        kind: 'copyReceived',
        on: localDate('2025-02-14'),
        procedure: 'simplified',
        acceptedOn: null,
      }),
    )
    value(await addEvidence(clerk, id, PIECE, FILE))
    value(await addEvidence(clerk, id, { ...PIECE, role: 'basis', name: '政府信息公开条例' }, undefined))
    value(await addEvidence(clerk, id, { ...PIECE, role: 'received', name: '申请书副本' }, undefined))
    const gone = value(await addEvidence(clerk, id, { ...PIECE, name: '无关材料' }, undefined))
    value(await switchEvidence(clerk, id, gone, false, '与本案无关'))
    const list = await printPaper(clerk, id, 'evidenceList', 'pdf')
    if (!('file' in list)) throw new Error('no list')
    const text = (await extractText(new Uint8Array(list.file.bytes), { mergePages: true })).text.replace(
      /\s/g,
      '',
    )
    expect(text).toMatch(
      /赵甲乙.*西政复〔2025〕3号.*1答复书依法作出答复本机关制作2复印件.*所依据的规范性文件.*政府信息公开条例/,
    )
    expect(text).not.toMatch(/无关材料|申请书副本/)
    const answer = await printPaper(clerk, id, 'answer', 'docx')
    if (!('file' in answer)) throw new Error('no answer')
    const words = (await mammoth.extractRawText({ buffer: Buffer.from(answer.file.bytes) })).value
    expect(words).toContain('申请人：赵甲乙。')
    expect(words).toContain('本机关于2025年2月14日收到行政复议申请书副本。')
    expect(words).toContain('“不予公开（过程性信息）”')
    expect(words).toContain('证据清单及材料 2 份')
    const audit = await office.owner.pool.query<{ data: { reason: string } }>(
      `SELECT data FROM audit_event WHERE type = 'personalData.revealed' ORDER BY seq DESC LIMIT 2`,
    )
    expect(audit.rows.map(({ data }) => data.reason).toSorted()).toEqual([
      '制作行政复议案件证据清单',
      '制作行政复议答复书',
    ])
  })
})
