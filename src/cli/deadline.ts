/** `gongkai deadline [--json] [--lines] < acts.json`: every statutory date of an application from its acts. */
import { readDeadlineInput } from '../law/act-input.ts'
import { NATIONAL_CALENDAR } from '../law/calendar-data/index.ts'
import { deadlineOf, type Deadlines, type DueDate } from '../law/deadlines.ts'
import type { LedgerRow } from '../law/ledger.ts'
import { runCases, type Answered, type CommandIo } from './case-lines.ts'

/** Exit 0; 1 where an act was refused; 2 where the input cannot be used. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  return runCases(
    { name: 'deadline', usage: 'gongkai deadline [--json] [--lines] < 事项.json', answer: answerDeadline },
    args,
    io,
  )
}

function answerDeadline(input: unknown): Answered {
  const read = readDeadlineInput(input)
  if (!read.ok) return { ok: false, error: read.error }
  const result = deadlineOf(read.acts, NATIONAL_CALENDAR, read.asOf === undefined ? {} : { asOf: read.asOf })
  return {
    ok: true,
    answer: { value: result, refused: result.refusals.length > 0, table: () => tableOf(result) },
  }
}

const WAITING = { delivery: '尚不能确定：等待征求意见书送达日期', payment: '尚不能确定：等待申请人缴费' }

function tableOf(result: Deadlines): string {
  const lines = [...replyLines(result)]
  lines.push(
    ...row('补正告知期限', result.correctionNotice),
    ...row('第三方意见期限', result.thirdPartyOpinion),
    ...row('其他机关意见期限', result.organOpinion),
    ...row('缴费期限', result.payment),
    ...row('申请行政复议期限', result.reviewBy),
    ...row('提起行政诉讼期限', result.suitBy),
  )
  for (const { index, article, message } of result.refusals)
    lines.push(`未采用第${index + 1}项：${message}（${article}）`)
  const ledger = result.reply?.ledger ?? []
  if (ledger.length > 0) lines.push('', '逐日计算', ...ledger.map(ledgerLine))
  return `${lines.join('\n')}\n`
}

function replyLines({ reply }: Deadlines): readonly string[] {
  if (reply === null) return ['答复期限：没有收到申请的有效记录']
  const { due, provisional, days, assumes, waitingFor, met, articles } = reply
  const date = due ?? (waitingFor === null ? '' : WAITING[waitingFor])
  const notes = [`${days}个工作日`, articles.join('、')]
  if (provisional) notes.push('预估：当年节假日安排尚未公布')
  if (assumes === 'silence') notes.push('按被征求意见方到期未提出意见计算')
  if (met !== null) notes.push(met ? '已按期送达' : '已逾期送达')
  return [`答复期限：${date}（${notes.join('；')}）`]
}

function row(label: string, date: DueDate | null): readonly string[] {
  if (date === null) return []
  return [`${label}：${date.due}（${date.articles.join('、')}${date.provisional ? '；预估' : ''}）`]
}

function ledgerLine(entry: LedgerRow): string {
  switch (entry.kind) {
    case 'counted':
      return `${entry.date}  第${entry.n}日${entry.why === undefined ? '' : `（${entry.why}）`}`
    case 'rest':
      return `${entry.date}  休息  ${entry.why}`
    case 'paused':
      return `${entry.date}  暂停  ${entry.why}`
  }
}
