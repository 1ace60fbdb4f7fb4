import { Button, Flex, Select, Tag } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { AnswerBody } from '../../desk/api.ts'
import { DataTable, PageHeader } from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { listReports, startReport } from '../contract.ts'
import { StateTag } from './state-tag.tsx'
import { dueFirst } from './year-order.ts'

type Year = AnswerBody<typeof listReports>['years'][number]

/** Every year's report of an organ: where it stands, when it is due, what to do next. */
export default function ReportsPage() {
  const me = useMe()
  const [organId, setOrganId] = useState(me.organ.organId)
  const { data, error, isPending, refetch } = useCall(listReports, { query: { organId } })
  const navigate = useNavigate()
  const start = useAct(startReport, {
    message: '已根据记录起草，请核对数据、补充文字',
    onDone: (_, input) => void navigate(`/reports/${organId}/${String(input.params.year)}`),
  })
  const toStart = (year: number) => (
    <Button
      type={year === Number(me.today.slice(0, 4)) - 1 ? 'primary' : 'default'}
      size="small"
      loading={start.isPending && start.variables.params.year === year}
      onClick={() => start.mutate({ params: { year } })}
    >
      {year === Number(me.today.slice(0, 4)) ? '提前起草' : '开始编制'}
    </Button>
  )
  const actionOf = (row: Year) => {
    if (row.state !== null) return <Link to={`/reports/${organId}/${row.year}`}>打开</Link>
    return data?.mayStart === true ? toStart(row.year) : '—'
  }
  return (
    <>
      <PageHeader
        title="年度报告"
        subtitle="数据由登记的记录计算；报送后锁定，以校验值为准"
        {...(me.organs.length < 2
          ? {}
          : {
              extra: (
                <Select
                  aria-label="机关"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={organId}
                  onChange={setOrganId}
                  options={me.organs.map((organ) => ({ value: organ.organId, label: organ.name }))}
                />
              ),
            })}
      />
      <DataTable<Year>
        caption="年度报告"
        columns={columnsWith(actionOf)}
        rows={data === undefined ? undefined : dueFirst(data.years, me.today)}
        rowKey={(row) => row.year}
        loading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={{ title: '还没有可以编制的年度' }}
        renderCard={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between">
              <strong>{row.year}年度</strong>
              <StateTag state={row.state} returned={row.returned} />
            </Flex>
            <span>
              应报送 {row.dueOn} <Lateness row={row} />
            </span>
            {row.publishedOn === null ? null : <span>公布 {row.publishedOn}</span>}
            <span>{actionOf(row)}</span>
          </Flex>
        )}
      />
    </>
  )
}

function Lateness({ row }: { row: Year }) {
  if (!row.late) return null
  return <Tag color="red">{row.filedOn === null ? '逾期未报' : '逾期报送'}</Tag>
}

function columnsWith(actionOf: (row: Year) => React.ReactNode): TableColumnsType<Year> {
  return [
    { title: '年度', dataIndex: 'year', render: (year: number) => `${year}年` },
    { title: '格式', dataIndex: 'form', render: (form: string) => (form === '2019' ? '2019试行' : '2021') },
    {
      title: '状态',
      key: 'state',
      render: (_, row) => (
        <>
          <StateTag state={row.state} returned={row.returned} />
          {row.version !== null && row.version > 1 ? <Tag>第{row.version}版</Tag> : null}
          {row.source === 'imported' ? <Tag>导入</Tag> : null}
        </>
      ),
    },
    {
      title: '应报送',
      key: 'due',
      render: (_, row) => (
        <span title={row.dueBasis}>
          {row.dueOn} <Lateness row={row} />
        </span>
      ),
    },
    { title: '报送', dataIndex: 'filedOn', render: (on: string | null) => on ?? '—' },
    { title: '公布', dataIndex: 'publishedOn', render: (on: string | null) => on ?? '—' },
    { title: '办理', key: 'act', render: (_, row) => actionOf(row) },
  ]
}
