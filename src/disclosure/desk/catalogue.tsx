import { Select, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { DataTable, PageHeader, PageSection, ProblemAlert } from '../../desk/components/index.ts'
import { useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { getCatalogue } from '../contract.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { clauseNumber } from '../rules.ts'

type Overview = AnswerBody<typeof getCatalogue>

const FRESHNESS = {
  fresh: { label: '正常', colour: 'success' },
  stale: { label: '超期未更新', colour: 'error' },
  blank: { label: '空白', colour: 'warning' },
} as const

/** The catalogue by clause, and 栏目保鲜 by the limits of 国办秘函〔2019〕19号. */
export default function CataloguePage() {
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const organ = Number(search.get('organ') ?? me.organ.organId)
  const overview = useCall(getCatalogue, { query: { organ } }, { keepPrevious: true })
  const { data } = overview
  return (
    <>
      <PageHeader
        title="公开目录与栏目保鲜"
        subtitle={
          data === undefined
            ? undefined
            : data.attributes.map((one) => `${one.name} ${one.count} 件`).join('，')
        }
        {...(me.organs.length > 1
          ? {
              extra: (
                <Select
                  aria-label="机关"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={organ}
                  options={me.organs.map((one) => ({ value: one.organId, label: one.name }))}
                  onChange={(value: number) => setSearch({ organ: String(value) })}
                />
              ),
            }
          : {})}
      />
      <ProblemAlert error={overview.error} />
      {data !== undefined && data.late > 0 ? (
        <p>
          <Tag color="error">逾期</Tag>有 {data.late} 条应当主动公开的信息超过 20 个工作日还没有公开，见
          <Link to="/disclosure">台账</Link>。
        </p>
      ) : null}
      <PageSection title="栏目保鲜">
        <Columns data={data} loading={overview.isFetching} />
      </PageSection>
      <PageSection title="法定主动公开内容">
        <DataTable<Overview['clauses'][number]>
          caption="法定主动公开内容"
          rows={data?.clauses}
          rowKey={(row) => row.clause}
          empty={{ title: '没有目录' }}
          columns={[
            { title: '编号', key: 'number', render: (_, row) => clauseNumber(row.clause) },
            { title: '公开内容', key: 'name', width: 520, render: (_, row) => row.name },
            { title: '依据', dataIndex: 'clause', key: 'clause' },
            { title: '公开中', dataIndex: 'count', key: 'count', align: 'right' },
            { title: '最近公开', key: 'newest', render: (_, row) => row.newest ?? '—' },
          ]}
          renderCard={(row) => (
            <>
              <strong>
                {clauseNumber(row.clause)} {row.name}
              </strong>
              <div className="desk-muted">
                公开中 {row.count} 条，最近 {row.newest ?? '—'}
              </div>
            </>
          )}
        />
      </PageSection>
    </>
  )
}

function Columns({ data, loading }: { data: Overview | undefined; loading: boolean }) {
  return (
    <DataTable<Overview['columns'][number]>
      caption="栏目保鲜"
      rows={data?.columns}
      rowKey={(row) => row.kind}
      loading={loading}
      empty={{ title: '没有栏目' }}
      columns={[
        { title: '栏目', dataIndex: 'name', key: 'name' },
        { title: '公开中', dataIndex: 'count', key: 'count', align: 'right' },
        { title: '最近公开', key: 'newest', render: (_, row) => row.newest ?? '—' },
        { title: '已过天数', key: 'days', align: 'right', render: (_, row) => row.daysOld ?? '—' },
        { title: '更新上限（天）', dataIndex: 'maxDays', key: 'max', align: 'right' },
        { title: '状态', key: 'state', render: (_, row) => <State row={row} /> },
      ]}
      renderCard={(row) => (
        <>
          <strong>{row.name}</strong> <State row={row} />
          <div className="desk-muted">
            公开中 {row.count} 条，最近 {row.newest ?? '—'}，上限 {row.maxDays} 天
          </div>
        </>
      )}
    />
  )
}

function State({ row }: { row: Overview['columns'][number] }) {
  const { label, colour } = FRESHNESS[row.state]
  return <Tag color={colour}>{label}</Tag>
}
