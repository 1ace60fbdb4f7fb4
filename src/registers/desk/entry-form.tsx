import { Checkbox, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { LocalDatePicker, ProblemAlert, ReasonField, showFieldProblems } from '../../desk/components/index.ts'
import { useAct } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { correctEntry, enterEntry, type EntryView } from '../contract.ts'
import {
  FIELD_LABELS,
  KIND_LABELS,
  REGISTERS,
  type EntryField,
  type EntryKind,
  type RegisterRow,
} from '../model.ts'

interface Named {
  readonly id: string
  readonly name: string
}

export interface EntryFormProps {
  readonly open: boolean
  readonly row: RegisterRow
  readonly units: readonly Named[]
  readonly items: readonly Named[]
  /** Given: a correction of this entry. */
  readonly entry?: EntryView
  readonly onClose: () => void
}

interface Values {
  kind: EntryKind
  name: string
  number?: string
  itemId?: string
  happenedOn: string
  publishedOn?: string
  endedOn?: string
  count?: number
  yuan?: string
  unitId?: string
  reason?: string
}

/** One entry, typed in; 连续登记 keeps the dialog open with the date and unit for the next one. */
export function EntryForm({ open, row, units, items, entry, onClose }: EntryFormProps) {
  const [form] = Form.useForm<Values>()
  const { today } = useMe()
  const [again, setAgain] = useState(false)
  const kinds = REGISTERS[row].kinds
  const kind = Form.useWatch('kind', form) ?? entry?.kind ?? kinds.at(-1) ?? 'document'
  const done = (): void => {
    if (!again) return onClose()
    form.resetFields(['name', 'number', 'yuan', 'count'])
    form.getFieldInstance('name')?.focus()
  }
  const onProblem = { problem: 'page' as const } // the hook's literal
  const enter = useAct(enterEntry, { message: '已登记', onDone: done, ...onProblem })
  const correct = useAct(correctEntry, { message: '已更正', onDone: onClose, ...onProblem })
  const error = entry === undefined ? enter.error : correct.error
  useEffect(() => {
    if (error !== null) showFieldProblems(form, error)
  }, [error, form])
  const submit = (values: Values): void => {
    const { reason = '', ...rest } = values
    const body = {
      ...rest,
      row,
      kind,
      number: values.number ?? '',
      itemId: values.itemId ?? null,
      publishedOn: values.publishedOn ?? null,
      endedOn: values.endedOn ?? null,
      count: values.count ?? 1,
      yuan: values.yuan ?? null,
      unitId: values.unitId ?? null,
    }
    if (entry === undefined) enter.mutate({ body })
    else correct.mutate({ params: { entryId: entry.entryId }, body: { ...body, reason } })
  }
  const labels = FIELD_LABELS[kind]
  return (
    <Modal
      open={open}
      title={entry === undefined ? `登记${REGISTERS[row].label}` : '更正登记'}
      okText={entry === undefined ? '登记' : '更正'}
      confirmLoading={enter.isPending || correct.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ProblemAlert error={error} fieldLabels={labels} />
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={entry === undefined ? { kind, happenedOn: today, count: 1 } : valuesOf(entry)}
      >
        {kinds.length > 1 && entry === undefined ? (
          <Form.Item name="kind" label="登记内容">
            <Radio.Group options={kinds.map((value) => ({ value, label: KIND_LABELS[value] }))} />
          </Form.Item>
        ) : null}
        <Fields labels={labels} units={units} items={items} today={today} />
        {entry === undefined ? (
          <Checkbox checked={again} onChange={(event) => setAgain(event.target.checked)}>
            连续登记（保存后继续下一条）
          </Checkbox>
        ) : (
          <ReasonField />
        )}
      </Form>
    </Modal>
  )
}

interface FieldsProps {
  readonly labels: Readonly<Partial<Record<EntryField, string>>>
  readonly units: readonly Named[]
  readonly items: readonly Named[]
  readonly today: string
}

function Fields({ labels, units, items, today }: FieldsProps) {
  const options = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Form.Item
        name="name"
        label={labels.name}
        rules={[{ required: true, whitespace: true, message: `请填写${labels.name ?? ''}` }]}
      >
        <Input maxLength={300} autoFocus />
      </Form.Item>
      {labels.number === undefined ? null : (
        <Form.Item name="number" label={labels.number}>
          <Input maxLength={100} />
        </Form.Item>
      )}
      {labels.itemId === undefined ? null : (
        <Form.Item name="itemId" label={labels.itemId}>
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            options={options(items)}
            placeholder="可以不选"
          />
        </Form.Item>
      )}
      <Form.Item
        name="happenedOn"
        label={labels.happenedOn}
        rules={[{ required: true, message: '请选择日期' }]}
      >
        <LocalDatePicker max={today} allowClear={false} />
      </Form.Item>
      {labels.publishedOn === undefined ? null : (
        <Form.Item name="publishedOn" label={labels.publishedOn} extra="没有公开的留空">
          <LocalDatePicker max={today} />
        </Form.Item>
      )}
      {labels.endedOn === undefined ? null : (
        <Form.Item name="endedOn" label={labels.endedOn} extra="仍然有效的留空">
          <LocalDatePicker max={today} />
        </Form.Item>
      )}
      {labels.count === undefined ? null : (
        <Form.Item name="count" label={labels.count} extra="按日、按月合并登记的填合计数">
          <InputNumber min={1} max={1_000_000} precision={0} />
        </Form.Item>
      )}
      {labels.yuan === undefined ? null : (
        <Form.Item
          name="yuan"
          label={labels.yuan}
          rules={[{ required: true, message: '请填写金额' }]}
          extra="单位为元，最多两位小数；年报按万元、四位小数打印"
        >
          <Input inputMode="decimal" maxLength={30} />
        </Form.Item>
      )}
      <Form.Item name="unitId" label={labels.unitId}>
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          options={options(units)}
          placeholder="本机关"
        />
      </Form.Item>
    </>
  )
}

function valuesOf(entry: EntryView): Partial<Values> {
  const { kind, name, number, happenedOn, count } = entry
  return {
    kind,
    name,
    number,
    happenedOn,
    count,
    ...(entry.itemId === null ? {} : { itemId: entry.itemId }),
    ...(entry.publishedOn === null ? {} : { publishedOn: entry.publishedOn }),
    ...(entry.endedOn === null ? {} : { endedOn: entry.endedOn }),
    ...(entry.yuan === null ? {} : { yuan: entry.yuan }),
    ...(entry.unitId === null ? {} : { unitId: entry.unitId }),
  }
}
