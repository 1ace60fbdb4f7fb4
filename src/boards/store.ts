import type { Kysely } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Changes } from '../platform/changes.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { BoardActKind } from './model.ts'
import './tables.ts'

type Db = Kysely<Tables>
type Subject = 'board' | 'posting'

export function findBoard(db: Db, organId: number, boardId: string) {
  return db
    .selectFrom('board')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('board_id', '=', boardId)
    .executeTakeFirst()
}
export type BoardRow = NonNullable<Awaited<ReturnType<typeof findBoard>>>

export function findPosting(db: Db, organId: number, postingId: string) {
  return db
    .selectFrom('posting')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('posting_id', '=', postingId)
    .executeTakeFirst()
}
export type PostingRow = NonNullable<Awaited<ReturnType<typeof findPosting>>>

/** The row, held until commit: acts on a board and on what hangs there come one after the other. */
export async function holdBoard(db: Db, organId: number, boardId: string): Promise<BoardRow | undefined> {
  return db
    .selectFrom('board')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('board_id', '=', boardId)
    .forUpdate()
    .executeTakeFirst()
}

export async function hangsOn(db: Db, organId: number, boardId: string): Promise<number> {
  const { n } = await db
    .selectFrom('posting')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('organ_id', '=', organId)
    .where('board_id', '=', boardId)
    .where('removed_on', 'is', null)
    .where('voided_on', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

export async function updateBoard(
  db: Db,
  board: BoardRow,
  change: Partial<Omit<BoardRow, 'organ_id' | 'board_id'>>,
): Promise<void> {
  await db
    .updateTable('board')
    .set(change)
    .where('organ_id', '=', board.organ_id)
    .where('board_id', '=', board.board_id)
    .execute()
}

export async function updatePosting(
  db: Db,
  posting: PostingRow,
  change: Partial<Omit<PostingRow, 'organ_id' | 'posting_id'>>,
): Promise<void> {
  await db
    .updateTable('posting')
    .set(change)
    .where('organ_id', '=', posting.organ_id)
    .where('posting_id', '=', posting.posting_id)
    .execute()
}

export interface NewBoardAct {
  readonly kind: BoardActKind
  readonly on: LocalDate
  readonly note: string
  readonly personId: string | null
  readonly changes?: Changes
}

export async function appendBoardAct(tx: Tx, subject: Subject, id: string, act: NewBoardAct): Promise<void> {
  const { organId } = tx.tenancy
  const last = await tx.db
    .selectFrom('board_act')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('organ_id', '=', organId)
    .where('subject', '=', subject)
    .where('subject_id', '=', id)
    .executeTakeFirst()
  await tx.db
    .insertInto('board_act')
    .values({
      organ_id: organId,
      subject,
      subject_id: id,
      seq: (last?.seq ?? 0) + 1,
      kind: act.kind,
      act_on: act.on,
      recorded_at: tx.now,
      person_id: act.personId,
      note: act.note,
      data: JSON.stringify(act.changes === undefined ? {} : { changes: act.changes }),
    })
    .execute()
}

export function boardActs(db: Db, organId: number, subject: Subject, id: string) {
  return db
    .selectFrom('board_act as act')
    .leftJoin('person', (join) =>
      join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
    )
    .select(['act.seq', 'act.kind', 'act.act_on as on', 'act.note', 'act.data', 'person.name as person'])
    .where('act.organ_id', '=', organId)
    .where('act.subject', '=', subject)
    .where('act.subject_id', '=', id)
    .orderBy('act.seq')
    .execute()
}
