/** Computed → PDF, Word, HTML, Excel → read back by the reader of `report check`: the same cells, for random years. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { renderReport, type ReportFormat } from '../../src/annual-report/actions/render-report.ts'
import { checkReport } from '../../src/annual-report/checks/index.ts'
import { assembleCells, type LeafAmount } from '../../src/annual-report/compute.ts'
import { FORMS } from '../../src/annual-report/forms/index.ts'
import { APPLICANT_COLUMNS, cellPaths, RESULT_ROWS, requestPath } from '../../src/annual-report/model.ts'
import { REMEDY_BLOCKS, remedyPath, splitPath, type FormId } from '../../src/annual-report/model.ts'
import { readReport } from '../../src/annual-report/read/index.ts'
import type { Snapshot } from '../../src/annual-report/render/snapshot.ts'
import { closeDocuments } from '../../src/platform/documents/index.ts'
import { randomFrom } from '../support/made-reports.ts'

/** `ROUND_TRIPS=200` walks as many years as the issue asks for; a few suffice on every run. */
const YEARS = Number(process.env['ROUND_TRIPS'] ?? 6)

afterAll(() => closeDocuments())

/** Leaves at random, sums by the program: small offices mostly of zeros, busy ones with thousands. */
function randomLeaves(random: () => number, form: FormId): readonly LeafAmount[] {
  const busy = random() < 0.5
  const number = (): number =>
    random() < (busy ? 0.4 : 0.9) ? 0 : 1 + Math.floor(random() * (busy ? 3000 : 9))
  const amount = (): bigint => BigInt(Math.floor(random() * 1e10))
  const proactive = cellPaths(FORMS[form])
    .filter((path) => splitPath(path).table === 'proactive')
    .map((path): LeafAmount => {
      if (path.endsWith('.amountWan')) return { path, count: 0, fen: random() < 0.4 ? 0n : amount() }
      return { path, count: path.endsWith('.change') && random() < 0.3 ? -number() : number() }
    })
  const requests = APPLICANT_COLUMNS.flatMap((column): LeafAmount[] => {
    const results = RESULT_ROWS.map((row): LeafAmount => ({
      path: requestPath(row, column),
      count: number(),
    }))
    const processed = results.reduce((sum, leaf) => sum + leaf.count, 0)
    const carriedIn = Math.min(number(), processed)
    const carriedOut = number()
    const received = processed + carriedOut - carriedIn
    return [
      ...results,
      { path: requestPath('received', column), count: received },
      { path: requestPath('carriedIn', column), count: carriedIn },
      { path: requestPath('carriedOut', column), count: carriedOut },
    ]
  })
  const remedies = REMEDY_BLOCKS.flatMap((block) =>
    (['upheld', 'corrected', 'other', 'pending'] as const).map((column): LeafAmount => ({
      path: remedyPath(block, column),
      count: number(),
    })),
  )
  return [...proactive, ...requests, ...remedies]
}

function randomSnapshot(seed: number, form: FormId): Snapshot {
  const random = randomFrom(seed)
  const year = form === '2019' ? 2019 + (seed % 2) : 2021 + (seed % 5)
  return {
    organ: { code: 'test', name: '清河县东关街道办事处' },
    year,
    form,
    version: 1,
    asOf: `${year + 1}-01-10`,
    filedOn: `${year + 1}-01-10`,
    cells: assembleCells(FORMS[form], randomLeaves(random, form)),
    corrections: [],
    texts: {
      preface: `本报告依照《中华人民共和国政府信息公开条例》第五十条编制。数据统计期限自${year}年1月1日起至${year}年12月31日止。`,
      overview: '（一）主动公开情况\n按目录公开各类信息，及时更新。',
      problems:
        '（一）存在的主要问题\n部分栏目更新不及时，解读形式单一。\n（二）改进情况\n建立台账，逐月检查。',
      others: '没有收取信息处理费。没有其他需要报告的事项。',
    },
    notes: [],
    publicNote: '',
  }
}

const FORMATS: readonly ReportFormat[] = ['pdf', 'docx', 'html', 'xlsx']

describe.each(['2019', '2021'] as const)('the %s form', (form) => {
  it.each(FORMATS)('is read back from %s as it was computed', { timeout: 600_000 }, async (format) => {
    for (let seed = 1; seed <= YEARS; seed += 1) {
      const snapshot = randomSnapshot(seed * 31 + (form === '2019' ? 0 : 7), form)
      const { bytes, name } = await renderReport(snapshot, format, { publishedOn: null, hash: '' })
      const read = await readReport(bytes, name)
      const differing = cellPaths(FORMS[form]).filter(
        (path) => JSON.stringify(read.cells.get(path)) !== JSON.stringify(snapshot.cells.get(path)),
      )
      expect({ seed, differing, unread: read.unread }).toEqual({ seed, differing: [], unread: [] })
      if (format === 'xlsx') continue // a spreadsheet of the three tables has no title and no text
      expect({ year: read.year, format: read.format, organ: read.organ }).toEqual({
        year: snapshot.year,
        format: form,
        organ: snapshot.organ.name,
      })
      expect(checkReport(read).filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })
})

const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((place) => existsSync(place))

describe.skipIf(OFFICE === undefined)('the Word file as an office program sets it', () => {
  it.each(['2019', '2021'] as const)(
    'keeps every cell of the %s form in its place',
    { timeout: 180_000 },
    async (form) => {
      const folder = mkdtempSync(join(tmpdir(), 'gongkai-word-'))
      const snapshot = randomSnapshot(77, form)
      const { bytes } = await renderReport(snapshot, 'docx', { publishedOn: null, hash: '' })
      writeFileSync(join(folder, 'report.docx'), bytes)
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const told = [
        '--headless',
        profile,
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'report.docx'),
      ]
      await promisify(execFile)(OFFICE ?? '', told)
      const read = await readReport(readFileSync(join(folder, 'report.pdf')), 'report.pdf')
      const differing = cellPaths(FORMS[form]).filter(
        (path) => JSON.stringify(read.cells.get(path)) !== JSON.stringify(snapshot.cells.get(path)),
      )
      expect({ differing, unread: read.unread }).toEqual({ differing: [], unread: [] })
      rmSync(folder, { recursive: true, force: true })
    },
  )
})
