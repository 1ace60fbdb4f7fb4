import { Form } from 'antd'
import { FormDialog, LongText } from '../../../desk/components/index.ts'
import { useAct } from '../../../desk/hooks.ts'
import { urgeMany } from '../../contract.ts'
import { useRefusedReport } from './many-refused.tsx'

interface Values {
  readonly text: string
}

/** 批量催办: one text to all; what cannot be urged now is named. */
export function BulkUrge({
  ids,
  onClose,
  onDone,
}: {
  ids: readonly string[]
  onClose: () => void
  onDone: () => void
}) {
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
    <FormDialog<Values>
      title={`批量催办（${ids.length} 件）`}
      okText="催办"
      initial={{}}
      busy={urge.isPending}
      error={urge.error}
      onSubmit={({ text }) => urge.mutate({ body: { ids: [...ids], text } })}
      onClose={onClose}
    >
      <Form.Item
        name="text"
        label="催办内容"
        rules={[{ required: true, whitespace: true, message: '请填写催办内容' }]}
      >
        <LongText maxLength={500} showCount rows={3} placeholder="如：请于本周五前提出答复意见" />
      </Form.Item>
    </FormDialog>
  )
}
