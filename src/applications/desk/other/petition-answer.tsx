import { Form, Modal, Radio } from 'antd'
import {
  ArticleTag,
  LocalDatePicker,
  LongText,
  ProblemAlert,
  showFieldProblems,
} from '../../../desk/components/index.ts'
import { useAct } from '../../../desk/hooks.ts'
import { useMe } from '../../../desk/session.ts'
import { answerPetition } from '../../contract.ts'
import { PETITION_DEFINITIONS } from '../../model.ts'
import type { Petition } from './petitions-page.tsx'

interface Values {
  readonly result: string
  readonly answer: string
  readonly on: string
}

export function PetitionAnswer({
  petition,
  onClose,
}: {
  petition: Petition | undefined
  onClose: () => void
}) {
  if (petition === undefined) return null
  return <Open key={petition.id} petition={petition} onClose={onClose} />
}

function Open({ petition, onClose }: { petition: Petition; onClose: () => void }) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const { article, results } = PETITION_DEFINITIONS[petition.kind]
  const answer = useAct(answerPetition, { message: '已登记答复', problem: 'page', onDone: onClose })
  return (
    <Modal
      title={
        <>
          答复{petition.kindName} {petition.number} <ArticleTag article={article} />
        </>
      }
      open
      okText="登记答复"
      confirmLoading={answer.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="app-content desk-dialog-text">{petition.content}</p>
      <ProblemAlert error={answer.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ on: today }}
        onFinish={(body) =>
          answer.mutate(
            { params: { id: petition.id }, body },
            { onError: (error) => showFieldProblems(form, error) },
          )
        }
      >
        <Form.Item name="result" label="办理结果" rules={[{ required: true, message: '请选择办理结果' }]}>
          <Radio.Group options={results.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item
          name="answer"
          label="答复内容"
          rules={[{ required: true, whitespace: true, message: '请填写答复内容' }]}
        >
          <LongText rows={4} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="on" label="答复之日" rules={[{ required: true, message: '请填写答复之日' }]}>
          <LocalDatePicker min={petition.submittedOn} max={today} allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
