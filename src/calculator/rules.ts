/** From what was typed to every date with its reason. The counting itself is the law's (src/law). */
import type { Act, ReceiveAct } from '../law/acts.ts'
import { article, type Article } from '../law/articles.ts'
import { deadlineOf, type Deadlines, type DueDate, type ReplyDue } from '../law/deadlines.ts'
import { addDays, composeDate, parseLocalDate, type LocalDate } from '../law/local-date.ts'
import { isOutcome } from '../law/outcomes.ts'
import { PERIODS, periodFrom, type PeriodDefinition, type PeriodKind } from '../law/periods.ts'
import { REGULATION_IN_FORCE } from '../law/parameters.ts'
import { RECEIPT_CHANNELS, RECEIPT_RULES, type ReceiptChannel } from '../law/receipt.ts'
import type { WorkCalendar } from '../law/work-calendar.ts'
import {
  CASE_FIELDS,
  isPeriodKind,
  type CalculatorValues,
  type CaseExplanation,
  type Explained,
  type ExplainedDate,
  type ExplainedReply,
  type ExplainedRow,
  type FieldProblem,
  type PeriodExplanation,
} from './model.ts'

/** Beyond this nobody counts a statutory period; the calendar is open-ended only as an estimate. */
const LAST_DAY = composeDate(2099, 12, 31)

const WRITTEN_DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/

/** 2026-01-05, 2026/1/5, 2026.1.5, 2026年1月5日; undefined for a day that does not exist. */
export function readDay(text: string): LocalDate | undefined {
  const [, year, month = '', day = ''] = WRITTEN_DAY.exec(text.normalize('NFKC').trim()) ?? []
  return year === undefined
    ? undefined
    : parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function filled(values: CalculatorValues, name: string): string {
  return (values[name] ?? '').trim()
}

function isChannel(text: string): text is ReceiptChannel {
  return RECEIPT_CHANNELS.some((channel) => channel === text)
}

/* ---- reading ---- */

interface Reading {
  readonly problems: FieldProblem[]
  /** The day of a field; undefined where it is empty or wrong. */
  readonly day: (name: string) => LocalDate | undefined
}

function reader(values: CalculatorValues): Reading {
  const problems: FieldProblem[] = []
  const labels = new Map(CASE_FIELDS.map(({ name, label }) => [name, label]))
  const day = (name: string): LocalDate | undefined => {
    const typed = filled(values, name)
    if (typed === '') return undefined
    const found = readDay(typed)
    const label = labels.get(name) ?? '起算日'
    if (found === undefined)
      problems.push({
        field: name,
        message: `${label}：“${typed}”不是存在的日期，请写成2026-01-05的样子`,
      })
    else if (found > LAST_DAY) {
      problems.push({ field: name, message: `${label}：日期过远，请填写2099年以前的日期` })
      return undefined
    }
    return found
  }
  return { problems, day }
}

function startDay(reading: Reading, values: CalculatorValues, field: 'date' | 'from'): LocalDate | undefined {
  if (filled(values, field) === '') {
    reading.problems.push({ field, message: '请填写起算日' })
    return undefined
  }
  const start = reading.day(field)
  if (start !== undefined && start < REGULATION_IN_FORCE) {
    reading.problems.push({
      field,
      message: '现行条例自2019年5月15日起施行，更早的日期适用修订前的规定，这里不作计算',
      article: article('条例', 56),
    })
    return undefined
  }
  return start
}

/** An act with the field that a refusal of it is shown at. */
interface TypedAct {
  readonly act: Act
  readonly on: LocalDate
  readonly field: string
}

function typedActs(values: CalculatorValues, reading: Reading): TypedAct[] {
  const acts: TypedAct[] = []
  const dated = (field: string, make: (on: LocalDate) => Act): void => {
    const on = reading.day(field)
    if (on !== undefined) acts.push({ act: make(on), on, field })
  }
  const later = (name: string): { delivered?: LocalDate } => {
    const delivered = reading.day(name)
    return delivered === undefined ? {} : { delivered }
  }
  dated('askedOn', (on) => ({ act: 'askCorrection', on }))
  dated('correctedOn', (on) => ({ act: 'correctionReceived', on }))
  dated('thirdSent', (sent) => ({ act: 'consultThirdParty', sent, ...later('thirdDelivered') }))
  dated('thirdReplied', (on) => ({ act: 'thirdPartyReplied', on }))
  dated('organSent', (sent) => ({ act: 'consultOrgan', sent, ...later('organDelivered') }))
  dated('organReplied', (on) => ({ act: 'organReplied', on }))
  dated('extendedOn', (on) => ({ act: 'extend', on, workingDays: extensionDays(values, reading) }))
  dated('feeDelivered', (delivered) => ({ act: 'feeNotice', delivered }))
  dated('feePaid', (on) => ({ act: 'feePaid', on }))
  dated('reasonsAsked', (on) => ({ act: 'askReasons', on }))
  dated('reasonsReceived', (on) => ({ act: 'reasonsReceived', on }))
  dated('agreedOn', (on) => ({ act: 'agreeDate', on, until: reading.day('agreedUntil') ?? on }))
  const outcome = filled(values, 'outcome')
  dated('decidedOn', (on) => ({ act: 'decide', on, outcome: isOutcome(outcome) ? outcome : null }))
  const delivery = { mailed: reading.day('mailed') ?? null, signed: reading.day('signed') ?? null }
  const deliveredOn = delivery.mailed ?? delivery.signed
  if (deliveredOn !== null)
    acts.push({
      act: { act: 'deliver', ...delivery },
      on: deliveredOn,
      field: delivery.mailed === null ? 'signed' : 'mailed',
    })
  return acts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) // stable: a day's acts stay in order
}

function extensionDays(values: CalculatorValues, reading: Reading): number {
  const typed = filled(values, 'extendedDays').normalize('NFKC')
  if (typed === '') return 20
  if (!/^\d{1,3}$/.test(typed))
    reading.problems.push({
      field: 'extendedDays',
      message: `延长的工作日数：“${typed}”不是整数，请填写1至20`,
      article: article('条例', 33),
    })
  return Number(typed)
}

/** Fields that mean nothing without another one, so that nothing typed is silently passed over. */
const NEEDS: readonly (readonly [string, string, string])[] = [
  ['thirdDelivered', 'thirdSent', '请同时填写发出征求意见书之日'],
  ['thirdReplied', 'thirdSent', '请同时填写发出征求意见书之日'],
  ['organDelivered', 'organSent', '请同时填写发出征求意见函之日'],
  ['organReplied', 'organSent', '请同时填写发出征求意见函之日'],
  ['extendedDays', 'extendedOn', '请同时填写批准并告知延期之日'],
  ['agreedUntil', 'agreedOn', '请同时填写确定并告知延迟期限之日'],
  ['agreedOn', 'agreedUntil', '请同时填写延迟答复至哪一日'],
  ['outcome', 'decidedOn', '请同时填写作出答复之日'],
]

function missingPartners(values: CalculatorValues): FieldProblem[] {
  return NEEDS.filter(([name, needed]) => filled(values, name) !== '' && filled(values, needed) === '').map(
    ([, needed, message]) => ({ field: needed, message }),
  )
}

function receiveAct(channel: ReceiptChannel, on: LocalDate): ReceiveAct {
  switch (channel) {
    case 'inPerson':
      return { act: 'receive', channel, submitted: on }
    case 'mailSigned':
      return { act: 'receive', channel, signed: on }
    case 'ordinaryMail':
    case 'online':
    case 'fax':
      return { act: 'receive', channel, confirmed: on }
  }
}

/* ---- explaining ---- */

/** Every date of an application from what was typed; the names of the fields are those of CASE_GROUPS. */
export function explainCase(values: CalculatorValues, calendar: WorkCalendar): Explained<CaseExplanation> {
  const reading = reader(values)
  const date = startDay(reading, values, 'date')
  const channel = filled(values, 'channel') === '' ? 'inPerson' : filled(values, 'channel')
  if (!isChannel(channel)) reading.problems.push({ field: 'channel', message: '请选择提出申请的渠道' })
  const acts = typedActs(values, reading)
  const problems = [...reading.problems, ...missingPartners(values)]
  if (problems.length > 0 || date === undefined || !isChannel(channel)) return { ok: false, problems }
  const rule = RECEIPT_RULES[channel]
  const all: TypedAct[] = [{ act: receiveAct(channel, date), on: date, field: 'date' }, ...acts]
  const deadlines = deadlineOf(
    all.map(({ act }) => act),
    calendar,
  )
  return {
    ok: true,
    value: {
      received: {
        date,
        channel: rule.name,
        dayName: rule.dayName,
        article: rule.article,
        needsConfirmation: rule.needsConfirmation,
      },
      reply: deadlines.reply === null ? null : explainReply(deadlines.reply),
      rows: rowsOf(deadlines, date, reading, calendar),
      refusals: deadlines.refusals.map((refusal) => ({
        field: all[refusal.index]?.field ?? 'date',
        message: refusal.message,
        article: refusal.article,
      })),
    },
  }
}

const WAITING: Readonly<Record<'delivery' | 'payment', string>> = {
  delivery: '征求意见书尚未送达，送达后方可推算',
  payment: '等待申请人缴费，缴费次日起重新计算',
}

function explainReply(reply: ReplyDue): ExplainedReply {
  const ledger = reply.ledger ?? []
  const first = ledger[0]
  return {
    due: reply.due === null ? null : dayOfText(reply.due),
    provisional: reply.provisional,
    met: reply.met,
    days: reply.days,
    assumes: reply.assumes,
    waitingFor: reply.waitingFor === null ? null : WAITING[reply.waitingFor],
    articles: reply.articles,
    start: first === undefined ? null : { label: startLabel(reply.articles), date: addDays(first.date, -1) },
    ledger,
  }
}

function startLabel(articles: readonly Article[]): string {
  if (articles.includes(article('条例', 30))) return '收到补正之日'
  if (articles.some((each) => each.startsWith('国办函'))) return '缴费之日'
  return '收到申请之日'
}

/** An estimate has a type of its own in the law; here its flag goes beside it. */
function dayOfText(text: string): LocalDate | null {
  return parseLocalDate(text) ?? null
}

function explainedDate(due: DueDate | null): ExplainedDate | null {
  const date = due === null ? null : dayOfText(due.due)
  return due === null || date === null ? null : { date, provisional: due.provisional }
}

function rowsOf(
  deadlines: Deadlines,
  received: LocalDate,
  reading: Reading,
  calendar: WorkCalendar,
): readonly ExplainedRow[] {
  const signed = reading.day('signed') ?? null
  const longest = periodFrom('replyExtended', received, calendar)
  const row = (
    kind: PeriodKind,
    start: LocalDate | null,
    due: DueDate | null,
    note: string,
  ): ExplainedRow => ({
    name: PERIODS[kind].name,
    kind,
    start,
    due: explainedDate(due),
    note,
    articles: due?.articles ?? PERIODS[kind].articles,
  })
  return [
    row('correctionNotice', received, deadlines.correctionNotice, '申请内容不明确的，行政机关一次性告知补正'),
    {
      ...row('replyExtended', received, null, '不计征求意见等暂停的时间'),
      due: explainedCount(longest.last),
    },
    row(
      'thirdPartyOpinion',
      reading.day('thirdDelivered') ?? null,
      deadlines.thirdPartyOpinion,
      '填写第三方收到之日后推算',
    ),
    row(
      'organOpinion',
      reading.day('organDelivered') ?? null,
      deadlines.organOpinion,
      '填写该机关收到之日后推算',
    ),
    row('payment', reading.day('feeDelivered') ?? null, deadlines.payment, '填写收到收费通知之日后推算'),
    row('reviewApply', signed, deadlines.reviewBy, '填写申请人签收之日后推算'),
    row(
      'suit',
      signed,
      deadlines.suitBy,
      signed !== null && deadlines.suitBy === null
        ? '依法应当先申请行政复议，对复议决定不服再提起诉讼（复议法23.1.4）'
        : '填写申请人签收之日后推算',
    ),
  ]
}

function explainedCount(counted: {
  readonly date: string
  readonly provisional: boolean
}): ExplainedDate | null {
  const date = dayOfText(counted.date)
  return date === null ? null : { date, provisional: counted.provisional }
}

/** One period by itself: `kind` and `from`. */
export function explainPeriod(
  values: CalculatorValues,
  calendar: WorkCalendar,
): Explained<PeriodExplanation> {
  const reading = reader(values)
  const kind = filled(values, 'kind')
  const start = startDay(reading, values, 'from')
  if (!isPeriodKind(kind)) reading.problems.unshift({ field: 'kind', message: '请选择要计算的期限' })
  if (reading.problems.length > 0 || start === undefined || !isPeriodKind(kind))
    return { ok: false, problems: reading.problems }
  const definition: PeriodDefinition = PERIODS[kind]
  const period = periodFrom(kind, start, calendar)
  const last = explainedCount(period.last)
  if (last === null) return { ok: false, problems: [{ field: 'from', message: '日期过远，无法推算' }] }
  return {
    ok: true,
    value: {
      kind,
      name: definition.name,
      starts: definition.starts,
      length: definition.length,
      unit: definition.unit,
      start,
      last,
      articles: period.articles,
      ledger: period.ledger,
      note: noteOf(definition),
    },
  }
}

function noteOf({ unit, rolls }: PeriodDefinition): string {
  if (unit === 'workday') return '起算日当日不计入，次日起逐个工作日计算；休息日不计入，调休上班日计入。'
  const head =
    unit === 'month'
      ? '按月计算，到期月的对应日为最后一日，没有对应日的以月末日为最后一日（民法典202）。'
      : '按自然日计算，起算日当日不计入（民法典201）。'
  return rolls ? `${head}最后一日是休息日的，顺延至其后第一个工作日（民法典203）。` : `${head}期满日不顺延。`
}
