import '../../registers/desk/office.css'
import { Button, Checkbox, Drawer, Flex, Form, Input, InputNumber, Modal, Select, Timeline } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import {
  DataTable,
  Loading,
  LocalDatePicker,
  LocalDateRangePicker,
  PageHeader,
  ProblemAlert,
  ReasonDialog,
  ReasonField,
} from '../../desk/components/index.ts'
import { useAct, useCall, usePaging } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { SheetDialog } from '../../registers/desk/import-dialog.tsx'
import {
  correctHandled,
  getHandled,
  importHandled,
  listHandled,
  withdrawHandled,
  type HandledRow,
} from '../contract.ts'
import { CHANNEL_LABELS, HANDLED_CHANNELS, HANDLED_RESULTS, RESULT_LABELS } from '../model.ts'

type Found = AnswerBody<typeof listHandled>

/** What was handled, by span and matter; behind every number of 处理决定数量. */
export default function HandledPage() {
  const { today } = useMe()
  const paging = usePaging()
  const [search, setSearch] = useSearchParams()
  const [importing, setImporting] = useState(false)
  const from = search.get('from') ?? `${today.slice(0, 4)}-01-01`
  const to = search.get('to') ?? today
  const guideId = search.get('guide') ?? undefined
  const withdrawn = search.get('withdrawn') === 'true'
  const set = (changes: Readonly<Record<string, string | undefined>>): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) next.delete(name)
        else next.set(name, value)
      }
      return next
    })
  const query = {
    from,
    to,
    page: paging.page,
    pageSize: paging.pageSize,
    ...(guideId === undefined ? {} : { guideId }),
    ...(withdrawn ? { withdrawn: 'true' as const } : {}), // the contract's literal
  }
  const { data, error, isFetching, refetch } = useCall(listHandled, { query }, { keepPrevious: true })
  return (
    <>
      <PageHeader
        title="办理登记"
        subtitle={
          data === undefined ? undefined : `${from} 至 ${to}：${data.total} 条登记，共办理 ${data.count} 件`
        }
        extra={
          data?.writable === true ? (
            <>
              <Button onClick={() => setImporting(true)}>Excel 导入</Button>
              <Link to="/handled/day">
                <Button type="primary">按日登记</Button>
              </Link>
            </>
          ) : undefined
        }
      />
      <Flex gap={12} wrap align="center" className="office-toolbar">
        <LocalDateRangePicker
          aria-label="办理日期"
          value={[from, to]}
          onChange={([first, last]) => set({ from: first, to: last, page: undefined })}
        />
        <Select
          aria-label="事项"
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder="全部事项"
          className="office-filter"
          value={guideId ?? null}
          onChange={(value) => set({ guide: value ?? undefined, page: undefined })}
          options={(data?.guides ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Checkbox
          checked={withdrawn}
          onChange={(event) => set({ withdrawn: event.target.checked ? 'true' : undefined })}
        >
          含已作废
        </Checkbox>
      </Flex>
      <DataTable<HandledRow>
        caption="办理登记"
        rows={data?.records}
        rowKey={(record) => record.recordId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        paging={{ ...paging, total: data?.total ?? 0 }}
        empty={{ title: '这一段没有办理登记', hint: '可以按日登记、按月登记合计，或者用 Excel 导入。' }}
        columns={columnsOf(data, (record) => set({ record: record.recordId }))}
        renderCard={(record) => (
          <>
            <Button type="link" size="small" onClick={() => set({ record: record.recordId })}>
              {nameOf(data?.guides, record.guideId)}
            </Button>
            <div className="desk-muted">
              {record.handledOn} · {record.count} 件 · {CHANNEL_LABELS[record.channel]}
              {record.withdrawn ? ' · 已作废' : ''}
            </div>
          </>
        )}
      />
      <SheetDialog
        open={importing}
        title="办理件：Excel 导入"
        route={importHandled}
        fields={{}}
        template="/handled/template"
        onClose={() => setImporting(false)}
      />
      {data === undefined ? null : (
        <RecordDrawer
          recordId={search.get('record')}
          found={data}
          onClose={() => set({ record: undefined })}
        />
      )}
    </>
  )
}

function nameOf(
  named: readonly { readonly id: string; readonly name: string }[] | undefined,
  id: string | null,
): string {
  return named?.find((one) => one.id === id)?.name ?? '—'
}

function columnsOf(data: Found | undefined, open: (record: HandledRow) => void) {
  return [
    { title: '日期', dataIndex: 'handledOn', width: 110 },
    {
      title: '事项',
      dataIndex: 'guideId',
      render: (_: unknown, record: HandledRow) => (
        <Button type="link" size="small" onClick={() => open(record)}>
          {nameOf(data?.guides, record.guideId)}
          {record.withdrawn ? '（已作废）' : ''}
        </Button>
      ),
    },
    { title: '件数', dataIndex: 'count', align: 'right' as const, width: 70 }, // antd's own literal
    {
      title: '方式',
      dataIndex: 'channel',
      render: (_: unknown, record: HandledRow) => CHANNEL_LABELS[record.channel],
    },
    {
      title: '承办',
      dataIndex: 'unitId',
      render: (_: unknown, record: HandledRow) => nameOf(data?.units, record.unitId),
    },
    {
      title: '结果',
      dataIndex: 'result',
      render: (_: unknown, record: HandledRow) => RESULT_LABELS[record.result],
    },
    { title: '备注', dataIndex: 'note' },
  ]
}

function RecordDrawer({
  recordId,
  found,
  onClose,
}: {
  recordId: string | null
  found: Found
  onClose: () => void
}) {
  const { data, error } = useCall(
    getHandled,
    { params: { recordId: recordId ?? '' }, query: {} },
    { enabled: recordId !== null },
  )
  const [dialog, setDialog] = useState<'correct' | 'withdraw'>()
  const withdraw = useAct(withdrawHandled, {
    message: '已作废',
    problem: 'page',
    onDone: () => setDialog(undefined),
  })
  return (
    <Drawer open={recordId !== null} onClose={onClose} title="办理登记" size={480}>
      <ProblemAlert error={error} />
      {data === undefined ? (
        error === null ? (
          <Loading label="正在读取登记" />
        ) : null
      ) : (
        <Flex vertical gap={16}>
          <div>
            <strong>{data.guide}</strong>
            <div>
              {data.record.handledOn} · {data.record.count} 件 · {CHANNEL_LABELS[data.record.channel]} ·{' '}
              {RESULT_LABELS[data.record.result]}
            </div>
          </div>
          {found.writable && !data.record.withdrawn ? (
            <Flex gap={8}>
              <Button onClick={() => setDialog('correct')}>更正</Button>
              <Button danger onClick={() => setDialog('withdraw')}>
                作废
              </Button>
            </Flex>
          ) : null}
          <Timeline
            items={data.acts.map((act) => ({
              key: String(act.seq),
              content: (
                <>
                  {{ entered: '登记', corrected: '更正', withdrawn: '作废' }[act.kind]} ·{' '}
                  {act.person ?? '系统导入'} · {act.recordedAt.slice(0, 10)}
                  <div className="desk-muted">
                    {act.handledOn}，{act.count} 件{act.reason === '' ? '' : `；理由：${act.reason}`}
                  </div>
                </>
              ),
            }))}
          />
          {dialog === 'correct' ? (
            <CorrectForm record={data.record} found={found} onClose={() => setDialog(undefined)} />
          ) : null}
          <ReasonDialog
            open={dialog === 'withdraw'}
            title="作废登记"
            description="作废后不再计入年报，登记内容和理由保留备查。"
            danger
            okText="作废"
            busy={withdraw.isPending}
            error={withdraw.error}
            onSubmit={(reason) =>
              withdraw.mutate({ params: { recordId: data.record.recordId }, body: { reason } })
            }
            onClose={() => setDialog(undefined)}
          />
        </Flex>
      )}
    </Drawer>
  )
}

function CorrectForm({ record, found, onClose }: { record: HandledRow; found: Found; onClose: () => void }) {
  const [form] = Form.useForm<HandledRow & { reason: string }>()
  const { today } = useMe()
  const correct = useAct(correctHandled, { message: '已更正', problem: 'page', onDone: onClose })
  return (
    <Modal
      open
      title="更正登记"
      okText="更正"
      confirmLoading={correct.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={correct.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={record}
        onFinish={(values) =>
          correct.mutate({
            params: { recordId: record.recordId },
            body: { ...record, ...values, unitId: values.unitId ?? null },
          })
        }
      >
        <Form.Item name="guideId" label="事项">
          <Select
            options={found.guides.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch
            optionFilterProp="label"
          />
        </Form.Item>
        <Form.Item name="handledOn" label="办理日期">
          <LocalDatePicker max={today} allowClear={false} />
        </Form.Item>
        <Form.Item name="count" label="件数" rules={[{ required: true, message: '请填写件数' }]}>
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
        <Form.Item name="channel" label="办理方式">
          <Select options={HANDLED_CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }))} />
        </Form.Item>
        <Form.Item name="unitId" label="承办单位">
          <Select allowClear options={found.units.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="result" label="结果">
          <Select options={HANDLED_RESULTS.map((value) => ({ value, label: RESULT_LABELS[value] }))} />
        </Form.Item>
        <Form.Item name="note" label="备注" extra="不写姓名、证件号码和手机号码">
          <Input maxLength={200} />
        </Form.Item>
        <ReasonField />
      </Form>
    </Modal>
  )
}
