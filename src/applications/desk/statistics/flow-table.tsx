import type { FlowLine } from '../../render/statistics-contract.ts'
import { BEHIND, type Filters, type FlowKey, type Scope } from '../../render/statistics.ts'
import { share } from '../../render/statistics-tables.ts'
import { Figure } from './links.tsx'
import { StatTable } from './stat-table.tsx'

const COLUMNS: readonly (readonly [FlowKey, string])[] = [
  ['received', '收到'],
  ['carriedIn', '上期结转'],
  ['decided', '办结'],
  ['carriedOut', '结转下期'],
  ['delivered', '已送达'],
  ['late', '逾期送达'],
]

/** Lines with nothing in them are left out, but for their total. */
export function FlowTable({
  caption,
  head,
  lines,
  scopeOf,
  filtersOf,
}: {
  caption: string
  head: string
  lines: readonly FlowLine[]
  scopeOf: (line: FlowLine) => Scope
  filtersOf: (line: FlowLine) => Filters
}) {
  const shown = lines.filter((line) => COLUMNS.some(([key]) => line[key] > 0))
  if (shown.length === 0) return <p className="desk-muted">本时段没有收到、办结的申请。</p>
  return (
    <StatTable caption={caption} head={[head, ...COLUMNS.map(([, label]) => label), '按时率']}>
      {shown.map((line) => (
        <tr key={line.key}>
          <th scope="row">{line.name}</th>
          {COLUMNS.map(([key, label]) => (
            <td key={key} className={key === 'late' && line.late > 0 ? 'stat-late' : ''}>
              <Figure
                count={line[key]}
                filters={BEHIND[key](scopeOf(line), filtersOf(line))}
                what={`${line.name}${label}`}
              />
            </td>
          ))}
          <td>{share(line.inTime, line.delivered)}</td>
        </tr>
      ))}
    </StatTable>
  )
}
