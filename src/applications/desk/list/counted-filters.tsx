import { Tag } from 'antd'
import { RESULT_ROWS } from '../../../annual-report/model.ts'
import { formatDay } from '../../../desk/dates.ts'
import { useMe } from '../../../desk/session.ts'
import { OUTCOME_GROUP_NAMES, OUTCOME_GROUPS } from '../../../law/outcomes.ts'
import { dayBandName, STEP_DEFINITIONS } from '../../render/statistics.ts'
import { rowName } from '../../render/statistics-tables.ts'
import type { FilterName, ListQuery, ListState } from './list-query.ts'

interface Chip {
  /** What closing it takes away. */
  readonly names: readonly FilterName[]
  readonly text: string
}

/** The conditions a number of the statistics came with, each said and each removable. */
export function CountedFilters({ state }: { state: ListState }) {
  const { today } = useMe()
  const chips = chipsOf(state.query, today)
  if (chips.length === 0) return null
  return (
    <div className="app-filter-wide" aria-label="统计条件">
      {chips.map(({ names, text }) => (
        <Tag
          key={text}
          closable={{ 'aria-label': `去掉条件：${text}` }}
          onClose={(event) => {
            event.preventDefault()
            state.set(Object.fromEntries(names.map((name) => [name, undefined])))
          }}
        >
          {text}
        </Tag>
      ))}
    </div>
  )
}

function chipsOf(query: ListQuery, today: string): readonly Chip[] {
  const chips: Chip[] = []
  const add = (text: string, ...names: readonly FilterName[]): void => void chips.push({ names, text })
  const day = (value: string) => formatDay(value, today)
  const { deliveredFrom, deliveredTo, pendingOn, timely, daysUsed, step, stepFrom, stepTo } = query
  const range = spanText(deliveredFrom, deliveredTo, day)
  if (range !== null) add(`送达：${range}`, 'deliveredFrom', 'deliveredTo')
  if (pendingOn !== undefined) add(`${day(pendingOn)}尚未办结`, 'pendingOn')
  if (timely !== undefined) add(timely === 'yes' ? '按时送达' : '逾期送达', 'timely')
  if (daysUsed !== undefined) add(`所用工作日：${dayBandName(daysUsed)}`, 'daysUsed')
  if (step !== undefined) {
    const when = spanText(stepFrom, stepTo, day)
    add(`${STEP_DEFINITIONS[step].name}${when === null ? '' : `（${when}）`}`, 'step', 'stepFrom', 'stepTo')
  }
  if (query.sameAs !== undefined) add('同一申请人', 'sameAs')
  if (query.counted === 'yes') add('计入表三的申请', 'counted')
  return chips
}

function spanText(
  from: string | undefined,
  to: string | undefined,
  day: (value: string) => string,
): string | null {
  if (from === undefined && to === undefined) return null
  return `${from === undefined ? '' : day(from)}—${to === undefined ? '' : day(to)}`
}

/** 办理结果 as 表三 has it: a group, or a row of one. */
export const RESULT_OPTIONS = OUTCOME_GROUPS.map((group) => ({
  label: OUTCOME_GROUP_NAMES[group],
  options: [
    { value: group as string, label: OUTCOME_GROUP_NAMES[group] },
    ...RESULT_ROWS.filter((row) => row.startsWith(`${group}.`)).map((row) => ({
      value: row as string,
      label: rowName(row),
    })),
  ],
}))
