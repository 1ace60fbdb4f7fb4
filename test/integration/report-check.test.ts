import { mkdtempSync, openSync, closeSync, ftruncateSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CellValue } from '../../src/annual-report/model.ts'
import { readReport } from '../../src/annual-report/read/index.ts'
import { openReaderPool } from '../../src/annual-report/read/pool.ts'
import { reportDocument } from '../../src/annual-report/render/document.ts'
import { reportXlsxRows } from '../../src/annual-report/render/sheets.ts'
import { run } from '../../src/cli/report-check.ts'
import { closeDocuments, renderDocument, renderXlsx } from '../../src/platform/documents/index.ts'
import {
  htmlOf,
  KEEPING_LAYOUTS,
  makeReport,
  randomFrom,
  textOf,
  type MadeReport,
} from '../support/made-reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'report-check-'))
const tabs = KEEPING_LAYOUTS['tabs'] ?? (() => [])

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await closeDocuments()
})

function made(seed: number): MadeReport {
  return makeReport(randomFrom(seed), seed % 2 === 0 ? '2021' : '2019', seed % 3 === 0)
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return name
}

async function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await run(args, {
    cwd: folder,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { code, out, err }
}

describe('report check', () => {
  const clean = made(2)
  beforeAll(() => {
    write('clean.txt', textOf(clean, tabs, randomFrom(1)))
    write('page.html', htmlOf(clean))
    const broken = new Map(clean.cells).set('requests.granted.total', '9999')
    write('broken.txt', textOf({ ...clean, cells: broken }, tabs, randomFrom(1)))
    write(
      'no-tables.txt',
      '某镇2021年政府信息公开工作年度报告\n一、总体情况\n公开3条。\n六、其他需要报告的事项\n无',
    )
  })

  it('refuses to run without a file, with an unknown option, with an unreadable previous report', async () => {
    expect(await command()).toMatchObject({ code: 2, out: '' })
    expect(await command('clean.txt', '--quick')).toMatchObject({ code: 2, out: '' })
    const noPrevious = await command('clean.txt', '--previous', 'none.txt')
    expect(noPrevious).toMatchObject({ code: 2, out: '' })
    expect(noPrevious.err.trim().split('\n')).toHaveLength(1)
  })

  it('answers one object for one file, with the path as given', async () => {
    const { code, out } = await command('clean.txt', '--json')
    const answer: Record<string, unknown> = JSON.parse(out)
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      file: 'clean.txt',
      organ: clean.organ,
      year: clean.year,
      format: '2021',
      unread: [],
    })
    expect(Object.keys(answer).slice(0, 7)).toEqual([
      'file',
      'organ',
      'year',
      'format',
      'cells',
      'unread',
      'findings',
    ])
    const { cells } = answer as {
      cells: { requests: Record<string, Record<string, number>>; litigation: Record<string, unknown> }
    } // shape of contracts.md
    expect(cells.requests['denied.stateSecret']?.['total']).toBe(
      Number(clean.cells.get('requests.denied.stateSecret.total')),
    )
    expect(Object.keys(cells.litigation)).toEqual(['direct', 'afterReview'])
  })

  it('finds the cell that was changed, with its place, and exits 1', async () => {
    const { code, out } = await command('broken.txt', '--json')
    const { findings } = JSON.parse(out) as {
      findings: { rule: string; severity: string; path?: string; place?: { line?: number } }[]
    } // shape of contracts.md
    expect(code).toBe(1)
    const found = findings.find((finding) => finding.rule === 'requests.rowSum')
    expect(found).toMatchObject({
      severity: 'error',
      path: 'requests.granted.total',
      place: { line: expect.any(Number) },
    })
  })

  it('prints amounts as the exact decimals of the source', async () => {
    const cells = new Map(clean.cells).set('proactive.fees.amountWan', '18.8710')
    write('amount.txt', textOf({ ...clean, cells }, tabs, randomFrom(1)))
    expect((await command('amount.txt', '--json')).out).toContain('"amountWan":18.871}')
  })

  it('gives many files as an array, in order, an unreadable one in its place', async () => {
    const { code, out, err } = await command('clean.txt', 'none.txt', 'broken.txt', '--json')
    const answers: { file: string; error?: string }[] = JSON.parse(out)
    expect(code).toBe(2)
    expect(answers.map(({ file }) => file)).toEqual(['clean.txt', 'none.txt', 'broken.txt'])
    expect(answers[1]).toEqual({ file: 'none.txt', error: expect.stringContaining('找不到文件') })
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('gives a line a file with --lines', async () => {
    const { code, out } = await command('--lines', 'clean.txt', 'page.html', 'broken.txt')
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; cells: unknown }) // shape of contracts.md
    expect(code).toBe(1)
    expect(lines.map(({ file }) => file)).toEqual(['clean.txt', 'page.html', 'broken.txt'])
    expect(lines[0]?.cells).toEqual(lines[1]?.cells)
  })

  it('takes a report without tables as no error of its own', async () => {
    const { code, out } = await command('no-tables.txt', '--json')
    const answer = JSON.parse(out) as { cells: unknown; findings: { rule: string }[] } // shape of contracts.md
    expect(code).toBe(0)
    expect(answer.cells).toEqual({ proactive: {}, requests: {}, review: {}, litigation: {} })
    expect(answer.findings.map(({ rule }) => rule)).toContain('section.missing')
  })

  it('compares with the previous year', async () => {
    const before = new Map(clean.cells).set('requests.carriedOut.total', '777')
    write('before.txt', textOf({ ...clean, year: clean.year - 1, cells: before }, tabs, randomFrom(1)))
    const { out } = await command('clean.txt', '--previous', 'before.txt', '--json')
    expect(out).toContain('carry.previous')
  })

  it('shows people a table of findings', async () => {
    const { out } = await command('broken.txt')
    expect(out).toContain(clean.organ)
    expect(out).toMatch(/错误 {2}.+第\d+行/)
  })
})

describe('bad input is named and refused, or read as far as it goes', () => {
  const text = () => textOf(made(2), tabs, randomFrom(1))

  it.each([
    ['empty.txt', new Uint8Array(), '空'],
    ['old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), '另存为'],
    ['photo.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3), '图片'],
    ['binary.txt', Uint8Array.of(1, 2, 0, 3), '二进制'],
    ['broken.pdf', strToU8('%PDF-1.7\nnothing else'), 'PDF'],
    ['other.zip', zipSync({ 'a.txt': strToU8('x') }), '压缩包'],
    ['cut.docx', zipSync({ 'word/document.xml': strToU8('<w:document><w:bo') }), 'Word'],
  ])('%s', async (name, content, why) => {
    const { code, out } = await command(write(name, content), '--json')
    expect(code).toBe(2)
    expect(JSON.parse(out)).toEqual({ file: name, error: expect.stringContaining(why) })
  })

  it('a folder', async () => {
    expect(await command('.', '--json')).toMatchObject({ code: 2 })
  })

  it('200 MB, by its size alone', async () => {
    const file = openSync(join(folder, 'huge.txt'), 'w')
    ftruncateSync(file, 200 * 1024 * 1024)
    closeSync(file)
    const started = performance.now()
    const { code, out } = await command('huge.txt', '--json')
    expect({ code, error: JSON.parse(out).error }).toEqual({
      code: 2,
      error: expect.stringContaining('200 MB'),
    })
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('a zip bomb, as Word file and as spreadsheet', async () => {
    const bomb = new Uint8Array(60 * 1024 * 1024)
    const docx = zipSync({ 'word/document.xml': strToU8('<w:document/>'), 'word/media.xml': bomb })
    const xlsx = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': bomb })
    for (const name of [write('bomb.docx', docx), write('bomb.xlsx', xlsx)]) {
      const { code, out } = await command(name, '--json')
      expect({ code, error: JSON.parse(out).error }).toEqual({
        code: 2,
        error: expect.stringContaining('压缩'),
      })
    }
  })

  it('a scan without text', async () => {
    const { code, out } = await command(write('scan.pdf', pdfWithoutText()), '--json')
    expect({ code, error: JSON.parse(out).error }).toEqual({
      code: 2,
      error: expect.stringContaining('没有文字层'),
    })
  })

  it('tracked changes and two reports in one file are said, and the rest is read', async () => {
    const { out } = await command(write('tracked.docx', trackedDocx()), '--json')
    expect(JSON.parse(out).notices).toEqual([expect.objectContaining({ code: 'file.trackedChanges' })])
    const second = textOf({ ...made(2), organ: '清河县财政局', year: 2030 }, tabs, randomFrom(1))
    const two = JSON.parse((await command(write('two.txt', `${text()}\n\n${second}`), '--json')).out)
    expect(two).toMatchObject({
      organ: made(2).organ,
      notices: [expect.objectContaining({ code: 'report.two' })],
    })
  })

  it('UTF-8 with a mark, UTF-16 and GB18030 read alike', async () => {
    const plain = await readReport(new TextEncoder().encode(text()), 'a.txt')
    const marked = await readReport(new TextEncoder().encode(`\ufeff${text()}`), 'a.txt')
    const wide = await readReport(Buffer.from(`\ufeff${text()}`, 'utf16le'), 'a.txt')
    expect(marked.cells).toEqual(plain.cells)
    expect(wide.cells).toEqual(plain.cells)
    // 信息内容, 现行有效件数 / 规章 0 1 2, tab-separated, in GB18030
    const gbk = Buffer.from('d0c5cfa2c4dac8dd09cfd6d0d0d3d0d0a7bcfecafd0ab9e6d5c2093009310932', 'hex')
    const lines = new Uint8Array([...gbk, 0x0a])
    const { cells } = await readReport(lines, 'a.txt')
    expect(cells.get('proactive.regulations.inForce')).toEqual({ kind: 'count', value: 2 })
  })

  it('a file that takes too long or too much costs only itself', async () => {
    const pool = openReaderPool({ threads: 1, secondsPerFile: 0.02 })
    const slow = await pool.read({ name: 'a.html', bytes: strToU8('<div>'.repeat(200_000)) })
    expect(slow).toEqual({ ok: false, error: expect.stringContaining('已放弃') })
    await pool.close()
    const again = openReaderPool({ threads: 1 })
    expect(await again.read({ name: 'a.txt', bytes: strToU8(text()) })).toMatchObject({ ok: true })
    await again.close()
  })
})

describe('what this program prints comes back through the reader', () => {
  const seeds = [1, 2, 3, 4, 6, 9]
  const blank = (seed: number): boolean => seed % 3 === 0

  function cellsOf(report: MadeReport, seed: number): ReadonlyMap<string, CellValue> {
    const random = randomFrom(seed)
    return new Map(
      [...report.cells].map(([path, printed]): [string, CellValue] => {
        if (blank(seed) && random() < 0.2)
          return [path, { kind: 'blank', printed: random() < 0.5 ? '' : '/' }]
        return [
          path,
          path.endsWith('amountWan')
            ? { kind: 'amount', wan: printed }
            : { kind: 'count', value: Number(printed) },
        ]
      }),
    )
  }

  const simple = (cells: ReadonlyMap<string, CellValue>) =>
    Object.fromEntries(
      [...cells].map(([path, cell]) => [
        path,
        cell.kind === 'blank' ? null : cell.kind === 'count' ? cell.value : cell.wan,
      ]),
    )

  it.each(['html', 'docx', 'pdf'] as const)('%s', async (format) => {
    for (const seed of seeds) {
      const report = made(seed)
      const cells = cellsOf(report, seed)
      const sections = {
        1: '本机关收到政府信息公开申请3件。',
        5: '问题和改进措施已经说明。',
        6: '无',
      } as const
      const tree = reportDocument(report.form, { organ: report.organ, year: report.year, cells, sections })
      const answer = await readReport(await renderDocument(tree, format), `report.${format}`)
      expect(simple(answer.cells)).toEqual(simple(cells))
      expect(answer).toMatchObject({
        organ: report.organ,
        year: report.year,
        format: report.form.id,
        unread: [],
        notices: [],
        labelNotes: [],
      })
      expect(answer.sections.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    }
  })

  it('xlsx', async () => {
    for (const seed of seeds) {
      const report = made(seed)
      const cells = cellsOf(report, seed)
      const answer = await readReport(await renderXlsx(reportXlsxRows(report.form, cells)), 'report.xlsx')
      expect(simple(answer.cells)).toEqual(simple(cells))
      expect(answer.places.get('requests.received.total')).toMatchObject({
        sheet: '依申请公开',
        cell: expect.stringMatching(/^[A-Z]+\d+$/),
      })
    }
  })
})

/** One page with nothing on it. */
function pdfWithoutText(): string {
  return [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n')
}

function trackedDocx(): Uint8Array {
  const body =
    '<w:p><w:r><w:t>规章制度</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>新增一句</w:t></w:r></w:ins></w:p>'
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })
}
