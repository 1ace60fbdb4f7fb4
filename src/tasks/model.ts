/** 任务分解与考核 (条例 46): plans, tasks, indicators and what the annual report says of them. */
import type { LocalDate } from '../law/local-date.ts'

export const TASK_ACTS = {
  added: { label: '列入计划', states: [] },
  progress: { label: '报进展', states: ['open'] },
  urged: { label: '督办', states: ['open'] },
  criticised: { label: '通报', states: ['open'] },
  done: { label: '完成', states: ['open'] },
  reopened: { label: '退回续办', states: ['done'] },
} as const satisfies Readonly<Record<string, { label: string; states: readonly ('open' | 'done')[] }>>
export type TaskActKind = keyof typeof TASK_ACTS
export type TaskState = 'open' | 'done'

/** A day, words such as 年底前, or 持续推进 where both are null. */
export interface Deadline {
  readonly on: LocalDate | null
  readonly text: string | null
}

export interface NewTask {
  readonly group: string
  readonly title: string
  readonly requirement: string
  readonly leadUnitId: string | null
  readonly unitIds: readonly string[]
  readonly deadline: Deadline
}

export const COMPUTED = ['timelyReplies', 'guidesComplete', 'tasksDone', 'visitsSettled'] as const
export type Computed = (typeof COMPUTED)[number]
export const COMPUTED_LABELS: Readonly<Record<Computed, string>> = {
  timelyReplies: '依申请公开按期答复率',
  guidesComplete: '办事指南要素完整率',
  tasksDone: '任务完成率',
  visitsSettled: '来访办结率',
}

export interface NewIndicator {
  readonly name: string
  /** Index of the parent among those given before; null at the top. */
  readonly parent: number | null
  /** Hundredths of a point. */
  readonly weight: number
  readonly rule: string
  readonly sampling: string
  readonly computed: Computed | null
}

export const RECTIFICATION_SOURCES = ['assessment', 'annualReport', 'supervision'] as const
export type RectificationSource = (typeof RECTIFICATION_SOURCES)[number]
export const RECTIFICATION_LABELS: Readonly<Record<RectificationSource, string>> = {
  assessment: '考核发现',
  annualReport: '年报承诺改进',
  supervision: '上级督查',
}

export const APPRAISALS = ['assessment', 'socialAppraisal', 'accountability'] as const
export type Appraisal = (typeof APPRAISALS)[number]
export const APPRAISAL_LABELS: Readonly<Record<Appraisal, string>> = {
  assessment: '工作考核结果',
  socialAppraisal: '社会评议结果',
  accountability: '责任追究结果',
}
