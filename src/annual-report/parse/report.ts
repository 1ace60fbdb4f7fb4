/** Lines and cells to a report that has been read: tables, text, front matter. Pure; the same source, the same answer. */
import { FORMS, formForYear } from '../forms/index.ts'
import type { FormId } from '../model.ts'
import type { Notice, Place, ReadReport, ReadTable } from '../reading.ts'
import { chunksOf, type Chunk } from './chunks.ts'
import { excessNotices, newCollection, type Collected } from './collect.ts'
import { frontOf, type Front } from './front.ts'
import { documentHabits } from './habits.ts'
import { itemsOf } from './items.ts'
import type { TableId } from './labels.ts'
import { sectionsOf, stretchesOf, type Stretch } from './prose.ts'
import type { SourceDocument } from './source.ts'
import { statementsOf } from './statements.ts'
import { readTableFour } from './table-four.ts'
import { readTableThree } from './table-three.ts'
import { formOfHeadings, readTableTwo } from './table-two.ts'

/** Reads one report. Never throws on content: what cannot be read is in `unread` or `notices`. */
export function parseReport(source: SourceDocument): ReadReport {
  const laid = layOut(source)
  const second = laid.front.secondReport
  if (second === undefined) return readLaidOut(laid)
  const notice: Notice = {
    code: 'report.two',
    message: '文件里不止一份年报，只读了第一份；请每份年报单独成文件',
    place: source.lines[second]?.place ?? {},
  }
  const first = {
    ...source,
    lines: source.lines.slice(0, second),
    notices: [...source.notices, notice],
    whole: true,
  }
  return readLaidOut(layOut(first))
}

interface LaidOut {
  readonly source: SourceDocument
  readonly chunks: readonly Chunk[]
  readonly stretches: readonly Stretch[]
  readonly front: Front
}

function layOut(source: SourceDocument): LaidOut {
  const chunks = chunksOf(itemsOf(source.lines), source.lines.length)
  const stretches = stretchesOf(source, chunks)
  return { source, chunks, stretches, front: frontOf(source, stretches) }
}

function readLaidOut({ source, chunks, stretches, front }: LaidOut): ReadReport {
  const form =
    formOfHeadings(chunks) ?? formOfRows(chunks) ?? (front.year === null ? null : formForYear(front.year).id)
  const into = newCollection(source.lines)
  const tables = readTables(into, chunks, form)
  const cut = !source.whole && !stretches.some((stretch) => stretch.heading?.number === 6)
  return {
    organ: front.organ,
    year: front.year,
    format: form,
    title: front.title,
    cells: into.cells,
    places: into.places,
    unread: [...into.unread.values()],
    ...tables,
    sections: sectionsOf(stretches, FORMS[form ?? '2021'], cut),
    statements: statementsOf(stretches),
    labelNotes: into.labelNotes,
    cellTexts: into.cellTexts,
    cut,
    notices: [...source.notices, ...excessNotices(into), ...into.notices],
    lines: source.lines.map(({ text, place }) => ({ text, place })),
  }
}

function readTables(
  into: Collected,
  chunks: readonly Chunk[],
  known: FormId | null,
): Pick<ReadReport, 'tables' | 'otherCombined'> {
  const habits = documentHabits(chunks)
  const form = known ?? '2021'
  // without headings and year nobody knows which columns 表二 has; the other tables are alike in both forms
  const two = known !== null && readTableTwo(into, chunks, known, habits)
  const three = readTableThree(into, chunks, form, habits)
  const four = readTableFour(into, chunks, habits)
  const rows = FORMS[form].proactive.flatMap((block) => block.rows.map((row) => row.key))
  return {
    tables: {
      proactive: table(into, 'proactive', two, isWhole(into, rows)),
      requests: table(into, 'requests', three.found, three.complete),
      remedies: table(into, 'review', four.found, four.complete),
    },
    otherCombined: three.otherCombined,
  }
}

/** Without headings, the rows that only one form has. */
function formOfRows(chunks: readonly Chunk[]): FormId | null {
  const texts = chunks.flatMap((chunk) => chunk.texts.map((item) => item.text)).join('\n')
  if (/其他对外管理服务事项|政府集中采购/.test(texts)) return '2019'
  return /逾期不补正|逾期不缴费|逾期未按收费通知/.test(texts) ? '2021' : null
}

function isWhole(into: Collected, rows: readonly string[]): boolean {
  const seen = new Set([...into.cells.keys(), ...into.unread.keys()].map((path) => path.split('.')[1] ?? ''))
  return rows.every((row) => seen.has(row))
}

function table(into: Collected, prefix: TableId | 'review', found: boolean, complete: boolean): ReadTable {
  const place = firstPlace(into, prefix)
  return { found, complete: found && complete, ...(place ? { place } : {}) }
}

function firstPlace(into: Collected, prefix: string): Place | undefined {
  for (const [path, place] of into.places) if (path.startsWith(`${prefix}.`)) return place
  return undefined
}
