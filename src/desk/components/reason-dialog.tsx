import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { LongText } from './long-text.tsx'
import { ProblemAlert } from './problem-alert.tsx'

export interface ReasonDialogProps {
  readonly open: boolean
  readonly title: string
  /** Above the field: what the act does and which rule asks for a reason. */
  readonly description?: ReactNode
  /** Label of the field; default 理由. */
  readonly label?: string
  readonly placeholder?: string
  readonly required?: boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly okText?: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly error?: unknown
  /** More fields above the reason; they belong to the same form, `values` carries them. */
  readonly children?: ReactNode
  readonly onSubmit: (reason: string, values: Readonly<Record<string, unknown>>) => void
  readonly onClose: () => void
}

/** Asks for a written reason before an act: 退回, 撤回, 查看个人信息. Stays open, with what was typed, on a refusal. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [form] = Form.useForm<Record<string, unknown>>()
  const { label = '理由', required = true, minLength = 2, maxLength = 500 } = props
  const finish = (values: Record<string, unknown>): void =>
    props.onSubmit(typeof values['reason'] === 'string' ? values['reason'].trim() : '', values)
  return (
    <Modal
      title={props.title}
      open={props.open}
      okText={props.okText ?? '确定'}
      okButtonProps={{ danger: props.danger ?? false }}
      confirmLoading={props.busy ?? false}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      {props.description === undefined ? null : <div className="desk-dialog-text">{props.description}</div>}
      <ProblemAlert error={props.error} />
      <Form form={form} layout="vertical" preserve={false} onFinish={finish}>
        {props.children}
        <Form.Item
          name="reason"
          label={label}
          rules={[
            { required, whitespace: true, message: `请填写${label}` },
            ...(required ? [{ min: minLength, message: `${label}不少于 ${minLength} 个字` }] : []),
          ]}
        >
          <LongText
            maxLength={maxLength}
            showCount
            {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
