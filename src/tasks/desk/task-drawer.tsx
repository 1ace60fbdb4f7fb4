import { Button, Drawer, Flex, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { FormDialog, LocalDatePicker, LongText, ReasonDialog } from '../../desk/components/index.ts'
import { useAct, useCall, useUpload } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { actOnTask, addTask, adjustTask, getTask, type TaskView } from '../contract.ts'
import { TASK_ACTS } from '../model.ts'
import { refusalOfTaskAct } from '../rules.ts'
import { EvidenceFields, EvidenceHistory, filesOf } from './evidence.tsx'
import type { Plan } from './plan.ts'

const UNIT_KINDS = ['progress', 'done'] as const
const OFFICE_KINDS = [...UNIT_KINDS, 'urged', 'criticised', 'reopened', 'dropped'] as const

export function TaskDrawer({
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
  const [kind, setKind] = useState<(typeof OFFICE_KINDS)[number]>()
  const act = useUpload(actOnTask, {
    message: '已登记',
    problem: 'page',
    onDone: () => {
      setKind(undefined)
      onClose()
    },
  })
  const [adjusting, setAdjusting] = useState(false)
  const kinds = (data.writable ? OFFICE_KINDS : UNIT_KINDS).filter(
    (each) => task !== undefined && refusalOfTaskAct(task.state, each) === undefined,
  )
  return (
    <Drawer open={task !== undefined} onClose={onClose} title={task?.title} size={520}>
      <p className="desk-preline">{task?.requirement}</p>
      {data.reporting ? (
        <Flex gap={8} wrap>
          {kinds.map((each) => (
            <Button key={each} danger={each === 'dropped'} onClick={() => setKind(each)}>
              {TASK_ACTS[each].label}
            </Button>
          ))}
          {data.writable && task !== undefined && refusalOfTaskAct(task.state, 'adjusted') === undefined ? (
            <Button onClick={() => setAdjusting(true)}>调整</Button>
          ) : null}
        </Flex>
      ) : null}
      <h3>经过</h3>
      <EvidenceHistory acts={found.data?.acts ?? []} />
      {adjusting && task !== undefined ? (
        <AdjustDialog
          task={task}
          data={data}
          onClose={() => setAdjusting(false)}
          onDone={() => {
            setAdjusting(false)
            onClose()
          }}
        />
      ) : null}
      <ReasonDialog
        open={kind !== undefined}
        title={kind === undefined ? '' : TASK_ACTS[kind].label}
        label="情况"
        maxLength={2000}
        busy={act.isPending}
        error={act.error}
        onSubmit={(note, values) => {
          act.mutate({
            params: { taskId: task?.taskId ?? '' },
            files: filesOf(values),
            fields: { kind: kind ?? '', note, on: String(values['on'] ?? today) },
          })
        }}
        onClose={() => setKind(undefined)}
      >
        <EvidenceFields />
      </ReasonDialog>
    </Drawer>
  )
}

interface TaskValues {
  readonly group: string
  readonly title: string
  readonly requirement?: string
  readonly leadUnitId?: string
  readonly unitIds?: string[]
  readonly on?: string
  readonly text?: string
}

function bodyOf({ on, text, leadUnitId, ...task }: TaskValues) {
  return {
    ...task,
    leadUnitId: leadUnitId ?? null,
    deadline: on === undefined ? { text: text === undefined || text === '' ? null : text } : { on },
  }
}

export function AddDialog({ data, onClose }: { data: Plan; onClose: () => void }) {
  const add = useAct(addTask, { message: '已增加', problem: 'page', onDone: onClose })
  return (
    <FormDialog<TaskValues>
      title="增加任务"
      okText="增加"
      initial={{}}
      busy={add.isPending}
      error={add.error}
      onSubmit={(values) => add.mutate({ params: { planId: data.plan.planId }, body: bodyOf(values) })}
      onClose={onClose}
    >
      <TaskFields data={data} />
    </FormDialog>
  )
}

function AdjustDialog({
  task,
  data,
  onClose,
  onDone,
}: {
  task: TaskView
  data: Plan
  onClose: () => void
  onDone: () => void
}) {
  const adjust = useAct(adjustTask, { message: '已调整', problem: 'page', onDone })
  const { group, title, requirement, leadUnitId, unitIds, deadline } = task
  return (
    <FormDialog<TaskValues & { readonly reason: string }>
      title="调整任务"
      okText="保存"
      description="调整前的内容和理由记入经过。"
      initial={{
        group,
        title,
        requirement,
        unitIds,
        ...(leadUnitId === null ? {} : { leadUnitId }),
        ...(deadline.on === null ? {} : { on: deadline.on }),
        ...(deadline.text === null ? {} : { text: deadline.text }),
      }}
      busy={adjust.isPending}
      error={adjust.error}
      onSubmit={({ reason, ...values }) =>
        adjust.mutate({ params: { taskId: task.taskId }, body: { ...bodyOf(values), reason } })
      }
      onClose={onClose}
    >
      <TaskFields data={data} />
      <Form.Item
        name="reason"
        label="调整理由"
        rules={[{ required: true, min: 2, message: '请填写调整理由' }]}
      >
        <LongText maxLength={500} />
      </Form.Item>
    </FormDialog>
  )
}

function TaskFields({ data }: { data: Plan }) {
  const options = data.units.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
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
      <Form.Item
        name="text"
        label="时限（文字）"
        extra="如 年底前；填了日期的以日期为准，两项都不填为持续推进"
      >
        <Input maxLength={60} />
      </Form.Item>
    </>
  )
}
