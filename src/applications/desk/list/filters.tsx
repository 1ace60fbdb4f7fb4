import { Button, Checkbox, Input, Select } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { LocalDateRangePicker } from '../../../desk/components/index.ts'
import { useCall } from '../../../desk/hooks.ts'
import { useMe } from '../../../desk/session.ts'
import { listPlaces } from '../../contract.ts'
import { CHANNEL_OPTIONS, COLUMN_OPTIONS, OUTCOME_OPTIONS, STAGE_OPTIONS } from '../words.ts'
import type { FilterName, ListState } from './list-query.ts'

type Option = { readonly value: string; readonly label: string }

export function Filters({ state }: { state: ListState }) {
  const me = useMe()
  const { query, set, replace, filtered } = state
  const places = useCall(listPlaces, {}, { staleTime: 300_000 })
  const units = (places.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const people = (places.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const organs = me.organs.map(({ organId, name }) => ({ value: String(organId), label: name }))
  return (
    <section className="app-filters no-print" aria-label="筛选">
      <SearchBox value={query.q} onSearch={(q) => set({ q })} />
      <Choice state={state} name="stage" label="办理环节" options={STAGE_OPTIONS} />
      <Field label="答复类型">
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="不限"
            value={query.outcome ?? null}
            options={OUTCOME_OPTIONS}
            popupMatchSelectWidth={false}
            onChange={(outcome: string | undefined) => set({ outcome })}
            className="desk-date"
          />
        )}
      </Field>
      <Choice state={state} name="unit" label="承办科室" options={units} />
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
      <div className="app-toolbar">
        <Checkbox
          checked={query.urged === 'yes'}
          onChange={(event) => set({ urged: event.target.checked ? 'yes' : undefined })}
        >
          被催办的
        </Checkbox>
        {filtered ? (
          <Button size="small" onClick={() => replace({ view: query.view ?? 'open' })}>
            清除筛选
          </Button>
        ) : null}
      </div>
    </section>
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
