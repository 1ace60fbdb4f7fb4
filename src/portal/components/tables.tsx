import type { ReactNode } from 'react'
import type { Cell } from '../../platform/documents/tree.ts'

/** The facts of a published item (索引号, 文号, 发布机构, 成文日期 …); rows without a value are left out. */
export function MetaTable(props: {
  rows: readonly { label: string; value: ReactNode }[]
  label?: string
}): ReactNode {
  const rows = props.rows.filter((row) => row.value !== undefined && row.value !== null && row.value !== '')
  return (
    <dl className="meta" aria-label={props.label ?? '信息要素'}>
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface DataColumn {
  readonly label: string
  readonly align?: 'left' | 'right' | 'center'
  /** Keep on one line: dates, numbers. */
  readonly nowrap?: boolean
}

/** A table for reading. Scrolls in its own region, reachable by keyboard, so that the page never scrolls sideways. */
export function DataTable(props: {
  caption: string
  hideCaption?: boolean
  columns: readonly DataColumn[]
  rows: readonly (readonly ReactNode[])[]
  /** The first cell of each row names the row. */
  rowHeader?: boolean
}): ReactNode {
  return (
    <TableRegion label={props.caption}>
      <table className="data">
        <caption className={props.hideCaption === true ? 'sr-only' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column, index) => (
              <th key={index} scope="col" className={alignClass(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => {
                const className = alignClass(props.columns[place])
                return place === 0 && props.rowHeader === true ? (
                  <th key={place} scope="row" className={className}>
                    {cell}
                  </th>
                ) : (
                  <td key={place} className={className}>
                    {cell}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function alignClass(column: DataColumn | undefined): string | undefined {
  const names = [column?.align && `align-${column.align}`, column?.nowrap === true && 'nowrap'].filter(
    Boolean,
  )
  return names.length === 0 ? undefined : names.join(' ')
}

/** The scrolling frame of a wide table. */
export function TableRegion(props: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className="table-region" role="region" aria-label={`${props.label}（可左右滚动）`} tabIndex={0}>
      {props.children}
    </div>
  )
}

/** A cell of a statutory form; `href` opens the records behind the figure. */
export interface ReportCell extends Cell {
  readonly href?: string
  /** Reads the figure aloud with its row and column where the spans would leave it unclear. */
  readonly description?: string
}

/**
 * A statutory form (the three tables of the annual report) with its spans, as the table block of
 * platform/documents/tree.ts gives it. The first `headerRows` rows are its head.
 */
export function ReportTable(props: {
  caption: string
  hideCaption?: boolean
  rows: readonly (readonly ReportCell[])[]
  headerRows: number
}): ReactNode {
  return (
    <TableRegion label={props.caption}>
      <table className="report">
        <caption className={props.hideCaption === true ? 'sr-only' : undefined}>{props.caption}</caption>
        {props.headerRows > 0 && (
          <thead>
            {props.rows.slice(0, props.headerRows).map((row, index) => (
              <ReportRow key={index} cells={row} head />
            ))}
          </thead>
        )}
        <tbody>
          {props.rows.slice(props.headerRows).map((row, index) => (
            <ReportRow key={index} cells={row} head={false} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function ReportRow(props: { cells: readonly ReportCell[]; head: boolean }): ReactNode {
  return (
    <tr>
      {props.cells.map((cell, index) => {
        const attributes = {
          rowSpan: cell.rowSpan,
          colSpan: cell.colSpan,
          className: cell.align === undefined ? undefined : `align-${cell.align}`,
        }
        if (!props.head && cell.header !== true) {
          return (
            <td key={index} {...attributes}>
              <CellText cell={cell} />
            </td>
          )
        }
        return (
          <th key={index} scope={headerScope(cell, props.head)} {...attributes}>
            <CellText cell={cell} />
          </th>
        )
      })}
    </tr>
  )
}

function headerScope(cell: ReportCell, head: boolean): 'col' | 'colgroup' | 'row' | 'rowgroup' {
  if (head) return (cell.colSpan ?? 1) > 1 ? 'colgroup' : 'col'
  return (cell.rowSpan ?? 1) > 1 ? 'rowgroup' : 'row'
}

function CellText({ cell }: { cell: ReportCell }): ReactNode {
  const text = cell.vertical === true ? <span className="vertical">{cell.text}</span> : cell.text
  if (cell.href === undefined) return text
  return (
    <a href={cell.href} aria-label={cell.description}>
      {text}
    </a>
  )
}
