import '../../registers/desk/office.css'
import { Button, Flex, Form, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import {
  Loading,
  LocalDatePicker,
  LongText,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { finishRectification, getYearResults, openRectification, recordAppraisal } from '../contract.ts'
import {
  APPRAISAL_LABELS,
  APPRAISALS,
  RECTIFICATION_LABELS,
  RECTIFICATION_SOURCES,
  type Appraisal,
} from '../model.ts'

type Results = AnswerBody<typeof getYearResults>
type Fix = Results['rectifications'][number]

/** What 条例 50 wants in the annual report: 工作考核、社会评议和责任追究结果; and what is being put right. */
export default function AppraisalPage() {
  const thisYear = Number(useMe().today.slice(0, 4))
  const [search, setSearch] = useSearchParams()
  const year = Number(search.get('year') ?? thisYear)
  const { data, error, refetch } = useCall(getYearResults, { params: { year }, query: {} })
  return (
    <>
      <PageHeader
        title="考核评议与整改"
        subtitle="登记的结果写入年度报告第一部分；没有的写“无”。"
        extra={
          <Select
            aria-label="年度"
            value={year}
            onChange={(value) => setSearch({ year: String(value) })}
            options={Array.from({ length: 8 }, (_, index) => ({
              value: thisYear - index,
              label: `${thisYear - index}年`,
            }))}
          />
        }
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <Loading label="正在读取" />
        ) : null
      ) : (
        <Year key={year} year={year} data={data} />
      )}
    </>
  )
}

function Year({ year, data }: { year: number; data: Results }) {
  const [kind, setKind] = useState<Appraisal>()
  const record = useAct(recordAppraisal, {
    message: '已登记',
    problem: 'page',
    onDone: () => setKind(undefined),
  })
  return (
    <>
      <PageSection title="结果">
        {APPRAISALS.map((each) => (
          <Flex key={each} justify="space-between" gap={12} className="office-toolbar">
            <span>
              <strong>{APPRAISAL_LABELS[each]}：</strong>
              {data.results[each] === '' ? '还没有登记' : data.results[each]}
            </span>
            {data.writable ? (
              <Button size="small" onClick={() => setKind(each)}>
                登记
              </Button>
            ) : null}
          </Flex>
        ))}
      </PageSection>
      <Rectifications year={year} data={data} />
      <ReasonDialog
        open={kind !== undefined}
        title={kind === undefined ? '' : APPRAISAL_LABELS[kind]}
        label="结果"
        busy={record.isPending}
        error={record.error}
        onSubmit={(result) => {
          if (kind !== undefined) record.mutate({ params: { year }, body: { kind, result } })
        }}
        onClose={() => setKind(undefined)}
      />
    </>
  )
}

function Rectifications({ year, data }: { year: number; data: Results }) {
  const { today } = useMe()
  const [adding, setAdding] = useState(false)
  const [finishing, setFinishing] = useState<Fix>()
  const open = useAct(openRectification, {
    message: '已登记',
    problem: 'page',
    onDone: () => setAdding(false),
  })
  const finish = useAct(finishRectification, {
    message: '已登记',
    problem: 'page',
    onDone: () => setFinishing(undefined),
  })
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined
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
          { title: '问题', dataIndex: 'problem' },
          { title: '措施', dataIndex: 'measure' },
          {
            title: '责任单位',
            dataIndex: 'unitId',
            render: (_, fix) => data.units.find(({ id }) => id === fix.unitId)?.name ?? '—',
          },
          { title: '期限', dataIndex: 'dueOn', render: (_, fix) => fix.dueOn ?? '—' },
          {
            title: '结果',
            dataIndex: 'doneOn',
            render: (_, fix) =>
              fix.doneOn === null ? (
                <Flex gap={4}>
                  {fix.dueOn !== null && fix.dueOn < today ? <Tag color="red">逾期</Tag> : <Tag>整改中</Tag>}
                  <Button size="small" onClick={() => setFinishing(fix)}>
                    完成
                  </Button>
                </Flex>
              ) : (
                `${fix.doneOn} ${fix.result}`
              ),
          },
        ]}
      />
      <ReasonDialog
        open={adding}
        title="登记整改事项"
        label="问题"
        busy={open.isPending}
        error={open.error}
        onSubmit={(problem, values) => {
          const source = RECTIFICATION_SOURCES.find((each) => each === values['source']) ?? 'assessment'
          open.mutate({
            body: {
              year,
              source,
              problem,
              measure: text(values['measure']) ?? '',
              unitId: text(values['unitId']) ?? null,
              dueOn: text(values['dueOn']) ?? null,
            },
          })
        }}
        onClose={() => setAdding(false)}
      >
        <Form.Item name="source" label="来源" initialValue="assessment">
          <Select
            options={RECTIFICATION_SOURCES.map((value) => ({ value, label: RECTIFICATION_LABELS[value] }))}
          />
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
      </ReasonDialog>
      <ReasonDialog
        open={finishing !== undefined}
        title="整改完成"
        label="整改结果"
        busy={finish.isPending}
        error={finish.error}
        onSubmit={(result) =>
          finish.mutate({ params: { id: finishing?.rectificationId ?? '' }, body: { on: today, result } })
        }
        onClose={() => setFinishing(undefined)}
      />
    </PageSection>
  )
}
