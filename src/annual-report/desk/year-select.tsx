import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { useMe } from '../../desk/session.ts'

const FIRST_YEAR = 2019

/** The report year in the address (`?year=2025`); last year unless told. */
export function useReportYear(): readonly [number, (year: number) => void] {
  const { today } = useMe()
  const [search, setSearch] = useSearchParams()
  const asked = Number(search.get('year'))
  const year = Number.isInteger(asked) && asked >= FIRST_YEAR ? asked : Number(today.slice(0, 4)) - 1
  return [year, (next) => setSearch({ year: String(next) })]
}

export function YearSelect({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const last = Number(useMe().today.slice(0, 4))
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => last - index)
  return (
    <Select
      aria-label="年度"
      value={year}
      onChange={onChange}
      options={years.map((value) => ({ value, label: `${value}年度` }))}
    />
  )
}
