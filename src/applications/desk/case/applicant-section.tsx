import { Button, Checkbox, Form } from 'antd'
import { useState } from 'react'
import { PageSection, ReasonDialog } from '../../../desk/components/index.ts'
import { useAct } from '../../../desk/hooks.ts'
import { revealPersonalData } from '../../contract.ts'
import type { ApplicationDetail } from '../../contract.ts'
import { APPLICANT_NAMES, PERSONAL_FIELDS } from '../../model.ts'
import type { PersonalField } from '../../model.ts'
import { FrequencyLine } from '../statistics/frequency-line.tsx'
import { useMayRead } from './may-read.ts'
import { oneOf } from '../words.ts'

/** Masked; clear values stay on this page only, after a reason that goes into the audit. */
export function ApplicantSection({ application }: { application: ApplicationDetail }) {
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<ReadonlyMap<string, string>>(new Map())
  const reveal = useAct(revealPersonalData, {
    problem: 'page',
    invalidates: [],
    onDone: ({ body }) => {
      setShown(new Map(body.values.map(({ field, value }) => [field, value])))
      setAsking(false)
    },
  })
  const { personal, id } = application
  const mayRead = useMayRead(application)
  return (
    <PageSection
      title="申请人"
      extra={
        !mayRead || personal.length === 0 ? null : shown.size > 0 ? (
          <Button size="small" onClick={() => setShown(new Map())}>
            恢复掩码
          </Button>
        ) : (
          <Button size="small" onClick={() => setAsking(true)}>
            查看完整信息
          </Button>
        )
      }
    >
      <dl className="app-facts" aria-live="polite">
        <dt>类型</dt>
        <dd>{APPLICANT_NAMES[application.applicantColumn]}</dd>
        {personal.map(({ field, label, masked }) => (
          <div key={field} className="app-fact-pair">
            <dt>{label}</dt>
            <dd>{shown.get(field) ?? masked}</dd>
          </div>
        ))}
      </dl>
      <FrequencyLine application={application} />
      <ReasonDialog
        open={asking}
        title="查看申请人完整信息"
        description="申请人信息按个人信息保护，只为办理本件查看。查看人、时间、理由和字段记入日志。"
        label="查看的理由"
        placeholder="如：填写邮寄地址、电话确认收到"
        maxLength={200}
        okText="查看"
        busy={reveal.isPending}
        error={reveal.error}
        onSubmit={(reason, values) =>
          reveal.mutate({ params: { id }, body: { fields: fieldsOf(values), reason } })
        }
        onClose={() => setAsking(false)}
      >
        <Form.Item
          name="fields"
          label="查看哪些"
          initialValue={personal.map(({ field }) => field)}
          rules={[{ required: true, message: '请选择要查看的字段' }]}
        >
          <Checkbox.Group options={personal.map(({ field, label }) => ({ value: field, label }))} />
        </Form.Item>
      </ReasonDialog>
    </PageSection>
  )
}

function fieldsOf(values: Readonly<Record<string, unknown>>): PersonalField[] {
  const chosen = Array.isArray(values['fields']) ? values['fields'] : []
  return chosen.flatMap((one) => oneOf(PERSONAL_FIELDS, one) ?? [])
}
