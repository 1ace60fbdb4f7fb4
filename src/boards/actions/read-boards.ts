import { plain, showChanges } from '../../platform/changes.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, ok } from '../../platform/result.ts'
import { unitNames } from '../../registers/actions/read-register.ts'
import { boundUnits } from '../../registers/actions/scope.ts'
import {
  BOARD_ACTS,
  BOARD_FIELD_LABELS,
  BOARD_LABELS,
  POSTING_FIELD_LABELS,
  type BoardKind,
} from '../model.ts'
import { boardActs, findBoard, findPosting } from '../store.ts'
import '../tables.ts'

export async function readBoards(context: DeskContext) {
  const { organId } = context.actor
  const bound = boundUnits(context.actor)
  return context.services.database.read(context.tenancy, async (db) => {
    const units = await unitNames(db, organId)
    const boards = (
      await db.selectFrom('board').selectAll().where('organ_id', '=', organId).orderBy('name').execute()
    ).filter((board) => bound === undefined || bound.includes(board.unit_id ?? ''))
    const ids = new Set(boards.map(({ board_id }) => board_id))
    const postings = (
      await db
        .selectFrom('posting')
        .selectAll()
        .where('organ_id', '=', organId)
        .orderBy('posted_on', 'desc')
        .orderBy('posting_id')
        .limit(500)
        .execute()
    ).filter(({ board_id }) => ids.has(board_id))
    const transfers = await db
      .selectFrom('transfer')
      .selectAll()
      .where('organ_id', '=', organId)
      .orderBy('sent_on', 'desc')
      .limit(200)
      .execute()
    return {
      boards: boards.map((board) => ({
        boardId: board.board_id,
        name: board.name,
        kind: board.kind,
        place: board.place,
        size: board.size,
        unitId: board.unit_id,
        rotateDays: board.rotate_days,
        closedOn: board.closed_on,
      })),
      postings: postings.map((posting) => ({
        postingId: posting.posting_id,
        boardId: posting.board_id,
        title: posting.title,
        postedOn: posting.posted_on,
        untilOn: posting.until_on,
        removedOn: posting.removed_on,
        removedNote: posting.removed_note,
        voidedOn: posting.voided_on,
        body: posting.body,
        hasPhoto: posting.photo_hash !== null,
      })),
      transfers: transfers.map((one) => ({
        transferId: one.transfer_id,
        place: one.place,
        receiver: one.receiver,
        sentOn: one.sent_on,
        items: one.items,
      })),
      units: [...units],
    }
  })
}

/** What was changed of a board or of a posting, with what stood there before. */
export async function readBoardHistory(context: DeskContext, subject: 'board' | 'posting', id: string) {
  const { organId } = context.actor
  return context.services.database.read(context.tenancy, async (db) => {
    const found = subject === 'board' ? await findBoard(db, organId, id) : await findPosting(db, organId, id)
    if (found === undefined) return refuse('notFound', '没有这条登记')
    const units = [...(await unitNames(db, organId))]
    const boards = await db
      .selectFrom('board')
      .select(['board_id', 'name'])
      .where('organ_id', '=', organId)
      .execute()
    const words = (field: string, value: unknown): string => {
      if (field === 'kind') return BOARD_LABELS[value as BoardKind] // kept by changeBoard
      if (field === 'unitId') return units.find((unit) => unit.id === value)?.name ?? '本机关'
      if (field === 'boardId') return boards.find(({ board_id }) => board_id === value)?.name ?? ''
      if (field === 'photo') return value === null ? '' : '有'
      return plain(value)
    }
    const labels = subject === 'board' ? BOARD_FIELD_LABELS : POSTING_FIELD_LABELS
    return ok({
      acts: (await boardActs(db, organId, subject, id)).map(({ data, kind, ...act }) => ({
        ...act,
        label: BOARD_ACTS[kind],
        changes: [...showChanges(data.changes ?? {}, labels, words)],
      })),
    })
  })
}

/** The photo of what hangs there. */
export async function readPhoto(context: DeskContext, postingId: string) {
  const { organId } = context.actor
  const found = await context.services.database.read(context.tenancy, async (db) => {
    const posting = await findPosting(db, organId, postingId)
    if (posting?.photo_hash === undefined || posting.photo_hash === null) return undefined
    const { photo_hash: hash } = posting
    const file = await db
      .selectFrom('stored_file')
      .select(['name', 'media_type'])
      .where('organ_id', '=', organId)
      .where('hash', '=', hash)
      .executeTakeFirst()
    return file && { ...file, hash }
  })
  if (found === undefined) return refuse('notFound', '这条张贴没有照片')
  const bytes = await context.services.files.get('original', found.hash)
  return { file: { name: found.name, type: found.media_type, bytes } }
}
