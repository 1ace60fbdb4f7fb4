import { Alert, Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import {
  LocalDatePicker,
  LongText,
  PageHeader,
  PageSection,
  ProblemAlert,
  showFieldProblems,
} from '../../desk/components/index.ts'
import { useServerDraft } from '../../desk/drafts.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { listVisits, registerVisit } from '../contract.ts'
import {
  SOURCE_LABELS,
  VISIT_KIND_LABELS,
  VISIT_KINDS,
  VISIT_SOURCES,
  type VisitKind,
  type VisitSource,
} from '../model.ts'
import { warningOfVisit } from '../rules.ts'

interface Values {
  source: VisitSource
  kind: VisitKind
  receivedOn: string
  place?: string
  people?: number
  matter: string
  unitId?: string
  receiver?: string
  applicationNumber?: string
  visitor: {
    name: string
    gender?: string
    age?: string
    idNumber?: string
    address?: string
    phone?: string
  }
}

export default function RegisterPage() {
  const [form] = Form.useForm<Values>()
  const { today, name } = useMe()
  const navigate = useNavigate()
  const draft = useServerDraft<Values>('visit:new', form)
  const units = useCall(listVisits, { query: { pageSize: 1 } }).data?.units ?? []
  const register = useAct(registerVisit, {
    message: '已登记',
    problem: 'page',
    onDone: (answer) => {
      draft.clear()
      void navigate(`/visits/${answer.body.visitId}`)
    },
  })
  useEffect(() => {
    if (register.error !== null) showFieldProblems(form, register.error)
  }, [register.error, form])
  const source = Form.useWatch('source', form) ?? 'visit'
  const people = Form.useWatch('people', form) ?? 1
  const warning = warningOfVisit({ source, people })
  return (
    <>
      <PageHeader title="登记来访" back={{ to: '/visits', label: '来访登记' }} />
      <ProblemAlert error={register.error} />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ source: 'visit', kind: 'consult', receivedOn: today, people: 1, receiver: name }}
        onValuesChange={draft.onValuesChange}
        onFinish={(values) => register.mutate({ body: { ...values, unitId: values.unitId ?? null } })}
      >
        <PageSection title="来访">
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
            <LongText rows={5} maxLength={3000} showCount />
          </Form.Item>
          <Form.Item name="unitId" label="承办科室、社区">
            <Select allowClear options={units.map(({ id, name: label }) => ({ value: id, label }))} />
          </Form.Item>
          <Form.Item name="receiver" label="接待人及职务">
            <Input maxLength={60} />
          </Form.Item>
        </PageSection>
        <PageSection title="来访人（加密保存）">
          <Form.Item
            name={['visitor', 'name']}
            label="姓名、单位名称"
            rules={[{ required: true, whitespace: true, message: '请填写' }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['visitor', 'gender']} label="性别">
            <Radio.Group options={['男', '女']} />
          </Form.Item>
          <Form.Item name={['visitor', 'age']} label="年龄">
            <Input maxLength={4} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['visitor', 'idNumber']} label="身份证号码">
            <Input maxLength={18} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['visitor', 'address']} label="住址、单位">
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['visitor', 'phone']} label="联系方式">
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={register.isPending}>
            登记
          </Button>
        </PageSection>
      </Form>
    </>
  )
}
