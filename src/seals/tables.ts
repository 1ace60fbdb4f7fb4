import type { ColumnType } from 'kysely'
import type { Envelope } from '../platform/keys.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    organ_seal: {
      organ_id: number
      version: number
      effective_from: string
      image_hash: string | null
      width_px: number | null
      height_px: number | null
      width_mm: number | null
      kinds: ColumnType<readonly string[] | null, string | null, never>
      reason: string
      made_at: Date
      person_id: string | null
      person_name: string
    }
    signing_key: {
      organ_id: number
      key_id: string
      origin: 'generated' | 'imported'
      effective_from: string
      public_key: Buffer
      fingerprint: string
      certificate: string | null
      sealed: ColumnType<Envelope, string, never>
      made_at: Date
      person_id: string | null
      person_name: string
    }
    signing_key_withdrawal: {
      organ_id: number
      key_id: string
      at: Date
      reason: string
      person_id: string | null
      person_name: string
    }
    document_signature: {
      organ_id: number
      file_hash: string
      key_id: string
      signature: Buffer
      signed_at: Date
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'seal.saved': { version: number; effectiveFrom: string; image: string | null; widthMm: number | null }
    'signingKey.added': {
      keyId: string
      origin: 'generated' | 'imported'
      fingerprint: string
      effectiveFrom: string
    }
    'signingKey.withdrawn': { keyId: string; reason: string }
    'document.signed': { file: string; keyId: string }
  }
}
