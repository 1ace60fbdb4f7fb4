import { CloseOutlined } from '@ant-design/icons'
import { Button, Form, Input, Modal, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../../desk/components/index.ts'
import { useAct } from '../../../desk/hooks.ts'
import { countViews, removeView, saveView } from '../../contract.ts'
import type { ListState } from './list-query.ts'

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly query: Readonly<Record<string, string>>
}

/** Filters a person has kept under a name of his own. */
export function SavedViews({ views, state }: { views: readonly SavedView[]; state: ListState }) {
  const [naming, setNaming] = useState(false)
  const remove = useAct(removeView, { message: '已删除这个筛选', invalidates: [countViews] })
  return (
    <>
      {views.map((view) => (
        <Space.Compact key={view.id} size="small">
          <Button size="small" onClick={() => state.replace(view.query)}>
            {view.name}
          </Button>
          <Popconfirm
            title={`删除保存的筛选“${view.name}”？`}
            onConfirm={() => remove.mutate({ params: { id: view.id } })}
          >
            <Button size="small" icon={<CloseOutlined aria-hidden />} aria-label={`删除筛选“${view.name}”`} />
          </Popconfirm>
        </Space.Compact>
      ))}
      {state.filtered ? (
        <Button size="small" onClick={() => setNaming(true)}>
          保存当前筛选
        </Button>
      ) : null}
      <NameDialog open={naming} query={state.saved} onClose={() => setNaming(false)} />
    </>
  )
}

function NameDialog({
  open,
  query,
  onClose,
}: {
  open: boolean
  query: Readonly<Record<string, string>>
  onClose: () => void
}) {
  const [form] = Form.useForm<{ name: string }>()
  const save = useAct(saveView, {
    message: '已保存筛选',
    invalidates: [countViews],
    problem: 'page',
    onDone: onClose,
  })
  return (
    <Modal
      title="保存当前筛选"
      open={open}
      okText="保存"
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <ProblemAlert error={save.error} />
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={({ name }) => save.mutate({ body: { name, query: { ...query } } })}
      >
        <Form.Item
          name="name"
          label="名称"
          rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
        >
          <Input maxLength={30} showCount placeholder="如：邮寄的、规划科未办" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
