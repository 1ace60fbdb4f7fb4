import { Button, Form, Input, InputNumber, Modal, Progress } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { DataTable, LongText, PageHeader, ProblemAlert } from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { clonePlan, listPlans, makePlan } from '../contract.ts'

type Plan = AnswerBody<typeof listPlans>['plans'][number]

export default function PlansPage() {
  const { data, error, isFetching, refetch } = useCall(listPlans, { query: {} })
  const [making, setMaking] = useState(false)
  const navigate = useNavigate()
  const thisYear = Number(useMe().today.slice(0, 4))
  const clone = useAct(clonePlan, {
    message: '已沿用',
    onDone: (answer) => void navigate(`/tasks/${answer.body.planId}`),
  })
  return (
    <>
      <PageHeader
        title="任务分解"
        subtitle="每年的政务公开工作任务分解表和绩效指标；完成情况和得分进入年度报告的监督保障部分。"
        extra={
          data?.writable === true ? (
            <Button type="primary" onClick={() => setMaking(true)}>
              制定计划
            </Button>
          ) : undefined
        }
      />
      <DataTable<Plan>
        caption="任务分解计划"
        rows={data?.plans}
        rowKey={(plan) => plan.planId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        empty={{ title: '还没有任务分解计划', hint: '把上级要点分解为任务，落实牵头科室、责任单位和时限。' }}
        columns={[
          { title: '年度', dataIndex: 'year', width: 80 },
          {
            title: '名称',
            dataIndex: 'title',
            render: (_, plan) => <Link to={`/tasks/${plan.planId}`}>{plan.title}</Link>,
          },
          { title: '文号', dataIndex: 'docNumber' },
          { title: '完成', dataIndex: 'done', render: (_, plan) => <Done plan={plan} /> },
          {
            title: '操作',
            key: 'act',
            render: (_, plan) =>
              data?.writable === true && plan.year < thisYear ? (
                <Button
                  size="small"
                  onClick={() => clone.mutate({ params: { planId: plan.planId }, body: { year: thisYear } })}
                >
                  沿用到{thisYear}年
                </Button>
              ) : null,
          },
        ]}
        renderCard={(plan) => (
          <>
            <Link to={`/tasks/${plan.planId}`}>{plan.title}</Link>
            <div>
              完成 <Done plan={plan} />
            </div>
          </>
        )}
      />
      <MakeDialog open={making} year={thisYear} onClose={() => setMaking(false)} />
    </>
  )
}

function Done({ plan }: { plan: Plan }) {
  const all = plan.done + plan.open
  return (
    <span>
      {plan.done}/{all}{' '}
      <Progress
        percent={all === 0 ? 0 : Math.round((plan.done * 100) / all)}
        size="small"
        showInfo={false}
        aria-label="完成比例"
      />
    </span>
  )
}

/** Tasks are typed or pasted a line each: 分组 | 任务 | 要求 | 时限. */
function MakeDialog({ open, year, onClose }: { open: boolean; year: number; onClose: () => void }) {
  const [form] = Form.useForm<{ year: number; title: string; docNumber?: string; lines?: string }>()
  const navigate = useNavigate()
  const make = useAct(makePlan, {
    message: '已制定',
    problem: 'page',
    onDone: (answer) => void navigate(`/tasks/${answer.body.planId}`),
  })
  return (
    <Modal
      open={open}
      title="制定计划"
      okText="制定"
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ProblemAlert error={make.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ year, title: `${year}年政务公开工作主要任务分解表` }}
        onFinish={({ lines = '', ...head }) => make.mutate({ body: { ...head, tasks: tasksOf(lines) } })}
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
        <Form.Item
          name="lines"
          label="任务（每行一项，用 | 或制表符分开）"
          extra="分组 | 工作任务 | 具体要求 | 时限（日期、年底前；留空为持续推进）。可以从 Excel 复制粘贴"
        >
          <LongText rows={8} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function tasksOf(lines: string) {
  return lines
    .split('\n')
    .map((line) => line.split(/[|｜\t]/).map((part) => part.trim()))
    .filter(([, title]) => title !== undefined && title !== '')
    .map(([group = '', title = '', requirement = '', limit = '']) => ({
      group: group === '' ? '工作任务' : group,
      title,
      requirement,
      deadline: /^\d{4}-\d{2}-\d{2}$/.test(limit)
        ? { on: limit }
        : limit === '' || limit === '持续推进'
          ? {}
          : { text: limit },
    }))
}
