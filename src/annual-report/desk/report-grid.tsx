import type { Cells, CellPath, FormDefinition } from '../model.ts'
import { type HtmlCell, type HtmlTable, reportHtmlModel } from '../render/html-model.ts'
import './report.css'

export interface CellMark {
  readonly kind: 'error' | 'warning'
  readonly message: string
}

export interface ReportGridsProps {
  readonly form: FormDefinition
  readonly cells: Cells
  readonly corrected?: ReadonlySet<CellPath>
  readonly marks?: ReadonlyMap<CellPath, CellMark>
  /** A cell becomes a button; absent: plain figures. */
  readonly onOpen?: (path: CellPath) => void
}

const TITLES = { proactive: '表二 主动公开', requests: '表三 依申请公开', remedies: '表四 复议诉讼' } as const

/** The three tables in the national layout, each figure open to what stands behind it. */
export function ReportGrids(props: ReportGridsProps) {
  const model = reportHtmlModel(props.form, { organ: '', year: 0, cells: props.cells, sections: {} })
  return (
    <>
      {model.sections.flatMap(({ table }) =>
        table === undefined ? [] : [<Grid key={table.key} table={table} {...props} />],
      )}
    </>
  )
}

function Grid({ table, ...props }: ReportGridsProps & { table: HtmlTable }) {
  return (
    <>
      <h3>{TITLES[table.key]}</h3>
      <div className="report-grid-frame" role="region" aria-label={table.caption} tabIndex={0}>
        <table className="report-grid">
          <caption className="visually-hidden">{table.caption}</caption>
          <thead>
            {table.head.map((row, index) => (
              <GridRow key={index} row={row} {...props} />
            ))}
          </thead>
          <tbody>
            {table.body.map((row, index) => (
              <GridRow key={index} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function GridRow({ row, ...props }: ReportGridsProps & { row: readonly HtmlCell[] }) {
  return (
    <tr>
      {row.map((cell) =>
        cell.kind === 'th' ? (
          <th
            key={cell.id}
            id={cell.id}
            scope={cell.scope}
            rowSpan={cell.rowSpan}
            colSpan={cell.colSpan}
            className={cell.scope === 'row' ? 'report-label' : ''}
          >
            {cell.text}
          </th>
        ) : (
          <td key={cell.path} headers={cell.headers} rowSpan={cell.rowSpan} colSpan={cell.colSpan}>
            <Figure cell={cell} {...props} />
          </td>
        ),
      )}
    </tr>
  )
}

function Figure({ cell, ...props }: ReportGridsProps & { cell: Extract<HtmlCell, { kind: 'td' }> }) {
  const mark = props.marks?.get(cell.path)
  const corrected = props.corrected?.has(cell.path) === true
  const names = [
    'report-cell',
    cell.text === '0' ? 'report-cell-zero' : '',
    corrected ? 'report-cell-corrected' : '',
    mark === undefined ? '' : `report-cell-${mark.kind}`,
  ]
  const content = (
    <>
      {cell.text === '' ? '空白' : cell.text}
      {corrected ? <span className="report-cell-mark">更正</span> : null}
    </>
  )
  if (props.onOpen === undefined) {
    return (
      <span className={corrected ? 'report-cell-plain report-cell-corrected' : 'report-cell-plain'}>
        {content}
      </span>
    )
  }
  const open = props.onOpen
  return (
    <button
      type="button"
      className={names.filter((name) => name !== '').join(' ')}
      title={mark?.message ?? '查看记录'}
      onClick={() => open(cell.path)}
    >
      {content}
    </button>
  )
}
