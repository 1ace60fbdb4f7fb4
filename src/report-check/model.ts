/** A published report that was read from a file and kept: the reading, the acts on it, what is shown of it. */
import type { CellPath, CellValue, Cells } from '../annual-report/model.ts'
import type { Finding, Place, ReadReport, Severity } from '../annual-report/reading.ts'

/** A reading as it is stored: the maps as pairs. */
export type KeptReading = Omit<ReadReport, 'cells' | 'places'> & {
  readonly cells: readonly (readonly [CellPath, CellValue])[]
  readonly places: readonly (readonly [CellPath, Place])[]
}

export function keepReading(report: ReadReport): KeptReading {
  return { ...report, cells: [...report.cells], places: [...report.places] }
}

export function openReading(kept: KeptReading): ReadReport {
  return { ...kept, cells: new Map(kept.cells), places: new Map(kept.places) }
}

/** What jsonb cannot hold, NUL and halves of surrogate pairs, out of every text; broken PDFs print such. */
const UNKEEPABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export function readingJson(kept: KeptReading): string {
  return JSON.stringify(kept, (_, value: unknown) =>
    typeof value === 'string' ? value.replace(UNKEEPABLE, '') : value,
  )
}

export interface CheckActData {
  kept: { hash: string; name: string }
  corrected: { path: CellPath; value: CellValue; reason: string }
  correctionWithdrawn: { path: CellPath; reason: string }
  previousChosen: { previousId: string | null; how: 'matched' | 'chosen' }
  withdrawn: { reason: string }
  restored: { reason: string }
}
export type CheckActKind = keyof CheckActData

export type NewCheckAct = {
  [K in CheckActKind]: { readonly kind: K; readonly data: CheckActData[K] }
}[CheckActKind]

export type CheckAct = NewCheckAct & { readonly seq: number; readonly on: string; readonly by: string }

export const ACT_NAMES: Readonly<Record<CheckActKind, string>> = {
  kept: '读入并检查',
  corrected: '人工更正读数',
  correctionWithdrawn: '撤销更正',
  previousChosen: '选定上年年报',
  withdrawn: '移出清单',
  restored: '放回清单',
}

/** A cell read wrongly or not at all, as a person read it in the source. */
export interface Correction {
  readonly path: CellPath
  readonly value: CellValue
  /** As the reader had it; null where it could not read the cell or found none. */
  readonly before: CellValue | null
  readonly reason: string
  readonly by: string
  readonly on: string
}

export interface Counts {
  readonly cells: number
  readonly unread: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

export interface Checked {
  readonly report: ReadReport
  readonly corrections: readonly Correction[]
  readonly findings: readonly Finding[]
}

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '提醒',
  info: '说明',
}

export type { Cells, CellPath, CellValue, Finding, Place, ReadReport }
