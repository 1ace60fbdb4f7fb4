import { Button } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import type { AnswerBody } from '../../../desk/api.ts'
import { DataTable, PageSection, ReasonDialog } from '../../../desk/components/index.ts'
import { formatDay } from '../../../desk/dates.ts'
import { useAct, useCall } from '../../../desk/hooks.ts'
import { listImports, revokeImport } from '../../render/import-contract.ts'

type Import = AnswerBody<typeof listImports>['items'][number]

/** What was imported so far; a wrong import is taken back as a whole, by an act on every case of it. */
export function ImportsSection({ onRevoked }: { onRevoked: () => void }) {
  const imports = useCall(listImports)
  const [chosen, setChosen] = useState<Import | undefined>(undefined)
  const revoke = useAct(revokeImport, {
    problem: 'page',
    message: ({ body }) => `已撤销导入，共 ${body.count} 件`,
    onDone: () => {
      setChosen(undefined)
      onRevoked()
    },
  })
  if (imports.data?.items.length === 0) return null
  const ask = (row: Import): void => {
    revoke.reset()
    setChosen(row)
  }
  return (
    <PageSection title="已导入的登记簿">
      <DataTable
        caption="已导入的登记簿"
        columns={columnsOf(ask)}
        rows={imports.data?.items}
        rowKey={(row) => row.id}
        loading={imports.isFetching}
        error={imports.error}
        onRetry={() => void imports.refetch()}
        empty={{ title: '还没有导入' }}
        renderCard={(row) => (
          <>
            <strong>{row.fileName}</strong>
            <div className="desk-muted">
              {formatDay(row.importedOn)} · {row.person} · {row.cases} 件
            </div>
            <State row={row} onAsk={ask} />
          </>
        )}
      />
      <ReasonDialog
        open={chosen !== undefined}
        title={`撤销导入“${chosen?.fileName ?? ''}”`}
        description={`本次导入的 ${chosen?.cases ?? 0} 件申请各登记一条“撤销导入”，不再计件、不进统计；原登记保留，可以查到。撤销后不能恢复，改正登记簿后可以重新导入。`}
        label="撤销的理由"
        placeholder="如：列对错位，收到日期登记成了提交日期"
        maxLength={500}
        okText="撤销导入"
        busy={revoke.isPending}
        error={revoke.error}
        onSubmit={(reason) =>
          chosen === undefined ? undefined : revoke.mutate({ params: { id: chosen.id }, body: { reason } })
        }
        onClose={() => setChosen(undefined)}
      />
    </PageSection>
  )
}

function State({ row, onAsk }: { row: Import; onAsk: (row: Import) => void }) {
  if (row.revokedOn !== null)
    return (
      <>
        {formatDay(row.revokedOn)}撤销
        <div className="desk-muted">{row.revokedReason}</div>
      </>
    )
  return (
    <Button size="small" onClick={() => onAsk(row)} aria-label={`撤销导入 ${row.fileName}`}>
      撤销导入
    </Button>
  )
}

function columnsOf(onAsk: (row: Import) => void): TableColumnsType<Import> {
  return [
    { key: 'file', title: '文件', dataIndex: 'fileName' },
    { key: 'on', title: '导入日期', className: 'app-nowrap', render: (_, row) => formatDay(row.importedOn) },
    { key: 'person', title: '导入人', dataIndex: 'person', className: 'app-nowrap' },
    { key: 'cases', title: '件数', dataIndex: 'cases', className: 'app-nowrap' },
    { key: 'state', title: '撤销', render: (_, row) => <State row={row} onAsk={onAsk} /> },
  ]
}
