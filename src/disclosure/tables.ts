import type { ColumnType } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Attribute, ItemContent, Kind, Stage, Standing, Validity, WithdrawalGround } from './model.ts'

type Json<T> = ColumnType<T, string, string>
/** Written as an expression (array_to_tsvector); never read back. */
type Grams = ColumnType<string, string, string>

declare module '../platform/database/tables.ts' {
  interface Tables {
    disclosure_setting: {
      organ_id: number
      index_rule: string
      three_reviews: boolean
      categories: string[]
    }
    disclosure_counter: { organ_id: number; year: number; last: number }
    disclosure_item: {
      organ_id: number
      item_id: string
      unit_id: string | null
      content: Json<ItemContent>
      revision: number
      editors: string[]
      index_edited: boolean
      created_at: Date
      updated_at: Date
      title: string
      index_number: string
      doc_number: string
      clause: string
      kind: Kind
      attribute: Attribute
      formed_on: LocalDate
      // provisional or not: the column beside it says which
      due_on: ColumnType<LocalDate | null, string | null, string | null>
      due_provisional: boolean
      title_grams: Grams
      body_grams: Grams
      search_title: string
      search_body: string
      stage: Stage
      standing: Standing
      version: number
      published_version: number | null
      published_on: LocalDate | null
      updated_on: LocalDate | null
      acts: number
    }
    disclosure_version: {
      organ_id: number
      item_id: string
      version: number
      content: Json<ItemContent>
      made_at: Date
    }
    disclosure_act: {
      organ_id: number
      item_id: string
      seq: number
      act: string
      on: LocalDate
      at: Date
      person_id: string | null
      person_name: string
      data: Json<unknown>
    }
    public_item: {
      organ_id: number
      item_id: string
      version: number
      title: string
      index_number: string
      doc_number: string
      issuer: string
      source: string
      clause: string
      topic: string
      category: string
      kind: Kind
      keywords: string[]
      formed_on: LocalDate
      effective_on: LocalDate | null
      expires_on: LocalDate | null
      published_on: LocalDate
      updated_on: LocalDate | null
      published_at: Date
      validity: Validity
      validity_since: LocalDate | null
      validity_note: string
      summary: string
      body_html: string
      body_text: string
      interprets: string | null
      title_grams: Grams
      body_grams: Grams
      title_words: Grams
      search_title: string
      search_body: string
      search_number: string
    }
    public_file: {
      organ_id: number
      item_id: string
      hash: string
      name: string
      media_type: string
      size: number
      sort: number
    }
    public_tombstone: {
      organ_id: number
      item_id: string
      index_number: string
      title: string | null
      published_on: LocalDate
      withdrawn_on: LocalDate
      ground: WithdrawalGround
      reason: string
      file_hashes: string[]
    }
    public_disclosure_guide: { organ_id: number; revised_on: LocalDate; note: string }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'item.drafted': { itemId: string }
    'item.saved': { itemId: string; revision: number; fields: readonly string[] }
    'item.fileAdded': { itemId: string; hash: string }
    'item.fileRemoved': { itemId: string; hash: string }
    'item.acted': { itemId: string; seq: number; act: string }
    'item.published': { itemId: string; version: number; files: readonly string[] }
    'item.withdrawn': { itemId: string; ground: string; files: readonly string[] }
    'item.imported': { itemId: string; acts: number }
    'disclosure.settingsChanged': { fields: readonly string[] }
    'guide.revised': { revisedOn: string }
  }
}
