import '../../registers/desk/office.css'
import { Button, Flex, Segmented, Select, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { DataTable, DueBadge, PageHeader } from '../../desk/components/index.ts'
import { useCall, usePaging } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { listRemedies, type RemedyRow } from '../contract.ts'
import { DUE_LABELS, FIGURE_COLUMN_LABELS, REMEDY_KIND_LABELS, ROLE_LABELS, STAGE_LABELS } from '../model.ts'
import { Counted, figureIn } from './counted.tsx'

/** The register behind 表四. */
export default function RemediesPage() {
  const me = useMe()
  const thisYear = Number(me.today.slice(0, 4))
  const paging = usePaging()
  const [search, setSearch] = useSearchParams()
  const open = search.get('open') !== 'false'
  const year = Number(search.get('year') ?? thisYear)
  const figure = figureIn(search)
  const severalOrgans = figure?.organs === 'all'
  const filters = figure === undefined && open ? { open: 'true' as const } : { year, ...figure } // the contract's literal
  const query = { page: paging.page, pageSize: paging.pageSize, ...filters }
  const { data, error, isFetching, refetch } = useCall(listRemedies, { query }, { keepPrevious: true })
  return (
    <>
      <PageHeader
        title="行政复议与诉讼"
        subtitle="年度报告表四从这里算出：只计本机关为被申请人、被告的案件，未审结的计入“尚未审结”。"
        extra={
          data?.writable === true ? (
            <Link to="/remedies/new">
              <Button type="primary">登记案件</Button>
            </Link>
          ) : undefined
        }
      />
      {figure === undefined ? null : (
        <Counted figure={figure} year={year} onEnd={() => setSearch({ open: 'false', year: String(year) })} />
      )}
      <Flex gap={12} wrap align="center" className="office-toolbar">
        <Segmented
          aria-label="范围"
          value={open ? 'open' : 'year'}
          onChange={(value) => setSearch(value === 'open' ? {} : { open: 'false', year: String(year) })}
          options={[
            { value: 'open', label: '在办' },
            { value: 'year', label: '按年度' },
          ]}
        />
        {open ? null : (
          <Select
            aria-label="年度"
            value={year}
            onChange={(value) => setSearch({ open: 'false', year: String(value) })}
            options={Array.from({ length: 12 }, (_, index) => ({
              value: thisYear - index,
              label: `${thisYear - index}年`,
            }))}
          />
        )}
      </Flex>
      <DataTable<RemedyRow>
        caption="复议诉讼台账"
        rows={data?.remedies}
        rowKey={(row) => row.remedyId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        paging={{ ...paging, total: data?.total ?? 0 }}
        empty={{
          title:
            figure !== undefined
              ? '没有符合条件的案件'
              : open
                ? '没有在办的复议、诉讼案件'
                : `${year}年没有复议、诉讼案件`,
          hint: '收到复议申请书副本、起诉状副本时登记；简易程序的复议 5 个工作日内要提出答复。',
        }}
        columns={[
          {
            title: '当事人',
            dataIndex: 'maskedParty',
            render: (_, row) => <Link to={addressOf(row, me.organ.organId)}>{row.maskedParty}</Link>,
          },
          ...(severalOrgans ? [{ title: '涉案机关', dataIndex: 'organName' as const }] : []),
          { title: '种类', dataIndex: 'kind', render: (_, row) => kindText(row) },
          { title: '机关、法院', dataIndex: 'authority' },
          { title: '案号', dataIndex: 'caseNumber' },
          { title: '收案', dataIndex: 'filedOn', width: 110 },
          { title: '阶段', dataIndex: 'stage', render: (_, row) => <Stage row={row} /> },
          { title: '期限', dataIndex: 'due', render: (_, row) => <Due row={row} /> },
        ]}
        renderCard={(row) => (
          <>
            <Link to={addressOf(row, me.organ.organId)}>
              {row.maskedParty} · {kindText(row)}
            </Link>
            <div className="desk-muted">
              {[severalOrgans ? row.organName : '', row.authority, row.caseNumber, row.filedOn]
                .filter((part) => part !== '')
                .join(' · ')}
            </div>
            <Stage row={row} /> <Due row={row} />
          </>
        )}
      />
    </>
  )
}

/** A case of another organ is read under that organ. */
function addressOf({ remedyId, organId }: RemedyRow, own: number): string {
  return organId === own ? `/remedies/${remedyId}` : `/remedies/${remedyId}?organId=${organId}`
}

export function kindText(row: RemedyRow): string {
  if (row.kind === 'review') return REMEDY_KIND_LABELS.review
  return row.afterReview ? '行政诉讼（复议后起诉）' : '行政诉讼（未经复议）'
}

export function Stage({ row }: { row: RemedyRow }) {
  return (
    <>
      <Tag>{STAGE_LABELS[row.stage]}</Tag>
      {row.outcomeLabel === null ? null : (
        <Tag color="blue">
          {row.outcomeLabel}（{FIGURE_COLUMN_LABELS[row.column]}）
        </Tag>
      )}
      {row.role === 'respondent' ? null : <Tag>{ROLE_LABELS[row.role]}，不计入表四</Tag>}
      {row.reviewFirst ? <Tag color="red">应先复议</Tag> : null}
    </>
  )
}

export function Due({ row }: { row: RemedyRow }) {
  if (row.due === null) return <>—</>
  return (
    <>
      {DUE_LABELS[row.due.kind]}{' '}
      <DueBadge
        due={row.due.on}
        provisional={row.due.provisional}
        {...(row.due.workingDaysLeft === null ? {} : { workingDaysLeft: row.due.workingDaysLeft })}
      />
    </>
  )
}
