/** The cells of 表二 with their words, of both forms: what the totals of a year are listed by. */
import { FORMS } from '../../annual-report/forms/index.ts'
import { proactivePath } from '../../annual-report/model.ts'

export interface CellLabel {
  readonly path: string
  readonly label: string
  readonly isAmount: boolean
}

export function tableTwoLabels(): readonly CellLabel[] {
  const found = new Map<string, CellLabel>()
  for (const form of Object.values(FORMS)) {
    for (const block of form.proactive) {
      for (const row of block.rows) {
        for (const column of block.columns) {
          const path = proactivePath(row.key, column.key)
          if (!found.has(path))
            found.set(path, {
              path,
              label: `${row.label}·${column.label}`,
              isAmount: column.key === 'amountWan',
            })
        }
      }
    }
  }
  return [...found.values()]
}
