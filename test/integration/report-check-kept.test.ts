/** A report kept for checking: as far as it was read, its findings, its corrections, its papers. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReport } from '../../src/annual-report/read/index.ts'
import type { OpenedAnswer } from '../../src/report-check/contract.ts'
import { htmlOf, makeReport, randomFrom } from '../support/made-reports.ts'
import type { Client, TestProgram } from '../support/program.ts'
import { changed, type Checking, clean, cleanText, openChecking, print } from '../support/report-check.ts'

let program: TestProgram
let clerk: Client
let upload: Checking['upload']
let keep: Checking['keep']
let opened: Checking['opened']

beforeAll(async () => {
  ;({ program, clerk, upload, keep, opened } = await openChecking())
})
afterAll(() => program.close())

describe('reading as far as it goes', () => {
  it('two reports in one file: the first is read and the second named', async () => {
    const second = print({
      ...makeReport(randomFrom(4), '2021', false),
      organ: '清河县财政局',
      year: clean.year + 1,
    })
    const response = await upload('两份.txt', `${cleanText}\n${second}`)
    expect(response.statusCode).toBe(201)
    const kept = response.json<{ notices: string[]; row: { year: number; cells: number } }>()
    expect(kept.notices.join()).toContain('不止一份年报')
    expect(kept.row).toMatchObject({ year: clean.year, cells: clean.cells.size })
  })

  it('a page without a table: no cells, no zeros, the tables named as missing', async () => {
    const report = await opened(
      await keep(
        '无表.html',
        '<h1>某镇2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>公开3条。</p>',
      ),
    )
    expect(report.cellValues).toEqual([])
    expect(report.findings.map(({ rule }) => rule)).toContain('section.missing')
  })
})

describe('a report kept', () => {
  it('clean: every cell with its value and place, no error; sent twice it is kept once', async () => {
    const id = await keep('clean.html', htmlOf(clean))
    const report = await opened(id)
    expect(report).toMatchObject({ organ: clean.organ, year: clean.year, form: '2021', unread: 0, errors: 0 })
    const values = new Map(report.cellValues)
    for (const [path, printed] of clean.cells) {
      const value = values.get(path)
      expect([
        path,
        value?.kind === 'count' ? value.value : Number(value?.kind === 'amount' ? value.wan : NaN),
      ]).toEqual([path, Number(printed)])
    }
    const places = new Map(report.places)
    const line = places.get('requests.granted.total')?.line ?? 0
    expect(report.lines[line - 1]).toContain('予以公开')
    const again = await upload('同一份.html', htmlOf(clean))
    expect([again.statusCode, again.json<{ already: boolean; row: { checkId: string } }>()]).toMatchObject([
      200,
      { already: true, row: { checkId: id } },
    ])
  })

  it('sent twice at once it is kept once', async () => {
    const text = `${cleanText}\n同时`
    const answers = await Promise.all([upload('a.txt', text), upload('b.txt', text), upload('c.txt', text)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 201])
  })

  it('with one cell changed: the error, its sentence, article and place', async () => {
    const report = await opened(await keep('broken.txt', print(changed('requests.granted.total', '9999'))))
    const found = report.findings.find(({ rule }) => rule === 'requests.rowSum')
    expect(found).toMatchObject({ severity: 'error', path: 'requests.granted.total', actual: 9999 })
    expect(found?.article).toBeTruthy()
    expect(report.lines[(found?.place?.line ?? 0) - 1]).toContain('9999')
    expect(report.errors).toBeGreaterThan(0)
  })

  it('a correction by hand clears the finding, is marked, and can be undone', async () => {
    const id = await keep('misread.txt', print(changed('requests.partial.total', '8888')))
    const before = await opened(id)
    const right = clean.cells.get('requests.partial.total') ?? ''
    const path = 'requests.partial.total'
    const done = await clerk.call('POST', `/report-checks/${id}/corrections`, {
      path,
      value: right,
      reason: '原件为此数，识别有误',
    })
    expect(done.statusCode).toBe(204)
    const after = await opened(id)
    expect(after.errors).toBe(0)
    expect(after.corrections).toMatchObject([
      { path, value: { value: Number(right) }, before: { value: 8888 }, by: 'clerk某', on: '2027-01-20' },
    ])
    const undone = await clerk.call('POST', `/report-checks/${id}/corrections/withdraw`, {
      path,
      reason: '再看原件确为8888',
    })
    expect(undone.statusCode).toBe(204)
    const last = await opened(id)
    expect([last.errors, last.corrections]).toEqual([before.errors, []])
    expect(last.acts.map(({ name }) => name)).toEqual(['读入并检查', '人工更正读数', '撤销更正'])
  })

  it('a blank stays a blank, typed blank too', async () => {
    const path = 'requests.unable.unclear.business'
    const id = await keep('blank.html', htmlOf(changed(path, '')))
    expect(new Map((await opened(id)).cellValues).get(path)).toEqual({ kind: 'blank', printed: '' })
    await clerk.call('POST', `/report-checks/${id}/corrections`, {
      path: 'requests.unable.unclear.research',
      value: '—',
      reason: '原件印着横线',
    })
    expect(new Map((await opened(id)).cellValues).get('requests.unable.unclear.research')).toEqual({
      kind: 'blank',
      printed: '—',
    })
  })

  it('neighbouring years find each other in any order; a correction of the one moves the other', async () => {
    const organ = '清河县水利局'
    const later = { ...clean, organ, year: clean.year + 1 }
    const laterId = await keep('later.txt', print(later))
    expect((await opened(laterId)).previous).toBeNull()
    const earlier = { ...clean, organ }
    const earlierId = await keep('earlier.txt', print(earlier))
    const after = await opened(laterId)
    expect(after.previous?.checkId).toBe(earlierId)
    const carry = (report: OpenedAnswer) =>
      report.findings.filter(({ rule, expected }) => rule === 'carry.previous' && expected === 777).length
    expect(carry(after)).toBe(0)
    await clerk.call('POST', `/report-checks/${earlierId}/corrections`, {
      path: 'requests.carriedOut.naturalPerson',
      value: '777',
      reason: '试验上年结转数',
    })
    expect(carry(await opened(laterId))).toBe(1)
    const list = await clerk.call('GET', `/report-checks?year=${later.year}`)
    const row = list
      .json<{ items: { checkId: string; warnings: number; errors: number }[] }>()
      .items.find((each) => each.checkId === laterId)
    const now = await opened(laterId)
    expect([row?.errors, row?.warnings]).toEqual([now.errors, now.warnings])
    expect(
      (await clerk.call('PUT', `/report-checks/${laterId}/previous`, { previousId: null })).statusCode,
    ).toBe(204)
    expect(carry(await opened(laterId))).toBe(0)
  })

  it('leaves the list by an act and comes back; nothing is deleted', async () => {
    const id = await keep('leaving.txt', `${cleanText}\n附注`)
    await clerk.call('POST', `/report-checks/${id}/withdraw`, { reason: '重复报送' })
    const listed = async (query: string) =>
      (await clerk.call('GET', `/report-checks${query}`))
        .json<{ items: { checkId: string }[] }>()
        .items.some((item) => item.checkId === id)
    expect([await listed(''), await listed('?withdrawn=yes')]).toEqual([false, true])
    const again = await keep('leaving.txt', `${cleanText}\n附注`)
    expect(again).not.toBe(id)
    const back = await clerk.call('POST', `/report-checks/${id}/restore`, { reason: '误移出清单' })
    expect([back.statusCode, back.json<{ detail: string }>().detail]).toEqual([
      409,
      expect.stringContaining('同一文件'),
    ])
  })

  it('gives the opinion sheet as Word and the original as it came', async () => {
    const text = print(changed('review.total', '555'))
    const id = await keep('opinion.txt', text)
    const opinion = await clerk.call('GET', `/report-checks/${id}/opinion`)
    expect([opinion.statusCode, opinion.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('wordprocessing'),
    ])
    const document = strFromU8(
      unzipSync(new Uint8Array(opinion.rawPayload))['word/document.xml'] ?? new Uint8Array(),
    )
    const words = document.replace(/<[^>]+>/g, '')
    for (const part of [
      '审核意见',
      clean.organ,
      '需要更正的问题',
      '行政复议总计不符',
      '试验区试验街道办事处',
      '依据：',
    ])
      expect(words).toContain(part)
    const original = await clerk.call('GET', `/report-checks/${id}/file`)
    expect(original.rawPayload.toString()).toBe(text)
    const read = await readReport(new Uint8Array(original.rawPayload), 'opinion.txt')
    expect(read.organ).toBe(clean.organ)
  })

  it('broken characters of a PDF do not keep a report from being kept', async () => {
    const id = await keep('nul.md', `${cleanText}\n${'说明'.repeat(3000)}\u0000\ud800x`)
    expect((await opened(id)).lines.at(-1)).not.toContain('\u0000')
  })
})
