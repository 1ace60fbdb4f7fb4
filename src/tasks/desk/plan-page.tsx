import '../../registers/desk/office.css'
import { Button, Drawer, Flex, Form, Input, Modal, Select, Table, Tabs, Tag, Timeline } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  DownloadButton,
  FileDrop,
  Loading,
  LocalDatePicker,
  LongText,
  PageHeader,
  ProblemAlert,
  ReasonDialog,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall, useUpload } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { localDate } from '../../law/local-date.ts'
import {
  actOnTask,
  addTask,
  getPlan,
  getTask,
  scoreIndicator,
  type IndicatorView,
  type TaskView,
} from '../contract.ts'
import { COMPUTED_LABELS } from '../model.ts'
import { deadlineText, isLate, pointsText } from '../rules.ts'

type Plan = AnswerBody<typeof getPlan>

export default function PlanPage() {
  const { planId = '' } = useParams()
  const { data, error, refetch } = useCall(getPlan, { params: { planId }, query: {} })
  if (data === undefined) {
    return error === null ? (
      <Loading label="正在读取计划" />
    ) : (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    )
  }
  const done = data.tasks.filter(({ state }) => state === 'done').length
  return (
    <>
      <PageHeader
        title={data.plan.title}
        back={{ to: '/tasks', label: '任务分解' }}
        subtitle={`${data.plan.docNumber} 共 ${data.tasks.length} 项任务，完成 ${done} 项；指标得分 ${pointsText(data.total.score)} / ${pointsText(data.total.weight)}`}
      />
      <Tabs
        items={[
          { key: 'tasks', label: '任务', children: <Tasks data={data} /> },
          { key: 'scores', label: '指标与得分', children: <Scores data={data} /> },
        ]}
      />
    </>
  )
}

function deadlineOf(task: TaskView) {
  return { on: task.deadline.on === null ? null : localDate(task.deadline.on), text: task.deadline.text }
}

function Tasks({ data }: { data: Plan }) {
  const { today } = useMe()
  const [opened, setOpened] = useState<TaskView>()
  const [adding, setAdding] = useState(false)
  const nameOf = (id: string | null): string => data.units.find((unit) => unit.id === id)?.name ?? ''
  return (
    <>
      {data.writable ? (
        <Flex className="office-toolbar">
          <Button onClick={() => setAdding(true)}>增加任务</Button>
        </Flex>
      ) : null}
      <Table<TaskView>
        size="small"
        aria-label="任务"
        rowKey="taskId"
        dataSource={data.tasks}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '分组', dataIndex: 'group' },
          {
            title: '工作任务',
            dataIndex: 'title',
            render: (_, task) => (
              <Button type="link" size="small" onClick={() => setOpened(task)}>
                {task.title}
              </Button>
            ),
          },
          { title: '牵头', dataIndex: 'leadUnitId', render: (_, task) => nameOf(task.leadUnitId) },
          {
            title: '责任单位',
            dataIndex: 'unitIds',
            render: (_, task) => task.unitIds.map(nameOf).join('、'),
          },
          { title: '时限', dataIndex: 'deadline', render: (_, task) => deadlineText(deadlineOf(task)) },
          {
            title: '状态',
            dataIndex: 'state',
            render: (_, task) => (
              <>
                {task.state === 'done' ? <Tag color="green">完成</Tag> : <Tag>进行中</Tag>}
                {isLate({ state: task.state, deadline: deadlineOf(task) }, localDate(today)) ? (
                  <Tag color="red">逾期</Tag>
                ) : null}
                {task.urged > 0 ? <Tag color="gold">已督办 {task.urged} 次</Tag> : null}
              </>
            ),
          },
        ]}
      />
      <TaskDrawer task={opened} data={data} onClose={() => setOpened(undefined)} />
      <AddDialog open={adding} data={data} onClose={() => setAdding(false)} />
    </>
  )
}

function TaskDrawer({
  task,
  data,
  onClose,
}: {
  task: TaskView | undefined
  data: Plan
  onClose: () => void
}) {
  const { today } = useMe()
  const found = useCall(
    getTask,
    { params: { taskId: task?.taskId ?? '' }, query: {} },
    { enabled: task !== undefined },
  )
  const [kind, setKind] = useState<string>()
  const act = useUpload(actOnTask, {
    message: '已登记',
    problem: 'page',
    onDone: () => {
      setKind(undefined)
      onClose()
    },
  })
  const buttons =
    task?.state === 'done'
      ? [['reopened', '退回续办']]
      : [
          ['progress', '报进展'],
          ['done', '完成'],
          ...(data.writable
            ? [
                ['urged', '督办'],
                ['criticised', '通报'],
              ]
            : []),
        ]
  return (
    <Drawer open={task !== undefined} onClose={onClose} title={task?.title} size={520}>
      <p className="desk-preline">{task?.requirement}</p>
      {data.reporting ? (
        <Flex gap={8} wrap>
          {buttons.map(([key = '', label]) => (
            <Button key={key} onClick={() => setKind(key)}>
              {label}
            </Button>
          ))}
        </Flex>
      ) : null}
      <h3>经过</h3>
      <Timeline
        items={(found.data?.acts ?? []).map((one) => ({
          key: String(one.seq),
          content: (
            <>
              {one.on} {one.label} {one.person ?? ''}
              <div className="desk-preline">{one.note}</div>
              {one.fileHash === null ? null : (
                <DownloadButton
                  size="small"
                  type="link"
                  path="/task-files/:hash"
                  params={{ hash: one.fileHash }}
                >
                  {one.fileName}
                </DownloadButton>
              )}
            </>
          ),
        }))}
      />
      <ReasonDialog
        open={kind !== undefined}
        title={buttons.find(([key]) => key === kind)?.[1] ?? ''}
        label="情况"
        maxLength={2000}
        busy={act.isPending}
        error={act.error}
        onSubmit={(note, values) => {
          const files = Array.isArray(values['files'])
            ? values['files'].filter((file) => file instanceof File)
            : []
          act.mutate({
            params: { taskId: task?.taskId ?? '' },
            files,
            fields: { kind: kind ?? '', note, on: String(values['on'] ?? today) },
          })
        }}
        onClose={() => setKind(undefined)}
      >
        <Form.Item name="on" label="日期" initialValue={today}>
          <LocalDatePicker max={today} allowClear={false} />
        </Form.Item>
        <Form.Item name="files" label="佐证材料">
          <FileDrop accept={['.pdf', '.docx', '.xlsx', '.png', '.jpg', '.jpeg']} maxFiles={1} />
        </Form.Item>
      </ReasonDialog>
    </Drawer>
  )
}

function AddDialog({ open, data, onClose }: { open: boolean; data: Plan; onClose: () => void }) {
  const [form] = Form.useForm<{
    group: string
    title: string
    requirement?: string
    leadUnitId?: string
    unitIds?: string[]
    on?: string
    text?: string
  }>()
  const add = useAct(addTask, { message: '已增加', problem: 'page', onDone: onClose })
  const options = data.units.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Modal
      open={open}
      title="增加任务"
      okText="增加"
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ProblemAlert error={add.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ on, text, ...task }) =>
          add.mutate({
            params: { planId: data.plan.planId },
            body: { ...task, deadline: on === undefined ? { text: text ?? null } : { on } },
          })
        }
      >
        <Form.Item name="group" label="分组" rules={[{ required: true, message: '请填写分组' }]}>
          <Input maxLength={60} placeholder="如 一、主动公开" />
        </Form.Item>
        <Form.Item name="title" label="工作任务" rules={[{ required: true, message: '请填写任务' }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="requirement" label="具体要求">
          <LongText maxLength={1000} />
        </Form.Item>
        <Form.Item name="leadUnitId" label="牵头科室">
          <Select allowClear options={options} />
        </Form.Item>
        <Form.Item name="unitIds" label="责任单位">
          <Select mode="multiple" options={options} />
        </Form.Item>
        <Form.Item name="on" label="时限（日期）">
          <LocalDatePicker />
        </Form.Item>
        <Form.Item name="text" label="时限（文字）" extra="如 年底前；日期和文字都不填为持续推进">
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function Scores({ data }: { data: Plan }) {
  const [scoring, setScoring] = useState<IndicatorView>()
  const score = useAct(scoreIndicator, {
    message: '已打分',
    problem: 'page',
    onDone: () => setScoring(undefined),
  })
  return (
    <>
      <Table<IndicatorView>
        size="small"
        aria-label="指标与得分"
        rowKey="indicatorId"
        dataSource={data.indicators}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: '指标',
            dataIndex: 'name',
            render: (_, one) => `${one.parentId === null ? '' : '　'}${one.name}`,
          },
          { title: '评分规则', dataIndex: 'rule' },
          { title: '采样方式', dataIndex: 'sampling' },
          {
            title: '权重',
            dataIndex: 'weight',
            align: 'right',
            render: (_, one) => (one.weight === 0 ? '' : pointsText(one.weight)),
          },
          {
            title: '系统统计',
            dataIndex: 'fact',
            render: (_, one) =>
              one.computed === null ? '' : `${COMPUTED_LABELS[one.computed]} ${one.fact ?? ''}`,
          },
          {
            title: '得分',
            dataIndex: 'score',
            align: 'right',
            render: (_, one) =>
              one.weight === 0 ? null : data.writable ? (
                <Button size="small" onClick={() => setScoring(one)}>
                  {one.score === null ? '打分' : pointsText(one.score)}
                </Button>
              ) : one.score === null ? (
                '—'
              ) : (
                pointsText(one.score)
              ),
          },
          { title: '扣分原因', dataIndex: 'reason' },
        ]}
      />
      <ReasonDialog
        open={scoring !== undefined}
        title={`打分：${scoring?.name ?? ''}（满分 ${pointsText(scoring?.weight ?? 0)}）`}
        label="扣分原因"
        required={false}
        busy={score.isPending}
        error={score.error}
        onSubmit={(reason, values) =>
          score.mutate({
            params: { indicatorId: scoring?.indicatorId ?? '' },
            body: { score: String(values['score'] ?? ''), reason },
          })
        }
        onClose={() => setScoring(undefined)}
      >
        <Form.Item
          name="score"
          label="得分"
          rules={[{ required: true, message: '请填写得分' }]}
          initialValue={scoring?.score === null || scoring === undefined ? '' : pointsText(scoring.score)}
        >
          <Input inputMode="decimal" maxLength={7} />
        </Form.Item>
      </ReasonDialog>
    </>
  )
}
