import { Alert, App, Button } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import type { AnswerBody } from '../../../desk/api.ts'
import {
  ConfirmButton,
  DataTable,
  DownloadButton,
  FileDrop,
  PageHeader,
  PageSection,
  ProblemAlert,
} from '../../../desk/components/index.ts'
import { useUpload } from '../../../desk/hooks.ts'
import { importRegister } from '../../contract.ts'
import '../applications.css'
import { LinkButton } from '../link-button.tsx'
import { importTemplate } from '../../render/import-contract.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportsSection } from './imports-section.tsx'

type Imported = AnswerBody<typeof importRegister>
type Fault = Imported['errors'][number]

const COLUMNS: TableColumnsType<Fault> = [
  { key: 'row', title: '行', dataIndex: 'row' },
  { key: 'column', title: '列', dataIndex: 'column' },
  {
    key: 'message',
    title: '问题',
    render: (_, { message }) => <div className="app-import-fault">{message}</div>,
  },
]

/** An old register in Excel: checked first, with every fault by row and column, then taken in. */
export default function ImportPage() {
  const { message } = App.useApp()
  const [files, setFiles] = useState<readonly File[]>([])
  const check = useUpload(importRegister, { problem: 'page', invalidates: [] })
  const take = useUpload(importRegister, {
    problem: 'page',
    // all or nothing: with a fault left nothing was taken, and the faults are shown below
    onDone: ({ body }) => {
      if (body.errors.length > 0) return
      setFiles([])
      void message.success(`已导入 ${body.imported} 件`)
    },
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
      <PageSection
        title="登记簿的列"
        extra={<DownloadButton path={importTemplate.path}>下载导入模板</DownloadButton>}
      >
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
              content:
                '导入的申请按登记簿所载日期登记，导入有误的，可以在本页整批撤销；撤销也留记录，原登记不删除。',
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
      {done === undefined ? null : done.errors.length === 0 ? (
        <Alert
          className="desk-notice"
          type="success"
          showIcon
          title={`已导入 ${done.imported} 件，共 ${done.rows} 行。`}
          action={<LinkButton to="/applications?view=all">查看全部申请</LinkButton>}
        />
      ) : (
        <Checked found={done} />
      )}
      {done === undefined && found !== undefined ? <Checked found={found} /> : null}
      <ImportsSection onRevoked={() => take.reset()} />
    </>
  )
}

function Checked({ found }: { found: Imported }) {
  if (found.errors.length === 0)
    return (
      <Alert
        className="desk-notice"
        type="success"
        showIcon
        title={`共 ${found.rows} 行，没有发现问题，可以导入。`}
      />
    )
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
