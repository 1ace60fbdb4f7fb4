import { Alert, Flex, Select, Switch } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { AnswerBody } from '../../desk/api.ts'
import { DataTable, EmptyHint, PageHeader } from '../../desk/components/index.ts'
import { useCall } from '../../desk/hooks.ts'
import { compareTwo, listComparable } from '../contract.ts'

type Cell = AnswerBody<typeof compareTwo>['cells'][number]

/** Any two years or organs side by side, as filed or as the records give it now. */
export default function ComparePage() {
  const [search, setSearch] = useSearchParams()
  const [all, setAll] = useState(false)
  const choices = useCall(listComparable)
  const options = choices.data?.choices ?? []
  const left = search.get('left') ?? options[0]?.value ?? ''
  const right = search.get('right') ?? options[1]?.value ?? ''
  const ready = left !== '' && right !== ''
  const { data, error, isPending, refetch } = useCall(
    compareTwo,
    { query: { left, right } },
    { enabled: ready },
  )
  const choose = (side: 'left' | 'right', value: string): void => setSearch({ left, right, [side]: value })
  const rows = data?.cells.filter((cell) => all || cell.differs)
  return (
    <>
      <PageHeader title="报告对照" subtitle="任意两个年度、两个机关，或者报送数与记录数" />
      {choices.data !== undefined && options.length < 2 ? (
        <EmptyHint title="可以对照的报告不足两份" hint="报告报送以后就可以对照。" />
      ) : (
        <Flex gap={12} wrap align="center" className="desk-notice">
          <Select
            aria-label="左边的报告"
            showSearch={{ optionFilterProp: 'label' }}
            value={left}
            options={options}
            onChange={(value) => choose('left', value)}
          />
          <span>与</span>
          <Select
            aria-label="右边的报告"
            showSearch={{ optionFilterProp: 'label' }}
            value={right}
            options={options}
            onChange={(value) => choose('right', value)}
          />
          <span>
            <Switch size="small" checked={all} onChange={setAll} aria-label="相同的也列出" /> 相同的也列出
          </span>
        </Flex>
      )}
      {data?.proactiveOmitted === true ? (
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title="两份报告的格式不同，表二各栏含义不同，没有对照。"
        />
      ) : null}
      {ready ? (
        <DataTable<Cell>
          caption="两份报告对照"
          columns={[
            { title: '数据项', dataIndex: 'name' },
            {
              title: data?.labels[0] ?? '',
              key: 'left',
              align: 'right',
              render: (_, cell) => cell.values[0] || '空白',
            },
            {
              title: data?.labels[1] ?? '',
              key: 'right',
              align: 'right',
              render: (_, cell) => cell.values[1] || '空白',
            },
            { title: '增减', dataIndex: 'change', align: 'right' },
          ]}
          rows={rows}
          rowKey={(cell) => cell.path}
          rowClassName={(cell) => (cell.differs && all ? 'report-cell-corrected' : '')}
          loading={isPending}
          error={error}
          onRetry={() => void refetch()}
          empty={{ title: '两份报告没有不同' }}
        />
      ) : null}
    </>
  )
}
