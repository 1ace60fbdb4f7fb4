import { Button, Form, Input, Modal, Table } from 'antd'
import { useState } from 'react'
import type { AnswerBody } from '../../desk/api.ts'
import { LongText, ProblemAlert } from '../../desk/components/index.ts'
import { useAct } from '../../desk/hooks.ts'
import { readNotice, saveArrangement } from '../contract.ts'

type ReadArrangement = AnswerBody<typeof readNotice>

/** Paste the notice, look at what was read, save: the year is published and open cases are computed anew. */
export function ArrangementDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const [form] = Form.useForm<{ text: string; title: string; number?: string }>()
  const [read, setRead] = useState<ReadArrangement | null>(null)
  const reading = useAct(readNotice, {
    problem: 'page',
    invalidates: [],
    onDone: (answer) => setRead(answer.body),
  })
  const saving = useAct(saveArrangement, {
    message: (answer) => `已录入，日历公布至 ${answer.body.publishedThrough}，在办件正在重算`,
    problem: 'page',
    onDone: onClose,
  })
  const save = ({ title, number }: { title: string; number?: string }): void => {
    if (read === null) return
    const notice = { title, ...(number === undefined || number === '' ? {} : { number }) }
    saving.mutate({ body: { ...read, notice } })
  }
  return (
    <Modal
      open
      width={720}
      title={`录入 ${year} 年放假安排`}
      okText="核对无误，保存"
      okButtonProps={{ disabled: read === null || read.rest.length === 0 }}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={saving.isPending}
    >
      <ProblemAlert error={reading.error ?? saving.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ title: `国务院办公厅关于${year}年部分节假日安排的通知` }}
        onFinish={save}
      >
        <Form.Item name="title" label="通知名称" rules={[{ required: true, min: 4 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="number" label="文号">
          <Input placeholder="国办发明电〔2026〕×号" />
        </Form.Item>
        <Form.Item name="text" label="通知正文" extra="把“一、元旦：1月1日……”各条粘贴到这里">
          <LongText rows={8} />
        </Form.Item>
      </Form>
      <Button
        loading={reading.isPending}
        onClick={() => reading.mutate({ body: { year, text: String(form.getFieldValue('text') ?? '') } })}
      >
        识别
      </Button>
      {read ? <WhatWasRead read={read} /> : null}
    </Modal>
  )
}

function WhatWasRead({ read }: { read: ReadArrangement }) {
  const rows = read.rest.map((period) => ({
    ...period,
    worked: read.makeUp.filter((one) => one.name === period.name).map((one) => one.on),
  }))
  return (
    <Table
      className="desk-notice"
      size="small"
      rowKey={(row) => row.name}
      dataSource={rows}
      pagination={false}
      locale={{ emptyText: '没有识别出放假安排，请检查粘贴的内容' }}
      columns={[
        { title: '节日', dataIndex: 'name' },
        { title: '放假', render: (_, row) => (row.from === row.to ? row.from : `${row.from} 至 ${row.to}`) },
        { title: '调休上班', render: (_, row) => row.worked.join('、') || '无' },
      ]}
    />
  )
}
