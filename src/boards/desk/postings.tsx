import { Button, Drawer, Flex, Form, Input, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import {
  DownloadButton,
  FileDrop,
  FormDialog,
  LocalDatePicker,
  LongText,
  ReasonDialog,
  ReasonField,
  RecordHistory,
} from '../../desk/components/index.ts'
import { useAct, useCall, useUpload } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import {
  addPosting,
  correctPosting,
  getPostingHistory,
  removePosting,
  switchPosting,
  type PostingView,
} from '../contract.ts'
import type { Boards } from './boards.ts'

export function isHanging({ removedOn, voidedOn }: PostingView): boolean {
  return removedOn === null && voidedOn === null
}

interface Open {
  readonly kind: 'correct' | 'remove' | 'restored' | 'voided' | 'history'
  readonly one: PostingView
}

export function Postings({ data, mayKeep }: { data: Boards; mayKeep: boolean }) {
  const [open, setOpen] = useState<Open>()
  const close = (): void => setOpen(undefined)
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
          {
            title: '内容',
            dataIndex: 'title',
            render: (_, one) => (
              <Button type="link" size="small" onClick={() => setOpen({ kind: 'history', one })}>
                {one.title}
              </Button>
            ),
          },
          {
            title: '位置',
            dataIndex: 'boardId',
            render: (_, one) => data.boards.find(({ boardId }) => boardId === one.boardId)?.name,
          },
          { title: '张贴', dataIndex: 'postedOn' },
          { title: '到期', dataIndex: 'untilOn' },
          { title: '状态', dataIndex: 'removedOn', render: (_, one) => <State one={one} /> },
          { title: '照片', dataIndex: 'hasPhoto', render: (_, one) => (one.hasPhoto ? '有' : '—') },
          {
            title: '操作',
            key: 'act',
            render: (_, one) => (
              <Flex gap={4}>
                <DownloadButton
                  size="small"
                  type="link"
                  path="/postings/:postingId/poster"
                  params={{ postingId: one.postingId }}
                >
                  张贴件
                </DownloadButton>
                {mayKeep && isHanging(one) ? (
                  <Button size="small" onClick={() => setOpen({ kind: 'remove', one })}>
                    撤下
                  </Button>
                ) : null}
                {mayKeep && one.voidedOn === null ? (
                  <Button size="small" onClick={() => setOpen({ kind: 'correct', one })}>
                    更正
                  </Button>
                ) : null}
              </Flex>
            ),
          },
        ]}
      />
      {open?.kind === 'remove' ? <RemoveDialog one={open.one} onClose={close} /> : null}
      {open?.kind === 'correct' ? <CorrectDialog one={open.one} onClose={close} /> : null}
      {open?.kind === 'restored' || open?.kind === 'voided' ? (
        <SwitchDialog kind={open.kind} one={open.one} onClose={close} />
      ) : null}
      {open?.kind === 'history' ? (
        <History
          one={open.one}
          mayKeep={mayKeep}
          onClose={close}
          onSwitch={(kind) => setOpen({ kind, one: open.one })}
        />
      ) : null}
    </>
  )
}

function State({ one }: { one: PostingView }) {
  const { today } = useMe()
  if (one.voidedOn !== null) return <Tag color="red">{one.voidedOn} 作废</Tag>
  if (one.removedOn !== null) return <Tag>{one.removedOn} 撤下</Tag>
  return one.untilOn < today ? <Tag color="red">应轮换</Tag> : <Tag color="green">在贴</Tag>
}

interface OneProps {
  readonly one: PostingView
  readonly onClose: () => void
}

function RemoveDialog({ one, onClose }: OneProps) {
  const { today } = useMe()
  const remove = useAct(removePosting, { message: '已撤下', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      title={`撤下：${one.title}`}
      label="材料留存"
      placeholder="如 留存社区居委会档案柜"
      required={false}
      maxLength={200}
      busy={remove.isPending}
      error={remove.error}
      onSubmit={(note, values) =>
        remove.mutate({
          params: { postingId: one.postingId },
          body: { on: String(values['on'] ?? today), note },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="on" label="撤下日期" initialValue={today}>
        <LocalDatePicker min={one.postedOn} max={today} allowClear={false} />
      </Form.Item>
    </ReasonDialog>
  )
}

const SWITCHES = {
  restored: {
    title: '恢复在贴',
    description: '撤下登记有误、仍在张贴的，恢复后照常提醒轮换。原来的撤下登记保留备查。',
  },
  voided: {
    title: '作废',
    description: '没有张贴、重复登记的作废后不再计入统计和年度报告，内容和理由保留备查，不能恢复。',
  },
} as const

function SwitchDialog({ kind, one, onClose }: OneProps & { readonly kind: keyof typeof SWITCHES }) {
  const act = useAct(switchPosting, { message: '已登记', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      title={`${SWITCHES[kind].title}：${one.title}`}
      description={SWITCHES[kind].description}
      danger={kind === 'voided'}
      busy={act.isPending}
      error={act.error}
      onSubmit={(reason) => act.mutate({ params: { postingId: one.postingId }, body: { kind, reason } })}
      onClose={onClose}
    />
  )
}

function History({
  one,
  mayKeep,
  onClose,
  onSwitch,
}: OneProps & {
  readonly mayKeep: boolean
  readonly onSwitch: (kind: keyof typeof SWITCHES) => void
}) {
  const { data } = useCall(getPostingHistory, { params: { postingId: one.postingId } })
  return (
    <Drawer open onClose={onClose} title={one.title} size={520}>
      <p>
        <State one={one} /> {one.postedOn} 至 {one.untilOn}
        {one.removedNote === '' ? '' : `；材料：${one.removedNote}`}
      </p>
      <p className="desk-preline">{one.body}</p>
      <Flex gap={8} wrap>
        {one.hasPhoto ? (
          <DownloadButton path="/postings/:postingId/photo" params={{ postingId: one.postingId }}>
            照片
          </DownloadButton>
        ) : null}
        {mayKeep && one.removedOn !== null && one.voidedOn === null ? (
          <Button onClick={() => onSwitch('restored')}>恢复在贴</Button>
        ) : null}
        {mayKeep && one.voidedOn === null ? (
          <Button danger onClick={() => onSwitch('voided')}>
            作废
          </Button>
        ) : null}
      </Flex>
      <h3>经过</h3>
      {data?.acts.length === 0 ? <p>登记以后没有变动。</p> : <RecordHistory acts={data?.acts ?? []} />}
    </Drawer>
  )
}

interface WordValues {
  readonly title: string
  readonly body?: string
  readonly postedOn: string
  readonly untilOn?: string
  readonly photo?: readonly File[]
}

export function AddPostingDialog({ data, onClose }: { data: Boards; onClose: () => void }) {
  const { today } = useMe()
  const add = useUpload(addPosting, { message: '已登记', problem: 'page', onDone: onClose })
  const boards = data.boards.filter(({ closedOn }) => closedOn === null)
  return (
    <FormDialog<WordValues & { readonly boardId: string }>
      title="登记张贴"
      okText="登记"
      initial={{ postedOn: today }}
      busy={add.isPending}
      error={add.error}
      onSubmit={({ photo = [], body = '', untilOn = '', ...rest }) =>
        add.mutate({ files: photo, fields: { ...rest, body, untilOn } })
      }
      onClose={onClose}
    >
      <Form.Item name="boardId" label="位置" rules={[{ required: true, message: '请选择公开栏' }]}>
        <Select options={boards.map(({ boardId, name }) => ({ value: boardId, label: name }))} />
      </Form.Item>
      <WordFields />
      <Form.Item name="untilOn" label="公开至" extra="留空按轮换天数">
        <LocalDatePicker />
      </Form.Item>
      <PhotoField label="照片" />
    </FormDialog>
  )
}

function CorrectDialog({ one, onClose }: OneProps) {
  const correct = useUpload(correctPosting, { message: '已更正', problem: 'page', onDone: onClose })
  const { postingId, title, body, postedOn, untilOn } = one
  return (
    <FormDialog<WordValues & { readonly reason: string }>
      title={`更正张贴：${title}`}
      okText="更正"
      description="标题、正文更正后，张贴件注明更正日期，请重新打印张贴。延长期限、补照片也在这里办理。"
      initial={{ title, body, postedOn, untilOn }}
      busy={correct.isPending}
      error={correct.error}
      onSubmit={({ photo = [], body: words = '', untilOn: until = untilOn, ...rest }) =>
        correct.mutate({
          params: { postingId },
          files: photo,
          fields: { ...rest, body: words, untilOn: until },
        })
      }
      onClose={onClose}
    >
      <WordFields />
      <Form.Item name="untilOn" label="公开至">
        <LocalDatePicker allowClear={false} />
      </Form.Item>
      <PhotoField label={one.hasPhoto ? '换照片（原照片保留在经过里）' : '补照片'} />
      <ReasonField />
    </FormDialog>
  )
}

function WordFields() {
  const { today } = useMe()
  return (
    <>
      <Form.Item name="title" label="标题" rules={[{ required: true, message: '请填写标题' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="body" label="正文" extra="用来打印 A3 张贴件；张贴现成文件的可以留空">
        <LongText rows={5} maxLength={3000} />
      </Form.Item>
      <Form.Item name="postedOn" label="张贴日期">
        <LocalDatePicker max={today} allowClear={false} />
      </Form.Item>
    </>
  )
}

function PhotoField({ label }: { label: string }) {
  return (
    <Form.Item name="photo" label={label}>
      <FileDrop accept={['.jpg', '.jpeg', '.png']} maxFiles={1} maxBytes={15 * 1024 * 1024} />
    </Form.Item>
  )
}
