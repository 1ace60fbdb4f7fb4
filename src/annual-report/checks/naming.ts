/** How a message names a cell: 表三“（一）予以公开”行“自然人”列. Shared by the checks, the roll-up and the pages. */
import type { CellPath, FormDefinition } from '../model.ts'
import { splitPath } from '../model.ts'

export interface CellName {
  readonly table: '表二' | '表三' | '表四'
  readonly row: string
  readonly column: string
}

export function nameCell(form: FormDefinition, path: CellPath): CellName {
  const { table, row, column } = splitPath(path)
  if (table === 'requests')
    return { table: '表三', row: requestRowName(form, row), column: columnName(form, column) }
  if (table === 'proactive') return proactiveName(form, row, column)
  return { table: '表四', row: remedyName(form, path), column: remedyColumnName(form, column) }
}

/** 表三“（三）不予公开1.属于国家秘密”行“自然人”列 */
export function sayCell(form: FormDefinition, path: CellPath): string {
  const { table, row, column } = nameCell(form, path)
  return `${table}“${row}”${table === '表四' ? '的' : '行'}“${column}”${table === '表四' ? '' : '列'}`
}

/** 表三“（一）予以公开”行 */
export function sayRow(form: FormDefinition, path: CellPath): string {
  const { table, row } = nameCell(form, path)
  return `${table}“${row}”${table === '表四' ? '' : '行'}`
}

/** A row of 表三 as a reader names it: without the long bracket, with the 大类 it stands under. */
export function requestRowName(form: FormDefinition, key: string): string {
  if (key === 'other') return '（六）其他处理'
  const row = form.requestRows.find((candidate) => candidate.key === key)
  if (row === undefined) return key
  const label = row.shortLabels?.[0] ?? row.label
  return row.group === undefined ? label : `${row.group}${label}`
}

export function columnName(form: FormDefinition, key: string): string {
  return form.requestColumns.find((column) => column.key === key)?.label ?? key
}

export function remedyColumnName(form: FormDefinition, key: string): string {
  return form.remedyColumns.find((column) => column.key === key)?.label ?? key
}

function remedyName(form: FormDefinition, path: CellPath): string {
  const block = form.remedyBlocks.find((candidate) => path.startsWith(`${candidate.key}.`))
  return block?.labels.join('—') ?? path
}

function proactiveName(form: FormDefinition, row: string, column: string): CellName {
  for (const block of form.proactive) {
    const definition = block.rows.find((candidate) => candidate.key === row)
    if (definition === undefined) continue
    const label = block.columns.find((candidate) => candidate.key === column)?.label ?? column
    return { table: '表二', row: definition.label, column: label }
  }
  return { table: '表二', row, column }
}
