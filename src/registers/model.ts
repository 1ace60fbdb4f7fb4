/** The registers behind 表二 (条例 20): what is kept, row by row, and what an entry holds. Amounts are in 分. */
import type { LocalDate } from '../law/local-date.ts'

/** Rows of 表二 with a register here; 其他对外管理服务事项 are the service guides of the guides area. */
export const REGISTER_ROWS = [
  'regulations',
  'normativeDocuments',
  'licensing',
  'penalties',
  'coercion',
  'fees',
  'procurement',
] as const
export type RegisterRow = (typeof REGISTER_ROWS)[number]

export const ENTRY_KINDS = ['document', 'item', 'decision', 'feeReceipt', 'purchase'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export interface RegisterDefinition {
  readonly row: RegisterRow
  readonly label: string
  /** The clause of 条例 20 that has it published. */
  readonly article: string
  readonly kinds: readonly EntryKind[]
}

export const REGISTERS: Readonly<Record<RegisterRow, RegisterDefinition>> = {
  regulations: { row: 'regulations', label: '规章', article: '条例20.1', kinds: ['document'] },
  normativeDocuments: {
    row: 'normativeDocuments',
    label: '行政规范性文件',
    article: '条例20.1',
    kinds: ['document'],
  },
  licensing: { row: 'licensing', label: '行政许可', article: '条例20.5', kinds: ['item', 'decision'] },
  penalties: { row: 'penalties', label: '行政处罚', article: '条例20.6', kinds: ['item', 'decision'] },
  coercion: { row: 'coercion', label: '行政强制', article: '条例20.6', kinds: ['item', 'decision'] },
  fees: { row: 'fees', label: '行政事业性收费', article: '条例20.8', kinds: ['item', 'feeReceipt'] },
  procurement: { row: 'procurement', label: '政府集中采购', article: '条例20.9', kinds: ['purchase'] },
}

export const KIND_LABELS: Readonly<Record<EntryKind, string>> = {
  document: '文件',
  item: '事项',
  decision: '处理决定',
  feeReceipt: '收费',
  purchase: '采购项目',
}

export type EntryField =
  | 'row'
  | 'kind'
  | 'name'
  | 'number'
  | 'happenedOn'
  | 'publishedOn'
  | 'endedOn'
  | 'count'
  | 'yuan'
  | 'itemId'
  | 'unitId'

/** What the fields of an entry are called, kind by kind; a field not named is not kept. */
export const FIELD_LABELS: Readonly<Record<EntryKind, Readonly<Partial<Record<EntryField, string>>>>> = {
  document: {
    name: '文件名称',
    number: '文号',
    happenedOn: '制发日期',
    publishedOn: '公开日期',
    endedOn: '废止日期',
    unitId: '起草科室',
  },
  item: {
    name: '事项名称',
    number: '事项编码',
    happenedOn: '实施日期',
    endedOn: '取消日期',
    unitId: '实施科室',
  },
  decision: {
    name: '摘要',
    number: '决定书文号',
    itemId: '所属事项',
    happenedOn: '决定日期',
    count: '件数',
    unitId: '承办科室',
  },
  feeReceipt: {
    name: '收费项目',
    number: '票据号',
    itemId: '所属事项',
    happenedOn: '收费日期',
    yuan: '金额（元）',
    unitId: '收费科室',
  },
  purchase: {
    name: '项目名称',
    number: '采购编号',
    happenedOn: '成交日期',
    yuan: '成交金额（元）',
    unitId: '采购科室',
  },
}

export interface Entry {
  readonly row: RegisterRow
  readonly kind: EntryKind
  readonly name: string
  readonly number: string
  readonly itemId: string | null
  readonly happenedOn: LocalDate
  readonly publishedOn: LocalDate | null
  readonly endedOn: LocalDate | null
  readonly count: number
  /** 分, for receipts and purchases. */
  readonly fen: bigint | null
  readonly unitId: string | null
}

export const ENTRY_ACTS = ['entered', 'corrected', 'withdrawn'] as const
export type EntryActKind = (typeof ENTRY_ACTS)[number]
export const ENTRY_ACT_LABELS: Readonly<Record<EntryActKind, string>> = {
  entered: '登记',
  corrected: '更正',
  withdrawn: '作废',
}

/** A row of an import that was not taken, and why. */
export interface ImportFault {
  /** As counted in the sheet, the header being 1. */
  readonly line: number
  readonly column: string
  readonly message: string
}
