import { Alert, Flex, Modal, Radio, Table } from 'antd'
import { useState } from 'react'
import { DownloadButton, FileDrop, ProblemAlert } from '../../desk/components/index.ts'
import { useUpload } from '../../desk/hooks.ts'
import type { Route } from '../../platform/contract.ts'
import { importAnswer, importEntries } from '../contract.ts'
import { KIND_LABELS, REGISTERS, type EntryKind, type ImportFault, type RegisterRow } from '../model.ts'

/** A filled-in sheet: taken whole, or refused with every fault by line and column. */
export function ImportDialog({
  open,
  row,
  onClose,
}: {
  open: boolean
  row: RegisterRow
  onClose: () => void
}) {
  const kinds = REGISTERS[row].kinds
  const [kind, setKind] = useState<EntryKind>(kinds.at(-1) ?? 'document')
  return (
    <SheetDialog
      open={open}
      title={`${REGISTERS[row].label}：Excel 导入`}
      route={importEntries}
      fields={{ row, kind }}
      template={`/registers/${row}/template/${kind}`}
      onClose={onClose}
    >
      {kinds.length > 1 ? (
        <Radio.Group
          aria-label="导入内容"
          value={kind}
          onChange={(event) => setKind(kinds.find((each) => each === event.target.value) ?? kind)}
          options={kinds.map((value) => ({ value, label: KIND_LABELS[value] }))}
        />
      ) : null}
    </SheetDialog>
  )
}

export interface SheetDialogProps {
  readonly open: boolean
  readonly title: string
  /** Its answer is read as `importAnswer`. */
  readonly route: Route
  readonly fields: Readonly<Record<string, string>>
  /** Address of the template below the API. */
  readonly template: string
  readonly children?: React.ReactNode
  readonly onClose: () => void
}

export function SheetDialog(props: SheetDialogProps) {
  const [files, setFiles] = useState<readonly File[]>([])
  const [faults, setFaults] = useState<readonly ImportFault[]>([])
  const send = useUpload(props.route, {
    problem: 'page',
    onDone: (answer) => {
      const read = importAnswer.parse(answer.body)
      setFaults(read.faults)
      if (read.faults.length === 0) close()
    },
    message: (answer) => {
      const { taken, faults: found } = importAnswer.parse(answer.body)
      return found.length === 0 ? `已导入 ${taken} 条` : '表中有错误，没有导入'
    },
  })
  const close = (): void => {
    setFiles([])
    setFaults([])
    props.onClose()
  }
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText="导入"
      width={640}
      okButtonProps={{ disabled: files.length === 0 }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate({ files, fields: props.fields })}
      onCancel={close}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <Flex vertical gap={12}>
        <div>先下载模板填写，再上传。有一行不对就整表不导入，改好后重新上传不会重复。</div>
        {props.children}
        <div>
          <DownloadButton path={props.template}>下载模板</DownloadButton>
        </div>
        <FileDrop
          value={files}
          onChange={(next) => {
            setFiles(next)
            setFaults([])
          }}
          accept={['.xlsx']}
          maxFiles={1}
          maxBytes={10 * 1024 * 1024}
        />
        <ProblemAlert error={send.error} />
        <FaultList faults={faults} />
      </Flex>
    </Modal>
  )
}

function FaultList({ faults }: { faults: readonly ImportFault[] }) {
  if (faults.length === 0) return null
  return (
    <>
      <Alert type="error" showIcon title={`共 ${faults.length} 处错误，没有导入。请改正后重新上传`} />
      <Table<ImportFault>
        size="small"
        aria-label="错误清单"
        rowKey={(fault) => `${fault.line}:${fault.column}:${fault.message}`}
        dataSource={[...faults]}
        pagination={{ pageSize: 8, hideOnSinglePage: true, size: 'small' }}
        columns={[
          { title: '行', dataIndex: 'line', width: 60 },
          { title: '列', dataIndex: 'column', width: 110 },
          { title: '问题', dataIndex: 'message' },
        ]}
      />
    </>
  )
}
