import type { LocalDate } from '../law/local-date.ts'
import type { TrainingWay } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    work_notice: {
      organ_id: number
      notice_id: string
      title: string
      body: string
      sent_on: LocalDate
      unit_ids: string[]
      needs_reply: boolean
      due_on: LocalDate | null
      recorded_at: Date
      person_id: string | null
    }
    notice_receipt: {
      organ_id: number
      notice_id: string
      person_id: string
      kind: 'read' | 'acknowledged'
      recorded_at: Date
      note: string
    }
    training: {
      organ_id: number
      training_id: string
      title: string
      held_on: LocalDate
      way: TrainingWay
      content: string
      trainees: number
      recorded_at: Date
      person_id: string | null
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'notice.sent': { noticeId: string }
    'notice.acknowledged': { noticeId: string }
    'training.recorded': { trainingId: string }
  }
}
