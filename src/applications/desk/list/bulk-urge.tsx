import { Form, Modal } from 'antd'
import { LongText, ProblemAlert } from '../../../desk/components/index.ts'
import { useAct } from '../../../desk/hooks.ts'
import { urgeMany } from '../../contract.ts'
import { useRefusedReport } from './many-refused.tsx'

/** 批量催办: one text to all; what cannot be urged now is named. */
export function BulkUrge({
  ids,
  open,
  onClose,
  onDone,
}: {
  ids: readonly string[]
  open: boolean
  onClose: () => void
  onDone: () => void
}) {
  const [form] = Form.useForm<{ text: string }>()
  const report = useRefusedReport('催办')
  const urge = useAct(urgeMany, {
    problem: 'page',
    message: ({ body }) => `已催办 ${body.done.length} 件`,
    onDone: ({ body }) => {
      onDone()
      report(body)
    },
  })
  return (
    <Modal
      title={`批量催办（${ids.length} 件）`}
      open={open}
      okText="催办"
      confirmLoading={urge.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ProblemAlert error={urge.error} />
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={({ text }) => urge.mutate({ body: { ids: [...ids], text } })}
      >
        <Form.Item
          name="text"
          label="催办内容"
          rules={[{ required: true, whitespace: true, message: '请填写催办内容' }]}
        >
          <LongText maxLength={500} showCount rows={3} placeholder="如：请于本周五前提出答复意见" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
