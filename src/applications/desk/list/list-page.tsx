import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { DataTable, PageHeader, PrintButton } from '../../../desk/components/index.ts'
import { useCall, usePaging } from '../../../desk/hooks.ts'
import { useMe, useRoles } from '../../../desk/session.ts'
import { countViews, listApplications } from '../../contract.ts'
import type { ApplicationRow } from '../../contract.ts'
import '../applications.css'
import { LinkButton } from '../link-button.tsx'
import { oneOf, VIEWS } from '../words.ts'
import { BulkAssign } from './bulk-assign.tsx'
import { BulkUrge } from './bulk-urge.tsx'
import { CaseCard, columnsOf } from './columns.tsx'
import { Filters } from './filters.tsx'
import { useListQuery } from './list-query.ts'
import { RegisterPrint } from './register-print.tsx'
import { SavedViews } from './saved-views.tsx'
import { ViewsNav } from './views-nav.tsx'

const SORTS = [
  { value: 'due', label: '按答复期限，先到期的在前' },
  { value: '-due', label: '按答复期限，后到期的在前' },
  { value: '-received', label: '按收到日期，新的在前' },
  { value: 'received', label: '按收到日期，旧的在前' },
  { value: '-number', label: '按编号，新的在前' },
  { value: 'number', label: '按编号，旧的在前' },
]
const VIEW_KEYS = VIEWS.map(({ key }) => key)

/** 申请办理: what is due first; every filter stays in the address. */
export default function ListPage() {
  const me = useMe()
  const state = useListQuery()
  const paging = usePaging()
  const mayAssign = useRoles('clerk', 'head')
  const [picked, setPicked] = useState<readonly React.Key[]>([])
  const mayUrge = useRoles('clerk', 'head', 'supervisor', 'signer')
  const [bulk, setBulk] = useState<'assign' | 'urge' | undefined>(undefined)
  const bulkDone = (): void => {
    setBulk(undefined)
    setPicked([])
  }
  const views = useCall(countViews)
  const list = useCall(listApplications, { query: state.query }, { keepPrevious: true })
  const severalOrgans = me.organs.length > 1
  const columns = useMemo(
    () => columnsOf({ organs: severalOrgans, today: me.today }),
    [severalOrgans, me.today],
  )
  const view = oneOf(VIEW_KEYS, state.query.view) ?? 'open'
  return (
    <>
      <PageHeader
        title="申请办理"
        subtitle="自收到申请之日起二十个工作日内答复，以送达为准；期限由登记的经过推算。"
        extra={
          <>
            <PrintButton>打印本页</PrintButton>
            <RegisterPrint />
            {mayAssign ? (
              <LinkButton to="/applications/new" type="primary">
                登记申请
              </LinkButton>
            ) : null}
          </>
        }
      />
      <ViewsNav current={view} counts={views.data?.counts} />
      <Filters state={state} />
      <div className="app-toolbar no-print">
        <Select
          aria-label="排序"
          value={state.query.sort ?? 'due'}
          options={SORTS}
          popupMatchSelectWidth={false}
          onChange={(sort) => state.set({ sort })}
        />
        <SavedViews views={views.data?.saved ?? []} state={state} />
        {picked.length === 0 ? null : (
          <>
            <span>已选 {picked.length} 件</span>
            {mayAssign ? <Button onClick={() => setBulk('assign')}>批量分办</Button> : null}
            {mayUrge ? <Button onClick={() => setBulk('urge')}>批量催办</Button> : null}
            <Button type="text" onClick={() => setPicked([])}>
              取消选择
            </Button>
          </>
        )}
      </div>
      <DataTable
        caption="申请列表"
        columns={columns}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        loading={list.isFetching}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={emptyText(view, state.filtered, mayAssign)}
        paging={{ ...paging, total: list.data?.total ?? 0 }}
        renderCard={(row) => <CaseCard row={row} organs={severalOrgans} today={me.today} />}
        {...(mayAssign || mayUrge
          ? { selection: { keys: picked, onChange: setPicked, nameOf: (row: ApplicationRow) => row.number } }
          : {})}
      />
      {bulk === 'assign' ? (
        <BulkAssign ids={picked.map(String)} onClose={() => setBulk(undefined)} onDone={bulkDone} />
      ) : null}
      {bulk === 'urge' ? (
        <BulkUrge ids={picked.map(String)} onClose={() => setBulk(undefined)} onDone={bulkDone} />
      ) : null}
    </>
  )
}

function emptyText(view: string, filtered: boolean, mayRegister: boolean) {
  if (filtered) return { title: '没有符合条件的申请', hint: '可放宽或者清除筛选条件，或者到“全部”中查找。' }
  if (view !== 'open' && view !== 'all') return { title: '这里目前没有申请' }
  return {
    title: '还没有申请',
    hint: '网上提交的申请会自动出现在这里；当面、口头、邮寄、传真收到的申请由经办人登记。',
    ...(mayRegister ? { action: <Link to="/applications/new">登记一件申请</Link> } : {}),
  }
}
