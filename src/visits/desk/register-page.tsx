import { Button, Form } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { PageHeader, PageSection, ProblemAlert, showFieldProblems } from '../../desk/components/index.ts'
import { useServerDraft } from '../../desk/drafts.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { listVisits, registerVisit } from '../contract.ts'
import { FactFields, type FactValues, VisitorFields, type VisitorValues } from './visit-fields.tsx'

type Values = FactValues & { readonly visitor: VisitorValues }

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
          <FactFields units={units} />
        </PageSection>
        <PageSection title="来访人（加密保存）">
          <VisitorFields />
          <Button type="primary" htmlType="submit" loading={register.isPending}>
            登记
          </Button>
        </PageSection>
      </Form>
    </>
  )
}
