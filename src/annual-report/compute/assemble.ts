/**
 * From the numbers of the leaf cells to all cells of a form: sums are made here and nowhere else, so the relations of
 * 表三 and 表四 hold by construction. The leaves come from records one by one or from GROUP BY counts. What a form adds
 * up is worked out once a form: a whole province is assembled organ by organ.
 */
import { roundWan } from '../decimal.ts'
import type { CellPath, CellValue, FormDefinition, RequestRow } from '../model.ts'
import {
  APPLICANT_COLUMNS,
  cellPaths,
  count,
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

interface Plan {
  readonly cells: readonly PlannedCell[]
  /** Index of a leaf, also of the form-neutral ones that fold into it. */
  readonly leafIndex: ReadonlyMap<CellPath, number>
  readonly leafCount: number
}

interface PlannedCell {
  readonly path: CellPath
  readonly leaves: readonly number[]
  readonly isAmount: boolean
}

const CLOSED_AND_PENDING = ['upheld', 'corrected', 'other', 'pending'] as const
const ZERO = count(0)
const NO_AMOUNT: CellValue = { kind: 'amount', wan: '0' }

/**
 * Every cell of the form in print order, zeros included (零报告). Leaves the form does not print are dropped
 * (其他对外管理服务事项 in 2021) or folded (three （六） rows into one in 2019). Throws RangeError on a leaf no form has.
 */
export function assembleCells(form: FormDefinition, leaves: readonly LeafAmount[]): Map<CellPath, CellValue> {
  const plan = planOf(form)
  const counts = new Float64Array(plan.leafCount)
  const amounts = new Map<number, bigint>()
  for (const leaf of leaves) {
    const index = plan.leafIndex.get(leaf.path) ?? plan.leafIndex.get(foldLeaf(form, leaf.path))
    if (index === undefined) {
      if (leaf.path.startsWith('proactive.')) continue
      throw new RangeError(`no such leaf cell: ${leaf.path}`)
    }
    if (leaf.fen === undefined) counts[index] = (counts[index] ?? 0) + leaf.count
    else amounts.set(index, (amounts.get(index) ?? 0n) + leaf.fen)
  }
  const cells = new Map<CellPath, CellValue>()
  for (const cell of plan.cells) {
    cells.set(cell.path, cell.isAmount ? amountOf(cell, amounts) : countOf(cell, counts))
  }
  return cells
}

function countOf(cell: PlannedCell, counts: Float64Array): CellValue {
  let sum = 0
  for (const leaf of cell.leaves) sum += counts[leaf] ?? 0
  return sum === 0 ? ZERO : count(sum)
}

function amountOf(cell: PlannedCell, amounts: ReadonlyMap<number, bigint>): CellValue {
  const fen = amounts.get(cell.leaves[0] ?? -1) ?? 0n
  return fen === 0n ? NO_AMOUNT : { kind: 'amount', wan: roundWan(wanFromFen(fen)) }
}

const plans = new WeakMap<FormDefinition, Plan>()

function planOf(form: FormDefinition): Plan {
  const known = plans.get(form)
  if (known !== undefined) return known
  const leafIndex = new Map<CellPath, number>()
  const indexOf = (leaf: CellPath): number => {
    const index = leafIndex.get(leaf) ?? leafIndex.size
    leafIndex.set(leaf, index)
    return index
  }
  const cells = cellPaths(form).map((path) => ({
    path,
    leaves: leafPathsOf(form, path).map(indexOf),
    isAmount: path.endsWith('.amountWan'),
  }))
  const plan = { cells, leafCount: leafIndex.size, leafIndex }
  for (const leaf of RESULT_ROWS.flatMap((row) => APPLICANT_COLUMNS.map((each) => requestPath(row, each)))) {
    leafIndex.set(leaf, indexOf(foldLeaf(form, leaf)))
  }
  plans.set(form, plan)
  return plan
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
