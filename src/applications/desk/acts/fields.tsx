import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { LocalDatePicker, LongText } from '../../../desk/components/index.ts'
import { useCall } from '../../../desk/hooks.ts'
import { useMe } from '../../../desk/session.ts'
import { listApplications, listPlaces } from '../../contract.ts'

interface FieldProps {
  readonly name: string
  readonly label: ReactNode
  readonly required?: boolean
  readonly extra?: ReactNode
  readonly placeholder?: string
  readonly max?: number
}

const SAY: Readonly<Record<'fill' | 'pick', string>> = { fill: '请填写', pick: '请选择' }

function ruleOf(required: boolean, label: ReactNode, verb: 'fill' | 'pick' = 'fill') {
  const name = typeof label === 'string' ? label : '此项'
  return required ? [{ required, message: `${SAY[verb]}${name}` }] : []
}

export function TextField({ required = true, max = 500, rows, ...field }: FieldProps & { rows?: number }) {
  const common = {
    maxLength: max,
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
  }
  return (
    <Form.Item
      className={rows === undefined ? '' : 'app-counted'}
      name={field.name}
      label={field.label}
      extra={field.extra}
      rules={ruleOf(required, field.label)}
    >
      {rows === undefined ? (
        <Input {...common} autoComplete="off" />
      ) : (
        <LongText {...common} rows={rows} showCount />
      )}
    </Form.Item>
  )
}

/** A legal day; `future` allows days to come (a time limit), else nothing after today. */
export function DayField({ required = true, future = false, ...field }: FieldProps & { future?: boolean }) {
  const { today } = useMe()
  return (
    <Form.Item
      name={field.name}
      label={field.label}
      extra={field.extra}
      rules={ruleOf(required, field.label)}
    >
      <LocalDatePicker {...(future ? { min: today } : { max: today })} allowClear={!required} />
    </Form.Item>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

export function ChoiceField({
  required = true,
  options,
  ...field
}: FieldProps & { options: readonly Option[] }) {
  return (
    <Form.Item
      name={field.name}
      label={field.label}
      extra={field.extra}
      rules={ruleOf(required, field.label, 'pick')}
    >
      <Select
        allowClear={!required}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...options]}
        {...(field.placeholder === undefined ? {} : { placeholder: field.placeholder })}
      />
    </Form.Item>
  )
}

export function optionsOf<T extends string>(names: Readonly<Record<T, string>>): readonly Option[] {
  return Object.entries<string>(names).map(([value, label]) => ({ value, label }))
}

/** Several short texts, one a line: matters to supplement, attachments. */
export function LinesField({
  name,
  label,
  extra,
  placeholder,
  add,
  least = 0,
}: FieldProps & { add: string; least?: number }) {
  return (
    <Form.Item label={label} extra={extra} required={least > 0}>
      <Form.List name={name}>
        {(rows, { add: append, remove }) => (
          <>
            {rows.map((row, index) => (
              <div className="app-repeat-row" key={row.key}>
                <Form.Item
                  name={row.name}
                  rules={[{ required: true, whitespace: true, message: '请填写，或者删去这一行' }]}
                >
                  <Input
                    maxLength={200}
                    aria-label={`第 ${index + 1} 项`}
                    {...(placeholder === undefined ? {} : { placeholder })}
                  />
                </Form.Item>
                <Button
                  icon={<MinusCircleOutlined aria-hidden />}
                  aria-label={`删去第 ${index + 1} 项`}
                  disabled={rows.length <= least}
                  onClick={() => remove(row.name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => append('')}>
              {add}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}

/** Another case, found by number or words; the value is its id. */
export function CaseField({ name, label, except, extra }: FieldProps & { except: string }) {
  return (
    <Form.Item name={name} label={label} extra={extra} rules={ruleOf(true, label, 'pick')}>
      <CasePicker except={except} />
    </Form.Item>
  )
}

export function CasePicker({
  except,
  id,
  value,
  clearable = false,
  onChange,
}: {
  except: string
  clearable?: boolean
  id?: string
  value?: string
  onChange?: (id: string | undefined) => void
}) {
  const [words, setWords] = useState('')
  const found = useCall(
    listApplications,
    { query: { view: 'all', size: 20, sort: '-received', ...(words === '' ? {} : { q: words }) } },
    { keepPrevious: true },
  )
  return (
    <Select
      className="app-wide"
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      showSearch={{ filterOption: false, onSearch: setWords }}
      placeholder="输入编号或者申请内容查找"
      loading={found.isFetching}
      notFoundContent={found.isPending ? '正在查找……' : '没有找到'}
      options={(found.data?.items ?? [])
        .filter((row) => row.id !== except)
        .map((row) => ({ value: row.id, label: `${row.number} ${row.excerpt}` }))}
      allowClear={clearable}
      onChange={(next: string | undefined) => onChange?.(next)}
    />
  )
}

export function usePlaces(): {
  readonly units: readonly Option[]
  readonly people: readonly Option[]
  readonly mail: boolean
} {
  const { data } = useCall(listPlaces, {}, { staleTime: 300_000 })
  const toOption = ({ id, name }: { id: string; name: string }): Option => ({ value: id, label: name })
  return {
    units: (data?.units ?? []).map(toOption),
    people: (data?.people ?? []).map(toOption),
    mail: data?.mail ?? true,
  }
}
