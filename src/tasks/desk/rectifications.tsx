import { Button, Drawer, Flex, Form, Input, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import {
  FormDialog,
  LocalDatePicker,
  LongText,
  PageSection,
  ReasonDialog,
  ReasonField,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall, useUpload } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import {
  actOnRectification,
  correctRectification,
  getRectification,
  type getYearResults,
  openRectification,
} from '../contract.ts'
import {
  RECTIFICATION_ACTS,
  RECTIFICATION_LABELS,
  RECTIFICATION_SOURCES,
  RECTIFICATION_STAGE_LABELS,
  type RectificationActKind,
  type RectificationSource,
} from '../model.ts'
import { EvidenceFields, EvidenceHistory, filesOf } from './evidence.tsx'

export type Results = AnswerBody<typeof getYearResults>
type Fix = Results['rectifications'][number]

/** 整改: reported done with evidence, seen and accepted by somebody else, or sent back. */
export function Rectifications({ year, data }: { year: number; data: Results }) {
  const [adding, setAdding] = useState(false)
  const [openId, setOpenId] = useState<string>()
  const opened = data.rectifications.find(({ rectificationId }) => rectificationId === openId)
  return (
    <PageSection
      title="整改"
      extra={data.writable ? <Button onClick={() => setAdding(true)}>登记整改事项</Button> : undefined}
    >
      <Table<Fix>
        size="small"
        aria-label="整改"
        rowKey="rectificationId"
        dataSource={data.rectifications}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '没有整改事项' }}
        columns={[
          { title: '来源', dataIndex: 'source', render: (_, fix) => RECTIFICATION_LABELS[fix.source] },
          {
            title: '问题',
            dataIndex: 'problem',
            render: (_, fix) => (
              <Button type="link" size="small" onClick={() => setOpenId(fix.rectificationId)}>
                {fix.problem}
              </Button>
            ),
          },
          { title: '措施', dataIndex: 'measure' },
          { title: '责任单位', dataIndex: 'unitId', render: (_, fix) => unitName(data, fix) },
          { title: '期限', dataIndex: 'dueOn', render: (_, fix) => fix.dueOn ?? '—' },
          { title: '状态', dataIndex: 'stage', render: (_, fix) => <StageTags fix={fix} /> },
          {
            title: '结果',
            dataIndex: 'doneOn',
            render: (_, fix) => (fix.doneOn === null ? '—' : `${fix.doneOn} ${fix.result}`),
          },
        ]}
      />
      {opened === undefined ? null : (
        <FixDrawer fix={opened} data={data} onClose={() => setOpenId(undefined)} />
      )}
      {adding ? <AddDialog year={year} data={data} onClose={() => setAdding(false)} /> : null}
    </PageSection>
  )
}

function unitName(data: Results, fix: Fix): string {
  return data.units.find(({ id }) => id === fix.unitId)?.name ?? '—'
}

const COLOURS = { open: 'default', reported: 'gold', accepted: 'green', withdrawn: 'default' } as const

function StageTags({ fix }: { fix: Fix }) {
  const { today } = useMe()
  return (
    <>
      <Tag color={COLOURS[fix.stage]}>{RECTIFICATION_STAGE_LABELS[fix.stage]}</Tag>
      {fix.stage === 'open' && fix.dueOn !== null && fix.dueOn < today ? <Tag color="red">逾期</Tag> : null}
    </>
  )
}

type Dialog = Exclude<RectificationActKind, 'opened'>

const WORDS: Readonly<Partial<Record<Dialog, { readonly label: string; readonly description?: string }>>> = {
  reported: { label: '整改结果', description: '附上照片、文件等佐证材料，由公开工作机构另一人验收。' },
  accepted: { label: '验收意见', description: '验收通过的整改结果可以写入年度报告。' },
  returned: { label: '退回理由' },
  withdrawn: { label: '撤销理由', description: '重复登记、误登记的撤销后不再统计，内容和经过保留备查。' },
  reopened: { label: '恢复理由' },
}

function FixDrawer({ fix, data, onClose }: { fix: Fix; data: Results; onClose: () => void }) {
  const { rectificationId: id } = fix
  const [dialog, setDialog] = useState<Dialog>()
  const found = useCall(getRectification, { params: { id }, query: {} })
  const close = (): void => setDialog(undefined)
  const act = useUpload(actOnRectification, { message: '已登记', problem: 'page', onDone: close })
  return (
    <Drawer open onClose={onClose} title={fix.problem} size={520}>
      <p>
        <StageTags fix={fix} />
        {RECTIFICATION_LABELS[fix.source]}；责任单位 {unitName(data, fix)}；期限 {fix.dueOn ?? '没有规定'}
      </p>
      <p className="desk-preline">{fix.measure}</p>
      <Flex gap={8} wrap>
        {fix.next.map((kind) =>
          kind === 'opened' ? null : (
            <Button key={kind} danger={kind === 'withdrawn'} onClick={() => setDialog(kind)}>
              {RECTIFICATION_ACTS[kind].label}
            </Button>
          ),
        )}
      </Flex>
      <h3>经过</h3>
      <EvidenceHistory acts={found.data?.acts ?? []} />
      {dialog === 'corrected' ? <CorrectDialog fix={fix} data={data} onClose={close} /> : null}
      {dialog === undefined || dialog === 'corrected' ? null : (
        <ReasonDialog
          open
          title={RECTIFICATION_ACTS[dialog].label}
          label={WORDS[dialog]?.label ?? '情况'}
          description={WORDS[dialog]?.description}
          maxLength={2000}
          danger={dialog === 'withdrawn'}
          busy={act.isPending}
          error={act.error}
          onSubmit={(note, values) =>
            act.mutate({
              params: { id },
              files: filesOf(values),
              fields: { kind: dialog, note, on: String(values['on']) },
            })
          }
          onClose={close}
        >
          <EvidenceFields required={dialog === 'reported'} />
        </ReasonDialog>
      )}
    </Drawer>
  )
}

interface FixValues {
  readonly source: RectificationSource
  readonly problem: string
  readonly measure?: string
  readonly unitId?: string
  readonly dueOn?: string
}

function AddDialog({ year, data, onClose }: { year: number; data: Results; onClose: () => void }) {
  const open = useAct(openRectification, { message: '已登记', problem: 'page', onDone: onClose })
  return (
    <FormDialog<FixValues>
      title="登记整改事项"
      okText="登记"
      initial={{ source: 'assessment' }}
      busy={open.isPending}
      error={open.error}
      onSubmit={({ unitId = null, dueOn = null, ...fix }) =>
        open.mutate({ body: { ...fix, year, unitId, dueOn } })
      }
      onClose={onClose}
    >
      <FixFields data={data} />
    </FormDialog>
  )
}

function CorrectDialog({ fix, data, onClose }: { fix: Fix; data: Results; onClose: () => void }) {
  const correct = useAct(correctRectification, { message: '已更正', problem: 'page', onDone: onClose })
  const { source, problem, measure, unitId, dueOn } = fix
  return (
    <FormDialog<FixValues & { readonly reason: string }>
      title="更正整改事项"
      okText="更正"
      description="更正前的内容和理由记入经过。"
      initial={{
        source,
        problem,
        measure,
        ...(unitId === null ? {} : { unitId }),
        ...(dueOn === null ? {} : { dueOn }),
      }}
      busy={correct.isPending}
      error={correct.error}
      onSubmit={({ unitId: unit = null, dueOn: due = null, ...rest }) =>
        correct.mutate({ params: { id: fix.rectificationId }, body: { ...rest, unitId: unit, dueOn: due } })
      }
      onClose={onClose}
    >
      <FixFields data={data} />
      <ReasonField />
    </FormDialog>
  )
}

function FixFields({ data }: { data: Results }) {
  return (
    <>
      <Form.Item name="source" label="来源">
        <Select
          options={RECTIFICATION_SOURCES.map((value) => ({ value, label: RECTIFICATION_LABELS[value] }))}
        />
      </Form.Item>
      <Form.Item name="problem" label="问题" rules={[{ required: true, min: 2, message: '请写明问题' }]}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="measure" label="整改措施">
        <LongText maxLength={500} />
      </Form.Item>
      <Form.Item name="unitId" label="责任单位">
        <Select allowClear options={data.units.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="dueOn" label="期限">
        <LocalDatePicker />
      </Form.Item>
    </>
  )
}
