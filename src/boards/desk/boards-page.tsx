import '../../registers/desk/office.css'
import { Button, Form, Input, InputNumber, Modal, Select, Table, Tabs, Tag } from 'antd'
import { useState } from 'react'
import {
  DownloadButton,
  FileDrop,
  Loading,
  LocalDatePicker,
  LongText,
  PageHeader,
  ProblemAlert,
  ReasonDialog,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall, useUpload } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import {
  addBoard,
  addPosting,
  addTransfer,
  listBoards,
  removePosting,
  type BoardView,
  type PostingView,
} from '../contract.ts'
import {
  BOARD_KINDS,
  BOARD_LABELS,
  TRANSFER_LABELS,
  TRANSFER_PLACES,
  type BoardKind,
  type TransferPlace,
} from '../model.ts'

type Boards = AnswerBody<typeof listBoards>
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
        subtitle={`${data.boards.length} 处；在贴 ${data.postings.filter(({ removedOn }) => removedOn === null).length} 件`}
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
          { key: 'boards', label: '公开栏', children: <BoardTable data={data} /> },
          { key: 'transfers', label: '移送', children: <Transfers data={data} /> },
        ]}
      />
      {dialog === 'board' ? <BoardDialog data={data} onClose={close} /> : null}
      {dialog === 'posting' ? <PostingDialog data={data} onClose={close} /> : null}
      {dialog === 'transfer' ? <TransferDialog onClose={close} /> : null}
    </>
  )
}

function Postings({ data, mayKeep }: { data: Boards; mayKeep: boolean }) {
  const { today } = useMe()
  const [removing, setRemoving] = useState<PostingView>()
  const remove = useAct(removePosting, {
    message: '已撤下',
    problem: 'page',
    onDone: () => setRemoving(undefined),
  })
  return (
    <>
      <Table<PostingView>
        size="small"
        aria-label="张贴"
        rowKey="postingId"
        dataSource={data.postings}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        locale={{ emptyText: '还没有登记张贴' }}
        columns={[
          { title: '内容', dataIndex: 'title' },
          {
            title: '位置',
            dataIndex: 'boardId',
            render: (_, one) => data.boards.find(({ boardId }) => boardId === one.boardId)?.name,
          },
          { title: '张贴', dataIndex: 'postedOn' },
          { title: '到期', dataIndex: 'untilOn' },
          {
            title: '状态',
            dataIndex: 'removedOn',
            render: (_, one) =>
              one.removedOn !== null ? (
                <Tag>{one.removedOn} 撤下</Tag>
              ) : one.untilOn < today ? (
                <Tag color="red">应轮换</Tag>
              ) : (
                <Tag color="green">在贴</Tag>
              ),
          },
          { title: '照片', dataIndex: 'hasPhoto', render: (_, one) => (one.hasPhoto ? '有' : '—') },
          {
            title: '操作',
            key: 'act',
            render: (_, one) => (
              <>
                <DownloadButton
                  size="small"
                  type="link"
                  path="/postings/:postingId/poster"
                  params={{ postingId: one.postingId }}
                >
                  张贴件
                </DownloadButton>
                {mayKeep && one.removedOn === null ? (
                  <Button size="small" onClick={() => setRemoving(one)}>
                    撤下
                  </Button>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <ReasonDialog
        open={removing !== undefined}
        title={`撤下：${removing?.title ?? ''}`}
        label="材料留存"
        placeholder="如 留存社区居委会档案柜"
        required={false}
        busy={remove.isPending}
        error={remove.error}
        onSubmit={(note) =>
          remove.mutate({ params: { postingId: removing?.postingId ?? '' }, body: { on: today, note } })
        }
        onClose={() => setRemoving(undefined)}
      />
    </>
  )
}

function BoardTable({ data }: { data: Boards }) {
  return (
    <Table<BoardView>
      size="small"
      aria-label="公开栏"
      rowKey="boardId"
      dataSource={data.boards}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: '还没有登记公开栏' }}
      columns={[
        { title: '名称', dataIndex: 'name' },
        { title: '种类', dataIndex: 'kind', render: (_, board) => BOARD_LABELS[board.kind] },
        { title: '地点', dataIndex: 'place' },
        { title: '尺寸', dataIndex: 'size' },
        {
          title: '管理单位',
          dataIndex: 'unitId',
          render: (_, board) => data.units.find(({ id }) => id === board.unitId)?.name ?? '本机关',
        },
        { title: '轮换', dataIndex: 'rotateDays', render: (_, board) => `${board.rotateDays} 天` },
      ]}
    />
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

interface DialogProps {
  readonly data: Boards
  readonly onClose: () => void
}

function BoardDialog({ data, onClose }: DialogProps) {
  const [form] = Form.useForm<{
    name: string
    kind: BoardKind
    place?: string
    size?: string
    unitId?: string
    rotateDays: number
  }>()
  const add = useAct(addBoard, { message: '已新增', problem: 'page', onDone: onClose })
  return (
    <Modal
      open
      title="新增公开栏"
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={add.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: 'column', rotateDays: 30 }}
        onFinish={(values) => add.mutate({ body: { ...values, unitId: values.unitId ?? null } })}
      >
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label="种类">
          <Select options={BOARD_KINDS.map((value) => ({ value, label: BOARD_LABELS[value] }))} />
        </Form.Item>
        <Form.Item name="place" label="地点">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="size" label="尺寸">
          <Input maxLength={40} placeholder="如 240×120 厘米" />
        </Form.Item>
        <Form.Item name="unitId" label="管理单位">
          <Select allowClear options={data.units.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="rotateDays" label="轮换天数">
          <InputNumber min={1} max={3650} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function PostingDialog({ data, onClose }: DialogProps) {
  const { today } = useMe()
  const [form] = Form.useForm<{
    boardId: string
    title: string
    body?: string
    postedOn: string
    untilOn?: string
    photo?: readonly File[]
  }>()
  const add = useUpload(addPosting, { message: '已登记', problem: 'page', onDone: onClose })
  return (
    <Modal
      open
      title="登记张贴"
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={add.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ postedOn: today }}
        onFinish={({ photo = [], body = '', untilOn = '', ...rest }) =>
          add.mutate({ files: photo, fields: { ...rest, body, untilOn } })
        }
      >
        <Form.Item name="boardId" label="位置" rules={[{ required: true, message: '请选择公开栏' }]}>
          <Select options={data.boards.map(({ boardId, name }) => ({ value: boardId, label: name }))} />
        </Form.Item>
        <Form.Item name="title" label="标题" rules={[{ required: true, message: '请填写标题' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="body" label="正文" extra="用来打印 A3 张贴件；张贴现成文件的可以留空">
          <LongText rows={5} maxLength={3000} />
        </Form.Item>
        <Form.Item name="postedOn" label="张贴日期">
          <LocalDatePicker max={today} allowClear={false} />
        </Form.Item>
        <Form.Item name="untilOn" label="公开至" extra="留空按轮换天数">
          <LocalDatePicker />
        </Form.Item>
        <Form.Item name="photo" label="照片">
          <FileDrop accept={['.jpg', '.jpeg', '.png']} maxFiles={1} maxBytes={15 * 1024 * 1024} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function TransferDialog({ onClose }: { onClose: () => void }) {
  const { today } = useMe()
  const [form] = Form.useForm<{ place: TransferPlace; receiver: string; sentOn: string; lines: string }>()
  const add = useAct(addTransfer, { message: '已登记', problem: 'page', onDone: onClose })
  return (
    <Modal
      open
      title="登记移送"
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={add.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ place: 'archive', sentOn: today }}
        onFinish={({ lines, ...rest }) =>
          add.mutate({
            body: {
              ...rest,
              items: lines
                .split('\n')
                .map((line) => line.trim())
                .filter((line) => line !== ''),
            },
          })
        }
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
      </Form>
    </Modal>
  )
}
