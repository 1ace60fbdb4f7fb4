import { Alert, Button } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import type { AnswerBody } from '../../../desk/api.ts'
import {
  ConfirmButton,
  DataTable,
  FileDrop,
  PageHeader,
  PageSection,
  ProblemAlert,
} from '../../../desk/components/index.ts'
import { useUpload } from '../../../desk/hooks.ts'
import { importRegister } from '../../contract.ts'
import '../applications.css'
import { ImportColumns } from './import-columns.tsx'

type Imported = AnswerBody<typeof importRegister>
type Fault = Imported['errors'][number]

const COLUMNS: TableColumnsType<Fault> = [
  { key: 'row', title: '行', dataIndex: 'row' },
  { key: 'column', title: '列', dataIndex: 'column' },
  { key: 'message', title: '问题', dataIndex: 'message' },
]

/** An old register in Excel: checked first, with every fault by row and column, then taken in. */
export default function ImportPage() {
  const [files, setFiles] = useState<readonly File[]>([])
  const check = useUpload(importRegister, { problem: 'page', invalidates: [] })
  const take = useUpload(importRegister, {
    problem: 'page',
    message: ({ body }) => `已导入 ${body.imported} 件`,
    onDone: () => setFiles([]),
  })
  const choose = (chosen: readonly File[]): void => {
    setFiles(chosen)
    check.reset()
    take.reset()
  }
  const found = check.data?.body
  const done = take.data?.body
  return (
    <>
      <PageHeader
        title="导入旧登记簿"
        subtitle="把以前用 Excel 登记的申请导入本系统，统计和查询一并包括。先检查，没有问题再导入。"
        back={{ to: '/applications', label: '申请办理' }}
      />
      <PageSection title="登记簿的列">
        <ImportColumns />
      </PageSection>
      <PageSection title="选择文件">
        <FileDrop
          accept={['.xlsx']}
          maxFiles={1}
          value={files}
          onChange={choose}
          hint="第一行为列名的 .xlsx 文件，一行一件。"
        />
        <ProblemAlert error={check.error ?? take.error} />
        <div className="app-toolbar app-import-buttons">
          <Button
            type={found === undefined ? 'primary' : 'default'}
            disabled={files.length === 0}
            loading={check.isPending}
            onClick={() => check.mutate({ files, fields: { dryRun: 'yes' } })}
          >
            检查
          </Button>
          <ConfirmButton
            type="primary"
            loading={take.isPending}
            onConfirm={() => take.mutate({ files, fields: { dryRun: 'no' } })}
            confirm={{
              title: `导入 ${found?.rows ?? 0} 件？`,
              content: '导入的申请按登记簿所载日期登记，登记后不能删除，有误的以更正登记处理。',
              okText: '导入',
            }}
            {...(found === undefined || files.length === 0
              ? { disabledReason: '请先检查文件。' }
              : found.errors.length > 0
                ? { disabledReason: '检查发现问题，请先在 Excel 中改正后重新检查。' }
                : {})}
          >
            导入
          </ConfirmButton>
        </div>
      </PageSection>
      {done === undefined ? null : (
        <Alert type="success" showIcon title={`已导入 ${done.imported} 件，共 ${done.rows} 行。`} />
      )}
      {done === undefined && found !== undefined ? <Checked found={found} /> : null}
    </>
  )
}

function Checked({ found }: { found: Imported }) {
  if (found.errors.length === 0)
    return <Alert type="success" showIcon title={`共 ${found.rows} 行，没有发现问题，可以导入。`} />
  return (
    <PageSection title={`共 ${found.rows} 行，发现 ${found.errors.length} 处问题`}>
      <DataTable
        caption="检查发现的问题"
        columns={COLUMNS}
        rows={found.errors}
        rowKey={(fault) => `${fault.row}:${fault.column}:${fault.message}`}
        empty={{ title: '没有问题' }}
        renderCard={(fault) => (
          <>
            第 {fault.row} 行“{fault.column}”：{fault.message}
          </>
        )}
      />
    </PageSection>
  )
}
