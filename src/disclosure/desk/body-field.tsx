import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import { call } from '../../desk/api.ts'
import { Loading, LongText, ProblemAlert } from '../../desk/components/index.ts'
import { previewBody } from '../contract.ts'
import type { BodyFormat } from '../model.ts'

export interface BodyValue {
  readonly format: BodyFormat
  readonly source: string
}

export interface BodyFieldProps {
  readonly id?: string
  readonly value?: BodyValue
  readonly onChange?: (value: BodyValue) => void
}

const EMPTY: BodyValue = { format: 'text', source: '' }

/**
 * The text: typed with light marks, or pasted with its tables from Word or a web page. What is pasted is reduced by
 * the server to what may be published, so that nobody is surprised by what disappears.
 */
export function BodyField({ id, value = EMPTY, onChange }: BodyFieldProps) {
  const [view, setView] = useState<'write' | 'preview'>('write')
  const [pasteError, setPasteError] = useState<unknown>(null)
  const paste = async (html: string): Promise<void> => {
    try {
      const { body } = await call(previewBody, { body: { format: 'html', source: html } })
      setPasteError(null)
      onChange?.({ format: 'html', source: body.html })
      setView('preview')
    } catch (error) {
      setPasteError(error)
    }
  }
  const onPaste = (event: React.ClipboardEvent): void => {
    const html = event.clipboardData.getData('text/html')
    // Plain text goes in as it is; only what carries structure replaces the whole text.
    if (value.source.trim() !== '' || !/<(table|h[1-6]|ol|ul|strong|b)[\s>]/i.test(html)) return
    event.preventDefault()
    void paste(html)
  }
  return (
    <div>
      <Segmented
        className="no-print"
        value={view}
        options={[
          { value: 'write', label: value.format === 'html' ? '源码' : '录入' },
          { value: 'preview', label: '预览' },
        ]}
        onChange={setView}
      />
      <ProblemAlert error={pasteError} prefix="粘贴没有成功" />
      {value.format === 'html' ? (
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title="正文来自粘贴，保留了表格、标题和对齐。可以在“源码”中修改，或者清空后重新粘贴。"
          action={
            <Button size="small" onClick={() => onChange?.(EMPTY)}>
              清空
            </Button>
          }
        />
      ) : null}
      {view === 'preview' ? (
        <Preview value={value} />
      ) : (
        <LongText
          {...(id === undefined ? {} : { id })}
          rows={12}
          value={value.source}
          onPaste={onPaste}
          placeholder="一行一段。可用 # 标题、- 列表、| 表格 |、**加粗**；也可以从 Word 或者网页直接粘贴，表格会保留"
          onChange={(event) => onChange?.({ format: value.format, source: event.target.value })}
        />
      )}
    </div>
  )
}

function Preview({ value }: { value: BodyValue }) {
  const preview = useQuery({
    queryKey: ['disclosure-preview', value],
    queryFn: async () => (await call(previewBody, { body: value })).body.html,
  })
  if (preview.error !== null) return <ProblemAlert error={preview.error} />
  return preview.data === undefined ? <Loading label="正在生成预览" /> : <BodyView html={preview.data} />
}

/** Sanitised by the server: a small set of elements with classes only. */
export function BodyView({ html }: { html: string }) {
  if (html === '') return <p className="desk-muted">没有正文</p>
  return <div className="disclosure-body" dangerouslySetInnerHTML={{ __html: html }} />
}
