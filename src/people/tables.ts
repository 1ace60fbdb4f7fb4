import type { ColumnType } from 'kysely'
import type { Envelope } from '../platform/keys.ts'
import type { Role } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    person: { organ_id: number; person_id: string; name: string; title: string; left_on: string | null }
    person_role: { organ_id: number; person_id: string; role: Role }
    person_unit: { organ_id: number; person_id: string; unit_id: string; relation: 'leads' | 'liaison' }
    person_mail: {
      organ_id: number
      person_id: string
      sealed: ColumnType<Envelope, string, string>
      digest: boolean
      digest_on: string | null
    }
    account: {
      username: string
      organ_id: number
      person_id: string
      password_hash: string
      failures: number
      locked_until: Date | null
      disabled: boolean
    }
    session: {
      token_hash: Buffer
      username: string
      csrf_token: string
      created_at: Date
      last_seen_at: Date
    }
    rate_window: { bucket: string; started: Date; hits: number }
    draft: { token_hash: Buffer; form: string; sealed: unknown; saved_at: Date }
  }
}
