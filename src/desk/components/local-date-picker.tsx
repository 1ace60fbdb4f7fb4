import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { useContext } from 'react'
import { MeContext } from '../session.ts'

const FORMATS = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'YYYY年M月D日']

export interface LocalDatePickerProps {
  /** From the Form.Item around it. */
  readonly id?: string
  /** YYYY-MM-DD. */
  readonly value?: string | null
  readonly onChange?: (value: string | undefined) => void
  /** First and last day that may be chosen, YYYY-MM-DD. */
  readonly min?: string
  readonly max?: string
  readonly disabled?: boolean
  readonly allowClear?: boolean
  readonly placeholder?: string
  readonly 'aria-label'?: string
}

/** A legal date as text, never an instant. 今天 is the desk's today (演示日期 in the demo), not the browser's. */
export function LocalDatePicker(props: LocalDatePickerProps) {
  const today = useContext(MeContext)?.today
  const { value, onChange, min, max } = props
  const reachable =
    today !== undefined && (min === undefined || today >= min) && (max === undefined || today <= max)
  return (
    <DatePicker
      className="desk-date"
      value={toDayjs(value)}
      onChange={(next) => onChange?.(toText(next))}
      format={FORMATS}
      placeholder={props.placeholder ?? '年-月-日'}
      showNow={false}
      allowClear={props.allowClear ?? true}
      disabled={props.disabled ?? false}
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
      {...(min === undefined ? {} : { minDate: dayjs(min) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max) })}
      {...(today === undefined ? {} : { defaultPickerValue: dayjs(today) })}
      {...(reachable
        ? {
            renderExtraFooter: () => (
              <Button type="link" size="small" onClick={() => onChange?.(today)}>
                今天（{today}）
              </Button>
            ),
          }
        : {})}
    />
  )
}

export interface LocalDateRangePickerProps {
  readonly id?: string
  /** [first, last], YYYY-MM-DD; an open end is undefined. */
  readonly value?: readonly [string | undefined, string | undefined]
  readonly onChange?: (value: [string | undefined, string | undefined]) => void
  readonly 'aria-label'?: string
}

/** From a day to a day, either end may be open. */
export function LocalDateRangePicker(props: LocalDateRangePickerProps) {
  const today = useContext(MeContext)?.today
  return (
    <DatePicker.RangePicker
      className="desk-date-range"
      value={[toDayjs(props.value?.[0]), toDayjs(props.value?.[1])]}
      onChange={(next) => props.onChange?.([toText(next?.[0]), toText(next?.[1])])}
      format={FORMATS}
      allowEmpty={[true, true]}
      showNow={false}
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(today === undefined ? {} : { defaultPickerValue: [dayjs(today), dayjs(today)] })}
    />
  )
}

function toDayjs(value: string | null | undefined): Dayjs | null {
  return value === null || value === undefined || value === '' ? null : dayjs(value, 'YYYY-MM-DD')
}

function toText(value: Dayjs | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : value.format('YYYY-MM-DD')
}
