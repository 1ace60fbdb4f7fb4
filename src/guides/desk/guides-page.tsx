import { Button, Flex, Tag, Tooltip } from 'antd'
import { Link } from 'react-router'
import { DataTable, PageHeader } from '../../desk/components/index.ts'
import { useCall } from '../../desk/hooks.ts'
import { listGuides, type GuideRow } from '../contract.ts'
import { MATTER_LABELS } from '../model.ts'

/** Every matter of the organ, its guide's state and what was handled this year. */
export default function GuidesPage() {
  const { data, error, isFetching, refetch } = useCall(listGuides, { query: {} })
  const open = data?.guides.filter((guide) => guide.validTo === null) ?? []
  const lacking = open.filter((guide) => guide.missing.length > 0)
  return (
    <>
      <PageHeader
        title="办事指南"
        subtitle={
          data === undefined
            ? undefined
            : `在办事项 ${open.length} 项，本年办理 ${open.reduce((sum, guide) => sum + guide.handledThisYear, 0)} 件${lacking.length === 0 ? '' : `；${lacking.length} 份指南要素不全（服务不实用）`}`
        }
        extra={
          data?.writable === true ? (
            <>
              <Link to="/handled/day">
                <Button>登记办理件</Button>
              </Link>
              <Link to="/guides/new">
                <Button type="primary">新建指南</Button>
              </Link>
            </>
          ) : undefined
        }
      />
      <DataTable<GuideRow>
        caption="办事指南"
        rows={data?.guides}
        rowKey={(guide) => guide.guideId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        empty={{
          title: '还没有办事指南',
          hint: '每个对外管理服务事项一份指南，公布在门户“办事指南”栏目；办理件按事项登记，年报据此计数。',
        }}
        columns={[
          {
            title: '事项名称',
            dataIndex: 'name',
            render: (_, guide) => <Link to={`/guides/${guide.guideId}`}>{guide.name}</Link>,
          },
          { title: '类别', dataIndex: 'category' },
          { title: '承办', dataIndex: 'unit', render: (unit: string) => (unit === '' ? '—' : unit) },
          { title: '表二归入', dataIndex: 'row', render: (_, guide) => MATTER_LABELS[guide.row] },
          { title: '状态', dataIndex: 'version', render: (_, guide) => <State guide={guide} /> },
          { title: `${data?.year ?? ''}年办理`, dataIndex: 'handledThisYear', align: 'right' },
        ]}
        renderCard={(guide) => (
          <>
            <Link to={`/guides/${guide.guideId}`}>{guide.name}</Link>
            <div className="desk-muted">
              {[guide.category, guide.unit, `本年办理 ${guide.handledThisYear} 件`]
                .filter((part) => part !== '')
                .join(' · ')}
            </div>
            <State guide={guide} />
          </>
        )}
      />
    </>
  )
}

export function State({ guide }: { guide: GuideRow }) {
  if (guide.validTo !== null) return <Tag>{guide.validTo} 取消</Tag>
  return (
    <Flex gap={4} wrap>
      {guide.publishedVersion === null ? <Tag>未发布</Tag> : <Tag color="green">已发布</Tag>}
      {guide.publishedVersion !== null && guide.publishedVersion !== guide.version ? (
        <Tag color="gold">有待发布的修改</Tag>
      ) : null}
      {guide.missing.length === 0 ? null : (
        <Tooltip title={`缺少${guide.missing.map(({ label }) => label).join('、')}`}>
          <Tag color="red" tabIndex={0}>
            要素不全
          </Tag>
        </Tooltip>
      )}
    </Flex>
  )
}
