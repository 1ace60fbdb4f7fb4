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

/** Side by side where each value takes two lines of its column at most, else a row each. */
export function pairOrRows(
  label: string,
  value: string,
  other: string,
  otherValue: string,
): readonly (readonly Cell[])[] {
  const isShort = [...value].length <= TWO_LINES.left && [...otherValue].length <= TWO_LINES.right
  return isShort ? [pair(label, value, other, otherValue)] : [wide(label, value), wide(other, otherValue)]
}
const TWO_LINES = { left: 26, right: 16 } as const

export const TO_BE_DATED = '　　年　月　日'

/** A day not known yet is left for the pen. */
export function dated(date: LocalDate | undefined): string {
  return date === undefined ? TO_BE_DATED : formatChinese(date)
}
