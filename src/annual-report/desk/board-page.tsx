import { Button, Flex, Form, Input, Modal, Radio, Tag } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AnswerBody } from '../../desk/api.ts'
import {
  DataTable,
  LocalDatePicker,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
  showFieldProblems,
} from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useRoles } from '../../desk/session.ts'
import { remindOrgan, setDeadline, showBoard } from '../contract.ts'
import './report.css'
import { StateTag } from './state-tag.tsx'
import { useReportYear, YearSelect } from './year-select.tsx'

type Board = AnswerBody<typeof showBoard>
type Line = Board['organs'][number]
type Deadline = Board['deadlines'][number]

/** Who has filed, who is late, who was given the report back. */
export default function BoardPage() {
  const [year, setYear] = useReportYear()
  const supervisor = useRoles('supervisor')
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [filter, setFilter] = useState<'all' | 'open' | 'late'>('all')
  const [reminding, setReminding] = useState(false)
  const { data, error, isPending, refetch } = useCall(showBoard, { params: { year } })
  const rows = data?.organs.filter((line) => isShown(line, filter))
  return (
    <>
      <PageHeader
        title="年度报告报送情况"
        subtitle={data === undefined ? '' : tally(data)}
        extra={<YearSelect year={year} onChange={setYear} />}
      />
      {data === undefined ? null : <Deadlines board={data} mayChange={supervisor} />}
      <PageSection
        title="各机关"
        extra={
          <Flex gap={8} wrap>
            <Radio.Group
              size="small"
              value={filter}
              onChange={(event) => setFilter(event.target.value as typeof filter)} // one of the options below
              optionType="button"
              options={[
                { value: 'all', label: '全部' },
                { value: 'open', label: '未报送' },
                { value: 'late', label: '逾期' },
              ]}
            />
            {supervisor ? (
              <Button size="small" disabled={chosen.length === 0} onClick={() => setReminding(true)}>
                催报{chosen.length === 0 ? '' : `（${chosen.length}）`}
              </Button>
            ) : null}
          </Flex>
        }
      >
        <DataTable<Line>
          caption={`${year}年度各机关报送情况`}
          columns={columnsOf(year)}
          rows={rows}
          rowKey={(line) => line.organId}
          loading={isPending}
          error={error}
          onRetry={() => void refetch()}
          empty={{ title: '没有符合条件的机关' }}
          renderCard={(line) => <Card line={line} year={year} />}
          {...(supervisor
            ? { selection: { keys: chosen, onChange: (keys) => setChosen(keys.map(Number)) } }
            : {})}
        />
      </PageSection>
      <Reminding
        year={year}
        organIds={chosen}
        open={reminding}
        onClose={() => {
          setReminding(false)
          setChosen([])
        }}
      />
    </>
  )
}

function isShown(line: Line, filter: 'all' | 'open' | 'late'): boolean {
  if (filter === 'open') return line.filedOn === null
  return filter === 'all' || line.late
}

function tally({ organs }: Board): string {
  const filed = organs.filter(({ filedOn }) => filedOn !== null).length
  const late = organs.filter((line) => line.late).length
  return `${organs.length} 个机关，已报送 ${filed} 个，逾期 ${late} 个`
}

function Lateness({ line }: { line: Line }) {
  return line.late ? <Tag color="red">{line.filedOn === null ? '逾期未报' : '逾期报送'}</Tag> : null
}

function columnsOf(year: number): TableColumnsType<Line> {
  return [
    {
      title: '机关',
      key: 'name',
      render: (_, line) =>
        line.state === null ? line.name : <Link to={`/reports/${line.organId}/${year}`}>{line.name}</Link>,
    },
    { title: '类别', dataIndex: 'kindName' },
    {
      title: '状态',
      key: 'state',
      render: (_, line) => <StateTag state={line.state} returned={line.returned} />,
    },
    {
      title: '应报送',
      key: 'due',
      render: (_, line) => (
        <>
          {line.dueOn} <Lateness line={line} />
        </>
      ),
    },
    { title: '报送', dataIndex: 'filedOn', render: (on: string | null) => on ?? '—' },
    { title: '公布', dataIndex: 'publishedOn', render: (on: string | null) => on ?? '—' },
    { title: '最近催报', dataIndex: 'lastReminder', render: (on: string | null) => on ?? '—' },
  ]
}

function Card({ line, year }: { line: Line; year: number }) {
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8}>
        {line.state === null ? (
          <strong>{line.name}</strong>
        ) : (
          <Link to={`/reports/${line.organId}/${year}`}>{line.name}</Link>
        )}
        <StateTag state={line.state} returned={line.returned} />
      </Flex>
      <span>
        应报送 {line.dueOn} <Lateness line={line} />
      </span>
      {line.filedOn === null ? null : <span>报送 {line.filedOn}</span>}
    </Flex>
  )
}

function Reminding(props: { year: number; organIds: readonly number[]; open: boolean; onClose: () => void }) {
  const act = useAct(remindOrgan, {
    message: (answer) => `已催报 ${answer.body.reminded} 个机关`,
    problem: 'page',
    onDone: props.onClose,
  })
  return (
    <ReasonDialog
      open={props.open}
      title={`催报 ${props.organIds.length} 个机关`}
      description="对方的待办里会出现这条提醒；同一天只提醒一次。"
      label="提醒内容（不填则用统一的一句话）"
      required={false}
      maxLength={300}
      okText="催报"
      busy={act.isPending}
      error={act.error}
      onSubmit={(text) =>
        act.mutate({ params: { year: props.year }, body: { organIds: [...props.organIds], text } })
      }
      onClose={props.onClose}
    />
  )
}

function Deadlines({ board, mayChange }: { board: Board; mayChange: boolean }) {
  const [changed, setChanged] = useState<Deadline>()
  return (
    <PageSection title="报送时限">
      <ul className="report-findings">
        {board.deadlines.map((deadline) => (
          <li key={deadline.kind}>
            {deadline.kindName}：<strong>{deadline.dueOn}</strong>{' '}
            <span className="desk-muted">
              {deadline.local ? `本地规定：${deadline.basis}` : `法定：${deadline.basis}`}
            </span>
            {mayChange ? (
              <Button size="small" type="link" onClick={() => setChanged(deadline)}>
                设定
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {changed === undefined ? null : (
        <DeadlineForm year={board.year} deadline={changed} onClose={() => setChanged(undefined)} />
      )}
    </PageSection>
  )
}

function DeadlineForm(props: { year: number; deadline: Deadline; onClose: () => void }) {
  const { year, deadline, onClose } = props
  const [form] = Form.useForm<{ dueOn?: string; basis?: string }>()
  const act = useAct(setDeadline, { message: '已设定', problem: 'page', onDone: onClose })
  const params = { year, kind: deadline.kind }
  return (
    <Modal
      open
      title={`${deadline.kindName}${year}年度报告的报送时限`}
      okText="设定"
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ dueOn: deadline.dueOn, basis: deadline.local ? deadline.basis : '' }}
        onFinish={({ dueOn, basis }) =>
          act.mutate(
            { params, body: { dueOn: dueOn ?? null, basis: basis ?? '' } },
            { onError: (error) => showFieldProblems(form, error) },
          )
        }
      >
        <Form.Item name="dueOn" label="报送时限" extra="清空则恢复条例第四十九条规定的日期。">
          <LocalDatePicker min={`${year + 1}-01-01`} />
        </Form.Item>
        <Form.Item name="basis" label="依据的通知">
          <Input maxLength={200} placeholder="例如：区政务公开办关于报送年度报告的通知" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
