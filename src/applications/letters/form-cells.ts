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
  return fits(value, otherValue, TWO_LINES)
    ? [pair(label, value, other, otherValue)]
    : [wide(label, value), wide(other, otherValue)]
}

/** Particulars two a row as far as two that follow each other take a line each: a form is made to stay one page. */
export function twoARow(
  items: readonly { readonly label: string; readonly value: string }[],
): readonly (readonly Cell[])[] {
  const [one, two, ...rest] = items
  if (one === undefined) return []
  if (two !== undefined && fits(one.value, two.value, ONE_LINE))
    return [pair(one.label, one.value, two.label, two.value), ...twoARow(rest)]
  return [wide(one.label, one.value), ...twoARow(items.slice(1))]
}

const ONE_LINE = { left: 13, right: 9 } as const
const TWO_LINES = { left: 26, right: 16 } as const

function fits(
  value: string,
  other: string,
  most: { readonly left: number; readonly right: number },
): boolean {
  return widthOf(value) <= most.left && widthOf(other) <= most.right
}

/** In Chinese characters; Latin letters and figures take a little more than half. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2000' ? 0.6 : 1), 0)
}

export const TO_BE_DATED = '　　年　月　日'

/** A day not known yet is left for the pen. */
export function dated(date: LocalDate | undefined): string {
  return date === undefined ? TO_BE_DATED : formatChinese(date)
}
