import '../../registers/desk/office.css'
import { Button, Flex, Segmented, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { DataTable, DueBadge, PageHeader } from '../../desk/components/index.ts'
import { useCall, usePaging } from '../../desk/hooks.ts'
import { useRoles } from '../../desk/session.ts'
import { listVisits, type VisitView } from '../contract.ts'
import {
  SOURCE_LABELS,
  VISIT_DUE_LABELS,
  VISIT_KIND_LABELS,
  VISIT_STAGE_LABELS,
  VISIT_STAGES,
} from '../model.ts'

export default function VisitsPage() {
  const paging = usePaging()
  const [search, setSearch] = useSearchParams()
  const stage = VISIT_STAGES.find((each) => each === search.get('stage'))
  const mayWrite = useRoles('clerk', 'head', 'liaison')
  const query = { page: paging.page, pageSize: paging.pageSize, ...(stage === undefined ? {} : { stage }) }
  const { data, error, isFetching, refetch } = useCall(listVisits, { query }, { keepPrevious: true })
  return (
    <>
      <PageHeader
        title="来访登记"
        subtitle="姓名、证件号码、住址和电话加密保存，列表只显示部分；检举控告只有负责人和登记人能看到。"
        extra={
          mayWrite ? (
            <Link to="/visits/new">
              <Button type="primary">登记来访</Button>
            </Link>
          ) : undefined
        }
      />
      <Flex className="office-toolbar">
        <Segmented
          aria-label="阶段"
          value={stage ?? 'all'}
          onChange={(value) => setSearch(value === 'all' ? {} : { stage: value })}
          options={[
            { value: 'all', label: '全部' },
            ...VISIT_STAGES.map((value) => ({ value, label: VISIT_STAGE_LABELS[value] })),
          ]}
        />
      </Flex>
      <DataTable<VisitView>
        caption="来访登记"
        rows={data?.visits}
        rowKey={(visit) => visit.visitId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        paging={{ ...paging, total: data?.total ?? 0 }}
        empty={{
          title: '没有来访登记',
          hint: '来信来访都应当登记；不能当场答复的，15 日内书面告知是否受理（信访工作条例 23）。',
        }}
        columns={[
          {
            title: '编号',
            dataIndex: 'number',
            render: (_, visit) => <Link to={`/visits/${visit.visitId}`}>{visit.number}</Link>,
          },
          { title: '日期', dataIndex: 'receivedOn', width: 110 },
          {
            title: '来访人',
            dataIndex: 'maskedName',
            render: (_, visit) => `${visit.maskedName}${visit.people > 1 ? ` 等${visit.people}人` : ''}`,
          },
          {
            title: '来源、类别',
            dataIndex: 'source',
            render: (_, visit) => `${SOURCE_LABELS[visit.source]}·${VISIT_KIND_LABELS[visit.kind]}`,
          },
          { title: '事由', dataIndex: 'matter', ellipsis: true },
          { title: '阶段', dataIndex: 'stage', render: (_, visit) => <Stage visit={visit} /> },
          { title: '期限', dataIndex: 'due', render: (_, visit) => <Due visit={visit} /> },
        ]}
        renderCard={(visit) => (
          <>
            <Link to={`/visits/${visit.visitId}`}>
              {visit.number} {visit.maskedName}
            </Link>
            <div className="desk-muted">
              {visit.receivedOn} · {SOURCE_LABELS[visit.source]} · {VISIT_KIND_LABELS[visit.kind]}
            </div>
            <div>{visit.matter.slice(0, 60)}</div>
            <Stage visit={visit} /> <Due visit={visit} />
          </>
        )}
      />
    </>
  )
}

export function Stage({ visit }: { visit: VisitView }) {
  return (
    <>
      <Tag {...(visit.stage === 'voided' ? { color: 'red' } : {})}>{VISIT_STAGE_LABELS[visit.stage]}</Tag>
      {visit.restricted ? <Tag color="red">检举控告</Tag> : null}
    </>
  )
}

export function Due({ visit }: { visit: VisitView }) {
  if (visit.due === null) return <>—</>
  return (
    <>
      {VISIT_DUE_LABELS[visit.due.kind]} <DueBadge due={visit.due.on} provisional={visit.due.provisional} />
    </>
  )
}
