/** Progress of tasks, totals of scores, and what is refused. */
import type { LocalDate } from '../law/local-date.ts'
import {
  RECTIFICATION_ACTS,
  RECTIFICATION_STAGE_LABELS,
  TASK_ACTS,
  type Deadline,
  type RectificationActKind,
  type RectificationStage,
  type TaskActKind,
  type TaskState,
} from './model.ts'

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
  if (state === 'dropped') return '任务已经撤销；要继续办理请先退回续办'
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
  { weight, heading, retired }: Pick<Scored, 'weight' | 'heading' | 'retired'>,
  reason: string,
): { field: string; message: string } | undefined {
  if (retired) return { field: 'score', message: '这项指标已经停用，不再打分' }
  if (weight === 0 || heading) return { field: 'score', message: '这一项是分类，不直接打分' }
  if (score > weight) return { field: 'score', message: `得分不能超过 ${pointsText(weight)} 分` }
  if (score < weight && reason.trim().length < 2) return { field: 'reason', message: '扣分要写明原因' }
  return undefined
}

export interface Scored {
  readonly weight: number
  readonly score: number | null
  /** With indicators below it: their scores count, its own weight is what they should add up to. */
  readonly heading: boolean
  readonly retired: boolean
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
    if (indicator.heading || indicator.retired) continue
    weight += indicator.weight
    if (indicator.score === null) continue
    score += indicator.score
    scored += indicator.weight
  }
  return { score, scored, weight }
}

interface Placed {
  readonly indicatorId: string
  readonly parentId: string | null
  readonly weight: number
  readonly score: number | null
  readonly retired: boolean
}

export interface IndicatorFault {
  readonly field: string
  readonly message: string
}

/** Why an indicator cannot stand below another one. */
export function faultOfParent(parent: Placed | undefined): IndicatorFault | undefined {
  const field = 'parentId'
  if (parent === undefined) return { field, message: '没有这项上级指标，请刷新后再选' }
  if (parent.retired) return { field, message: '上级指标已经停用，请先恢复' }
  if (parent.parentId !== null) return { field, message: '指标分两级，不能再往下分' }
  if (parent.score !== null)
    return { field, message: '上级指标已经打分，不能再分下级指标；请另设一项一级指标' }
  return undefined
}

/** Why an indicator cannot be changed so: a score given stays within its weight. */
export function faultOfWeight(weight: number, score: number | null): IndicatorFault | undefined {
  return score !== null && weight < score
    ? { field: 'weight', message: `已经打了 ${pointsText(score)} 分，分值不能低于得分；请先改打分` }
    : undefined
}

export function refusalOfRetiring(one: Placed, all: readonly Placed[]): string | undefined {
  if (one.retired) return '这项指标已经停用'
  return all.some(({ parentId, retired }) => parentId === one.indicatorId && !retired)
    ? '还有下级指标在用，请先停用下级指标'
    : undefined
}

export function refusalOfRestoring(one: Placed, all: readonly Placed[]): string | undefined {
  if (!one.retired) return '这项指标没有停用'
  const parent = all.find(({ indicatorId }) => indicatorId === one.parentId)
  return parent?.retired === true ? '上级指标已经停用，请先恢复上级指标' : undefined
}

export function refusalOfRectificationAct(
  stage: RectificationStage,
  kind: RectificationActKind,
): string | undefined {
  const stages: readonly RectificationStage[] = RECTIFICATION_ACTS[kind].stages
  return stages.includes(stage)
    ? undefined
    : `整改事项现在是“${RECTIFICATION_STAGE_LABELS[stage]}”，不能登记“${RECTIFICATION_ACTS[kind].label}”`
}

export function stageAfter(stage: RectificationStage, kind: RectificationActKind): RectificationStage {
  switch (kind) {
    case 'reported':
    case 'accepted':
    case 'withdrawn':
      return kind
    case 'returned':
    case 'reopened':
    case 'opened':
      return 'open'
    case 'progress':
    case 'corrected':
      return stage
  }
}
