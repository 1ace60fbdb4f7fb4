import { Form, Modal } from 'antd'
import type { FormInstance } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { ProblemAlert, showFieldProblems } from './problem-alert.tsx'

export interface FormDialogProps<Values extends object> {
  readonly title: string
  readonly okText?: string
  readonly description?: ReactNode
  readonly initial: Partial<Values>
  readonly busy: boolean
  readonly error: unknown
  readonly children: ReactNode | ((form: FormInstance<Values>) => ReactNode)
  readonly onSubmit: (values: Values) => void
  readonly onClose: () => void
}

/** A form over the page: mounted while it is open, so that it begins with `initial`; on a refusal it keeps what was typed. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const [form] = Form.useForm<Values>()
  const { error, children } = props
  useEffect(() => {
    if (error !== null && error !== undefined) showFieldProblems(form, error)
  }, [error, form])
  return (
    <Modal
      open
      title={props.title}
      okText={props.okText ?? '确定'}
      confirmLoading={props.busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      {props.description === undefined ? null : <div className="desk-dialog-text">{props.description}</div>}
      <ProblemAlert error={error} />
      <Form<Values>
        form={form}
        layout="vertical"
        // The kit's own type of initial values knows no partial records.
        initialValues={props.initial}
        onFinish={props.onSubmit}
      >
        {typeof children === 'function' ? children(form) : children}
      </Form>
    </Modal>
  )
}
