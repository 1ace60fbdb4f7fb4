import './office.css'
import { Button, Checkbox, Flex, Select, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { DataTable, PageHeader } from '../../desk/components/index.ts'
import { useCall, usePaging } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { listEntries, type EntryView } from '../contract.ts'
import { KIND_LABELS, REGISTERS, REGISTER_ROWS, type RegisterRow } from '../model.ts'
import { EntryDrawer } from './entry-drawer.tsx'
import { EntryForm } from './entry-form.tsx'
import { ImportDialog } from './import-dialog.tsx'

/** 规章、规范性文件、许可、处罚、强制、收费、采购: the entries of a year, by register. */
export default function RegistersPage() {
  const params = useParams()
  const navigate = useNavigate()
  const row = REGISTER_ROWS.find((candidate) => candidate === params['row']) ?? 'normativeDocuments'
  const thisYear = Number(useMe().today.slice(0, 4))
  const [search, setSearch] = useSearchParams()
  const year = Number(search.get('year') ?? thisYear)
  return (
    <>
      <PageHeader
        title="表二台账"
        subtitle="年度报告第二部分的数字都从这里算出。登记后可以更正，原内容保留在经过里。"
        extra={
          <Link to={`/registers/years/${year}`}>
            <Button>{year}年合计与封账</Button>
          </Link>
        }
      />
      <Tabs
        activeKey={row}
        onChange={(key) => void navigate(`/registers/${key}?year=${year}`)}
        items={REGISTER_ROWS.map((key) => ({ key, label: REGISTERS[key].label }))}
      />
      <Register
        key={row}
        row={row}
        year={year}
        years={Array.from({ length: 12 }, (_, index) => thisYear - index)}
        onYear={(next) => setSearch({ year: String(next) })}
      />
    </>
  )
}

interface RegisterProps {
  readonly row: RegisterRow
  readonly year: number
  readonly years: readonly number[]
  readonly onYear: (year: number) => void
}

function Register({ row, year, years, onYear }: RegisterProps) {
  const paging = usePaging()
  const [search, setSearch] = useSearchParams()
  const [withdrawn, setWithdrawn] = useState(false)
  const [adding, setAdding] = useState(false)
  const [importing, setImporting] = useState(false)
  const query = {
    year,
    page: paging.page,
    pageSize: paging.pageSize,
    ...(withdrawn ? { withdrawn: 'true' as const } : {}),
  } // the contract's literal
  const { data, error, isFetching, refetch } = useCall(
    listEntries,
    { params: { row }, query },
    { keepPrevious: true },
  )
  const opened = search.get('entry')
  const open = (entryId: string | undefined): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (entryId === undefined) next.delete('entry')
      else next.set('entry', entryId)
      return next
    })
  return (
    <>
      <Flex gap={12} wrap align="center" className="office-toolbar">
        <Select
          aria-label="年度"
          value={year}
          onChange={onYear}
          options={years.map((value) => ({ value, label: `${value}年` }))}
        />
        <Checkbox checked={withdrawn} onChange={(event) => setWithdrawn(event.target.checked)}>
          含已作废
        </Checkbox>
        <span className="desk-spring" />
        {data?.writable === true ? (
          <>
            <Button onClick={() => setImporting(true)}>Excel 导入</Button>
            <Button type="primary" onClick={() => setAdding(true)}>
              登记
            </Button>
          </>
        ) : null}
      </Flex>
      <DataTable<EntryView>
        caption={`${REGISTERS[row].label}台账`}
        rows={data?.entries}
        rowKey={(entry) => entry.entryId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        paging={{ ...paging, total: data?.total ?? 0 }}
        empty={{
          title: `${year}年没有登记${REGISTERS[row].label}`,
          hint: '没有发生的不用登记，年报按零打印（零报告）。',
        }}
        columns={columnsOf(row, data?.units ?? [], open)}
        renderCard={(entry) => <EntryCard entry={entry} units={data?.units ?? []} onOpen={open} />}
      />
      {data === undefined ? null : (
        <>
          <EntryForm
            open={adding}
            row={row}
            units={data.units}
            items={data.items}
            onClose={() => setAdding(false)}
          />
          <ImportDialog open={importing} row={row} onClose={() => setImporting(false)} />
          <EntryDrawer
            entryId={opened}
            row={row}
            units={data.units}
            items={data.items}
            writable={data.writable}
            onClose={() => open(undefined)}
          />
        </>
      )}
    </>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}

function columnsOf(row: RegisterRow, units: readonly Named[], open: (entryId: string) => void) {
  const several = REGISTERS[row].kinds.length > 1
  const money = row === 'fees' || row === 'procurement'
  return [
    {
      title: row === 'normativeDocuments' || row === 'regulations' ? '文件名称' : '名称、摘要',
      dataIndex: 'name',
      render: (_: unknown, entry: EntryView) => (
        <Button type="link" size="small" onClick={() => open(entry.entryId)}>
          {entry.name}
          {entry.withdrawn ? '（已作废）' : ''}
        </Button>
      ),
    },
    ...(several
      ? [
          {
            title: '内容',
            dataIndex: 'kind',
            render: (_: unknown, entry: EntryView) => KIND_LABELS[entry.kind],
          },
        ]
      : []),
    { title: '文号、编号', dataIndex: 'number' },
    { title: '日期', dataIndex: 'happenedOn', width: 110 },
    ...(row === 'normativeDocuments' || row === 'regulations'
      ? [{ title: '公开日期', dataIndex: 'publishedOn', render: orDash }]
      : []),
    ...(row === 'procurement' ? [] : [{ title: '废止、取消', dataIndex: 'endedOn', render: orDash }]),
    money
      ? { title: '金额（元）', dataIndex: 'yuan', align: 'right' as const, render: orDash } // antd's own literal
      : { title: '件数', dataIndex: 'count', align: 'right' as const, width: 70 }, // as above
    { title: '科室', dataIndex: 'unitId', render: (_: unknown, entry: EntryView) => unitOf(entry, units) },
  ]
}

function orDash(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : '—'
}

function unitOf(entry: EntryView, units: readonly Named[]): string {
  return units.find(({ id }) => id === entry.unitId)?.name ?? '—'
}

function EntryCard({
  entry,
  units,
  onOpen,
}: {
  entry: EntryView
  units: readonly Named[]
  onOpen: (id: string) => void
}) {
  return (
    <>
      <Button type="link" size="small" onClick={() => onOpen(entry.entryId)}>
        {entry.name}
      </Button>
      <div className="desk-muted">
        {[entry.happenedOn, entry.number, unitOf(entry, units)].filter((part) => part !== '').join(' · ')}
      </div>
      <div>
        <Tag>{KIND_LABELS[entry.kind]}</Tag>
        {entry.yuan === null ? `${entry.count} 件` : `${entry.yuan} 元`}
        {entry.withdrawn ? <Tag color="red">已作废</Tag> : null}
      </div>
    </>
  )
}
