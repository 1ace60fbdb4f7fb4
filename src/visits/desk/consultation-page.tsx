import '../../registers/desk/office.css'
import { Button, Flex, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  ConfirmButton,
  FormDialog,
  Loading,
  LongText,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
  ReasonField,
  RecordHistory,
  RevealButton,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useRoles } from '../../desk/session.ts'
import { getConsultation, handleConsultation, revealContact, reviewConsultation } from '../contract.ts'
import { CONSULT_KIND_LABELS, CONSULT_KINDS, type ConsultKind } from '../model.ts'
import { Stage } from './consultations-page.tsx'

type Shown = AnswerBody<typeof getConsultation>

export default function ConsultationPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useCall(getConsultation, { params: { id } })
  if (data === undefined) {
    return error === null ? (
      <Loading label="正在读取咨询" />
    ) : (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    )
  }
  return <Consultation key={data.acts.length} data={data} />
}

function Consultation({ data }: { data: Shown }) {
  const { consultation } = data
  const mayHandle = useRoles('clerk', 'head', 'liaison')
  const open = consultation.stage === 'waiting' || consultation.stage === 'drafted'
  return (
    <>
      <PageHeader
        title={consultation.topic}
        back={{ to: '/consultations', label: '公众咨询' }}
        tags={<Stage one={consultation} />}
        subtitle={`${consultation.number}，${consultation.receivedOn} 收到，应于 ${consultation.dueOn} 前答复`}
        extra={data.hasContact && mayHandle ? <Contact id={consultation.consultationId} /> : undefined}
      />
      <div className="desk-columns">
        <PageSection title="问题" extra={mayHandle ? <Amend data={data} /> : undefined}>
          <p className="desk-preline">{data.question}</p>
          {mayHandle && open ? <Handling data={data} /> : null}
        </PageSection>
        <PageSection title="答复" extra={mayHandle && !open ? <CorrectAnswer data={data} /> : undefined}>
          {mayHandle && open ? (
            <Draft data={data} />
          ) : (
            <p className="desk-preline">{data.answer === '' ? '还没有答复' : data.answer}</p>
          )}
          {data.mayApprove ? <Review data={data} /> : null}
        </PageSection>
      </div>
      <PageSection title="经过">
        <RecordHistory acts={data.acts} />
      </PageSection>
    </>
  )
}

/** The office's own heading of the question; what was asked stays as it was asked. */
function Amend({ data: { consultation } }: { data: Shown }) {
  const [open, setOpen] = useState(false)
  const act = useAct(handleConsultation, { message: '已更正', problem: 'page', onDone: () => setOpen(false) })
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        更正主题、类别
      </Button>
      {open ? (
        <FormDialog<{ kind: ConsultKind; topic: string; note: string }>
          title="更正主题、类别"
          okText="更正"
          description="群众提交的原文不变；改变类别的，答复期限随之重新计算。"
          initial={{ kind: consultation.kind, topic: consultation.topic }}
          busy={act.isPending}
          error={act.error}
          onSubmit={({ note, ...to }) =>
            act.mutate({ params: { id: consultation.consultationId }, body: { kind: 'amended', to, note } })
          }
          onClose={() => setOpen(false)}
        >
          <Form.Item name="kind" label="类别">
            <Radio.Group
              options={CONSULT_KINDS.map((value) => ({ value, label: CONSULT_KIND_LABELS[value] }))}
            />
          </Form.Item>
          <Form.Item name="topic" label="主题" rules={[{ required: true, min: 2, message: '请填写主题' }]}>
            <Input maxLength={60} showCount />
          </Form.Item>
          <ReasonField name="note" />
        </FormDialog>
      ) : null}
    </>
  )
}

function CorrectAnswer({ data }: { data: Shown }) {
  const [open, setOpen] = useState(false)
  const act = useAct(handleConsultation, {
    message: '已送审核',
    problem: 'page',
    onDone: () => setOpen(false),
  })
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        更正答复
      </Button>
      {open ? (
        <FormDialog<{ answer: string; publicQuestion: string; note: string }>
          title="更正答复"
          okText="送审核"
          description={
            data.consultation.published
              ? '审核通过前，门户上仍是原来的答复；内容有误需要马上停止公开的，请先撤下。'
              : '更正后的答复经另一位审核人审核后生效，原答复保留在经过里。'
          }
          initial={{ answer: data.answer, publicQuestion: data.publicQuestion }}
          busy={act.isPending}
          error={act.error}
          onSubmit={(values) =>
            act.mutate({
              params: { id: data.consultation.consultationId },
              body: { kind: 'corrected', ...values },
            })
          }
          onClose={() => setOpen(false)}
        >
          <AnswerFields />
          <ReasonField name="note" />
        </FormDialog>
      ) : null}
    </>
  )
}

function Contact({ id }: { id: string }) {
  const [contact, setContact] = useState<string>()
  const reveal = useAct(revealContact, {
    problem: 'page',
    invalidates: [],
    onDone: (answer) => setContact(answer.body.contact),
  })
  return (
    <RevealButton
      title="查看联系方式"
      busy={reveal.isPending}
      error={reveal.error}
      shown={contact === undefined ? undefined : <strong>{contact}</strong>}
      onReveal={(reason) => reveal.mutate({ params: { id }, body: { reason } })}
    />
  )
}

function Handling({ data }: { data: Shown }) {
  const { consultation } = data
  const params = { id: consultation.consultationId }
  const [closing, setClosing] = useState(false)
  const act = useAct(handleConsultation, { message: '已登记', onDone: () => setClosing(false) })
  return (
    <Flex gap={8} wrap>
      <Select
        aria-label="转科室"
        placeholder="转科室、社区"
        className="office-filter"
        value={consultation.unitId}
        onChange={(unitId) => act.mutate({ params, body: { kind: 'assigned', unitId } })}
        options={data.units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {consultation.held ? (
        <Button onClick={() => act.mutate({ params, body: { kind: 'released' } })}>移出待甄别</Button>
      ) : null}
      <Button danger onClick={() => setClosing(true)}>
        关闭
      </Button>
      <ReasonDialog
        open={closing}
        title="关闭咨询"
        description="说明会显示给凭查询码查询的人。"
        label="说明"
        okText="关闭"
        busy={act.isPending}
        error={act.error}
        onSubmit={(note) => act.mutate({ params, body: { kind: 'closed', note } })}
        onClose={() => setClosing(false)}
      />
    </Flex>
  )
}

function Draft({ data }: { data: Shown }) {
  const act = useAct(handleConsultation, { message: '已送审核', problem: 'page' })
  return (
    <Form<{ answer: string; publicQuestion: string }>
      layout="vertical"
      initialValues={{ answer: data.answer, publicQuestion: data.publicQuestion }}
      onFinish={(values) =>
        act.mutate({ params: { id: data.consultation.consultationId }, body: { kind: 'drafted', ...values } })
      }
    >
      <ProblemAlert error={act.error} fieldLabels={{ publicQuestion: '可以公开的问题', answer: '答复' }} />
      <AnswerFields />
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        保存并送审核
      </Button>
    </Form>
  )
}

function AnswerFields() {
  return (
    <>
      <Form.Item
        name="answer"
        label="答复"
        rules={[{ required: true, whitespace: true, message: '请填写答复' }]}
      >
        <LongText rows={6} maxLength={4000} showCount />
      </Form.Item>
      <Form.Item name="publicQuestion" label="可以公开的问题" extra="删去个人信息后的问题；不公开的可以留空">
        <LongText rows={3} maxLength={2000} />
      </Form.Item>
    </>
  )
}

const REVIEW_TITLES = { returned: '退回', withdrawn: '撤下公开的答复', published: '公开答复' } as const

function Review({ data }: { data: Shown }) {
  const { consultation } = data
  const params = { id: consultation.consultationId }
  const [dialog, setDialog] = useState<keyof typeof REVIEW_TITLES>()
  const act = useAct(reviewConsultation, {
    message: '已办理',
    problem: 'page',
    onDone: () => setDialog(undefined),
  })
  return (
    <Flex gap={8} wrap className="office-toolbar">
      <ProblemAlert error={dialog === undefined ? act.error : null} />
      {consultation.stage === 'drafted' ? (
        <>
          <ConfirmButton
            type="primary"
            confirm={{ title: '答复并公开？', content: '答复和“可以公开的问题”将显示在门户“咨询”栏目。' }}
            onConfirm={() => act.mutate({ params, body: { kind: 'approved', publish: true } })}
          >
            审核通过并公开
          </ConfirmButton>
          <Button onClick={() => act.mutate({ params, body: { kind: 'approved', publish: false } })}>
            只答复本人
          </Button>
          <Button onClick={() => setDialog('returned')}>退回</Button>
        </>
      ) : null}
      {consultation.published ? <Button onClick={() => setDialog('withdrawn')}>撤下公开的答复</Button> : null}
      {consultation.stage === 'answered' && !consultation.published ? (
        <Button onClick={() => setDialog('published')}>公开答复</Button>
      ) : null}
      <ReasonDialog
        open={dialog !== undefined}
        title={dialog === undefined ? '' : REVIEW_TITLES[dialog]}
        busy={act.isPending}
        error={act.error}
        onSubmit={(note) => {
          if (dialog !== undefined) act.mutate({ params, body: { kind: dialog, note } })
        }}
        onClose={() => setDialog(undefined)}
      />
    </Flex>
  )
}
