import { Alert, Button, Form, Input, Select, Tabs } from 'antd'
import type { FormInstance } from 'antd'
import type { AnswerBody } from '../../desk/api.ts'
import {
  ArticleTag,
  DataTable,
  LedgerView,
  LocalDatePicker,
  PageHeader,
  PageSection,
  PrintButton,
  ProblemAlert,
} from '../../desk/components/index.ts'
import { formatDay } from '../../desk/dates.ts'
import { useAct } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { OUTCOME_DEFINITIONS, OUTCOMES } from '../../law/outcomes.ts'
import { PERIODS } from '../../law/periods.ts'
import { RECEIPT_CHANNELS, RECEIPT_RULES } from '../../law/receipt.ts'
import { explainCaseDates, explainOnePeriod } from '../contract.ts'
import {
  CASE_GROUPS,
  PERIOD_GROUPS,
  periodsOf,
  UNIT_NAMES,
  type CalculatorField,
  type CalculatorGroup,
  type FieldProblem,
} from '../model.ts'
import './calculator.css'

type Values = Record<string, string | undefined>
type CaseResult = NonNullable<AnswerBody<typeof explainCaseDates>['result']>
type PeriodResult = NonNullable<AnswerBody<typeof explainOnePeriod>['result']>

/** The same counting as on the portal, beside the work: nothing is kept. */
export default function CalculatorPage() {
  return (
    <>
      <PageHeader
        title="期限计算器"
        subtitle="按条例和工作日历推算任一期限，逐日说明；推算不写入任何案卷"
        extra={<PrintButton />}
      />
      <Tabs
        items={[
          { key: 'case', label: '一件申请', children: <CaseTab /> },
          { key: 'period', label: '其他期限', children: <PeriodTab /> },
        ]}
      />
    </>
  )
}

/** Refusals under their fields; what was under them before goes. */
function showProblems(form: FormInstance<Values>, problems: readonly FieldProblem[]): void {
  const names = Object.keys(form.getFieldsValue(true) as Values) // the form's own values
  form.setFields([
    ...names.map((name) => ({ name, errors: [] })),
    ...problems.map(({ field, message }) => ({ name: field, errors: [message] })),
  ])
}

/** Cleared fields come as null or undefined; only what holds text is sent. */
function filledOf(values: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value]] : [],
    ),
  )
}

function CaseTab() {
  const [form] = Form.useForm<Values>()
  const me = useMe()
  const explain = useAct(explainCaseDates, {
    problem: 'page',
    invalidates: [],
    onDone: ({ body }) => showProblems(form, [...body.problems, ...(body.result?.refusals ?? [])]),
  })
  return (
    <div className="calculator-tab">
      <Form
        form={form}
        layout="vertical"
        className="no-print"
        initialValues={{ channel: 'inPerson', date: me.today }}
        onFinish={(values) => explain.mutate({ body: filledOf(values) })}
      >
        <div className="calculator-fields">
          <Form.Item name="channel" label="提出申请的渠道">
            <Select
              options={RECEIPT_CHANNELS.map((channel) => ({
                value: channel,
                label: `${RECEIPT_RULES[channel].name}：${RECEIPT_RULES[channel].dayName}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="date" label="收到申请之日" required>
            <LocalDatePicker />
          </Form.Item>
        </div>
        {CASE_GROUPS.map((group) => (
          <GroupFields key={group.title} group={group} />
        ))}
        <Button type="primary" htmlType="submit" loading={explain.isPending}>
          推算
        </Button>
      </Form>
      <ProblemAlert error={explain.error} />
      {explain.data?.body.result ? <CaseShown result={explain.data.body.result} today={me.today} /> : null}
    </div>
  )
}

function GroupFields({ group }: { group: CalculatorGroup }) {
  return (
    <fieldset className="calculator-group">
      <legend>
        {group.title} <ArticleTag article={group.article} />
      </legend>
      <div className="calculator-fields">
        {group.fields.map((field) => (
          <Form.Item key={field.name} name={field.name} label={field.label}>
            <FieldInput field={field} />
          </Form.Item>
        ))}
      </div>
    </fieldset>
  )
}

/** Passes on what Form.Item gives: id, value, onChange. */
function FieldInput({
  field,
  ...control
}: {
  field: CalculatorField
  id?: string
  value?: string
  onChange?: (value: string | undefined) => void
}) {
  switch (field.kind) {
    case 'date':
      return <LocalDatePicker {...control} />
    case 'number':
      return (
        <Input
          inputMode="numeric"
          maxLength={3}
          placeholder="1至20，不填按20个"
          {...(control.id === undefined ? {} : { id: control.id })}
          value={control.value ?? ''}
          onChange={(event) => control.onChange?.(event.target.value)}
        />
      )
    case 'outcome':
      return (
        <Select
          allowClear
          placeholder="不指定"
          {...control}
          options={OUTCOMES.map((outcome) => ({
            value: outcome,
            label: `${outcome} ${OUTCOME_DEFINITIONS[outcome].name}`,
          }))}
        />
      )
  }
}

function CaseShown({ result, today }: { result: CaseResult; today: string }) {
  const { reply, received } = result
  return (
    <>
      <PageSection title="答复期限">
        <p>
          {received.channel}，以{received.dayName}（{formatDay(received.date)}）为收到申请之日{' '}
          <ArticleTag article={received.article} />
        </p>
        {result.refusals.map((refusal) => (
          <Alert
            key={refusal.message}
            className="desk-notice"
            type="warning"
            showIcon
            title="依法不能这样办理，没有计入"
            description={refusal.message}
          />
        ))}
        {reply === null ? null : (
          <LedgerView
            ledger={reply.ledger}
            due={reply.due}
            days={reply.days}
            provisional={reply.provisional}
            waitingFor={reply.waitingFor}
            assumesSilence={reply.assumes === 'silence'}
            articles={reply.articles}
            today={today}
          />
        )}
      </PageSection>
      <PageSection title="同一申请的其他期限">
        <DataTable
          caption="同一申请的其他期限"
          rows={[...result.rows]}
          rowKey={(row) => row.kind}
          empty={{ title: '没有其他期限' }}
          columns={[
            { title: '期限', dataIndex: 'name' },
            {
              title: '届满之日',
              render: (_, row) =>
                row.due === null
                  ? row.note
                  : `${formatDay(row.due.date)}${row.due.provisional ? '（预估）' : ''}`,
            },
            {
              title: '依据',
              render: (_, row) =>
                row.articles.map((article) => <ArticleTag key={article} article={article} />),
            },
          ]}
        />
      </PageSection>
    </>
  )
}

function PeriodTab() {
  const [form] = Form.useForm<Values>()
  const me = useMe()
  const explain = useAct(explainOnePeriod, {
    problem: 'page',
    invalidates: [],
    onDone: ({ body }) => showProblems(form, body.problems),
  })
  return (
    <div className="calculator-tab">
      <Form
        form={form}
        layout="vertical"
        className="no-print"
        initialValues={{ kind: 'publish', from: me.today }}
        onFinish={(values) => explain.mutate({ body: filledOf(values) })}
      >
        <Form.Item name="kind" label="期限" required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={PERIOD_GROUPS.map((group) => ({
              label: group,
              options: periodsOf(group).map((kind) => ({
                value: kind,
                label: `${PERIODS[kind].name}（自${PERIODS[kind].starts}）`,
              })),
            }))}
          />
        </Form.Item>
        <Form.Item name="from" label="起算日" required>
          <LocalDatePicker />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={explain.isPending}>
          推算
        </Button>
      </Form>
      <ProblemAlert error={explain.error} />
      {explain.data?.body.result ? <PeriodShown result={explain.data.body.result} today={me.today} /> : null}
    </div>
  )
}

function PeriodShown({ result, today }: { result: PeriodResult; today: string }) {
  return (
    <PageSection title={result.name}>
      <p>
        {result.length}
        {UNIT_NAMES[result.unit]}，自“{result.starts}”（{formatDay(result.start)}）的次日起计算，至
        <strong>{formatDay(result.last.date)}</strong>
        {result.last.provisional ? '（预估，放假安排尚未公布）' : ''}届满。{result.note}
      </p>
      {result.ledger === null ? null : (
        <LedgerView
          ledger={result.ledger}
          due={result.last.date}
          provisional={result.last.provisional}
          articles={result.articles}
          unit={result.unit}
          today={today}
        />
      )}
      {result.ledger === null
        ? result.articles.map((article) => <ArticleTag key={article} article={article} />)
        : null}
    </PageSection>
  )
}
