import { Button, Input, Select, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { DataTable, DueBadge, PageHeader } from '../../desk/components/index.ts'
import { useCall, usePaging } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import { listItems, type ItemRow } from '../contract.ts'
import { ATTRIBUTES, KINDS, STAGES } from '../model.ts'
import { attributeOptions, kindOptions, STAGE_COLOURS, stageOptions } from './words.ts'

type Name = 'q' | 'stage' | 'attribute' | 'kind' | 'organ'

/** The register: every item of the organs one sees, with its stage and its last day for publishing. */
export default function ListPage() {
  const me = useMe()
  const writes = useRoles('clerk', 'liaison')
  const [search, setSearch] = useSearchParams()
  const paging = usePaging(20)
  const get = (name: Name): string | undefined => search.get(name) ?? undefined
  const set = (name: Name, value: string | undefined): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      next.delete('page')
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
      return next
    })
  const chosen = <T extends string>(name: Name, options: readonly { value: T }[]): T | undefined =>
    options.find((option) => option.value === get(name))?.value
  const several = me.organs.length > 1
  const items = useCall(
    listItems,
    {
      query: {
        q: get('q'),
        stage: chosen('stage', stageOptions),
        attribute: chosen('attribute', attributeOptions),
        kind: chosen('kind', kindOptions),
        organ: get('organ') === undefined ? undefined : Number(get('organ')),
        page: paging.page,
        size: paging.pageSize,
      },
    },
    { keepPrevious: true },
  )
  return (
    <>
      <PageHeader
        title="政府信息台账"
        subtitle="自信息形成或者变更之日起 20 个工作日内主动公开（条例26）"
        {...(writes
          ? {
              extra: (
                <Link to="/disclosure/new">
                  <Button type="primary">新拟一条信息</Button>
                </Link>
              ),
            }
          : {})}
      />
      <div className="disclosure-filters no-print">
        <Input.Search
          key={get('q') ?? ''}
          allowClear
          placeholder="标题、内容中的两个字以上"
          aria-label="搜索台账"
          defaultValue={get('q') ?? ''}
          onSearch={(value) => set('q', value.trim())}
        />
        <Select
          allowClear
          aria-label="环节"
          placeholder="全部环节"
          value={chosen('stage', stageOptions) ?? null}
          options={stageOptions}
          onChange={(value: string | null) => set('stage', value ?? undefined)}
        />
        <Select
          allowClear
          aria-label="公开属性"
          placeholder="全部属性"
          value={chosen('attribute', attributeOptions) ?? null}
          options={attributeOptions}
          onChange={(value: string | null) => set('attribute', value ?? undefined)}
        />
        <Select
          allowClear
          aria-label="文件种类"
          placeholder="全部种类"
          value={chosen('kind', kindOptions) ?? null}
          options={kindOptions}
          onChange={(value: string | null) => set('kind', value ?? undefined)}
        />
        {several ? (
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label="机关"
            placeholder="全部机关"
            value={get('organ') ?? null}
            options={me.organs.map((organ) => ({ value: String(organ.organId), label: organ.name }))}
            onChange={(value: string | null) => set('organ', value ?? undefined)}
          />
        ) : null}
      </div>
      <DataTable<ItemRow>
        caption="政府信息台账"
        rows={items.data?.items}
        rowKey={(row) => row.itemId}
        loading={items.isFetching}
        error={items.error}
        onRetry={() => void items.refetch()}
        empty={{
          title: '没有符合条件的信息',
          hint: '拟稿后依次经过审核、保密审查、签发，才会在门户公开。',
        }}
        paging={{
          ...paging,
          total: items.data?.total ?? 0,
          totalIsCapped: items.data?.totalIsCapped ?? false,
        }}
        columns={[
          { title: '信息名称', key: 'title', width: 360, render: (_, row) => <TitleCell row={row} /> },
          { title: '种类', key: 'kind', render: (_, row) => KINDS[row.kind] },
          { title: '环节', key: 'stage', render: (_, row) => <StageTag row={row} /> },
          { title: '公开期限', key: 'due', render: (_, row) => <Due row={row} /> },
          { title: '公开日期', key: 'published', render: (_, row) => row.publishedOn ?? '—' },
          ...(several
            ? [{ title: '机关', key: 'organ', render: (_: unknown, row: ItemRow) => row.organName }]
            : []),
        ]}
        renderCard={(row) => (
          <>
            <TitleCell row={row} />
            <div>
              <StageTag row={row} /> <span className="desk-muted">{KINDS[row.kind]}</span>
            </div>
            <Due row={row} />
          </>
        )}
      />
    </>
  )
}

function TitleCell({ row }: { row: ItemRow }) {
  return (
    <>
      <Link to={`/disclosure/items/${row.itemId}`}>{row.title}</Link>
      <div className="desk-muted">
        {[row.indexNumber, row.docNumber].filter((text) => text !== '').join('　')}
      </div>
    </>
  )
}

export function StageTag({ row }: { row: ItemRow }) {
  return (
    <>
      <Tag color={STAGE_COLOURS[row.stage]}>{STAGES[row.stage]}</Tag>
      {row.standing === 'public' && row.stage !== 'published' ? <Tag color="success">原版公开中</Tag> : null}
      {row.attribute === 'proactive' ? null : <Tag>{ATTRIBUTES[row.attribute].name}</Tag>}
    </>
  )
}

function Due({ row }: { row: ItemRow }) {
  if (row.dueOn === null) return <span className="desk-muted">不设</span>
  const ended = row.stage === 'withdrawn' || row.stage === 'refused' || row.stage === 'discarded'
  if (ended) return <span className="desk-muted">已终结</span>
  const met = row.stage === 'published' ? row.publishedOn : null
  return (
    <DueBadge
      due={row.dueOn}
      provisional={row.dueProvisional}
      met={met}
      {...(row.workingDaysLeft === null ? {} : { workingDaysLeft: row.workingDaysLeft })}
    />
  )
}
