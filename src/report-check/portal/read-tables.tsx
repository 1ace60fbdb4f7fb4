import type { ReactNode } from 'react'
import type { CellPath, FormDefinition } from '../../annual-report/model.ts'
import type { Finding } from '../../annual-report/reading.ts'
import { type HtmlCell, type HtmlTable, reportHtmlModel } from '../../annual-report/render/html-model.ts'
import { printCell } from '../../annual-report/render/cell-text.ts'
import { TableRegion } from '../../portal/components/index.ts'
import type { Checked } from '../model.ts'
import { gravestFirst, sayPlace } from '../rules.ts'

export function cellId(path: CellPath): string {
  return `c-${path.replaceAll('.', '-')}`
}

interface Marks {
  readonly checked: Checked
  readonly findings: ReadonlyMap<CellPath, Finding>
  readonly unread: ReadonlyMap<CellPath, string>
}

/** The three tables as they were read: blank, unread and missing told apart in words. */
export function ReadTables(props: { checked: Checked; form: FormDefinition }): ReactNode {
  const { checked, form } = props
  const { report } = checked
  const model = reportHtmlModel(form, { organ: '', year: 0, cells: report.cells, sections: {} })
  const marks: Marks = {
    checked,
    findings: gravest(checked.findings),
    unread: new Map(report.unread.map(({ path, reason }) => [path, reason])),
  }
  return (
    <>
      {model.sections.map(({ table }) => table && <ReadTable key={table.key} table={table} marks={marks} />)}
    </>
  )
}

/** Of several findings at a cell the gravest is marked. */
function gravest(findings: readonly Finding[]): ReadonlyMap<CellPath, Finding> {
  const found = new Map<CellPath, Finding>()
  for (const finding of gravestFirst(findings)) {
    if (finding.path !== undefined && !found.has(finding.path)) found.set(finding.path, finding)
  }
  return found
}

function ReadTable({ table, marks }: { table: HtmlTable; marks: Marks }): ReactNode {
  return (
    <>
      <h3>{table.caption}</h3>
      <TableRegion label={table.caption}>
        <table className="report check-table">
          <caption className="sr-only">{table.caption}</caption>
          {table.head.length > 0 && <thead>{rows(table.head, marks)}</thead>}
          <tbody>{rows(table.body, marks)}</tbody>
        </table>
      </TableRegion>
    </>
  )
}

function rows(list: readonly (readonly HtmlCell[])[], marks: Marks): ReactNode {
  return list.map((row, index) => (
    <tr key={index}>
      {row.map((cell) =>
        cell.kind === 'th' ? (
          <th
            key={cell.id}
            id={cell.id}
            scope={cell.scope}
            {...spans(cell)}
            className={cell.scope === 'row' ? 'align-left' : undefined}
          >
            {cell.text}
          </th>
        ) : (
          <ValueCell key={cell.path} cell={cell} marks={marks} />
        ),
      )}
    </tr>
  ))
}

function spans({ rowSpan, colSpan }: HtmlCell): { rowSpan?: number; colSpan?: number } {
  return { ...(rowSpan > 1 ? { rowSpan } : {}), ...(colSpan > 1 ? { colSpan } : {}) }
}

function ValueCell({ cell, marks }: { cell: Extract<HtmlCell, { kind: 'td' }>; marks: Marks }): ReactNode {
  const { report } = marks.checked
  const { path } = cell
  const value = report.cells.get(path)
  const unread = marks.unread.get(path)
  const finding = marks.findings.get(path)
  const place = report.places.get(path) ?? report.unread.find((each) => each.path === path)?.place
  const text = value === undefined ? (unread === undefined ? '缺' : '未读出') : printCell(value) || '空白'
  const names = [
    value === undefined ? (unread === undefined ? 'check-missing' : 'check-unread-cell') : '',
    value?.kind === 'blank' ? 'check-blank' : '',
    finding === undefined ? '' : `check-${finding.severity}`,
  ].filter((name) => name !== '')
  const title = [unread, finding?.message, sayPlace(place)].filter((part) => part).join('；')
  return (
    <td
      id={cellId(path)}
      headers={cell.headers}
      {...spans(cell)}
      className={names.join(' ') || undefined}
      title={title || undefined}
    >
      {place?.line === undefined ? text : <a href={`#line-${place.line}`}>{text}</a>}
      {finding !== undefined && finding.severity !== 'info' && (
        <sup>{finding.severity === 'error' ? '错' : '疑'}</sup>
      )}
    </td>
  )
}
