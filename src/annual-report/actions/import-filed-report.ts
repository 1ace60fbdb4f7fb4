import { localDate } from '../../law/local-date.ts'
import type { Tx } from '../../platform/database/database.ts'
import { FORMS } from '../forms/index.ts'
import type { CellPath, CellValue, Cells, FormId } from '../model.ts'
import { cellPaths } from '../model.ts'
import { encodeSnapshot } from '../render/snapshot.ts'
import { type NewReportAct, TEXT_KEYS, type TextKey } from '../rules.ts'
import { insertReport, insertSnapshot } from '../store.ts'
import { appendAct, sha256Text, subjectOf } from './acting.ts'
import { keepPromises } from './file-report.ts'
import { makePublic } from './publish-report.ts'

export interface FiledElsewhere {
  readonly organ: { readonly code: string; readonly name: string }
  readonly year: number
  readonly form: FormId
  /** As filed, blanks included; a cell left out is kept as a blank. */
  readonly cells: Cells
  readonly texts: Readonly<Partial<Record<TextKey, string>>>
  readonly filedOn: string
  /** Absent: filed and not published. */
  readonly publishedOn?: string
  /** What section 五 promised for the next year. */
  readonly improvements?: readonly string[]
  /** Who is named for the acts: 导入, 演示. */
  readonly by: string
}

/**
 * Enters a report that was filed elsewhere as it was: begun, filed under its hash, published where it was. The cells
 * are not computed and not judged; later reports are checked against them. Answers the hash.
 */
export async function importFiledReport(tx: Tx, report: FiledElsewhere): Promise<string> {
  const key = { organId: tx.tenancy.organId, year: report.year, version: 1 }
  const who = { on: report.filedOn, name: report.by }
  const content = encodeSnapshot({
    organ: report.organ,
    year: report.year,
    form: report.form,
    version: 1,
    asOf: report.filedOn,
    filedOn: report.filedOn,
    cells: wholeForm(report.form, report.cells),
    corrections: [],
    texts: {
      preface: report.texts.preface ?? '',
      overview: report.texts.overview ?? '',
      problems: report.texts.problems ?? '',
      others: report.texts.others ?? '',
    },
    notes: [],
    publicNote: '',
  })
  const hash = sha256Text(content)
  const improvements = report.improvements ?? []
  const acts: readonly NewReportAct[] = [
    { kind: 'start', data: { form: report.form, source: 'imported' } },
    ...TEXT_KEYS.map((name): NewReportAct => ({
      kind: 'saveText',
      data: { key: name, text: report.texts[name] ?? '' },
    })),
    { kind: 'saveImprovements', data: { items: improvements } },
    { kind: 'submit', data: {} },
    { kind: 'review', data: {} },
    { kind: 'file', data: { hash, late: false } },
  ]
  await insertReport(tx.db, key, report.form, 'imported')
  let seq = 0
  for (const act of acts) {
    await appendAct(tx, key, seq, act, who)
    seq += 1
  }
  await insertSnapshot(tx.db, key, { hash, filedOn: report.filedOn, content })
  await keepPromises(tx, key, improvements, { on: localDate(report.filedOn), personId: null })
  tx.audit({
    type: 'report.started',
    subject: subjectOf(key),
    data: { year: report.year, version: 1, source: 'imported' },
  })
  if (report.publishedOn === undefined) return hash
  await appendAct(
    tx,
    key,
    seq,
    { kind: 'publish', data: { hash } },
    { on: report.publishedOn, name: report.by },
  )
  await makePublic(tx, key, hash, { publishedOn: report.publishedOn, publicNote: '' })
  return hash
}

function wholeForm(form: FormId, cells: Cells): Cells {
  return new Map<CellPath, CellValue>(
    cellPaths(FORMS[form]).map((path) => [path, cells.get(path) ?? { kind: 'blank', printed: '' }]),
  )
}
