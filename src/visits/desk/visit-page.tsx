import '../../registers/desk/office.css'
import { Alert, Button, Descriptions, Flex, Form, Select } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  ArticleTag,
  FormDialog,
  Loading,
  LocalDatePicker,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
  ReasonField,
  RecordHistory,
  RevealButton,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import { actOnVisit, correctVisit, getVisit, revealVisitor, visitActInput } from '../contract.ts'
import { SOURCE_LABELS, VISIT_KIND_LABELS, VISITOR_LABELS } from '../model.ts'
import { FactFields, type FactValues, VisitorFields, type VisitorValues } from './visit-fields.tsx'
import { Due, Stage } from './visits-page.tsx'

type Shown = AnswerBody<typeof getVisit>

export default function VisitPage() {
  const { visitId = '' } = useParams()
  const { data, error, refetch } = useCall(getVisit, { params: { visitId } })
  if (data === undefined) {
    return error === null ? (
      <Loading label="正在读取来访" />
    ) : (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    )
  }
  return <Visit data={data} />
}

function Visit({ data }: { data: Shown }) {
  const { visit } = data
  const mayWrite = useRoles('clerk', 'head', 'liaison')
  return (
    <>
      <PageHeader
        title={`${visit.number} ${visit.maskedName}`}
        back={{ to: '/visits', label: '来访登记' }}
        tags={<Stage visit={visit} />}
        subtitle={
          <>
            <Due visit={visit} />{' '}
            {data.dueArticles.map((article) => (
              <ArticleTag key={article} article={article} />
            ))}
          </>
        }
      />
      {data.warning === null ? null : (
        <Alert className="desk-notice" type="warning" showIcon title={data.warning} />
      )}
      <div className="desk-columns">
        <PageSection
          title="登记内容"
          extra={mayWrite && data.correctable ? <Correct data={data} /> : undefined}
        >
          <Facts data={data} />
          {mayWrite ? <Reveal visitId={visit.visitId} /> : null}
        </PageSection>
        <PageSection title="办理">
          {mayWrite ? <Next data={data} /> : null}
          <RecordHistory acts={data.acts} />
        </PageSection>
      </div>
    </>
  )
}

function Facts({ data }: { data: Shown }) {
  const { visit, masked } = data
  const rows: readonly (readonly [string, string])[] = [
    ['来源、类别', `${SOURCE_LABELS[visit.source]} · ${VISIT_KIND_LABELS[visit.kind]}`],
    ['日期、地点', `${visit.receivedOn} ${data.place}`],
    ['人数', String(visit.people)],
    ['事由', visit.matter],
    ['承办', data.units.find(({ id }) => id === visit.unitId)?.name ?? ''],
    ['接待人', visit.receiver],
    ['申请编号', visit.applicationNumber],
    [
      '来访人',
      [masked.name, masked.gender, masked.age === '' ? '' : `${masked.age}岁`]
        .filter((part) => part !== '')
        .join('，'),
    ],
    ['证件号码', masked.idNumber],
    ['住址', masked.address],
    ['联系方式', masked.phone],
  ]
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      items={rows.map(([label, value]) => ({
        key: label,
        label,
        children: <span className="desk-preline">{value === '' ? '—' : value}</span>,
      }))}
    />
  )
}

function Reveal({ visitId }: { visitId: string }) {
  const [shown, setShown] = useState<AnswerBody<typeof revealVisitor>>()
  const reveal = useAct(revealVisitor, {
    problem: 'page',
    invalidates: [],
    onDone: (answer) => setShown(answer.body),
  })
  return (
    <RevealButton
      title="查看来访人信息"
      busy={reveal.isPending}
      error={reveal.error}
      shown={shown === undefined ? undefined : <VisitorShown shown={shown} />}
      onReveal={(reason) => reveal.mutate({ params: { visitId }, body: { reason } })}
    />
  )
}

function VisitorShown({ shown }: { shown: AnswerBody<typeof revealVisitor> }) {
  const line = ({ name, idNumber, address, phone }: Omit<typeof shown, 'earlier'>): string =>
    [name, idNumber, address, phone].filter((part) => part !== '').join('；')
  return (
    <>
      <p>{line(shown)}</p>
      {shown.earlier.map((one, index) => (
        <p key={`${index}:${one.name}`} className="desk-muted">
          更正前：{line(one)}
        </p>
      ))}
    </>
  )
}

/** Undoing is an act as well: what it says before it is done. */
const TAKES_BACK: Readonly<Record<string, string>> = {
  undone: '撤销最后登记的一步，期限按撤销以后的情况重新计算。原来的登记和撤销理由都保留备查。',
  voided: '重复登记、误登记的作废后不再计入统计和年度报告，内容、编号和理由保留备查；作废有误可以撤销。',
}

function Correct({ data }: { data: Shown }) {
  const { visit } = data
  const [open, setOpen] = useState(false)
  const correct = useAct(correctVisit, { message: '已更正', problem: 'page', onDone: () => setOpen(false) })
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        更正
      </Button>
      {open ? (
        <FormDialog<FactValues & { visitor?: Partial<VisitorValues>; cleared?: Cleared[]; reason: string }>
          title={`更正登记：${visit.number}`}
          okText="更正"
          description="编号不变。更正前的内容和理由记入经过，年度报告按更正后的内容统计。"
          initial={{
            source: visit.source,
            kind: visit.kind,
            receivedOn: visit.receivedOn,
            place: data.place,
            people: visit.people,
            matter: visit.matter,
            receiver: visit.receiver,
            applicationNumber: visit.applicationNumber,
            ...(visit.unitId === null ? {} : { unitId: visit.unitId }),
          }}
          busy={correct.isPending}
          error={correct.error}
          onSubmit={({ unitId = null, ...values }) =>
            correct.mutate({ params: { visitId: visit.visitId }, body: { ...values, unitId } })
          }
          onClose={() => setOpen(false)}
        >
          <FactFields units={data.units} />
          <p className="desk-muted">来访人信息不在这里显示：只填要更正的，留空的不变。</p>
          <VisitorFields correcting />
          <Form.Item name="cleared" label="应当清空的来访人信息">
            <Select
              mode="multiple"
              options={CLEARABLE.map((value) => ({ value, label: VISITOR_LABELS[value] }))}
            />
          </Form.Item>
          <ReasonField />
        </FormDialog>
      ) : null}
    </>
  )
}

const CLEARABLE = ['gender', 'age', 'idNumber', 'address', 'phone'] as const
type Cleared = (typeof CLEARABLE)[number]

function Next({ data }: { data: Shown }) {
  const { today } = useMe()
  const [kind, setKind] = useState<string>()
  const act = useAct(actOnVisit, { message: '已登记', problem: 'page', onDone: () => setKind(undefined) })
  const chosen = data.next.find((next) => next.kind === kind)
  return (
    <Flex gap={8} wrap className="office-toolbar">
      {data.next.map((next) => (
        <Button key={next.kind} danger={next.kind in TAKES_BACK} onClick={() => setKind(next.kind)}>
          {next.label}
        </Button>
      ))}
      <ReasonDialog
        open={chosen !== undefined}
        title={chosen?.label ?? ''}
        description={TAKES_BACK[kind ?? '']}
        label={chosen !== undefined && chosen.kind in TAKES_BACK ? '理由' : '办理情况'}
        required={kind !== 'accepted'}
        busy={act.isPending}
        error={act.error}
        onSubmit={(note, values) => {
          const body = visitActInput.safeParse({ kind, on: values['on'], note })
          if (body.success) act.mutate({ params: { visitId: data.visit.visitId }, body: body.data })
        }}
        onClose={() => setKind(undefined)}
      >
        <Form.Item
          name="on"
          label="日期"
          initialValue={today}
          rules={[{ required: true, message: '请选择日期' }]}
        >
          <LocalDatePicker max={today} allowClear={false} />
        </Form.Item>
      </ReasonDialog>
    </Flex>
  )
}
