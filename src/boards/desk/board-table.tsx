import { Button, Drawer, Flex, Form, Input, InputNumber, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import { FormDialog, ReasonDialog, ReasonField, RecordHistory } from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { addBoard, changeBoard, getBoardHistory, switchBoard, type BoardView } from '../contract.ts'
import { BOARD_KINDS, BOARD_LABELS, type BoardKind } from '../model.ts'
import type { Boards } from './boards.ts'

interface Open {
  readonly kind: 'change' | 'switch' | 'history'
  readonly board: BoardView
}

export function BoardTable({ data, mayKeep }: { data: Boards; mayKeep: boolean }) {
  const [open, setOpen] = useState<Open>()
  const close = (): void => setOpen(undefined)
  return (
    <>
      <Table<BoardView>
        size="small"
        aria-label="公开栏"
        rowKey="boardId"
        dataSource={data.boards}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '还没有登记公开栏' }}
        columns={[
          {
            title: '名称',
            dataIndex: 'name',
            render: (_, board) => (
              <>
                <Button type="link" size="small" onClick={() => setOpen({ kind: 'history', board })}>
                  {board.name}
                </Button>
                {board.closedOn === null ? null : <Tag color="red">{board.closedOn} 停用</Tag>}
              </>
            ),
          },
          { title: '种类', dataIndex: 'kind', render: (_, board) => BOARD_LABELS[board.kind] },
          { title: '地点', dataIndex: 'place' },
          { title: '尺寸', dataIndex: 'size' },
          {
            title: '管理单位',
            dataIndex: 'unitId',
            render: (_, board) => data.units.find(({ id }) => id === board.unitId)?.name ?? '本机关',
          },
          { title: '轮换', dataIndex: 'rotateDays', render: (_, board) => `${board.rotateDays} 天` },
          {
            title: '操作',
            key: 'act',
            render: (_, board) =>
              mayKeep ? (
                <Flex gap={4}>
                  {board.closedOn === null ? (
                    <Button size="small" onClick={() => setOpen({ kind: 'change', board })}>
                      修改
                    </Button>
                  ) : null}
                  <Button
                    size="small"
                    danger={board.closedOn === null}
                    onClick={() => setOpen({ kind: 'switch', board })}
                  >
                    {board.closedOn === null ? '停用' : '恢复使用'}
                  </Button>
                </Flex>
              ) : null,
          },
        ]}
      />
      {open?.kind === 'change' ? <ChangeDialog board={open.board} data={data} onClose={close} /> : null}
      {open?.kind === 'switch' ? <SwitchDialog board={open.board} onClose={close} /> : null}
      {open?.kind === 'history' ? <History board={open.board} onClose={close} /> : null}
    </>
  )
}

interface BoardValues {
  readonly name: string
  readonly kind: BoardKind
  readonly place?: string
  readonly size?: string
  readonly unitId?: string
  readonly rotateDays: number
}

export function AddBoardDialog({ data, onClose }: { data: Boards; onClose: () => void }) {
  const add = useAct(addBoard, { message: '已新增', problem: 'page', onDone: onClose })
  return (
    <FormDialog<BoardValues>
      title="新增公开栏"
      okText="新增"
      initial={{ kind: 'column', rotateDays: 30 }}
      busy={add.isPending}
      error={add.error}
      onSubmit={({ unitId = null, ...values }) => add.mutate({ body: { ...values, unitId } })}
      onClose={onClose}
    >
      <BoardFields data={data} />
    </FormDialog>
  )
}

interface OneProps {
  readonly board: BoardView
  readonly onClose: () => void
}

function ChangeDialog({ board, data, onClose }: OneProps & { readonly data: Boards }) {
  const change = useAct(changeBoard, { message: '已修改', problem: 'page', onDone: onClose })
  const { boardId, name, kind, place, size, unitId, rotateDays } = board
  return (
    <FormDialog<BoardValues & { readonly reason: string }>
      title={`修改：${name}`}
      okText="保存"
      initial={{ name, kind, place, size, rotateDays, ...(unitId === null ? {} : { unitId }) }}
      busy={change.isPending}
      error={change.error}
      onSubmit={({ unitId: unit = null, ...values }) =>
        change.mutate({ params: { boardId }, body: { ...values, unitId: unit } })
      }
      onClose={onClose}
    >
      <BoardFields data={data} />
      <ReasonField label="修改理由" placeholder="如 迁到小区南门" />
    </FormDialog>
  )
}

function BoardFields({ data }: { data: Boards }) {
  return (
    <>
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
    </>
  )
}

function SwitchDialog({ board, onClose }: OneProps) {
  const act = useAct(switchBoard, { message: '已登记', problem: 'page', onDone: onClose })
  const closed = board.closedOn !== null
  return (
    <ReasonDialog
      open
      title={`${closed ? '恢复使用' : '停用'}：${board.name}`}
      description={closed ? undefined : '停用前应先撤下在贴的内容。停用后不能再登记张贴，以前的登记保留。'}
      danger={!closed}
      busy={act.isPending}
      error={act.error}
      onSubmit={(reason) =>
        act.mutate({ params: { boardId: board.boardId }, body: { inUse: closed, reason } })
      }
      onClose={onClose}
    />
  )
}

function History({ board, onClose }: OneProps) {
  const { data } = useCall(getBoardHistory, { params: { boardId: board.boardId } })
  return (
    <Drawer open onClose={onClose} title={board.name} size={520}>
      {data?.acts.length === 0 ? <p>登记以后没有修改。</p> : <RecordHistory acts={data?.acts ?? []} />}
    </Drawer>
  )
}
