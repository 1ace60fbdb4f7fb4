/** 任务分解与考核 (条例 46): plans, tasks, indicators and what the annual report says of them. */
import type { LocalDate } from '../law/local-date.ts'

export const TASK_ACTS = {
  added: { label: '列入计划', states: [] },
  progress: { label: '报进展', states: ['open'] },
  urged: { label: '督办', states: ['open'] },
  criticised: { label: '通报', states: ['open'] },
  done: { label: '完成', states: ['open'] },
  reopened: { label: '退回续办', states: ['done', 'dropped'] },
  adjusted: { label: '调整', states: ['open', 'done'] },
  dropped: { label: '撤销任务', states: ['open'] },
} as const satisfies Readonly<Record<string, { label: string; states: readonly TaskState[] }>>
export type TaskActKind = keyof typeof TASK_ACTS
export type TaskState = 'open' | 'done' | 'dropped'

export const TASK_FIELD_LABELS: Readonly<Record<keyof NewTask, string>> = {
  group: '分组',
  title: '工作任务',
  requirement: '具体要求',
  leadUnitId: '牵头科室',
  unitIds: '责任单位',
  deadline: '时限',
}

export const PLAN_FIELD_LABELS = {
  year: '年度',
  title: '名称',
  docNumber: '文号',
  issuedOn: '印发日期',
} as const

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

export const INDICATOR_FIELD_LABELS = {
  name: '指标',
  weight: '分值',
  rule: '评分规则',
  sampling: '采样方式',
  computed: '系统统计',
} as const

export const INDICATOR_ACTS = {
  added: '增加指标',
  changed: '修改指标',
  retired: '停用指标',
  restored: '恢复指标',
} as const
export type IndicatorActKind = keyof typeof INDICATOR_ACTS

export const RECTIFICATION_STAGES = ['open', 'reported', 'accepted', 'withdrawn'] as const
export type RectificationStage = (typeof RECTIFICATION_STAGES)[number]
export const RECTIFICATION_STAGE_LABELS: Readonly<Record<RectificationStage, string>> = {
  open: '整改中',
  reported: '待验收',
  accepted: '已验收',
  withdrawn: '已撤销',
}

interface RectificationActDefinition {
  readonly label: string
  readonly stages: readonly RectificationStage[]
  /** By the office that sees to the work; else also by the unit that puts it right. */
  readonly office: boolean
}

/** Stage × act: buttons and refusals come from here. */
export const RECTIFICATION_ACTS = {
  opened: { label: '登记', stages: [], office: true },
  progress: { label: '报进展', stages: ['open'], office: false },
  reported: { label: '报整改完成', stages: ['open'], office: false },
  accepted: { label: '验收通过', stages: ['reported'], office: true },
  returned: { label: '退回继续整改', stages: ['reported'], office: true },
  corrected: { label: '更正', stages: ['open', 'reported', 'accepted'], office: true },
  withdrawn: { label: '撤销整改事项', stages: ['open', 'reported'], office: true },
  reopened: { label: '恢复整改', stages: ['accepted', 'withdrawn'], office: true },
} as const satisfies Readonly<Record<string, RectificationActDefinition>>
export type RectificationActKind = keyof typeof RECTIFICATION_ACTS

export const RECTIFICATION_FIELD_LABELS = {
  source: '来源',
  problem: '问题',
  measure: '措施',
  unitId: '责任单位',
  dueOn: '期限',
} as const

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
