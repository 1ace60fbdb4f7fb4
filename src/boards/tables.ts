import type { ColumnType } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Changes } from '../platform/changes.ts'
import type { BoardActKind, BoardKind, TransferPlace } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    board: {
      organ_id: number
      board_id: string
      name: string
      kind: BoardKind
      place: string
      size: string
      unit_id: string | null
      rotate_days: number
      closed_on: LocalDate | null
    }
    posting: {
      organ_id: number
      posting_id: string
      board_id: string
      title: string
      body: string
      posted_on: LocalDate
      until_on: LocalDate
      posted_by: string | null
      photo_hash: string | null
      removed_on: LocalDate | null
      removed_by: string | null
      removed_note: string
      changed_on: LocalDate | null
      voided_on: LocalDate | null
    }
    board_act: {
      organ_id: number
      subject: 'board' | 'posting'
      subject_id: string
      seq: number
      kind: BoardActKind
      act_on: LocalDate
      recorded_at: Date
      person_id: string | null
      note: string
      data: ColumnType<{ readonly changes?: Changes }, string, string>
    }
    transfer: {
      organ_id: number
      transfer_id: string
      place: TransferPlace
      receiver: string
      sent_on: LocalDate
      items: ColumnType<string[], string, string>
      recorded_at: Date
      person_id: string | null
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'board.added': { boardId: string }
    'board.posted': { postingId: string; boardId: string }
    'board.changed': { boardId: string; act: string; fields: readonly string[]; reason: string }
    'posting.changed': { postingId: string; act: string; fields: readonly string[]; reason: string }
    'board.removed': { postingId: string }
    'transfer.recorded': { transferId: string; items: number }
  }
}
