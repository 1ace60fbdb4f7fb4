import { memo } from 'react'
import { printCell } from '../../annual-report/render/cell-text.ts'
import { type HtmlCell, reportHtmlModel } from '../../annual-report/render/html-model.ts'
import type { CellPath, CellValue, FormDefinition } from '../../annual-report/model.ts'

export interface CellFacts {
  readonly cells: ReadonlyMap<CellPath, CellValue>
  readonly unread: ReadonlyMap<CellPath, string>
  readonly corrected: ReadonlySet<CellPath>
  readonly marks: ReadonlyMap<
    CellPath,
    { readonly severity: 'error' | 'warning' | 'info'; readonly message: string }
  >
}

export interface CheckGridProps {
  readonly form: FormDefinition
  readonly facts: CellFacts
  readonly selected: CellPath | undefined
  readonly onSelect: (path: CellPath) => void
}

export function cellId(path: CellPath): string {
  return `cell-${path.replaceAll('.', '-')}`
}

/** What a cell shows: blank, unread and missing are told apart in words, never as a zero. */
export function cellText(facts: CellFacts, path: CellPath): string {
  const value = facts.cells.get(path)
  if (value === undefined) return facts.unread.has(path) ? '未读出' : '缺'
  return printCell(value) || '空白'
}

/** The three tables as read; every figure is a button that leads to its place in the source. */
export const CheckGrids = memo(function CheckGrids(props: CheckGridProps) {
  const model = reportHtmlModel(props.form, { organ: '', year: 0, cells: props.facts.cells, sections: {} })
  return (
    <>
      {model.sections.flatMap(({ table }) =>
        table === undefined
          ? []
          : [
              <section key={table.key} aria-label={table.caption}>
                <h3>{table.caption}</h3>
                <div
                  className="check-grid-frame"
                  role="region"
                  aria-label={`${table.caption}（可左右滚动）`}
                  tabIndex={0}
                >
                  <table className="check-grid">
                    <thead>{rowsOf(table.head, props)}</thead>
                    <tbody>{rowsOf(table.body, props)}</tbody>
                  </table>
                </div>
              </section>,
            ],
      )}
    </>
  )
})

function rowsOf(rows: readonly (readonly HtmlCell[])[], props: CheckGridProps) {
  return rows.map((row, index) => (
    <tr key={index}>
      {row.map((cell) =>
        cell.kind === 'th' ? (
          <th
            key={cell.id}
            id={cell.id}
            scope={cell.scope}
            rowSpan={cell.rowSpan}
            colSpan={cell.colSpan}
            className={cell.scope === 'row' ? 'check-label' : ''}
          >
            {cell.text}
          </th>
        ) : (
          <td key={cell.path} headers={cell.headers} rowSpan={cell.rowSpan} colSpan={cell.colSpan}>
            <Figure
              path={cell.path}
              facts={props.facts}
              selected={props.selected === cell.path}
              onSelect={props.onSelect}
            />
          </td>
        ),
      )}
    </tr>
  ))
}

function Figure(props: {
  path: CellPath
  facts: CellFacts
  selected: boolean
  onSelect: (path: CellPath) => void
}) {
  const { path, facts, selected } = props
  const value = facts.cells.get(path)
  const unread = facts.unread.get(path)
  const mark = facts.marks.get(path)
  const corrected = facts.corrected.has(path)
  const names = [
    'check-cell',
    value === undefined ? (unread === undefined ? 'check-cell-missing' : 'check-cell-unread') : '',
    value?.kind === 'blank' ? 'check-cell-blank' : '',
    mark === undefined ? '' : `check-cell-${mark.severity}`,
    corrected ? 'check-cell-corrected' : '',
  ]
  return (
    <button
      type="button"
      id={cellId(path)}
      className={names.filter((name) => name !== '').join(' ')}
      aria-pressed={selected}
      title={[unread, mark?.message].filter((part) => part !== undefined).join('；') || '看原文位置'}
      onClick={() => props.onSelect(path)}
    >
      {cellText(facts, path)}
      {corrected ? <span className="check-cell-mark">更正</span> : null}
    </button>
  )
}
