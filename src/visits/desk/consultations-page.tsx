import '../../registers/desk/office.css'
import { Flex, Segmented, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { DataTable, DueBadge, PageHeader } from '../../desk/components/index.ts'
import { useCall, usePaging } from '../../desk/hooks.ts'
import { listConsultations, type ConsultView } from '../contract.ts'
import { CONSULT_KIND_LABELS, CONSULT_STAGE_LABELS, CONSULT_STAGES } from '../model.ts'

export default function ConsultationsPage() {
  const paging = usePaging()
  const [search, setSearch] = useSearchParams()
  const chosen = search.get('stage') ?? 'waiting'
  const stage = CONSULT_STAGES.find((each) => each === chosen)
  const query = {
    page: paging.page,
    pageSize: paging.pageSize,
    ...(stage === undefined ? {} : { stage }),
    ...(chosen === 'held' ? { held: 'true' as const } : {}), // the contract's literal
  }
  const { data, error, isFetching, refetch } = useCall(listConsultations, { query }, { keepPrevious: true })
  return (
    <>
      <PageHeader
        title="公众咨询"
        subtitle="门户“咨询”栏目收到的问题。拟答后由另一人审核；超过 3 个月不回应属于政府网站检查的单项否决。"
      />
      <Flex className="office-toolbar">
        <Segmented
          aria-label="阶段"
          value={chosen}
          onChange={(value) => setSearch({ stage: value })}
          options={[
            ...CONSULT_STAGES.map((value) => ({ value, label: CONSULT_STAGE_LABELS[value] })),
            { value: 'held', label: '待甄别' },
            { value: 'all', label: '全部' },
          ]}
        />
      </Flex>
      <DataTable<ConsultView>
        caption="公众咨询"
        rows={data?.consultations}
        rowKey={(one) => one.consultationId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        paging={{ ...paging, total: data?.total ?? 0 }}
        empty={{ title: '没有这样的咨询', hint: '群众在门户“咨询”栏目提交的问题会出现在这里。' }}
        columns={[
          { title: '编号', dataIndex: 'number' },
          {
            title: '主题',
            dataIndex: 'topic',
            render: (_, one) => <Link to={`/consultations/${one.consultationId}`}>{one.topic}</Link>,
          },
          { title: '类别', dataIndex: 'kind', render: (_, one) => CONSULT_KIND_LABELS[one.kind] },
          { title: '收到', dataIndex: 'receivedOn', width: 110 },
          { title: '状态', dataIndex: 'stage', render: (_, one) => <Stage one={one} /> },
          {
            title: '答复期限',
            dataIndex: 'dueOn',
            render: (_, one) => <DueBadge due={one.dueOn} met={one.answeredOn} />,
          },
        ]}
        renderCard={(one) => (
          <>
            <Link to={`/consultations/${one.consultationId}`}>{one.topic}</Link>
            <div className="desk-muted">
              {one.number} · {CONSULT_KIND_LABELS[one.kind]} · {one.receivedOn}
            </div>
            <Stage one={one} /> <DueBadge due={one.dueOn} met={one.answeredOn} />
          </>
        )}
      />
    </>
  )
}

export function Stage({ one }: { one: ConsultView }) {
  return (
    <>
      <Tag>{CONSULT_STAGE_LABELS[one.stage]}</Tag>
      {one.published ? <Tag color="green">已公开</Tag> : null}
      {one.held ? <Tag color="gold">待甄别</Tag> : null}
    </>
  )
}
