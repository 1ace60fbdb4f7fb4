import type { ReactNode } from 'react'
import { ARTICLE_SUMMARIES, citeBriefly } from '../../law/articles.ts'
import { annualReportDue, PERIODS } from '../../law/periods.ts'
import { formatChinese, yearOf, type LocalDate } from '../../law/local-date.ts'
import { OUTCOME_DEFINITIONS, OUTCOMES } from '../../law/outcomes.ts'
import { RECEIPT_CHANNELS, RECEIPT_RULES } from '../../law/receipt.ts'
import {
  controlProps,
  DataTable,
  DateField,
  ErrorSummary,
  Field,
  FormSection,
  formState,
  Ledger,
  Notice,
  QueryForm,
  Section,
  SelectField,
  SubmitRow,
  Tag,
  TextField,
  type FieldProps,
  type FormState,
} from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import {
  CASE_GROUPS,
  PERIOD_GROUPS,
  periodsOf,
  type CalculatorField,
  type CalculatorValues,
  type CaseExplanation,
  type ExplainedDate,
  type ExplainedRow,
  type FieldProblem,
  type PeriodExplanation,
} from '../model.ts'
import { PeriodAccount } from './period-account.tsx'

export interface CalculatorPageProps {
  readonly urls: PortalUrls
  readonly today: LocalDate
  readonly publishedThrough: LocalDate
  readonly values: CalculatorValues
  readonly problems: readonly FieldProblem[]
  readonly result:
    | { readonly kind: 'case'; readonly value: CaseExplanation }
    | { readonly kind: 'period'; readonly value: PeriodExplanation }
    | null
}

/** 期限计算器: two forms by GET, so that a result can be kept as a link and printed; no script. */
export function CalculatorPage(props: CalculatorPageProps): ReactNode {
  const isPeriod = (props.values['kind'] ?? '') !== ''
  return (
    <>
      <p className="calculator-lead">
        选择日期和渠道，查看每一个法定期限何时届满、逐日怎样计算、依据哪一条。工作日按国务院办公厅公布的放假和调休安排计算，已公布至
        {formatChinese(props.publishedThrough)}，此后的日期标为“预估”。
      </p>
      <ErrorSummary errors={props.problems} />
      {props.result?.kind === 'case' && <CaseResult {...props} value={props.result.value} />}
      {props.result?.kind === 'period' && <PeriodResult {...props} value={props.result.value} />}
      {isPeriod ? (
        <>
          <PeriodForm {...props} />
          <CaseForm {...props} values={{}} problems={[]} />
        </>
      ) : (
        <>
          <CaseForm {...props} />
          <PeriodForm {...props} values={{}} problems={[]} />
        </>
      )}
      <FixedDates today={props.today} />
    </>
  )
}

function bound(values: CalculatorValues, problems: readonly FieldProblem[]): FormState {
  const typed = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return formState(Object.fromEntries(typed), problems)
}

function CaseForm({ urls, today, values, problems, result }: CalculatorPageProps): ReactNode {
  const form = bound({ date: today, ...values }, [
    ...problems,
    ...(result?.kind === 'case' ? result.value.refusals : []),
  ])
  const opened = CASE_GROUPS.some(({ fields }) =>
    fields.some(({ name }) => (values[name] ?? '') !== '' || form.field(name).error !== undefined),
  )
  return (
    <Section title="依申请公开的期限" id="case">
      <QueryForm action={urls.to('/calculator')} label="依申请公开的期限" className="form calculator-form">
        <FormSection title="收到申请" note="收到申请之日因渠道而不同（条例第三十一条），选好渠道再填日期。">
          <SelectField
            {...form.field('channel')}
            label="提出申请的渠道"
            required
            options={RECEIPT_CHANNELS.map((channel) => ({
              value: channel,
              label: `${RECEIPT_RULES[channel].name}：${RECEIPT_RULES[channel].dayName}`,
            }))}
          />
          <DateField {...form.field('date')} label="收到申请之日" required />
        </FormSection>
        <details className="calculator-acts" open={opened}>
          <summary>办理中发生的事项（没有的不填）</summary>
          {CASE_GROUPS.map((group) => (
            <FormSection
              key={group.title}
              title={group.title}
              note={`${group.note}（${citeBriefly(group.article)}）`}
            >
              <div className="calculator-row">
                {group.fields.map((field) => (
                  <ActField key={field.name} field={field} form={form} />
                ))}
              </div>
            </FormSection>
          ))}
        </details>
        <SubmitRow label="计算期限" />
      </QueryForm>
    </Section>
  )
}

function ActField({ field, form }: { field: CalculatorField; form: FormState }): ReactNode {
  const props = { ...form.field(field.name), label: field.label }
  switch (field.kind) {
    case 'date':
      return <DateField {...props} />
    case 'number':
      return (
        <TextField {...props} inputMode="numeric" maxLength={3} width="short" hint="1至20，不填按20个计算" />
      )
    case 'outcome':
      return (
        <SelectField
          {...props}
          placeholder="不指定"
          options={OUTCOMES.map((outcome) => ({
            value: outcome,
            label: `${outcome} ${OUTCOME_DEFINITIONS[outcome].name}`,
          }))}
        />
      )
  }
}

function PeriodForm({ urls, values, problems }: CalculatorPageProps): ReactNode {
  const form = bound(values, problems)
  return (
    <Section title="其他期限" id="period">
      <QueryForm action={urls.to('/calculator')} label="其他期限" className="form calculator-form">
        <FormSection title="选择期限" note="主动公开、行政复议、行政诉讼、信访等期限。">
          <PeriodSelect {...form.field('kind')} label="期限" required />
          <DateField {...form.field('from')} label="起算日" required hint="所选期限括号中写明的那一天" />
        </FormSection>
        <SubmitRow label="计算这个期限" />
      </QueryForm>
    </Section>
  )
}

function PeriodSelect(props: FieldProps): ReactNode {
  return (
    <Field {...props}>
      <select {...controlProps(props)} className="input" defaultValue={props.value}>
        {PERIOD_GROUPS.map((group) => (
          <optgroup key={group} label={group}>
            {periodsOf(group).map((kind) => (
              <option key={kind} value={kind}>
                {PERIODS[kind].name}（自{PERIODS[kind].starts}）
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}

/* ---- results ---- */

function CaseResult(props: CalculatorPageProps & { value: CaseExplanation }): ReactNode {
  const { value, urls } = props
  const { received, reply } = value
  return (
    <Section title="计算结果" id="result" more={{ label: '下载打印件（PDF）', href: pdfHref(props) }}>
      <p>
        {received.channel}，以{received.dayName}为收到申请之日：
        <strong>{formatChinese(received.date)}</strong>（{citeBriefly(received.article)}）。
        {received.needsConfirmation && '这一渠道须由行政机关与申请人确认，自确认之日起计算。'}
      </p>
      {value.refusals.length > 0 && <Refusals refusals={value.refusals} />}
      {reply && (
        <Ledger
          {...(reply.start && { start: reply.start })}
          due={reply.due}
          ledger={reply.ledger}
          days={reply.days}
          provisional={reply.provisional}
          assumes={reply.assumes}
          waitingFor={reply.waitingFor}
          articles={reply.articles}
          today={props.today}
        />
      )}
      {reply !== null && reply.met !== null && (
        <Notice
          kind={reply.met ? 'success' : 'warning'}
          title={reply.met ? '答复在期限内送达' : '答复超过期限送达'}
        />
      )}
      <DataTable
        caption="同一申请的其他期限"
        columns={[
          { label: '期限' },
          { label: '届满之日', nowrap: true },
          { label: '依据' },
          { label: '逐日推算' },
        ]}
        rows={value.rows.map((row) => [
          row.name,
          row.due === null ? row.note : <DueText due={row.due} />,
          <Articles key="articles" articles={row.articles} />,
          <RowLink key="link" row={row} urls={urls} />,
        ])}
        rowHeader
      />
    </Section>
  )
}

function RowLink({ row, urls }: { row: ExplainedRow; urls: PortalUrls }): ReactNode {
  if (row.start === null || row.due === null) return '—'
  return (
    <a className="calculator-link" href={urls.to('/calculator', { kind: row.kind, from: row.start })}>
      查看推算<span className="sr-only">：{row.name}</span>
    </a>
  )
}

function DueText({ due }: { due: ExplainedDate }): ReactNode {
  return (
    <>
      <time dateTime={due.date}>{formatChinese(due.date)}</time>
      {due.provisional && <Tag tone="warn">预估</Tag>}
    </>
  )
}

function Articles({ articles }: { articles: readonly string[] }): ReactNode {
  return (
    <ul className="calculator-articles">
      {articles.map((each) => (
        <li key={each}>
          {citeBriefly(each)}
          {ARTICLE_SUMMARIES[each] !== undefined && (
            <span className="calculator-summary">：{ARTICLE_SUMMARIES[each]}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Refusals({ refusals }: { refusals: readonly FieldProblem[] }): ReactNode {
  return (
    <Notice kind="warning" title="下列事项依法不能这样办理，没有计入">
      <ul>
        {refusals.map((refusal, index) => (
          <li key={index}>
            {refusal.message}
            {refusal.article !== undefined && `（${citeBriefly(refusal.article)}）`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function PeriodResult(props: CalculatorPageProps & { value: PeriodExplanation }): ReactNode {
  return (
    <Section title="计算结果" id="result" more={{ label: '下载打印件（PDF）', href: pdfHref(props) }}>
      <PeriodAccount period={props.value} today={props.today} />
      <Articles articles={props.value.articles} />
    </Section>
  )
}

function pdfHref({ urls, values }: CalculatorPageProps): string {
  return urls.to('/calculator.pdf', values)
}

/** 条例 49: calendar dates that are not counted from anything. */
function FixedDates({ today }: { today: LocalDate }): ReactNode {
  const year = yearOf(today)
  const dates = (['department', 'government'] as const).map((level) => annualReportDue(year, level))
  const [department, government] = dates.map(({ due }) => formatChinese(due))
  return (
    <Section title="固定日期">
      <p>
        {year}年度政府信息公开工作年度报告：县级以上人民政府部门于{department}
        前向本级主管部门提交并公布；县级以上地方人民政府的主管部门于{government}
        前公布本级政府的年度报告（条例第四十九条）。日历日期，遇休息日不顺延。
      </p>
    </Section>
  )
}
