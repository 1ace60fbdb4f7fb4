/** 办理统计 as tables and charts: for the sheet, the document and the pictures; the desk shows the same numbers as links. */
import type { Drawing } from '../../annual-report/charts.ts'
import { FORM_2021 } from '../../annual-report/forms/form-2021.ts'
import type { ResultRow } from '../../annual-report/model.ts'
import { formatChinese, parseLocalDate } from '../../law/local-date.ts'
import { OUTCOME_GROUP_NAMES, OUTCOME_GROUPS, type OutcomeGroup } from '../../law/outcomes.ts'
import type { Cell, DocumentTree } from '../../platform/documents/tree.ts'
import type { FlowLine, Statistics } from './statistics-contract.ts'
import { dayBandName, periodLabel, STEP_DEFINITIONS } from './statistics.ts'

export interface StatisticsTable {
  readonly title: string
  readonly widths: readonly number[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export interface ResultGroup {
  readonly group: OutcomeGroup
  readonly name: string
  readonly count: number
  /** Empty where the group is a row of its own. */
  readonly rows: readonly { readonly row: ResultRow; readonly name: string; readonly count: number }[]
}

/** The 21 rows of 表三 under its six groups. */
export function resultGroups(results: Statistics['results']): readonly ResultGroup[] {
  return OUTCOME_GROUPS.map((group) => {
    const rows = results.filter(({ row }) => row === group || row.startsWith(`${group}.`))
    return {
      group,
      name: OUTCOME_GROUP_NAMES[group],
      count: rows.reduce((sum, { count }) => sum + count, 0),
      rows: rows
        .filter(({ row }) => row !== group)
        .map(({ row, count }) => ({ row, count, name: rowName(row) })),
    }
  })
}

/** As the report prints it, without its number: 属于国家秘密. */
export function rowName(row: ResultRow): string {
  const label = FORM_2021.requestRows.find(({ key }) => key === row)?.label ?? row
  return label.replace(/^[（(]?[一二三四五六七八九十\d]+[）).．、]*/, '')
}

/** 91.7%; — where there is nothing to divide by. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${(Math.round((1000 * part) / whole) / 10).toFixed(1)}%`
}

export function titleOf({ organ, year, period }: Statistics): string {
  return `${organ.name}${year}年${period === 'year' ? '' : periodLabel(period)}政府信息公开申请办理统计`
}

export function daysOf({ from, to }: Pick<Statistics, 'from' | 'to'>): string {
  const [first, last] = [parseLocalDate(from), parseLocalDate(to)]
  return first === undefined || last === undefined
    ? ''
    : `统计时段：${formatChinese(first)}至${formatChinese(last)}`
}

const FLOW_HEAD = ['收到', '上期结转', '办结', '结转下期', '已送达', '逾期送达', '按时率'] as const

function flowRow(flow: Omit<FlowLine, 'key' | 'name'>): readonly (string | number)[] {
  const { received, carriedIn, decided, carriedOut, delivered, inTime, late } = flow
  return [received, carriedIn, decided, carriedOut, delivered, late, share(inTime, delivered)]
}

function flowTable(title: string, head: string, lines: readonly FlowLine[]): StatisticsTable {
  return {
    title,
    widths: [22, 8, 10, 8, 10, 8, 10, 10],
    header: [head, ...FLOW_HEAD],
    rows: lines.map((line) => [line.name, ...flowRow(line)]),
  }
}

export function tablesOf(statistics: Statistics): readonly StatisticsTable[] {
  const { total, months, columns, channels, units, organs, days, steps, fees, remedies, answered } =
    statistics
  const tables: StatisticsTable[] = [
    flowTable('总体情况', '范围', [{ key: 'total', name: '合计', ...total }]),
    {
      title: '按月收到、办结和结转',
      widths: [22, 10, 10, 14],
      header: ['月份', '收到', '办结', '月末未办结'],
      rows: months.map((month) => [monthName(month.from), month.received, month.decided, month.carriedOut]),
    },
    {
      title: '送达件所用工作日',
      widths: [22, 10, 10],
      header: ['工作日', '件数', '占比'],
      rows: shownDays(days).map(({ band, count }) => [
        dayBandName(band),
        count,
        share(count, total.delivered),
      ]),
    },
    {
      title: '办理结果',
      widths: [36, 10, 10],
      header: ['结果', '件数', '占比'],
      rows: resultGroups(statistics.results).flatMap(({ name, count, rows }) => [
        [name, count, share(count, total.decided)],
        ...rows.map((row) => [`　${row.name}`, row.count, share(row.count, total.decided)]),
      ]),
    },
    flowTable('按申请人类型', '申请人类型', columns),
    flowTable('按收到渠道', '渠道', channels),
    ...(units.length === 0 ? [] : [flowTable('按承办科室', '科室或社区', units)]),
    ...(organs.length === 0 ? [] : [flowTable('按机关', '机关', organs)]),
    {
      title: '办理中的程序（按办结件计）',
      widths: [30, 10, 10],
      header: ['程序', '件数', '占办结件'],
      rows: steps.map(({ step, count }) => [STEP_DEFINITIONS[step].name, count, share(count, total.decided)]),
    },
    {
      title: '信息处理费',
      widths: [30, 10, 14],
      header: ['事项', '件数', '金额（元）'],
      rows: [
        ['收费通知送达', fees.notices, fees.askedYuan],
        ['实际缴费', fees.payments, fees.paidYuan],
      ],
    },
    {
      title: '行政复议、行政诉讼（本年截至期末）',
      widths: [24, 10, 10, 10, 10],
      header: ['类别', '结果维持', '结果纠正', '其他结果', '尚未审结'],
      rows: remedies.map(({ name, upheld, corrected, other, pending }) => [
        name,
        upheld,
        corrected,
        other,
        pending,
      ]),
    },
    {
      title: '查到已公开、未再申请',
      widths: [50, 10],
      header: ['已公开的信息', '次数'],
      rows: [
        ['合计', answered.count],
        ...answered.items.map(({ title, count }) => [title ?? '（信息已不在公开目录中）', count]),
      ],
    },
  ]
  return tables
}

export function monthName(from: string): string {
  return `${Number(from.slice(5, 7))}月`
}

/** 尚未推算 only where there is any. */
export function shownDays(days: Statistics['days']): Statistics['days'] {
  return days.filter(({ band, count }) => band !== 'none' || count > 0)
}

export function statisticsTree(statistics: Statistics, made: string): DocumentTree {
  const title = titleOf(statistics)
  return {
    title,
    author: statistics.organ.name,
    date: made,
    page: { size: 'A4', orientation: 'portrait', margins: 'plain', pageNumbers: true },
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', runs: [{ text: daysOf(statistics) }], indent: false, align: 'center' },
      ...tablesOf(statistics).flatMap(({ title: head, widths, header, rows }): DocumentTree['blocks'] => [
        { kind: 'heading', level: 2, text: head },
        {
          kind: 'table',
          widths,
          headerRows: 1,
          fontSize: 10,
          rows: [
            header.map((text): Cell => ({ text, header: true, align: 'center' })),
            ...rows.map((row) =>
              row.map((cell, index): Cell => ({ text: String(cell), align: index === 0 ? 'left' : 'right' })),
            ),
          ],
        },
      ]),
      {
        kind: 'note',
        text: '件数按年度报告表三口径；按时率按送达件计，以送达之日判断（条例第三十三条）；所用工作日不含征求意见等不计入期限的时间。',
      },
    ],
  }
}

export function chartOf(key: 'months' | 'pending' | 'days', statistics: Statistics): Drawing {
  const { months, days } = statistics
  const byMonth = (name: string, of: (month: Statistics['months'][number]) => number) => ({
    name,
    points: months.map((month) => ({ label: monthName(month.from), value: of(month) })),
  })
  switch (key) {
    case 'months':
      return {
        kind: 'bar',
        title: '按月收到、办结件数',
        unit: '件',
        series: [byMonth('收到', (month) => month.received), byMonth('办结', (month) => month.decided)],
      }
    case 'pending':
      return {
        kind: 'line',
        title: '月末未办结件数',
        unit: '件',
        series: [byMonth('月末未办结', (month) => month.carriedOut)],
      }
    case 'days':
      return {
        kind: 'bar',
        title: '送达件所用工作日',
        unit: '件',
        series: [
          {
            name: '件数',
            points: shownDays(days).map(({ band, count }) => ({ label: dayBandName(band), value: count })),
          },
        ],
      }
  }
}
