import { Alert, Button, Descriptions, Flex, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { REVIEW_OUTCOMES, SUIT_OUTCOMES, type ClosedColumn } from '../../annual-report/remedy-columns.ts'
import {
  ArticleTag,
  ConfirmButton,
  Loading,
  LocalDatePicker,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
  RecordHistory,
  RevealButton,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { actInput, actOnRemedy, correctRemedy, getRemedy, revealParty } from '../contract.ts'
import { FIGURE_COLUMN_LABELS, PROCEDURE_LABELS, ROLE_LABELS } from '../model.ts'
import { EvidenceSection } from './evidence-section.tsx'
import { Due, kindText, Stage } from './remedies-page.tsx'

type Case = AnswerBody<typeof getRemedy>

export default function RemedyPage() {
  const { remedyId = '' } = useParams()
  const [search] = useSearchParams()
  const organId = Number(search.get('organId') ?? Number.NaN)
  const query = Number.isInteger(organId) ? { organId } : {} // another organ's, for whoever supervises it
  const { data, error, refetch } = useCall(getRemedy, { params: { remedyId }, query })
  if (data === undefined) {
    return error === null ? (
      <Loading label="正在读取案件" />
    ) : (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    )
  }
  return <Shown data={data} />
}

function Shown({ data }: { data: Case }) {
  const { remedy } = data
  return (
    <>
      <PageHeader
        title={`${remedy.maskedParty}${remedy.kind === 'review' ? '行政复议案' : '行政诉讼案'}`}
        back={{ to: '/remedies', label: '行政复议与诉讼' }}
        tags={<Stage row={remedy} />}
        subtitle={remedy.due === null ? undefined : <Due row={remedy} />}
        extra={data.writable ? <Reveal remedyId={remedy.remedyId} /> : undefined}
      />
      {remedy.reviewFirst ? (
        <Alert
          className="desk-notice"
          type="warning"
          showIcon
          title="对这类答复应当先申请行政复议"
          description={
            <>
              直接起诉的，答辩时可以提出应先复议。
              <ArticleTag article="复议法23.1.4" />
            </>
          }
        />
      ) : null}
      <div className="desk-columns">
        <PageSection title="案件" extra={data.writable ? <Correct data={data} /> : undefined}>
          <Facts data={data} />
        </PageSection>
        <PageSection title="进展">
          {data.writable ? <Next data={data} /> : null}
          <RecordHistory
            acts={data.acts.map(({ detail, reason, ...act }) => ({
              ...act,
              note: [detail, reason].filter((part) => part !== '').join('\n'),
            }))}
          />
        </PageSection>
      </div>
      <EvidenceSection remedy={remedy} writable={data.writable} />
    </>
  )
}

function Facts({ data }: { data: Case }) {
  const { remedy } = data
  const isOwn = remedy.organId === useMe().organ.organId
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    ['种类', kindText(remedy)],
    ...(isOwn ? [] : [['涉案机关', remedy.organName] as const]),
    [isOwn ? '本机关地位' : '该机关地位', ROLE_LABELS[remedy.role]],
    [remedy.kind === 'review' ? '复议机关' : '受理法院', remedy.authority],
    ['案号', remedy.caseNumber],
    ['收案日期', remedy.filedOn],
    ['申请编号', remedy.applicationNumber],
    [
      '被诉答复',
      [data.disputedOutcome ?? '', data.disputedOn ?? ''].filter((part) => part !== '').join('，'),
    ],
    ['期限', remedy.due === null ? '' : <Due row={remedy} />],
    ['依据', data.dueArticles.map((article) => <ArticleTag key={article} article={article} />)],
    ['表四', `${FIGURE_COLUMN_LABELS[remedy.column]}${remedy.overridden ? '（人工调整）' : ''}`],
    ['审结日期', remedy.closedOn ?? ''],
  ]
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      items={rows.map(([label, children]) => ({
        key: label,
        label,
        children: children === '' ? '—' : children,
      }))}
    />
  )
}

function Reveal({ remedyId }: { remedyId: string }) {
  const [party, setParty] = useState<string>()
  const reveal = useAct(revealParty, {
    problem: 'page',
    invalidates: [],
    onDone: (answer) => setParty(answer.body.party),
  })
  return (
    <RevealButton
      title="查看当事人全名"
      busy={reveal.isPending}
      error={reveal.error}
      shown={party === undefined ? undefined : <strong>{party}</strong>}
      onReveal={(reason) => reveal.mutate({ params: { remedyId }, body: { reason } })}
    />
  )
}

function Next({ data }: { data: Case }) {
  const [kind, setKind] = useState<string>()
  const { today } = useMe()
  const act = useAct(actOnRemedy, { message: '已登记', problem: 'page', onDone: () => setKind(undefined) })
  const chosen = data.next.find((next) => next.kind === kind)
  const submit = (reason: string, values: Readonly<Record<string, unknown>>): void => {
    // The form's fields are those of the act's own schema, which checks them once more.
    const body = actInput.safeParse({ ...values, kind, reason })
    if (body.success) act.mutate({ params: { remedyId: data.remedy.remedyId }, body: body.data })
  }
  return (
    <Flex gap={8} wrap className="office-toolbar">
      {data.next
        .filter((next) => next.blocked === null || next.kind === 'closed')
        .map((next) => (
          <ConfirmButton
            key={next.kind}
            onConfirm={() => setKind(next.kind)}
            {...(next.blocked === null ? {} : { disabledReason: next.blocked })}
          >
            {next.label}
          </ConfirmButton>
        ))}
      <ReasonDialog
        open={chosen !== undefined}
        title={chosen?.label ?? ''}
        label={kind === 'overridden' ? '理由' : '说明'}
        required={kind === 'overridden'}
        busy={act.isPending}
        error={act.error}
        onSubmit={submit}
        onClose={() => setKind(undefined)}
      >
        <Form.Item
          name="on"
          label="日期"
          initialValue={today}
          rules={[{ required: true, message: '请选择日期' }]}
        >
          <LocalDatePicker max={today} allowClear={false} />
        </Form.Item>
        <ActFields kind={kind ?? ''} review={data.remedy.kind === 'review'} />
        <Form.Item name="evidence" label="材料、文号">
          <Input maxLength={300} placeholder="如答复书、决定书、判决书的文号" />
        </Form.Item>
      </ReasonDialog>
    </Flex>
  )
}

function ActFields({ kind, review }: { kind: string; review: boolean }) {
  const known: Readonly<Record<string, { readonly label: string; readonly column: ClosedColumn }>> = review
    ? REVIEW_OUTCOMES
    : SUIT_OUTCOMES
  const outcomes = Object.entries(known).map(([value, outcome]) => ({
    value,
    label: `${outcome.label}（${FIGURE_COLUMN_LABELS[outcome.column]}）`,
  }))
  switch (kind) {
    case 'copyReceived':
      return (
        <>
          <Form.Item
            name="procedure"
            label="审理程序"
            initialValue="ordinary"
            extra={
              review ? '普通程序 10 个工作日内、简易程序 5 个工作日内提出答复' : '15 日内提交答辩状和证据'
            }
          >
            <Radio.Group
              options={Object.entries(PROCEDURE_LABELS).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item name="acceptedOn" label="受理日期" extra="通知书上写明的；不知道可以留空">
            <LocalDatePicker />
          </Form.Item>
        </>
      )
    case 'judged':
      return (
        <>
          <Outcomes options={outcomes} />
          <Form.Item
            name="paper"
            label="文书"
            initialValue="judgment"
            extra="判决 15 日、裁定 10 日内可以上诉"
          >
            <Radio.Group
              options={[
                { value: 'judgment', label: '判决书' },
                { value: 'ruling', label: '裁定书' },
              ]}
            />
          </Form.Item>
        </>
      )
    case 'closed':
      return <Outcomes options={outcomes} />
    case 'overridden':
      return (
        <Form.Item name="column" label="表四归入" rules={[{ required: true, message: '请选择' }]}>
          <Select
            options={(['upheld', 'corrected', 'other'] as const).map((value) => ({
              value,
              label: FIGURE_COLUMN_LABELS[value],
            }))}
          />
        </Form.Item>
      )
    case 'redoOrdered':
      return (
        <Form.Item name="until" label="决定、判决写明的期限" extra="没有写明的留空，按 20 个工作日计">
          <LocalDatePicker />
        </Form.Item>
      )
    default:
      return null
  }
}

function Outcomes({ options }: { options: readonly { value: string; label: string }[] }) {
  return (
    <Form.Item name="outcome" label="结果" rules={[{ required: true, message: '请选择结果' }]}>
      <Select options={[...options]} />
    </Form.Item>
  )
}

function Correct({ data }: { data: Case }) {
  const { remedy } = data
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const correct = useAct(correctRemedy, { message: '已更正', problem: 'page', onDone: () => setOpen(false) })
  const submit = (reason: string, values: Readonly<Record<string, unknown>>): void => {
    const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '')
    correct.mutate({
      params: { remedyId: remedy.remedyId },
      body: {
        afterReview: remedy.kind === 'suit' && values['afterReview'] === true,
        role: remedy.role,
        authority: text('authority'),
        caseNumber: text('caseNumber'),
        applicationNumber: text('applicationNumber'),
        filedOn: text('filedOn'),
        disputedOutcome: data.disputedOutcome,
        disputedOn: data.disputedOn,
        reason,
      },
    })
  }
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        更正
      </Button>
      <ReasonDialog
        open={open}
        title="更正登记"
        label="更正理由"
        busy={correct.isPending}
        error={correct.error}
        onSubmit={submit}
        onClose={() => setOpen(false)}
      >
        <Form.Item name="authority" label="机关、法院" initialValue={remedy.authority}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="caseNumber" label="案号" initialValue={remedy.caseNumber}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="applicationNumber" label="申请编号" initialValue={remedy.applicationNumber}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="filedOn" label="收案日期" initialValue={remedy.filedOn}>
          <LocalDatePicker max={today} allowClear={false} />
        </Form.Item>
        {remedy.kind === 'suit' ? (
          <Form.Item name="afterReview" label="是否经过复议" initialValue={remedy.afterReview}>
            <Radio.Group
              options={[
                { value: false, label: '未经复议直接起诉' },
                { value: true, label: '复议后起诉' },
              ]}
            />
          </Form.Item>
        ) : null}
      </ReasonDialog>
    </>
  )
}
