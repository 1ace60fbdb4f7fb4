/**
 * A manual correction of a computed cell: it needs a reason, is marked and stays visible beside the computed value.
 * Sums are not corrected on the quiet: a corrected leaf leaves the printed sums as they were computed, and the checks
 * then say what no longer adds up, until the sum is corrected with a reason too.
 */
import type { CellPath, CellValue, Cells } from '../model.ts'

export interface Correction {
  readonly path: CellPath
  readonly value: CellValue
  readonly reason: string
  /** Who corrected it, as shown. */
  readonly by: string
}

export interface CorrectedCell extends Correction {
  readonly computed: CellValue
}

export interface CorrectedCells {
  readonly cells: Cells
  /** In the order of the cells; a correction equal to the computed value is not marked. */
  readonly marked: ReadonlyMap<CellPath, CorrectedCell>
}

/** The last correction of a cell holds. Throws RangeError on a cell the form does not have or an empty reason. */
export function correctCells(computed: Cells, corrections: readonly Correction[]): CorrectedCells {
  const latest = new Map<CellPath, Correction>()
  for (const correction of corrections) {
    if (!computed.has(correction.path)) throw new RangeError(`no such cell: ${correction.path}`)
    if (correction.reason.trim() === '') throw new RangeError(`no reason given for ${correction.path}`)
    latest.set(correction.path, correction)
  }
  const cells = new Map<CellPath, CellValue>()
  const marked = new Map<CellPath, CorrectedCell>()
  for (const [path, value] of computed) {
    const correction = latest.get(path)
    cells.set(path, correction?.value ?? value)
    if (correction !== undefined && !sameValue(correction.value, value)) {
      marked.set(path, { ...correction, computed: value })
    }
  }
  return { cells, marked }
}

export function sameValue(a: CellValue | undefined, b: CellValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  switch (a.kind) {
    case 'count':
      return b.kind === 'count' && a.value === b.value
    case 'amount':
      return b.kind === 'amount' && a.wan === b.wan
    case 'blank':
      return b.kind === 'blank'
  }
}
