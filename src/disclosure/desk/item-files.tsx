import { Button } from 'antd'
import { useState } from 'react'
import {
  ConfirmButton,
  DownloadButton,
  FileDrop,
  PageSection,
  ProblemAlert,
} from '../../desk/components/index.ts'
import { useAct, useUpload } from '../../desk/hooks.ts'
import { addFile, getFile, removeFile, type ItemDetail } from '../contract.ts'

const ENDINGS = '.pdf .docx .doc .xlsx .xls .pptx .ppt .wps .et .ofd .jpg .jpeg .png .txt .csv'.split(' ')
const MAX_BYTES = 50 * 1024 * 1024

export function FileSection(props: {
  itemId: string
  files: ItemDetail['content']['attachments']
  editable: boolean
  hint?: string
}) {
  const { itemId, files, editable } = props
  const [chosen, setChosen] = useState<readonly File[]>([])
  const add = useUpload(addFile, { message: '附件已上传', problem: 'page', onDone: () => setChosen([]) })
  const remove = useAct(removeFile, { message: '附件已移除' })
  return (
    <PageSection title={`附件（${files.length}）`}>
      <ul className="disclosure-files">
        {files.map((file) => (
          <li key={file.hash}>
            <span>{file.name}</span>
            <span className="desk-muted">{sizeText(file.size)}</span>
            <DownloadButton
              size="small"
              path={getFile.path}
              params={{ id: itemId, hash: file.hash }}
              name={file.name}
            >
              下载
            </DownloadButton>
            {editable ? (
              <ConfirmButton
                size="small"
                danger
                confirm={{ title: `移除“${file.name}”？`, okText: '移除' }}
                onConfirm={() => remove.mutate({ params: { id: itemId, hash: file.hash } })}
              >
                移除
              </ConfirmButton>
            ) : null}
          </li>
        ))}
      </ul>
      {files.length === 0 && !editable ? <p className="desk-muted">没有附件</p> : null}
      {props.hint === undefined ? null : <p className="desk-muted">{props.hint}</p>}
      {editable ? (
        <>
          <ProblemAlert error={add.error} />
          <FileDrop
            hint="PDF、Word、Excel、WPS、OFD、图片、文本，每个不超过 50 MB。"
            value={chosen}
            onChange={setChosen}
            accept={ENDINGS}
            maxBytes={MAX_BYTES}
            maxFiles={20}
          />
          {chosen.length === 0 ? null : (
            <Button
              type="primary"
              loading={add.isPending}
              onClick={() => add.mutate({ files: chosen, params: { id: itemId } })}
            >
              上传 {chosen.length} 个文件
            </Button>
          )}
        </>
      ) : null}
    </PageSection>
  )
}

function sizeText(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
