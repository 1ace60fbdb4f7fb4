import { localDate } from '../../../law/local-date.ts'
import type { Statistics } from '../../render/statistics-contract.ts'
import { BEHIND, dayBandName, type Scope } from '../../render/statistics.ts'
import { monthName, resultGroups, share, shownDays } from '../../render/statistics-tables.ts'
import { Figure } from './links.tsx'
import { StatTable } from './stat-table.tsx'

interface Props {
  readonly statistics: Statistics
  readonly scope: Scope
}

const MONTH_COLUMNS = [
  ['received', '收到'],
  ['decided', '办结'],
  ['carriedOut', '月末未办结'],
] as const

export function MonthsTable({ statistics: { months }, scope }: Props) {
  return (
    <StatTable caption="按月收到、办结件数和月末未办结件数" head={['月份', '收到', '办结', '月末未办结']}>
      {months.map((month) => {
        const name = monthName(month.from)
        const of: Scope = { ...scope, span: { from: localDate(month.from), to: localDate(month.to) } }
        return (
          <tr key={month.from}>
            <th scope="row">{name}</th>
            {MONTH_COLUMNS.map(([key, label]) => (
              <td key={key}>
                <Figure count={month[key]} filters={BEHIND[key](of)} what={`${name}${label}`} />
              </td>
            ))}
          </tr>
        )
      })}
    </StatTable>
  )
}

/** 条例 33: working days of the reply period, without the time opinions were out. */
export function DaysTable({ statistics: { days, total }, scope }: Props) {
  return (
    <>
      <p className="desk-muted">
        按本期送达的 {total.delivered} 件计，以送达之日判断是否按时；征求意见等不计入期限的时间已经扣除。
      </p>
      <StatTable caption="送达件所用工作日" head={['工作日', '件数', '占比']}>
        {shownDays(days).map(({ band, count }) => (
          <tr key={band}>
            <th scope="row">{dayBandName(band)}</th>
            <td>
              <Figure
                count={count}
                filters={BEHIND.delivered(scope, { daysUsed: band })}
                what={dayBandName(band)}
              />
            </td>
            <td>{share(count, total.delivered)}</td>
          </tr>
        ))}
      </StatTable>
    </>
  )
}

/** The 21 rows of 表三 under their groups. */
export function ResultsTable({ statistics, scope }: Props) {
  const { total } = statistics
  return (
    <StatTable caption="本期办结件的办理结果（表三第三部分）" head={['办理结果', '件数', '占比']}>
      {resultGroups(statistics.results).flatMap(({ group, name, count, rows }) => [
        <tr key={group} className="stat-group">
          <th scope="row">{name}</th>
          <td>
            <Figure count={count} filters={BEHIND.decided(scope, { result: group })} what={name} />
          </td>
          <td>{share(count, total.decided)}</td>
        </tr>,
        ...rows.map((row) => (
          <tr key={row.row} className="stat-under">
            <th scope="row">{row.name}</th>
            <td>
              <Figure
                count={row.count}
                filters={BEHIND.decided(scope, { result: row.row })}
                what={row.name}
              />
            </td>
            <td>{share(row.count, total.decided)}</td>
          </tr>
        )),
      ])}
    </StatTable>
  )
}
