import { Alert, Button, Drawer, Flex, Form, Input, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import {
  FormDialog,
  LongText,
  ReasonDialog,
  ReasonField,
  RecordHistory,
} from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import {
  addIndicator,
  changeIndicator,
  getIndicatorHistory,
  scoreIndicator,
  switchIndicator,
  type IndicatorView,
} from '../contract.ts'
import { COMPUTED, COMPUTED_LABELS, type Computed } from '../model.ts'
import { pointsText } from '../rules.ts'
import type { Plan } from './plan.ts'

interface Open {
  readonly kind: 'score' | 'change' | 'switch' | 'history'
  readonly one: IndicatorView
}

/** 指标与得分: the tree of indicators, edited and scored in place; one out of use stays in the list, uncounted. */
export function Indicators({ data }: { data: Plan }) {
  const [open, setOpen] = useState<Open>()
  const [adding, setAdding] = useState(false)
  const close = (): void => setOpen(undefined)
  const uneven = unevenHeadings(data.indicators)
  return (
    <>
      {data.writable ? (
        <Flex className="office-toolbar">
          <Button onClick={() => setAdding(true)}>增加指标</Button>
        </Flex>
      ) : null}
      {uneven.map((text) => (
        <Alert key={text} className="desk-notice" type="warning" showIcon title={text} />
      ))}
      <Table<IndicatorView>
        size="small"
        aria-label="指标与得分"
        rowKey="indicatorId"
        dataSource={data.indicators}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '还没有指标。增加一级指标（分类），再在下面增加打分的指标' }}
        columns={[
          {
            title: '指标',
            dataIndex: 'name',
            render: (_, one) => (
              <>
                {one.parentId === null ? '' : '　'}
                <Button type="link" size="small" onClick={() => setOpen({ kind: 'history', one })}>
                  {one.name}
                </Button>
                {one.retired ? <Tag color="red">已停用</Tag> : null}
              </>
            ),
          },
          { title: '评分规则', dataIndex: 'rule' },
          { title: '采样方式', dataIndex: 'sampling' },
          {
            title: '分值',
            dataIndex: 'weight',
            align: 'right',
            render: (_, one) => (one.weight === 0 ? '' : pointsText(one.weight)),
          },
          {
            title: '系统统计',
            dataIndex: 'fact',
            render: (_, one) =>
              one.computed === null ? '' : `${COMPUTED_LABELS[one.computed]} ${one.fact ?? ''}`,
          },
          {
            title: '得分',
            dataIndex: 'score',
            align: 'right',
            render: (_, one) => (
              <Score one={one} writable={data.writable} onOpen={() => setOpen({ kind: 'score', one })} />
            ),
          },
          { title: '扣分原因', dataIndex: 'reason' },
          {
            title: '操作',
            key: 'act',
            render: (_, one) =>
              data.writable ? (
                <Flex gap={4}>
                  {one.retired ? null : (
                    <Button size="small" onClick={() => setOpen({ kind: 'change', one })}>
                      修改
                    </Button>
                  )}
                  <Button size="small" danger={!one.retired} onClick={() => setOpen({ kind: 'switch', one })}>
                    {one.retired ? '恢复' : '停用'}
                  </Button>
                </Flex>
              ) : null,
          },
        ]}
      />
      {open?.kind === 'score' ? <ScoreDialog one={open.one} onClose={close} /> : null}
      {open?.kind === 'change' ? <ChangeDialog one={open.one} onClose={close} /> : null}
      {open?.kind === 'switch' ? <SwitchDialog one={open.one} onClose={close} /> : null}
      {open?.kind === 'history' ? <History one={open.one} onClose={close} /> : null}
      {adding ? <AddDialog data={data} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

/** A heading whose points are not those of what stands below it. */
function unevenHeadings(indicators: readonly IndicatorView[]): readonly string[] {
  return indicators
    .filter(({ heading, retired, weight }) => heading && !retired && weight > 0)
    .flatMap((top) => {
      const below = indicators
        .filter(({ parentId, retired }) => parentId === top.indicatorId && !retired)
        .reduce((sum, { weight }) => sum + weight, 0)
      return below === top.weight
        ? []
        : [
            `“${top.name}”分值 ${pointsText(top.weight)}，下级指标合计 ${pointsText(below)}，不一致，请核对。总分按下级指标计算。`,
          ]
    })
}

function Score({ one, writable, onOpen }: { one: IndicatorView; writable: boolean; onOpen: () => void }) {
  if (one.weight === 0 || one.heading) return null
  const text = one.score === null ? '—' : pointsText(one.score)
  if (!writable || one.retired) return <>{text}</>
  return (
    <Button size="small" onClick={onOpen}>
      {one.score === null ? '打分' : text}
    </Button>
  )
}

interface OneProps {
  readonly one: IndicatorView
  readonly onClose: () => void
}

function ScoreDialog({ one, onClose }: OneProps) {
  const score = useAct(scoreIndicator, { message: '已打分', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      title={`打分：${one.name}（满分 ${pointsText(one.weight)}）`}
      label="扣分原因"
      required={false}
      busy={score.isPending}
      error={score.error}
      onSubmit={(reason, values) =>
        score.mutate({
          params: { indicatorId: one.indicatorId },
          body: { score: String(values['score'] ?? ''), reason },
        })
      }
      onClose={onClose}
    >
      <Form.Item
        name="score"
        label="得分"
        rules={[{ required: true, message: '请填写得分' }]}
        initialValue={one.score === null ? '' : pointsText(one.score)}
      >
        <Input inputMode="decimal" maxLength={7} />
      </Form.Item>
    </ReasonDialog>
  )
}

interface ContentValues {
  readonly name: string
  readonly weight: string
  readonly rule?: string
  readonly sampling?: string
  readonly computed?: Computed
}

function AddDialog({ data, onClose }: { data: Plan; onClose: () => void }) {
  const add = useAct(addIndicator, { message: '已增加', problem: 'page', onDone: onClose })
  const tops = data.indicators.filter(({ parentId, retired }) => parentId === null && !retired)
  return (
    <FormDialog<ContentValues & { readonly parentId?: string }>
      title="增加指标"
      okText="增加"
      initial={{}}
      busy={add.isPending}
      error={add.error}
      onSubmit={({ computed = null, parentId = null, ...rest }) =>
        add.mutate({ params: { planId: data.plan.planId }, body: { ...rest, computed, parentId } })
      }
      onClose={onClose}
    >
      <Form.Item name="parentId" label="上级指标" extra="留空为一级指标">
        <Select
          allowClear
          options={tops.map(({ indicatorId, name }) => ({ value: indicatorId, label: name }))}
        />
      </Form.Item>
      <ContentFields />
    </FormDialog>
  )
}

function ChangeDialog({ one, onClose }: OneProps) {
  const change = useAct(changeIndicator, { message: '已修改', problem: 'page', onDone: onClose })
  const { name, weight, rule, sampling, computed } = one
  return (
    <FormDialog<ContentValues & { readonly reason: string }>
      title={`修改指标：${name}`}
      okText="保存"
      initial={{
        name,
        weight: pointsText(weight),
        rule,
        sampling,
        ...(computed === null ? {} : { computed }),
      }}
      busy={change.isPending}
      error={change.error}
      onSubmit={(values) =>
        change.mutate({
          params: { indicatorId: one.indicatorId },
          body: { ...values, computed: values.computed ?? null },
        })
      }
      onClose={onClose}
    >
      <ContentFields />
      <ReasonField label="修改理由" />
    </FormDialog>
  )
}

function ContentFields() {
  return (
    <>
      <Form.Item name="name" label="指标" rules={[{ required: true, message: '请填写指标' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="weight"
        label="分值"
        extra="最多两位小数；只作分类、不打分的填 0"
        rules={[{ required: true, message: '请填写分值' }]}
      >
        <Input inputMode="decimal" maxLength={7} />
      </Form.Item>
      <Form.Item name="rule" label="评分规则">
        <LongText maxLength={500} placeholder="如 每缺一项扣0.5分" />
      </Form.Item>
      <Form.Item name="sampling" label="采样方式">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="computed" label="系统统计" extra="打分时显示系统登记的实际数据">
        <Select allowClear options={COMPUTED.map((value) => ({ value, label: COMPUTED_LABELS[value] }))} />
      </Form.Item>
    </>
  )
}

function SwitchDialog({ one, onClose }: OneProps) {
  const act = useAct(switchIndicator, { message: '已登记', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      title={`${one.retired ? '恢复' : '停用'}指标：${one.name}`}
      description={
        one.retired ? undefined : '停用后不再打分，也不计入总分；已有的得分和规则保留备查，可以恢复。'
      }
      danger={!one.retired}
      busy={act.isPending}
      error={act.error}
      onSubmit={(reason) =>
        act.mutate({ params: { indicatorId: one.indicatorId }, body: { inUse: one.retired, reason } })
      }
      onClose={onClose}
    />
  )
}

function History({ one, onClose }: OneProps) {
  const { data } = useCall(getIndicatorHistory, { params: { indicatorId: one.indicatorId }, query: {} })
  const acts = [
    ...(data?.acts ?? []),
    ...(data?.scores ?? []).map((score) => ({
      seq: 10_000 + score.seq,
      on: score.recordedAt.slice(0, 10),
      label: `打分 ${pointsText(score.score)}`,
      note: score.reason,
      person: score.person,
    })),
  ].toSorted((a, b) => a.on.localeCompare(b.on))
  return (
    <Drawer open onClose={onClose} title={one.name} size={520}>
      {data !== undefined && acts.length === 0 ? (
        <p>没有修改，也还没有打分。</p>
      ) : (
        <RecordHistory acts={acts} />
      )}
    </Drawer>
  )
}
