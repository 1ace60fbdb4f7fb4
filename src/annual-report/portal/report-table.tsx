import type { ReactNode } from 'react'
import { TableRegion } from '../../portal/components/tables.tsx'
import type { HtmlCell, HtmlTable } from '../render/html-model.ts'

/** One of the three tables, every number tied to the headers that read it out. */
export function StatutoryTable({ table }: { table: HtmlTable }): ReactNode {
  return (
    <TableRegion label={table.caption}>
      <table className="report">
        <caption className="sr-only">{table.caption}</caption>
        {table.head.length > 0 && (
          <thead>
            {table.head.map((row, index) => (
              <Row key={index} cells={row} />
            ))}
          </thead>
        )}
        <tbody>
          {table.body.map((row, index) => (
            <Row key={index} cells={row} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function Row({ cells }: { cells: readonly HtmlCell[] }): ReactNode {
  return (
    <tr>
      {cells.map((cell) =>
        cell.kind === 'th' ? <Header key={cell.id} cell={cell} /> : <Value key={cell.path} cell={cell} />,
      )}
    </tr>
  )
}

function spans({ rowSpan, colSpan }: HtmlCell): { rowSpan?: number; colSpan?: number } {
  return { ...(rowSpan > 1 ? { rowSpan } : {}), ...(colSpan > 1 ? { colSpan } : {}) }
}

function Header({ cell }: { cell: Extract<HtmlCell, { kind: 'th' }> }): ReactNode {
  const isLabel = cell.scope === 'row'
  return (
    <th id={cell.id} scope={cell.scope} {...spans(cell)} className={isLabel ? 'align-left' : undefined}>
      {cell.text}
    </th>
  )
}

function Value({ cell }: { cell: Extract<HtmlCell, { kind: 'td' }> }): ReactNode {
  return (
    <td headers={cell.headers} {...spans(cell)}>
      {cell.text}
      {cell.correction !== undefined && <sup title="经人工更正，见表下说明">更正</sup>}
    </td>
  )
}
