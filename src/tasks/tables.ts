import type { ColumnType } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Changes } from '../platform/changes.ts'
import type {
  Appraisal,
  Computed,
  RectificationSource,
  RectificationStage,
  TaskActKind,
  TaskState,
} from './model.ts'

type Json<T> = ColumnType<T, string, string>
export type AssessmentSubject = 'plan' | 'indicator' | 'rectification'

declare module '../platform/database/tables.ts' {
  interface Tables {
    task_plan: {
      organ_id: number
      plan_id: string
      year: number
      title: string
      doc_number: string
      issued_on: LocalDate | null
      cloned_from: string | null
    }
    task: {
      organ_id: number
      task_id: string
      plan_id: string
      group_name: string
      position: number
      title: string
      requirement: string
      lead_unit_id: string | null
      unit_ids: string[]
      deadline_on: LocalDate | null
      deadline_text: string | null
      state: TaskState
      urged: number
      last_seq: number
    }
    task_act: {
      organ_id: number
      task_id: string
      seq: number
      kind: TaskActKind
      act_on: LocalDate
      recorded_at: Date
      person_id: string | null
      note: string
      file_hash: string | null
      file_name: string | null
      data: Json<{ readonly changes?: Changes }>
    }
    indicator: {
      organ_id: number
      indicator_id: string
      plan_id: string
      parent_id: string | null
      position: number
      name: string
      weight: number
      rule: string
      sampling: string
      computed: Computed | null
      retired_on: LocalDate | null
    }
    indicator_score: {
      organ_id: number
      indicator_id: string
      seq: number
      score: number
      reason: string
      recorded_at: Date
      person_id: string | null
    }
    rectification: {
      organ_id: number
      rectification_id: string
      year: number
      source: RectificationSource
      problem: string
      measure: string
      unit_id: string | null
      due_on: LocalDate | null
      done_on: LocalDate | null
      result: string
      stage: RectificationStage
      reported_by: string | null
      last_seq: number
    }
    assessment_act: {
      organ_id: number
      subject: AssessmentSubject
      subject_id: string
      seq: number
      kind: string
      act_on: LocalDate
      recorded_at: Date
      person_id: string | null
      note: string
      data: Json<{ readonly changes?: Changes }>
      file_hash: string | null
      file_name: string | null
    }
    appraisal_result: {
      organ_id: number
      year: number
      kind: Appraisal
      seq: number
      result: string
      recorded_at: Date
      person_id: string | null
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'taskPlan.made': { planId: string; year: number; tasks: number }
    'task.added': { taskId: string; planId: string }
    'task.acted': { taskId: string; act: string }
    'indicator.scored': { indicatorId: string; score: number }
    'rectification.opened': { rectificationId: string; source: string }
    'rectification.acted': { rectificationId: string; act: string }
    'taskPlan.changed': { planId: string; fields: readonly string[]; reason: string }
    'task.adjusted': { taskId: string; fields: readonly string[]; reason: string }
    'indicator.acted': { indicatorId: string; act: string; fields: readonly string[]; reason: string }
    'appraisal.recorded': { year: number; kind: string }
  }
}
