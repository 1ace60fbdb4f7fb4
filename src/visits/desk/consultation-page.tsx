import '../../registers/desk/office.css'
import { Button, Flex, Form, Select, Timeline } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  ConfirmButton,
  Loading,
  LongText,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useRoles } from '../../desk/session.ts'
import { getConsultation, handleConsultation, revealContact, reviewConsultation } from '../contract.ts'
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
        <PageSection title="问题">
          <p className="desk-preline">{data.question}</p>
          {mayHandle && open ? <Handling data={data} /> : null}
        </PageSection>
        <PageSection title="答复">
          {mayHandle && open ? (
            <Draft data={data} />
          ) : (
            <p className="desk-preline">{data.answer === '' ? '还没有答复' : data.answer}</p>
          )}
          {data.mayApprove ? <Review data={data} /> : null}
        </PageSection>
      </div>
      <PageSection title="经过">
        <Timeline
          items={data.acts.map((act) => ({
            key: String(act.seq),
            content: `${act.on} ${act.label} ${act.person ?? ''}${act.note === '' ? '' : `（${act.note}）`}`,
          }))}
        />
      </PageSection>
    </>
  )
}

function Contact({ id }: { id: string }) {
  const [open, setOpen] = useState(false)
  const [contact, setContact] = useState<string>()
  const reveal = useAct(revealContact, {
    problem: 'page',
    invalidates: [],
    onDone: (answer) => {
      setContact(answer.body.contact)
      setOpen(false)
    },
  })
  if (contact !== undefined) return <strong>{contact}</strong>
  return (
    <>
      <Button onClick={() => setOpen(true)}>查看联系方式</Button>
      <ReasonDialog
        open={open}
        title="查看联系方式"
        description="查看个人信息会留下记录。"
        busy={reveal.isPending}
        error={reveal.error}
        onSubmit={(reason) => reveal.mutate({ params: { id }, body: { reason } })}
        onClose={() => setOpen(false)}
      />
    </>
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
      <Form.Item
        name="answer"
        label="答复"
        rules={[{ required: true, whitespace: true, message: '请填写答复' }]}
      >
        <LongText rows={6} maxLength={4000} showCount />
      </Form.Item>
      <Form.Item name="publicQuestion" label="可以公开的问题" extra="删去个人信息后的问题；不公开的可以留空">
        <LongText rows={3} maxLength={2000} showCount />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        保存并送审核
      </Button>
    </Form>
  )
}

function Review({ data }: { data: Shown }) {
  const { consultation } = data
  const params = { id: consultation.consultationId }
  const [dialog, setDialog] = useState<'returned' | 'withdrawn'>()
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
      <ReasonDialog
        open={dialog !== undefined}
        title={dialog === 'returned' ? '退回' : '撤下公开的答复'}
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
