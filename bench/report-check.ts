/** Published reports read a second on one core: text and web pages, and PDFs. Files are made here, in memory. */
import {
  randomFrom,
  htmlOf,
  LOSING_LAYOUTS,
  KEEPING_LAYOUTS,
  makeReport,
  textOf,
} from '../test/support/made-reports.ts'
import { reportDocument } from '../src/annual-report/render/document.ts'
import type { CellValue } from '../src/annual-report/model.ts'
import { checkReport } from '../src/annual-report/checks/index.ts'
import { readReport } from '../src/annual-report/read/index.ts'
import { closeDocuments, renderDocument } from '../src/platform/documents/index.ts'
import type { MadeReport } from '../test/support/made-reports.ts'

export interface ReportRates {
  readonly text: number
  readonly html: number
  readonly pdf: number
}

interface Sample {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Reports a second, read and checked; prints a line each and returns them. */
export async function run(
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<ReportRates> {
  const text = await rate(textSamples())
  const html = await rate(htmlSamples())
  const pdf = await rate(await pdfSamples())
  await closeDocuments()
  print(`report check: text ${text.toFixed(0)}/s a core (aim 200/s)`)
  print(`report check: html ${html.toFixed(0)}/s a core (aim 200/s)`)
  print(`report check: pdf  ${pdf.toFixed(1)}/s a core (aim 10/s)`)
  return { text, html, pdf }
}

function samples(count: number): readonly { report: MadeReport; random: () => number }[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = randomFrom(seed)
    return { report: makeReport(random, seed % 2 === 0 ? '2021' : '2019', seed % 3 === 0), random }
  })
}

function textSamples(): readonly Sample[] {
  const layouts = Object.values({ ...KEEPING_LAYOUTS, ...LOSING_LAYOUTS })
  return samples(layouts.length * 2).map(({ report, random }, index) => {
    const layout = layouts[index % layouts.length] ?? (() => [])
    return { name: 'report.txt', bytes: new TextEncoder().encode(textOf(report, layout, random)) }
  })
}

function htmlSamples(): readonly Sample[] {
  return samples(12).map(({ report }) => ({
    name: 'report.html',
    bytes: new TextEncoder().encode(htmlOf(report)),
  }))
}

async function pdfSamples(): Promise<readonly Sample[]> {
  return Promise.all(
    samples(4).map(async ({ report }) => {
      const cells = new Map(
        [...report.cells].map(([path, printed]): [string, CellValue] => [
          path,
          path.endsWith('amountWan')
            ? { kind: 'amount', wan: printed }
            : { kind: 'count', value: Number(printed) },
        ]),
      )
      const tree = reportDocument(report.form, {
        organ: report.organ,
        year: report.year,
        cells,
        sections: { 1: '工作正常。', 5: '问题与改进。', 6: '无' },
      })
      return { name: 'report.pdf', bytes: await renderDocument(tree, 'pdf') }
    }),
  )
}

async function rate(list: readonly Sample[]): Promise<number> {
  await pass(list)
  let read = 0
  const started = performance.now()
  while (performance.now() - started < 2000) {
    await pass(list)
    read += list.length
  }
  return (read / (performance.now() - started)) * 1000
}

async function pass(list: readonly Sample[]): Promise<void> {
  for (const { name, bytes } of list) {
    const report = await readReport(bytes, name)
    checkReport(report)
    if (report.cells.size === 0) throw new Error(`nothing read from a ${name}`)
  }
}
