import { formatDay, weekdayName } from '../dates.ts'
import { runsOf } from './ledger-shape.ts'
import type { LedgerDay, Run } from './ledger-shape.ts'

/** 第 1 日 10月9日 周四 … 暂停 … 第 20 日; days not counted are drawn together. */
export function LedgerList({ ledger, due }: { ledger: readonly LedgerDay[]; due: string | null }) {
  return (
    <ol className="desk-ledger-list">
      {runsOf(ledger).map((run, index, runs) => (
        <RunLine key={run.days[0]?.date} run={run} due={due} before={runs[index - 1]?.days[0]?.date} />
      ))}
    </ol>
  )
}

/** The year is said on the first line and where it changes. */
function RunLine({ run, due, before }: { run: Run; due: string | null; before: string | undefined }) {
  const first = run.days[0]
  const last = run.days.at(-1)
  if (first === undefined || last === undefined) return null
  const dates =
    first === last
      ? `${formatDay(first.date, before)} ${weekdayName(first.date)}`
      : `${formatDay(first.date, before)} 至 ${formatDay(last.date, first.date)}`
  const isDue = first.date === due
  return (
    <li className={`desk-ledger-${first.kind}${isDue ? ' desk-ledger-due' : ''}`}>
      <span className="desk-ledger-n">{labelOf(first, run.days.length)}</span>
      <span>{dates}</span>
      <span className="desk-muted">{[whyOf(run), isDue ? '到期日' : ''].filter(Boolean).join('，')}</span>
    </li>
  )
}

function labelOf(day: LedgerDay, length: number): string {
  if (day.kind === 'counted') return `第 ${day.n ?? '?'} 日`
  return `${day.kind === 'paused' ? '暂停' : '不计'}${length > 1 ? ` ${length} 天` : ''}`
}

function whyOf(run: Run): string {
  return [...new Set(run.days.flatMap((day) => (day.why === undefined ? [] : [day.why])))].join('、')
}
