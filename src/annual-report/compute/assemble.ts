/**
 * From the numbers of the leaf cells to all cells of a form: sums are made here and nowhere else, so the relations of
 * 表三 and 表四 hold by construction. The leaves come from records one by one or from GROUP BY counts.
 */
import { roundWan } from '../decimal.ts'
import type { CellPath, CellValue, FormDefinition, RequestRow } from '../model.ts'
import {
  APPLICANT_COLUMNS,
  cellPaths,
  remedyPath,
  RESULT_ROWS,
  requestPath,
  splitPath,
  wanFromFen,
} from '../model.ts'

/** The number of a leaf cell, or a part of it: rows of one path are added up. */
export interface LeafAmount {
  readonly path: CellPath
  readonly count: number
  readonly fen?: bigint
}

const CLOSED_AND_PENDING = ['upheld', 'corrected', 'other', 'pending'] as const

/**
 * Every cell of the form in print order, zeros included (零报告). Leaves the form does not print are dropped
 * (其他对外管理服务事项 in 2021) or folded (three （六） rows into one in 2019). Throws RangeError on a leaf no form has.
 */
export function assembleCells(form: FormDefinition, leaves: readonly LeafAmount[]): Map<CellPath, CellValue> {
  const counts = new Map<CellPath, number>()
  const amounts = new Map<CellPath, bigint>()
  for (const leaf of leaves) {
    const path = foldLeaf(form, leaf.path)
    if (leaf.fen === undefined) counts.set(path, (counts.get(path) ?? 0) + leaf.count)
    else amounts.set(path, (amounts.get(path) ?? 0n) + leaf.fen)
  }
  const cells = new Map<CellPath, CellValue>()
  for (const path of cellPaths(form)) {
    if (path.endsWith('.amountWan')) {
      cells.set(path, { kind: 'amount', wan: roundWan(wanFromFen(amounts.get(path) ?? 0n)) })
      continue
    }
    const value = leafPathsOf(form, path).reduce((sum, leaf) => sum + (counts.get(leaf) ?? 0), 0)
    cells.set(path, { kind: 'count', value })
  }
  return cells
}

/** The leaf cells a cell adds up, itself for a leaf. Every printed sum of both forms is here. */
export function leafPathsOf(form: FormDefinition, path: CellPath): readonly CellPath[] {
  const { table, row, column } = splitPath(path)
  if (table === 'requests') return requestLeaves(form, row, column)
  if (table === 'proactive' || column !== 'total') return [path]
  const block = form.remedyBlocks.find(({ key }) => path === remedyPath(key, 'total'))
  if (block === undefined) throw new RangeError(`no such cell: ${path}`)
  return CLOSED_AND_PENDING.map((each) => remedyPath(block.key, each))
}

function requestLeaves(form: FormDefinition, row: string, column: string): readonly CellPath[] {
  const rows = row === 'totalProcessed' ? resultRows(form) : [rowOf(form, row)]
  const columns = column === 'total' ? APPLICANT_COLUMNS : [columnOf(column)]
  return rows.flatMap((each) => columns.map((applicant) => requestPath(each, applicant)))
}

function resultRows(form: FormDefinition): readonly RequestRow[] {
  return form.requestRows.filter((row) => row.inResults && row.key !== 'totalProcessed').map(({ key }) => key)
}

function rowOf(form: FormDefinition, key: string): RequestRow {
  const row = form.requestRows.find((candidate) => candidate.key === key)
  if (row === undefined) throw new RangeError(`no such row of 表三: ${key}`)
  return row.key
}

function columnOf(key: string): (typeof APPLICANT_COLUMNS)[number] {
  const column = APPLICANT_COLUMNS.find((candidate) => candidate === key)
  if (column === undefined) throw new RangeError(`no such column of 表三: ${key}`)
  return column
}

/** The leaf of this form that a form-neutral leaf is counted in. */
export function foldLeaf(form: FormDefinition, path: CellPath): CellPath {
  const { table, row, column } = splitPath(path)
  if (table !== 'requests') return path
  const applicant = columnOf(column)
  if (form.requestRows.some(({ key }) => key === row)) return path
  const known = RESULT_ROWS.find((candidate) => candidate === row)
  if (known?.startsWith('other.') !== true) throw new RangeError(`no such row of 表三: ${row}`)
  return requestPath('other', applicant)
}
