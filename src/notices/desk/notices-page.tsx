import { Button, Checkbox, Form, Input, InputNumber, Modal, Select, Tabs, Table, Tag } from 'antd'
import { useState } from 'react'
import {
  EmptyHint,
  Loading,
  LocalDatePicker,
  LongText,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { giveReceipt, listNotices, recordTraining, sendNotice, type NoticeView } from '../contract.ts'
import { TRAINING_LABELS, TRAINING_WAYS, type TrainingWay } from '../model.ts'

type Found = AnswerBody<typeof listNotices>

export default function NoticesPage() {
  const { data, error, refetch } = useCall(listNotices)
  const [dialog, setDialog] = useState<'notice' | 'training'>()
  if (data === undefined) {
    return error === null ? (
      <Loading label="正在读取通知" />
    ) : (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    )
  }
  return (
    <>
      <PageHeader
        title="通知与培训"
        subtitle="发给各科室、社区联络员的工作通知；培训次数和人次进入年度报告。"
        extra={
          data.writable ? (
            <>
              <Button onClick={() => setDialog('training')}>登记培训</Button>
              <Button type="primary" onClick={() => setDialog('notice')}>
                发通知
              </Button>
            </>
          ) : undefined
        }
      />
      <Tabs
        items={[
          { key: 'notices', label: '通知', children: <Notices data={data} /> },
          { key: 'trainings', label: '培训', children: <Trainings data={data} /> },
        ]}
      />
      {dialog === 'notice' ? <NoticeDialog data={data} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'training' ? <TrainingDialog onClose={() => setDialog(undefined)} /> : null}
    </>
  )
}

function Notices({ data }: { data: Found }) {
  const [replying, setReplying] = useState<NoticeView>()
  const give = useAct(giveReceipt, {
    message: '已登记',
    problem: 'page',
    onDone: () => setReplying(undefined),
  })
  if (data.notices.length === 0)
    return <EmptyHint title="没有通知" hint="通知发出后，联络员在待办里看到，阅后或者办理后回复。" />
  return (
    <>
      {data.notices.map((notice) => (
        <PageSection
          key={notice.noticeId}
          title={notice.title}
          extra={
            <Tag
              color={notice.answered < notice.recipients ? 'gold' : 'green'}
            >{`${notice.needsReply ? '已回复' : '已阅'} ${notice.answered}/${notice.recipients}`}</Tag>
          }
        >
          <p className="desk-preline">{notice.body}</p>
          <p className="desk-muted-block">
            {notice.sentOn} 发给
            {notice.unitIds.length === 0
              ? '全部科室、社区'
              : notice.unitIds.map((id) => data.units.find((unit) => unit.id === id)?.name ?? '').join('、')}
            {notice.dueOn === null ? '' : `，${notice.dueOn} 前回复`}
            {notice.missing.length === 0
              ? ''
              : `；未${notice.needsReply ? '回复' : '阅'}：${notice.missing.join('、')}`}
          </p>
          {notice.replies.map((reply) => (
            <div key={`${reply.name}:${reply.note}`} className="desk-muted">
              {reply.name}：{reply.note}
            </div>
          ))}
          {notice.asked && !notice.read ? (
            <Button
              size="small"
              onClick={() => give.mutate({ params: { noticeId: notice.noticeId }, body: { kind: 'read' } })}
            >
              已阅
            </Button>
          ) : null}
          {notice.asked && notice.needsReply && !notice.acknowledged ? (
            <Button size="small" type="primary" onClick={() => setReplying(notice)}>
              回复办理情况
            </Button>
          ) : null}
        </PageSection>
      ))}
      <ReasonDialog
        open={replying !== undefined}
        title={`回复：${replying?.title ?? ''}`}
        label="办理情况"
        busy={give.isPending}
        error={give.error}
        onSubmit={(note) =>
          give.mutate({
            params: { noticeId: replying?.noticeId ?? '' },
            body: { kind: 'acknowledged', note },
          })
        }
        onClose={() => setReplying(undefined)}
      />
    </>
  )
}

function Trainings({ data }: { data: Found }) {
  return (
    <Table
      size="small"
      aria-label="培训"
      rowKey="trainingId"
      dataSource={data.trainings}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: '还没有登记培训' }}
      columns={[
        { title: '日期', dataIndex: 'heldOn' },
        { title: '名称', dataIndex: 'title' },
        { title: '方式', dataIndex: 'way', render: (_, one) => TRAINING_LABELS[one.way] },
        { title: '人次', dataIndex: 'trainees', align: 'right' },
        { title: '内容', dataIndex: 'content' },
      ]}
    />
  )
}

function NoticeDialog({ data, onClose }: { data: Found; onClose: () => void }) {
  const [form] = Form.useForm<{
    title: string
    body: string
    unitIds?: string[]
    needsReply?: boolean
    dueOn?: string
  }>()
  const send = useAct(sendNotice, { message: '已发出', problem: 'page', onDone: onClose })
  return (
    <Modal
      open
      title="发通知"
      okText="发出"
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={send.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => send.mutate({ body: { ...values, dueOn: values.dueOn ?? null } })}
      >
        <Form.Item name="title" label="标题" rules={[{ required: true, message: '请填写标题' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="body" label="内容" rules={[{ required: true, message: '请填写内容' }]}>
          <LongText rows={5} maxLength={5000} showCount />
        </Form.Item>
        <Form.Item name="unitIds" label="发给" extra="不选为全部科室、社区">
          <Select mode="multiple" options={data.units.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="needsReply" valuePropName="checked">
          <Checkbox>要求回复办理情况</Checkbox>
        </Form.Item>
        <Form.Item name="dueOn" label="期限">
          <LocalDatePicker />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function TrainingDialog({ onClose }: { onClose: () => void }) {
  const { today } = useMe()
  const [form] = Form.useForm<{
    title: string
    heldOn: string
    way: TrainingWay
    content?: string
    trainees: number
  }>()
  const record = useAct(recordTraining, { message: '已登记', problem: 'page', onDone: onClose })
  return (
    <Modal
      open
      title="登记培训"
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={record.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ heldOn: today, way: 'meeting' }}
        onFinish={(values) => record.mutate({ body: values })}
      >
        <Form.Item name="title" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="heldOn" label="日期">
          <LocalDatePicker max={today} allowClear={false} />
        </Form.Item>
        <Form.Item name="way" label="方式">
          <Select options={TRAINING_WAYS.map((value) => ({ value, label: TRAINING_LABELS[value] }))} />
        </Form.Item>
        <Form.Item name="trainees" label="参加人次" rules={[{ required: true, message: '请填写人次' }]}>
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
        <Form.Item name="content" label="内容">
          <LongText maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
