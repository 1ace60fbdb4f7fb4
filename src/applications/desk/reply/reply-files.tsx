import { MinusCircleOutlined } from '@ant-design/icons'
import { App, Button, Input, Spin } from 'antd'
import { useState } from 'react'
import { upload } from '../../../desk/api.ts'
import { DownloadButton, FileDrop } from '../../../desk/components/index.ts'
import { asProblem } from '../../../desk/problem.ts'
import { downloadFile, uploadFile } from '../../contract.ts'
import type { ApplicationDetail } from '../../contract.ts'

const ACCEPT = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.doc']
const MOST = 20

export interface ReplyFileValue {
  readonly hash: string
  readonly name: string
  readonly size: number
}

/** The information that goes out with the reply: stored at once, named in the letter, sent with it. */
export function ReplyFiles({
  application,
  id,
  value = [],
  onChange,
}: {
  application: ApplicationDetail
  id?: string
  value?: readonly ReplyFileValue[]
  onChange?: (files: readonly ReplyFileValue[]) => void
}) {
  const { add, isBusy } = useAdding(value, onChange)
  const change = (hash: string, name: string): void =>
    onChange?.(value.map((file) => (file.hash === hash ? { ...file, name } : file)))
  // The server opens a file of the draft only once the draft is kept with it.
  const kept = new Set(application.draft?.files.map(({ hash }) => hash))
  return (
    <Spin spinning={isBusy}>
      {value.map((file, index) => (
        <div className="app-repeat-row app-reply-file" key={file.hash}>
          <Input
            value={file.name}
            maxLength={200}
            aria-label={`第 ${index + 1} 个文件的名称`}
            onChange={(event) => change(file.hash, event.target.value)}
          />
          {kept.has(file.hash) ? (
            <DownloadButton path={downloadFile.path} params={{ id: application.id, hash: file.hash }}>
              查看
            </DownloadButton>
          ) : null}
          <Button
            icon={<MinusCircleOutlined aria-hidden />}
            aria-label={`删去${file.name}`}
            onClick={() => onChange?.(value.filter(({ hash }) => hash !== file.hash))}
          />
        </div>
      ))}
      <FileDrop
        {...(id === undefined ? {} : { id })}
        accept={ACCEPT}
        maxFiles={MOST - value.length}
        disabled={isBusy || value.length >= MOST}
        hint="提供给申请人的政府信息，部分公开的上传处理后的文件。每个不超过 20 MB。"
        onChange={(files) => void add(files)}
      />
    </Spin>
  )
}

/** What was stored before one is refused stays in the list. */
function useAdding(
  value: readonly ReplyFileValue[],
  onChange: ((files: readonly ReplyFileValue[]) => void) | undefined,
) {
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const add = async (files: readonly File[]): Promise<void> => {
    setBusy(true)
    const added: ReplyFileValue[] = []
    try {
      for (const file of files) {
        const { body } = await upload(uploadFile, { files: [file] })
        const known = [...value, ...added].some(({ hash }) => hash === body.hash)
        if (known) void message.warning(`“${body.name}”与已有的文件内容相同，没有重复加入。`, 6)
        else added.push({ hash: body.hash, name: body.name, size: body.size })
      }
    } catch (error) {
      void message.error(asProblem(error).detail, 8)
    }
    setBusy(false)
    if (added.length > 0) onChange?.([...value, ...added])
  }
  return { add, isBusy }
}
