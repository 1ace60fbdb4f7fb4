/** Progress of tasks, totals of scores, and what is refused. */
import type { LocalDate } from '../law/local-date.ts'
import { TASK_ACTS, type Deadline, type TaskActKind, type TaskState } from './model.ts'

export function deadlineText({ on, text }: Deadline): string {
  return on ?? text ?? '持续推进'
}

export function isLate(
  task: { readonly state: TaskState; readonly deadline: Deadline },
  today: LocalDate,
): boolean {
  return task.state === 'open' && task.deadline.on !== null && task.deadline.on < today
}

export function refusalOfTaskAct(state: TaskState, kind: TaskActKind): string | undefined {
  const states: readonly TaskState[] = TASK_ACTS[kind].states
  if (states.includes(state)) return undefined
  return state === 'done'
    ? '任务已经完成；要继续办理请先退回续办'
    : `任务还没有完成，不能${TASK_ACTS[kind].label}`
}

/** A score as typed, in hundredths; undefined for what is no number with at most two decimals. */
export function hundredths(text: string): number | undefined {
  const match = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text.trim())
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined
}

export function pointsText(value: number): string {
  const text = `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`
  return text.replace(/\.?0+$/, '')
}

/** Why a score is refused: over the weight, or short of it without a reason (扣分原因). */
export function refusalOfScore(
  score: number,
  weight: number,
  reason: string,
): { field: string; message: string } | undefined {
  if (weight === 0) return { field: 'score', message: '这一项是分类，不直接打分' }
  if (score > weight) return { field: 'score', message: `得分不能超过 ${pointsText(weight)} 分` }
  if (score < weight && reason.trim().length < 2) return { field: 'reason', message: '扣分要写明原因' }
  return undefined
}

export interface Scored {
  readonly weight: number
  readonly score: number | null
}

export interface ScoreTotal {
  readonly score: number
  /** Weight of what has a score. */
  readonly scored: number
  readonly weight: number
}

export function scoreTotal(indicators: readonly Scored[]): ScoreTotal {
  let [score, scored, weight] = [0, 0, 0]
  for (const indicator of indicators) {
    weight += indicator.weight
    if (indicator.score === null) continue
    score += indicator.score
    scored += indicator.weight
  }
  return { score, scored, weight }
}
