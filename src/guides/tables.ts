import type { ColumnType } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { GuideActKind, GuideContent, HandledChannel, HandledResult, MatterRow } from './model.ts'

type Json<T> = ColumnType<T, string, string>

export interface GuideTable {
  organ_id: number
  guide_id: string
  row_key: MatterRow
  name: string
  category: string
  unit_id: string | null
  valid_from: LocalDate
  valid_to: LocalDate | null
  version: number
  published_version: number | null
  sort: number
}

export interface HandledTable {
  organ_id: number
  record_id: string
  guide_id: string
  handled_on: LocalDate
  count: number
  channel: HandledChannel
  unit_id: string | null
  result: HandledResult
  note: string
  withdrawn: boolean
  last_seq: number
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    service_guide: GuideTable
    guide_version: {
      organ_id: number
      guide_id: string
      version: number
      content: Json<GuideContent>
      made_at: Date
      made_by: string | null
      note: string
    }
    guide_act: {
      organ_id: number
      guide_id: string
      seq: number
      kind: GuideActKind
      act_on: LocalDate
      recorded_at: Date
      person_id: string | null
      reason: string
      data: Json<Record<string, unknown>>
    }
    handled_record: HandledTable
    handled_act: {
      organ_id: number
      record_id: string
      seq: number
      kind: 'entered' | 'corrected' | 'withdrawn'
      recorded_at: Date
      person_id: string | null
      reason: string
      data: Json<Record<string, unknown>>
    }
    public_guide: {
      organ_id: number
      guide_id: string
      name: string
      category: string
      unit_name: string
      valid_from: LocalDate
      valid_to: LocalDate | null
      version: number
      published_on: LocalDate
      content: Json<GuideContent>
      sort: number
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'serviceGuide.created': { guideId: string }
    'serviceGuide.revised': { guideId: string; version: number }
    'serviceGuide.published': { guideId: string; version: number }
    'serviceGuide.returned': { guideId: string; reason: string }
    'serviceGuide.withdrawn': { guideId: string; reason: string }
    'serviceGuide.ended': { guideId: string; on: string; reason: string }
    'handled.entered': { records: number; matters: number }
    'handled.imported': { records: number; matters: number; file: string }
    'handled.corrected': { recordId: string; reason: string }
    'handled.withdrawn': { recordId: string; reason: string }
  }
}
