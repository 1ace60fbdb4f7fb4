import { Button, Form, Input, Modal, Radio } from 'antd'
import { ProblemAlert } from '../../desk/components/index.ts'
import { useAct } from '../../desk/hooks.ts'
import { overrideDay, withdrawOverride } from '../contract.ts'
import type { CalendarDay } from './calendar-page.tsx'

interface DayForm {
  readonly kind: 'rest' | 'work'
  readonly name: string
  readonly title: string
}

/** Sets one day apart from the national arrangement, or takes that back; open cases are computed anew. */
export function DayDialog({ day, onClose }: { day: CalendarDay; onClose: () => void }) {
  const [form] = Form.useForm<DayForm>()
  const save = useAct(overrideDay, { message: '已设定，在办件正在重算', problem: 'page', onDone: onClose })
  const withdraw = useAct(withdrawOverride, { message: '已撤回设定', problem: 'page', onDone: onClose })
  return (
    <Modal
      open
      title={`设定 ${day.date}`}
      okText="保存"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={save.isPending}
    >
      <ProblemAlert error={save.error ?? withdraw.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: day.kind === 'workday' || day.kind === 'makeUpWorkday' ? 'rest' : 'work' }}
        onFinish={({ kind, name, title }) =>
          save.mutate({ body: { date: day.date, kind, name, source: { title } } })
        }
      >
        <Form.Item name="kind" label="这一天">
          <Radio.Group
            options={[
              { value: 'rest', label: '休息，不计入期限' },
              { value: 'work', label: '上班，计入期限' },
            ]}
          />
        </Form.Item>
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请写明是什么日子' }]}>
          <Input placeholder="如：防汛停工、民族节日" maxLength={20} />
        </Form.Item>
        <Form.Item
          name="title"
          label="依据"
          rules={[{ required: true, min: 4, message: '请写明依据的文件名称' }]}
        >
          <Input placeholder="依据的通知名称和文号" />
        </Form.Item>
      </Form>
      {day.overridden ? (
        <Button danger onClick={() => withdraw.mutate({ params: { date: day.date } })}>
          撤回对这一天的设定
        </Button>
      ) : null}
    </Modal>
  )
}
