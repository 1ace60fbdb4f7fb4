import '../../registers/desk/office.css'
import { Alert, Button, Descriptions, Flex, Form, Timeline } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  ArticleTag,
  Loading,
  LocalDatePicker,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import { actOnVisit, getVisit, revealVisitor, visitActInput } from '../contract.ts'
import { SOURCE_LABELS, VISIT_KIND_LABELS } from '../model.ts'
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
        <PageSection title="登记内容">
          <Facts data={data} />
          {mayWrite ? <Reveal visitId={visit.visitId} /> : null}
        </PageSection>
        <PageSection title="办理">
          {mayWrite ? <Next data={data} /> : null}
          <Timeline
            items={data.acts.map((act) => ({
              key: String(act.seq),
              content: (
                <>
                  {act.on} {act.label} {act.person ?? ''}
                  {act.note === '' ? null : <div className="desk-preline">{act.note}</div>}
                </>
              ),
            }))}
          />
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
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState<AnswerBody<typeof revealVisitor>>()
  const reveal = useAct(revealVisitor, {
    problem: 'page',
    invalidates: [],
    onDone: (answer) => {
      setShown(answer.body)
      setOpen(false)
    },
  })
  if (shown !== undefined) {
    return (
      <p>
        {[shown.name, shown.idNumber, shown.address, shown.phone].filter((part) => part !== '').join('；')}
      </p>
    )
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>查看来访人信息</Button>
      <ReasonDialog
        open={open}
        title="查看来访人信息"
        description="查看个人信息会留下记录。"
        busy={reveal.isPending}
        error={reveal.error}
        onSubmit={(reason) => reveal.mutate({ params: { visitId }, body: { reason } })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

function Next({ data }: { data: Shown }) {
  const { today } = useMe()
  const [kind, setKind] = useState<string>()
  const act = useAct(actOnVisit, { message: '已登记', problem: 'page', onDone: () => setKind(undefined) })
  const chosen = data.next.find((next) => next.kind === kind)
  return (
    <Flex gap={8} wrap className="office-toolbar">
      {data.next.map((next) => (
        <Button key={next.kind} onClick={() => setKind(next.kind)}>
          {next.label}
        </Button>
      ))}
      <ReasonDialog
        open={chosen !== undefined}
        title={chosen?.label ?? ''}
        label="办理情况"
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
