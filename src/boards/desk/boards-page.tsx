import '../../registers/desk/office.css'
import { Button, Form, Input, Select, Table, Tabs } from 'antd'
import { useState } from 'react'
import {
  FormDialog,
  Loading,
  LocalDatePicker,
  LongText,
  PageHeader,
  ProblemAlert,
} from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import { addTransfer, listBoards } from '../contract.ts'
import { TRANSFER_LABELS, TRANSFER_PLACES, type TransferPlace } from '../model.ts'
import { AddBoardDialog, BoardTable } from './board-table.tsx'
import { AddPostingDialog, isHanging, Postings } from './postings.tsx'
import type { Boards } from './boards.ts'

type Dialog = 'board' | 'posting' | 'transfer'

export default function BoardsPage() {
  const { data, error, refetch } = useCall(listBoards)
  const [dialog, setDialog] = useState<Dialog>()
  const mayKeep = useRoles('clerk', 'head', 'liaison')
  const office = useRoles('clerk', 'head')
  if (data === undefined) {
    return error === null ? (
      <Loading label="正在读取公开栏" />
    ) : (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    )
  }
  const close = (): void => setDialog(undefined)
  return (
    <>
      <PageHeader
        title="公开栏与查阅点"
        subtitle={`${data.boards.filter(({ closedOn }) => closedOn === null).length} 处；在贴 ${data.postings.filter(isHanging).length} 件`}
        extra={
          mayKeep ? (
            <>
              <Button onClick={() => setDialog('board')}>新增公开栏</Button>
              {office ? <Button onClick={() => setDialog('transfer')}>登记移送</Button> : null}
              <Button type="primary" onClick={() => setDialog('posting')}>
                登记张贴
              </Button>
            </>
          ) : undefined
        }
      />
      <Tabs
        items={[
          { key: 'postings', label: '张贴', children: <Postings data={data} mayKeep={mayKeep} /> },
          { key: 'boards', label: '公开栏', children: <BoardTable data={data} mayKeep={mayKeep} /> },
          { key: 'transfers', label: '移送', children: <Transfers data={data} /> },
        ]}
      />
      {dialog === 'board' ? <AddBoardDialog data={data} onClose={close} /> : null}
      {dialog === 'posting' ? <AddPostingDialog data={data} onClose={close} /> : null}
      {dialog === 'transfer' ? <TransferDialog onClose={close} /> : null}
    </>
  )
}

function Transfers({ data }: { data: Boards }) {
  return (
    <Table
      size="small"
      aria-label="移送"
      rowKey="transferId"
      dataSource={data.transfers}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{
        emptyText: '还没有登记移送。主动公开的政府信息应当及时向国家档案馆、公共图书馆提供（条例25）',
      }}
      columns={[
        { title: '日期', dataIndex: 'sentOn' },
        { title: '场所', dataIndex: 'place', render: (_, one) => TRANSFER_LABELS[one.place] },
        { title: '接收单位', dataIndex: 'receiver' },
        { title: '文件', dataIndex: 'items', render: (_, one) => one.items.join('；') },
      ]}
    />
  )
}

function TransferDialog({ onClose }: { onClose: () => void }) {
  const { today } = useMe()
  const add = useAct(addTransfer, { message: '已登记', problem: 'page', onDone: onClose })
  return (
    <FormDialog<{ place: TransferPlace; receiver: string; sentOn: string; lines: string }>
      title="登记移送"
      okText="登记"
      initial={{ place: 'archive', sentOn: today }}
      busy={add.isPending}
      error={add.error}
      onSubmit={({ lines, ...rest }) => add.mutate({ body: { ...rest, items: linesOf(lines) } })}
      onClose={onClose}
    >
      <Form.Item name="place" label="场所">
        <Select options={TRANSFER_PLACES.map((value) => ({ value, label: TRANSFER_LABELS[value] }))} />
      </Form.Item>
      <Form.Item name="receiver" label="接收单位" rules={[{ required: true, message: '请填写' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="sentOn" label="日期">
        <LocalDatePicker max={today} allowClear={false} />
      </Form.Item>
      <Form.Item
        name="lines"
        label="文件（每行一份）"
        rules={[{ required: true, message: '请填写移送的文件' }]}
      >
        <LongText rows={5} />
      </Form.Item>
    </FormDialog>
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
