import { Alert, Button, Drawer, Flex } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AnswerBody } from '../../../desk/api.ts'
import { DataTable, ReasonDialog } from '../../../desk/components/index.ts'
import { useAct, useCall } from '../../../desk/hooks.ts'
import { sayCell } from '../../checks/naming.ts'
import { listCellRecords, withdrawCorrection } from '../../contract.ts'
import { FORMS } from '../../forms/index.ts'
import { printCell } from '../../render/cell-text.ts'
import { CorrectionForm } from './correction-form.tsx'
import type { EditorProps } from './editor-page.tsx'

type Row = AnswerBody<typeof listCellRecords>['rows'][number]
interface CellProps extends EditorProps {
  readonly path: string
}

/** What stands behind a figure: its records, its correction, the way to correct it. */
export function CellDrawer({
  report,
  path,
  onClose,
}: EditorProps & { path: string | undefined; onClose: () => void }) {
  return (
    <Drawer
      open={path !== undefined}
      onClose={onClose}
      size={820}
      title={path === undefined ? '' : sayCell(FORMS[report.form], path)}
      destroyOnHidden
    >
      {path === undefined ? null : <CellBody key={path} report={report} path={path} />}
    </Drawer>
  )
}

function CellBody({ report, path }: CellProps) {
  const [page, setPage] = useState({ page: 1, pageSize: 20 })
  const asked = { path, page: page.page, size: page.pageSize }
  const params = { organId: report.organ.organId, year: report.year }
  const { data, error, isPending, refetch } = useCall(
    listCellRecords,
    { params, query: asked },
    { keepPrevious: true },
  )
  const value = report.cells.find(([each]) => each === path)?.[1]
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <strong>
          报告数：{printCell(value) || '空白'}
          {path.endsWith('.amountWan') ? ' 万元' : ''}
        </strong>
        <span>{data === undefined ? '' : `${data.total} 条记录`}</span>
      </Flex>
      <Correction report={report} path={path} />
      {report.isRollup ? (
        <Alert
          type="info"
          showIcon
          title="本级政府的报告由所属机关已报送的报告与本级记录相加；下面是本级的记录，各机关的数见“辖区汇总”。"
        />
      ) : null}
      {report.source === 'imported' ? (
        <Alert
          type="info"
          showIcon
          title="这份报告是导入的，数据以当年报送的为准；下面是本系统内现有的记录。"
        />
      ) : null}
      <DataTable<Row>
        caption="背后的记录"
        columns={COLUMNS}
        rows={data?.rows}
        rowKey={(row) => `${row.id}:${row.count}`}
        loading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={{ title: '没有记录', hint: '这一格为零，没有记录在后面。' }}
        paging={{
          ...page,
          total: data?.total ?? 0,
          setPage: (next, pageSize) => setPage({ page: next, pageSize }),
        }}
        renderCard={(row) => (
          <Flex vertical>
            <Name row={row} />
            <span className="desk-muted-block">{row.detail}</span>
          </Flex>
        )}
      />
    </Flex>
  )
}

const COLUMNS: TableColumnsType<Row> = [
  { title: '日期', dataIndex: 'on' },
  { title: '记录', key: 'label', render: (_, row) => <Name row={row} /> },
  {
    title: '情况',
    key: 'detail',
    render: (_, row) => <div className="report-detail">{row.detail}</div>,
  },
  { title: '计数', dataIndex: 'count', align: 'right' },
]

function Name({ row }: { row: Row }) {
  return row.to === null ? row.label : <Link to={row.to}>{row.label}</Link>
}

function Correction({ report, path }: CellProps) {
  const [dialog, setDialog] = useState<'correct' | 'withdraw'>()
  const close = (): void => setDialog(undefined)
  const params = { organId: report.organ.organId, year: report.year }
  const withdraw = useAct(withdrawCorrection, { message: '已撤销更正', problem: 'page', onDone: close })
  const correction = report.corrections.find((each) => each.path === path)
  return (
    <>
      {correction === undefined ? null : (
        <Alert
          type="warning"
          showIcon
          title={`已由 ${printCell(correction.computed)} 更正为 ${printCell(correction.value)}`}
          description={`${correction.by}：${correction.reason}`}
        />
      )}
      {report.mayEdit ? (
        <Flex gap={8}>
          <Button onClick={() => setDialog('correct')}>更正这一格</Button>
          {correction === undefined ? null : <Button onClick={() => setDialog('withdraw')}>撤销更正</Button>}
        </Flex>
      ) : null}
      {dialog === 'correct' ? <CorrectionForm report={report} path={path} onClose={close} /> : null}
      <ReasonDialog
        open={dialog === 'withdraw'}
        title="撤销更正"
        minLength={4}
        okText="撤销更正"
        busy={withdraw.isPending}
        error={withdraw.error}
        onSubmit={(reason) => withdraw.mutate({ params, body: { path, reason } })}
        onClose={close}
      />
    </>
  )
}
