import { Alert, Form, Input, InputNumber, Radio, Select } from 'antd'
import { LocalDatePicker, LongText } from '../../desk/components/index.ts'
import { useMe } from '../../desk/session.ts'
import {
  SOURCE_LABELS,
  VISIT_KIND_LABELS,
  VISIT_KINDS,
  VISIT_SOURCES,
  VISITOR_LABELS,
  type VisitKind,
  type VisitSource,
} from '../model.ts'
import { warningOfVisit } from '../rules.ts'

export interface FactValues {
  readonly source: VisitSource
  readonly kind: VisitKind
  readonly receivedOn: string
  readonly place?: string
  readonly people?: number
  readonly matter: string
  readonly unitId?: string
  readonly receiver?: string
  readonly applicationNumber?: string
}

export interface VisitorValues {
  readonly name: string
  readonly gender?: string
  readonly age?: string
  readonly idNumber?: string
  readonly address?: string
  readonly phone?: string
}

/** What was told, of registration and correction alike. */
export function FactFields({ units }: { units: readonly { readonly id: string; readonly name: string }[] }) {
  const { today } = useMe()
  const form = Form.useFormInstance<FactValues>()
  const source = Form.useWatch('source', form) ?? 'visit'
  const people = Form.useWatch('people', form) ?? 1
  const warning = warningOfVisit({ source, people })
  return (
    <>
      <Form.Item name="source" label="来源">
        <Radio.Group options={VISIT_SOURCES.map((value) => ({ value, label: SOURCE_LABELS[value] }))} />
      </Form.Item>
      {source === 'application' ? (
        <Form.Item
          name="applicationNumber"
          label="申请编号"
          extra="以信息公开申请名义提出的信访、投诉、举报（条例39）"
        >
          <Input maxLength={60} />
        </Form.Item>
      ) : null}
      <Form.Item name="kind" label="类别">
        <Radio.Group options={VISIT_KINDS.map((value) => ({ value, label: VISIT_KIND_LABELS[value] }))} />
      </Form.Item>
      <Form.Item name="receivedOn" label="日期" rules={[{ required: true, message: '请选择日期' }]}>
        <LocalDatePicker max={today} allowClear={false} />
      </Form.Item>
      <Form.Item name="place" label="地点">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="people" label="人数">
        <InputNumber min={1} max={10_000} precision={0} />
      </Form.Item>
      {warning === undefined ? null : (
        <Alert className="desk-notice" type="warning" showIcon title={warning} />
      )}
      <Form.Item
        name="matter"
        label="事由、请求和理由"
        rules={[{ required: true, whitespace: true, message: '请填写' }]}
        extra="口头提出的如实记录；这里不写证件号码和电话"
      >
        <LongText rows={5} maxLength={3000} />
      </Form.Item>
      <Form.Item name="unitId" label="承办科室、社区">
        <Select allowClear options={units.map(({ id, name: label }) => ({ value: id, label }))} />
      </Form.Item>
      <Form.Item name="receiver" label="接待人及职务">
        <Input maxLength={60} />
      </Form.Item>
    </>
  )
}

/** Who told it. In a correction what is left empty stays as it is, for the form does not show it. */
export function VisitorFields({ correcting = false }: { correcting?: boolean }) {
  return (
    <>
      <Form.Item
        name={['visitor', 'name']}
        label={VISITOR_LABELS.name}
        rules={correcting ? [] : [{ required: true, whitespace: true, message: '请填写' }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['visitor', 'gender']} label={VISITOR_LABELS.gender}>
        <Radio.Group options={['男', '女']} />
      </Form.Item>
      <Form.Item name={['visitor', 'age']} label={VISITOR_LABELS.age}>
        <Input maxLength={4} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['visitor', 'idNumber']} label={VISITOR_LABELS.idNumber}>
        <Input maxLength={18} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['visitor', 'address']} label={VISITOR_LABELS.address}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['visitor', 'phone']} label={VISITOR_LABELS.phone}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
    </>
  )
}
