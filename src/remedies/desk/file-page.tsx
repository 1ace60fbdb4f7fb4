import { Alert, Button, Form, Input, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import {
  LocalDatePicker,
  PageHeader,
  PageSection,
  ProblemAlert,
  showFieldProblems,
} from '../../desk/components/index.ts'
import { useServerDraft } from '../../desk/drafts.ts'
import { useAct } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { isOutcome, OUTCOMES, OUTCOME_DEFINITIONS, type Outcome } from '../../law/outcomes.ts'
import { localDate } from '../../law/local-date.ts'
import { fileRemedy } from '../contract.ts'
import {
  REMEDY_KIND_LABELS,
  REMEDY_KINDS,
  REMEDY_ROLES,
  ROLE_LABELS,
  type RemedyKind,
  type RemedyRole,
} from '../model.ts'
import { isReviewFirstDoubtful } from '../rules.ts'

interface Values {
  kind: RemedyKind
  afterReview?: boolean
  role: RemedyRole
  authority: string
  caseNumber?: string
  party: string
  applicationNumber?: string
  disputedOutcome?: Outcome
  disputedOn?: string
  filedOn: string
}

export default function FilePage() {
  const [form] = Form.useForm<Values>()
  const { today } = useMe()
  const navigate = useNavigate()
  const draft = useServerDraft<Values>('remedy:new', form)
  const file = useAct(fileRemedy, {
    message: '已登记',
    problem: 'page',
    onDone: (answer) => {
      draft.clear()
      void navigate(`/remedies/${answer.body.remedyId}`)
    },
  })
  useEffect(() => {
    if (file.error !== null) showFieldProblems(form, file.error)
  }, [file.error, form])
  const values = Form.useWatch((all: Values) => all, form)
  const suit = values?.kind === 'suit'
  return (
    <>
      <PageHeader title="登记复议、诉讼案件" back={{ to: '/remedies', label: '行政复议与诉讼' }} />
      <ProblemAlert error={file.error} />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'review', role: 'respondent', filedOn: today, afterReview: false }}
        onValuesChange={draft.onValuesChange}
        onFinish={(all) => file.mutate({ body: { ...all, afterReview: suit && all.afterReview === true } })}
      >
        <PageSection title="案件">
          <Form.Item name="kind" label="种类">
            <Radio.Group
              options={REMEDY_KINDS.map((value) => ({ value, label: REMEDY_KIND_LABELS[value] }))}
            />
          </Form.Item>
          {suit ? (
            <Form.Item
              name="afterReview"
              label="是否经过复议"
              extra="经过复议决定，或者复议逾期未决的，选“复议后起诉”"
            >
              <Radio.Group
                options={[
                  { value: false, label: '未经复议直接起诉' },
                  { value: true, label: '复议后起诉' },
                ]}
              />
            </Form.Item>
          ) : null}
          <Form.Item name="role" label="本机关地位" extra="只有被申请人、被告的案件计入表四">
            <Select options={REMEDY_ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))} />
          </Form.Item>
          <Form.Item
            name="authority"
            label={suit ? '受理法院' : '复议机关'}
            rules={[{ required: true, message: '请填写' }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="caseNumber" label="案号">
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item
            name="party"
            label={suit ? '原告' : '申请人'}
            rules={[{ required: true, message: '请填写' }]}
            extra="加密保存，列表中只显示部分"
          >
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="filedOn"
            label={suit ? '立案日期' : '提出复议日期'}
            rules={[{ required: true, message: '请选择日期' }]}
          >
            <LocalDatePicker max={today} allowClear={false} />
          </Form.Item>
        </PageSection>
        <PageSection title="被诉的答复">
          <Form.Item
            name="applicationNumber"
            label="申请编号"
            extra="填写后自动带出答复结果和日期；对逾期不答复的，结果留空"
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="disputedOutcome" label="答复结果">
            <Select
              allowClear
              showSearch
              optionFilterProp="label"
              options={OUTCOMES.map((value) => ({
                value,
                label: `${value} ${OUTCOME_DEFINITIONS[value].name}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="disputedOn" label="答复日期">
            <LocalDatePicker max={today} />
          </Form.Item>
          <ReviewFirst values={values} />
          <Button type="primary" htmlType="submit" loading={file.isPending}>
            登记
          </Button>
        </PageSection>
      </Form>
    </>
  )
}

/** 复议前置, said before the case is stored: a warning, for the court decides. */
function ReviewFirst({ values }: { values: Values | undefined }) {
  const { disputedOutcome, disputedOn } = values ?? {}
  if (
    values === undefined ||
    disputedOutcome === undefined ||
    disputedOn === undefined ||
    !isOutcome(disputedOutcome)
  )
    return null
  const doubtful = isReviewFirstDoubtful({
    kind: values.kind,
    afterReview: values.afterReview === true,
    reviewId: null,
    role: values.role,
    authority: values.authority,
    caseNumber: '',
    applicationId: null,
    applicationNumber: '',
    disputedOutcome,
    disputedOn: localDate(disputedOn),
    filedOn: localDate(values.filedOn),
  })
  if (!doubtful) return null
  return (
    <Alert
      className="desk-notice"
      type="warning"
      showIcon
      title="这类答复应当先申请行政复议（复议法第二十三条第一款第四项）"
      description="2024年1月1日以后作出的不予公开决定，未经复议直接起诉的，法院裁定不予立案或者驳回起诉。请核对是否已经复议；仍可以登记。"
    />
  )
}
