import type { CellValue } from '../model.ts'

/**
 * A cell as the form prints it: zeros are printed, a blank stays as it was printed, an amount is plain 万元 without
 * trailing zeros. A cell that is not there prints nothing.
 */
export function printCell(value: CellValue | undefined): string {
  if (value === undefined) return ''
  switch (value.kind) {
    case 'count':
      return String(value.value)
    case 'amount':
      return value.wan
    case 'blank':
      return value.printed
  }
}
