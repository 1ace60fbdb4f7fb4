/** Rows of the printed forms: four columns, a label before each value. */
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { Cell } from '../../platform/documents/tree.ts'

export function wide(label: string, value: string): readonly Cell[] {
  return [
    { text: label, header: true },
    { text: value, colSpan: 3 },
  ]
}

export function pair(label: string, value: string, other: string, otherValue: string): readonly Cell[] {
  return [{ text: label, header: true }, { text: value }, { text: other, header: true }, { text: otherValue }]
}

export const TO_BE_DATED = '　　年　月　日'

/** A day not known yet is left for the pen. */
export function dated(date: LocalDate | undefined): string {
  return date === undefined ? TO_BE_DATED : formatChinese(date)
}
