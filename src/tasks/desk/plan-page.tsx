import '../../registers/desk/office.css'
import { Button, Flex, Form, Input, InputNumber, Table, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  FormDialog,
  Loading,
  LocalDatePicker,
  PageHeader,
  ProblemAlert,
  ReasonField,
  RecordHistory,
} from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { localDate } from '../../law/local-date.ts'
import { changePlan, getPlan, getPlanHistory, type TaskView } from '../contract.ts'
import { deadlineText, isLate, pointsText } from '../rules.ts'
import { Indicators } from './indicators.tsx'
import type { Plan } from './plan.ts'
import { AddDialog, TaskDrawer } from './task-drawer.tsx'

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
  const counted = data.tasks.filter(({ state }) => state !== 'dropped')
  const done = counted.filter(({ state }) => state === 'done').length
  return (
    <>
      <PageHeader
        extra={data.writable ? <ChangePlan data={data} /> : undefined}
        title={data.plan.title}
        back={{ to: '/tasks', label: '任务分解' }}
        subtitle={`${data.plan.docNumber} 共 ${counted.length} 项任务，完成 ${done} 项；指标得分 ${pointsText(data.total.score)} / ${pointsText(data.total.weight)}`}
      />
      <Tabs
        items={[
          { key: 'tasks', label: '任务', children: <Tasks data={data} /> },
          { key: 'scores', label: '指标与得分', children: <Indicators data={data} /> },
        ]}
      />
    </>
  )
}

const STATE_TAGS = {
  open: { children: '进行中' },
  done: { color: 'green', children: '完成' },
  dropped: { color: 'red', children: '已撤销' },
} as const

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
                <Tag {...STATE_TAGS[task.state]} />
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
      {adding ? <AddDialog data={data} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

/** The plan's own words; what it was called before is shown with the change. */
function ChangePlan({ data: { plan } }: { data: Plan }) {
  const { planId } = plan
  const [open, setOpen] = useState(false)
  const history =
    useCall(getPlanHistory, { params: { planId }, query: {} }, { enabled: open }).data?.acts ?? []
  const change = useAct(changePlan, { message: '已修改', problem: 'page', onDone: () => setOpen(false) })
  return (
    <>
      <Button onClick={() => setOpen(true)}>修改计划</Button>
      {open ? (
        <FormDialog<{ year: number; title: string; docNumber?: string; issuedOn?: string; reason: string }>
          title="修改计划"
          okText="保存"
          initial={{
            year: plan.year,
            title: plan.title,
            docNumber: plan.docNumber,
            ...(plan.issuedOn === null ? {} : { issuedOn: plan.issuedOn }),
          }}
          busy={change.isPending}
          error={change.error}
          onSubmit={({ issuedOn = null, ...head }) =>
            change.mutate({ params: { planId }, body: { ...head, issuedOn } })
          }
          onClose={() => setOpen(false)}
        >
          <Form.Item name="year" label="年度">
            <InputNumber min={2008} max={2200} precision={0} />
          </Form.Item>
          <Form.Item name="title" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="docNumber" label="文号">
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="issuedOn" label="印发日期">
            <LocalDatePicker />
          </Form.Item>
          <ReasonField label="修改理由" />
          {history.length === 0 ? null : <RecordHistory acts={history} />}
        </FormDialog>
      ) : null}
    </>
  )
}
