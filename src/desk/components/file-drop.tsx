import { InboxOutlined } from '@ant-design/icons'
import { App, Upload } from 'antd'
import { announce } from '../announce.ts'

export interface FileDropProps {
  /** From the Form.Item around it. */
  readonly id?: string
  readonly value?: readonly File[]
  readonly onChange?: (files: readonly File[]) => void
  /** Endings with dots: `['.pdf', '.docx']`. */
  readonly accept?: readonly string[]
  readonly maxBytes?: number
  readonly maxFiles?: number
  readonly hint?: string
  readonly disabled?: boolean
}

const MEGABYTE = 1024 * 1024

/** Takes files by drop, click or keyboard and holds them until the form is sent; refuses wrong type or size at once. */
export function FileDrop(props: FileDropProps) {
  const { value = [], onChange, accept, maxBytes = 20 * MEGABYTE, maxFiles = 10 } = props
  const { message } = App.useApp()
  const add = (file: File, batch: readonly File[]): false => {
    // antd calls this once for each file of a batch; the whole batch is taken with its last one.
    if (file !== batch.at(-1)) return false
    const checked = batch.map((one) => ({ one, refusal: refusalOf(one, accept, maxBytes) }))
    const room = maxFiles - value.length
    const good = checked.filter(({ refusal }) => refusal === undefined).map(({ one }) => one)
    const refusals = checked.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal]))
    if (good.length > room) refusals.push(`最多 ${maxFiles} 个文件，多出的没有加入。`)
    for (const refusal of refusals) void message.error(refusal, 6)
    const taken = good.slice(0, room)
    if (taken.length > 0) {
      onChange?.([...value, ...taken])
      announce(`已加入${taken.map((one) => one.name).join('、')}`)
    }
    return false
  }
  return (
    <Upload.Dragger
      {...(props.id === undefined ? {} : { id: props.id })}
      multiple={maxFiles > 1}
      disabled={props.disabled ?? false}
      {...(accept === undefined ? {} : { accept: accept.join(',') })}
      beforeUpload={add}
      fileList={value.map((file, index) => ({
        uid: `${index}:${file.name}`,
        name: `${file.name}（${sizeText(file.size)}）`,
        status: 'done' as const, // antd's own words for an entry without an upload
      }))}
      onRemove={(entry) => {
        onChange?.(value.filter((file, index) => `${index}:${file.name}` !== entry.uid))
      }}
    >
      <p className="desk-drop-icon">
        <InboxOutlined aria-hidden />
      </p>
      <p className="desk-drop-text">把文件拖到这里，或点此选择</p>
      <p className="desk-muted">
        {props.hint ??
          `${accept === undefined ? '' : `${accept.join('、')}，`}每个不超过 ${sizeText(maxBytes)}。`}
        不得上传涉密文件。
      </p>
    </Upload.Dragger>
  )
}

function refusalOf(file: File, accept: readonly string[] | undefined, maxBytes: number): string | undefined {
  const name = file.name.toLowerCase()
  if (accept !== undefined && !accept.some((ending) => name.endsWith(ending))) {
    return `“${file.name}”不是可接收的类型，请选用 ${accept.join('、')}。`
  }
  if (file.size > maxBytes)
    return `“${file.name}”有 ${sizeText(file.size)}，超过 ${sizeText(maxBytes)}，请压缩或拆分。`
  if (file.size === 0) return `“${file.name}”是空文件。`
  return undefined
}

function sizeText(bytes: number): string {
  if (bytes >= MEGABYTE) return `${(bytes / MEGABYTE).toFixed(bytes % MEGABYTE === 0 ? 0 : 1)} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}
