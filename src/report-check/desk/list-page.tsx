import { Alert, Button, Flex, Select, Switch } from 'antd'
import type { TableColumnsType } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { AnswerBody } from '../../desk/api.ts'
import { DataTable, DownloadButton, FileDrop, PageHeader, PageSection } from '../../desk/components/index.ts'
import { useCall } from '../../desk/hooks.ts'
import { DESK_FILE_BYTES, listKeptReports, packOpinions } from '../contract.ts'
import { SeverityTag } from './severity-tag.tsx'
import { type QueuedFile, useReadingQueue } from './use-reading-queue.ts'
import './report-check.css'

type Row = AnswerBody<typeof listKeptReports>['items'][number]
const ENDINGS = ['.txt', '.md', '.html', '.htm', '.pdf', '.docx', '.xlsx']

/** Files in, progress of each, and the overview of all reports checked. */
export default function ListPage() {
  const queue = useReadingQueue()
  return (
    <>
      <PageHeader
        title="检查一份年报"
        subtitle="读入本机关或者其他机关的年度报告，还原三张表，核对数据与文字，出具审核意见"
      />
      <PageSection title="读入文件">
        <FileDrop
          value={[]}
          onChange={queue.add}
          accept={ENDINGS}
          maxFiles={200}
          maxBytes={DESK_FILE_BYTES}
          hint="网页、Word、Excel、PDF（有文字层）、文本，可以一次放入多个机关、多个年度的年报。每份年报一个文件，不超过 50 MB。"
        />
        <Progress files={queue.files} onClear={queue.clear} />
      </PageSection>
      <Overview />
    </>
  )
}

const STATES = {
  waiting: { severity: 'info', text: '等待' },
  reading: { severity: 'info', text: '正在读取' },
  done: { severity: 'success', text: '已检查' },
  refused: { severity: 'error', text: '没有读取' },
} as const

function Progress({ files, onClear }: { files: readonly QueuedFile[]; onClear: () => void }) {
  if (files.length === 0) return null
  const ended = files.filter(({ state }) => state === 'done' || state === 'refused').length
  return (
    <div className="check-progress">
      <Flex justify="space-between" align="center" wrap>
        <span role="status">
          已处理 {ended} / {files.length} 个文件
        </span>
        <Button size="small" type="text" disabled={ended === 0} onClick={onClear}>
          清除已处理的提示
        </Button>
      </Flex>
      <progress max={files.length} value={ended} aria-label="文件处理进度" />
      <ul>
        {files.map((file) => (
          <li key={file.key}>
            <SeverityTag severity={STATES[file.state].severity}>{STATES[file.state].text}</SeverityTag>
            {file.row === null ? (
              file.name
            ) : (
              <Link to={`/report-checks/${file.row.checkId}`}>{file.name}</Link>
            )}
            {file.row === null ? null : <Counts row={file.row} />}
            {file.message === '' ? null : <div className="check-message">{file.message}</div>}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function Counts({ row }: { row: Pick<Row, 'errors' | 'warnings' | 'infos' | 'unread'> }) {
  const { errors, warnings, infos, unread } = row
  if (errors + warnings + infos + unread === 0)
    return <SeverityTag severity="success">没有发现问题</SeverityTag>
  return (
    <>
      {errors === 0 ? null : <SeverityTag severity="error">错误 {errors}</SeverityTag>}
      {warnings === 0 ? null : <SeverityTag severity="warning">提醒 {warnings}</SeverityTag>}
      {infos === 0 ? null : <SeverityTag severity="info">说明 {infos}</SeverityTag>}
      {unread === 0 ? null : <SeverityTag severity="info">未读出 {unread} 格</SeverityTag>}
    </>
  )
}

function Overview() {
  const [search, setSearch] = useSearchParams()
  const year = search.get('year') ?? undefined
  const withdrawn = search.get('withdrawn') === 'yes' ? 'yes' : 'no'
  const keeper = search.get('organId') ?? undefined
  const ofKeeper = keeper === undefined ? {} : { organId: keeper }
  const { data, error, isFetching, refetch } = useCall(
    listKeptReports,
    { query: { ...(year === undefined ? {} : { year }), ...ofKeeper, withdrawn } },
    { keepPrevious: true },
  )
  const filter = (name: string, value: string | undefined): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (value === undefined) next.delete(name)
      else next.set(name, value)
      return next
    })
  return (
    <PageSection
      title="已检查的年报"
      extra={
        <Flex gap={12} wrap align="center">
          {year === undefined || withdrawn === 'yes' || data?.items.length === 0 ? null : (
            <DownloadButton path={packOpinions.path} query={{ year, ...ofKeeper }}>
              打包下载{year}年度审核意见
            </DownloadButton>
          )}
          {(data?.keepers ?? []).length < 2 ? null : (
            <Select
              aria-label="读入机关"
              className="check-keeper"
              value={keeper ?? String(data?.keepers[0]?.organId)}
              options={(data?.keepers ?? []).map(({ organId, name }) => ({
                value: String(organId),
                label: name,
              }))}
              onChange={(value: string) =>
                filter('organId', value === String(data?.keepers[0]?.organId) ? undefined : value)
              }
            />
          )}
          <Select
            aria-label="年度"
            allowClear
            placeholder="全部年度"
            className="check-year"
            value={year}
            options={(data?.years ?? []).map((each) => ({ value: String(each), label: `${each}年` }))}
            onChange={(value: string | undefined) => filter('year', value)}
          />
          <span>
            <Switch
              size="small"
              aria-label="看已移出清单的"
              checked={withdrawn === 'yes'}
              onChange={(on) => filter('withdrawn', on ? 'yes' : undefined)}
            />{' '}
            已移出的
          </span>
        </Flex>
      }
    >
      {data?.more === true ? (
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title="清单较长，只列出前 300 份。请选择年度缩小范围。"
        />
      ) : null}
      <DataTable<Row>
        caption="已检查的年报"
        rows={data?.items}
        rowKey={(row) => row.checkId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        columns={columnsOf(keeper)}
        renderCard={(row) => <Card row={row} keeper={keeper} />}
        empty={{
          title: withdrawn === 'yes' ? '没有移出清单的年报' : '还没有检查过年报',
          hint: withdrawn === 'yes' ? '移出清单的年报在这里可以放回。' : '把年报文件拖到上面的框里。',
        }}
      />
    </PageSection>
  )
}

function linkTo(row: Row, keeper: string | undefined): string {
  return `/report-checks/${row.checkId}${keeper === undefined ? '' : `?organId=${keeper}`}`
}

const columnsOf = (keeper: string | undefined): TableColumnsType<Row> => [
  {
    title: '机关',
    key: 'organ',
    render: (_, row) => <Link to={linkTo(row, keeper)}>{row.organ ?? row.fileName}</Link>,
  },
  { title: '年度', key: 'year', render: (_, row) => row.year ?? '未写明' },
  {
    title: '错误',
    dataIndex: 'errors',
    align: 'right',
    render: (n: number) => <SeverityCount n={n} tone="error" />,
  },
  {
    title: '提醒',
    dataIndex: 'warnings',
    align: 'right',
    render: (n: number) => <SeverityCount n={n} tone="warning" />,
  },
  { title: '说明', dataIndex: 'infos', align: 'right' },
  { title: '读出', dataIndex: 'cells', align: 'right', render: (n: number) => `${n} 格` },
  { title: '未读出', dataIndex: 'unread', align: 'right', render: (n: number) => `${n} 格` },
  { title: '上年对照', key: 'compared', render: (_, row) => (row.compared ? '已对照' : '没有') },
  { title: '格式', dataIndex: 'form', render: (form: string) => `${form}年格式` },
  { title: '文件', dataIndex: 'fileName', ellipsis: true },
  { title: '读入', key: 'kept', render: (_, row) => `${row.keptOn} ${row.keptBy}` },
]

function SeverityCount({ n, tone }: { n: number; tone: 'error' | 'warning' }) {
  return n === 0 ? <>0</> : <strong className={`check-count-${tone}`}>{n}</strong>
}

function Card({ row, keeper }: { row: Row; keeper: string | undefined }) {
  return (
    <>
      <Link to={linkTo(row, keeper)}>
        {row.organ ?? row.fileName} {row.year === null ? '' : `${row.year}年`}
      </Link>
      <div>
        <Counts row={row} />
      </div>
      <div className="desk-muted">
        读出 {row.cells} 格 · {row.compared ? '已与上年对照' : '没有上年对照'} · {row.keptOn} {row.keptBy}
      </div>
    </>
  )
}
