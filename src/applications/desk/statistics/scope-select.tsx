import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { useMe, useRoles } from '../../../desk/session.ts'
import { PERIODS, periodLabel, spanOf, type PeriodName } from '../../render/statistics.ts'
import { localDate } from '../../../law/local-date.ts'
import { oneOf } from '../words.ts'

const FIRST_YEAR = 2019

export interface Chosen {
  readonly year: number
  readonly period: PeriodName
  readonly organ?: number | 'all'
}

/** Year, period and organ stand in the address; a supervisor begins with all his organs. */
export function useChosen(): readonly [Chosen, (changes: Readonly<Record<string, string>>) => void] {
  const { today, organs } = useMe()
  const supervises = useRoles('supervisor') && organs.length > 1
  const [search, setSearch] = useSearchParams()
  const asked = Number(search.get('year'))
  const thisYear = Number(today.slice(0, 4))
  const year = Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= thisYear ? asked : thisYear
  const organ = search.get('organ') ?? (supervises ? 'all' : '')
  const set = (changes: Readonly<Record<string, string>>) =>
    setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), ...changes }))
  const chosen = {
    year,
    period: oneOf(PERIODS, search.get('period')) ?? 'year',
    ...(organ === 'all' ? { organ: 'all' as const } : /^\d+$/.test(organ) ? { organ: Number(organ) } : {}),
  }
  return [chosen, set]
}

export function ScopeSelect({
  chosen,
  onChange,
}: {
  chosen: Chosen
  onChange: (changes: Readonly<Record<string, string>>) => void
}) {
  const { today, organs, organ: own } = useMe()
  const now = localDate(today)
  const last = Number(today.slice(0, 4))
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => last - index)
  return (
    <div className="app-toolbar no-print">
      <Select
        aria-label="年度"
        value={chosen.year}
        onChange={(year) => onChange({ year: String(year) })}
        options={years.map((value) => ({ value, label: `${value}年` }))}
      />
      <Select
        aria-label="时段"
        className="desk-date"
        value={chosen.period}
        onChange={(period) => onChange({ period })}
        options={PERIODS.filter((period) => spanOf(chosen.year, period, now).from <= now).map((value) => ({
          value,
          label: periodLabel(value),
        }))}
      />
      {organs.length > 1 ? (
        <Select
          aria-label="机关"
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={String(chosen.organ ?? own.organId)}
          onChange={(organ) => onChange({ organ })}
          options={[
            { value: 'all', label: `全部机关（${organs.length}个）` },
            ...organs.map(({ organId, name }) => ({ value: String(organId), label: name })),
          ]}
        />
      ) : null}
    </div>
  )
}
