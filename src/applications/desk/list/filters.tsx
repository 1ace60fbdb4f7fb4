import { Button, Checkbox, Grid, Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { LocalDateRangePicker } from '../../../desk/components/index.ts'
import { useMe } from '../../../desk/session.ts'
import { usePlaces } from '../acts/fields.tsx'
import { CHANNEL_OPTIONS, COLUMN_OPTIONS, OUTCOME_OPTIONS, STAGE_OPTIONS } from '../words.ts'
import { CountedFilters, RESULT_OPTIONS } from './counted-filters.tsx'
import type { FilterName, ListState } from './list-query.ts'

type Option = { readonly value: string; readonly label: string }

/** The filters most asked for, the others on demand; a phone begins with the search alone. */
export function Filters({ state }: { state: ListState }) {
  const narrow = Grid.useBreakpoint().md === false
  const [more, setMore] = useState(() => RARE.some((name) => state.query[name] !== undefined))
  const { query, set, replace, filtered } = state
  return (
    <section className="app-filters no-print" aria-label="筛选">
      <SearchBox value={query.q} onSearch={(q) => set({ q })} />
      {narrow && !more ? null : <UsualFilters state={state} />}
      {more ? <RareFilters state={state} /> : null}
      <CountedFilters state={state} />
      <div className="app-toolbar app-filter-buttons">
        <Button size="small" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? '收起筛选' : '更多筛选'}
        </Button>
        {filtered ? (
          <Button size="small" onClick={() => replace({ view: query.view ?? 'open' })}>
            清除筛选
          </Button>
        ) : null}
      </div>
    </section>
  )
}

const RARE = [
  'assignee',
  'column',
  'channel',
  'organ',
  'result',
  'receivedFrom',
  'receivedTo',
  'decidedFrom',
  'decidedTo',
  'urged',
] as const

const NO_UNIT: Option = { value: 'none', label: '未分办' }

function UsualFilters({ state }: { state: ListState }) {
  const { units } = usePlaces()
  const { outcome } = state.query
  return (
    <>
      <Choice state={state} name="stage" label="办理环节" options={STAGE_OPTIONS} />
      <Field label="答复类型">
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="不限"
            value={outcome ?? null}
            options={OUTCOME_OPTIONS}
            popupMatchSelectWidth={false}
            onChange={(next: string | undefined) => state.set({ outcome: next })}
            className="desk-date"
          />
        )}
      </Field>
      <Choice state={state} name="unit" label="承办科室" options={[...units, NO_UNIT]} />
    </>
  )
}

function RareFilters({ state }: { state: ListState }) {
  const me = useMe()
  const { people } = usePlaces()
  const { query, set } = state
  const organs = me.organs.map(({ organId, name }) => ({ value: String(organId), label: name }))
  return (
    <>
      <Choice state={state} name="assignee" label="承办人" options={people} />
      <Choice state={state} name="column" label="申请人类型" options={COLUMN_OPTIONS} />
      <Choice state={state} name="channel" label="收到渠道" options={CHANNEL_OPTIONS} />
      {organs.length > 1 ? <Choice state={state} name="organ" label="机关" options={organs} /> : null}
      <div className="app-filter-wide">
        <Field label="收到日期">
          {(id) => (
            <LocalDateRangePicker
              id={id}
              value={[query.receivedFrom, query.receivedTo]}
              onChange={([receivedFrom, receivedTo]) => set({ receivedFrom, receivedTo })}
            />
          )}
        </Field>
      </div>
      <Field label="办理结果（表三）">
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="不限"
            value={query.result ?? null}
            options={RESULT_OPTIONS}
            popupMatchSelectWidth={false}
            onChange={(next: string | undefined) => set({ result: next })}
            className="desk-date"
          />
        )}
      </Field>
      <div className="app-filter-wide">
        <Field label="办结日期">
          {(id) => (
            <LocalDateRangePicker
              id={id}
              value={[query.decidedFrom, query.decidedTo]}
              onChange={([decidedFrom, decidedTo]) => set({ decidedFrom, decidedTo })}
            />
          )}
        </Field>
      </div>
      <Checkbox
        checked={query.urged === 'yes'}
        onChange={(event) => set({ urged: event.target.checked ? 'yes' : undefined })}
      >
        只看被催办的
      </Checkbox>
    </>
  )
}

function SearchBox({ value, onSearch }: { value: string | undefined; onSearch: (text: string) => void }) {
  return (
    <div className="app-filter-wide">
      <Field label="编号、文号、申请内容或申请人全名">
        {(id) => (
          <Input.Search
            key={value ?? ''}
            id={id}
            allowClear
            maxLength={100}
            defaultValue={value ?? ''}
            placeholder="如：征地补偿、王城公复〔2026〕3号"
            onSearch={onSearch}
          />
        )}
      </Field>
    </div>
  )
}

function Choice({
  state,
  name,
  label,
  options,
}: {
  state: ListState
  name: FilterName
  label: string
  options: readonly Option[]
}) {
  const value = state.query[name]
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="不限"
          value={value === undefined ? null : String(value)}
          options={[...options]}
          popupMatchSelectWidth={false}
          onChange={(next: string | undefined) => state.set({ [name]: next })}
          className="desk-date"
        />
      )}
    </Field>
  )
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="app-filter-label">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
