/** What hangs on a board: put right, taken down, hung again, voided. */
import type { LocalDate } from '../../law/local-date.ts'
import { changesOf, type Changes } from '../../platform/changes.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { type GivenFile, keepFileIfGiven, rememberFile } from '../../platform/kept-file.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { answersFor } from '../../registers/actions/scope.ts'
import type { BoardActKind } from '../model.ts'
import {
  appendBoardAct,
  type BoardRow,
  findPosting,
  holdBoard,
  type PostingRow,
  updatePosting,
} from '../store.ts'

export interface PostingChange {
  readonly title: string
  readonly body: string
  readonly postedOn: LocalDate
  readonly untilOn: LocalDate
}

/** 更正、延期, or a photo added later; the poster printed afterwards says on which day it was put right. */
export async function correctPosting(
  context: DeskContext,
  postingId: string,
  next: PostingChange,
  reason: string,
  photo: GivenFile | undefined,
): Promise<Result<undefined>> {
  if (next.postedOn > context.today)
    return refuse('invalid', '张贴日期晚于今天，请核对', { field: 'postedOn' })
  if (next.untilOn < next.postedOn) return refuse('invalid', '公开期限早于张贴日期', { field: 'untilOn' })
  const kept = await keepFileIfGiven(context.services, photo)
  if (!kept.ok) return kept
  return onPosting(context, postingId, async (tx, row) => {
    if (row.voided_on !== null) return refuse('notAllowedNow', '已经作废，不再更正')
    if (row.removed_on !== null && next.postedOn > row.removed_on)
      return refuse('invalid', `张贴日期晚于撤下日期（${row.removed_on}），请核对`, { field: 'postedOn' })
    const photoHash = kept.value?.hash ?? row.photo_hash
    const { title, body, posted_on: postedOn, until_on: untilOn, photo_hash: was } = row
    const changes = changesOf({ title, body, postedOn, untilOn, photo: was }, { ...next, photo: photoHash })
    if (Object.keys(changes).length === 0) return refuse('invalid', '没有改动，不用更正')
    if (kept.value !== undefined) await rememberFile(tx, kept.value)
    const words = 'title' in changes || 'body' in changes
    await updatePosting(tx.db, row, {
      title: next.title,
      body: next.body,
      posted_on: next.postedOn,
      until_on: next.untilOn,
      photo_hash: photoHash,
      ...(words ? { changed_on: context.today } : {}),
    })
    await record(context, tx, postingId, 'corrected', context.today, reason, changes)
    return ok(undefined)
  })
}

export function takeDown(
  context: DeskContext,
  postingId: string,
  on: LocalDate,
  note: string,
): Promise<Result<undefined>> {
  return onPosting(context, postingId, async (tx, row) => {
    if (row.voided_on !== null) return refuse('notAllowedNow', '这条张贴已经作废')
    if (row.removed_on !== null) return refuse('conflict', '这条张贴已经撤下')
    if (on < row.posted_on || on > context.today)
      return refuse('invalid', '撤下日期应在张贴之后、今天以前', { field: 'on' })
    await updatePosting(tx.db, row, {
      removed_on: on,
      removed_by: context.actor.personId,
      removed_note: note,
    })
    await record(context, tx, postingId, 'removed', on, note)
    return ok(undefined)
  })
}

/** A taking-down registered by mistake is taken back. */
export function hangAgain(
  context: DeskContext,
  postingId: string,
  reason: string,
): Promise<Result<undefined>> {
  return onPosting(context, postingId, async (tx, row, board) => {
    if (row.removed_on === null || row.voided_on !== null)
      return refuse('notAllowedNow', row.voided_on === null ? '没有撤下，不用恢复' : '这条张贴已经作废')
    if (board.closed_on !== null) return refuse('notAllowedNow', '公开栏已经停用，请先恢复使用')
    const changes = {
      removedOn: { from: row.removed_on, to: null },
      removedNote: { from: row.removed_note, to: '' },
    }
    await updatePosting(tx.db, row, { removed_on: null, removed_by: null, removed_note: '' })
    await record(context, tx, postingId, 'restored', context.today, reason, changes)
    return ok(undefined)
  })
}

/** 作废 of what never hung there: it is not counted among the changes of the year. */
export function voidPosting(
  context: DeskContext,
  postingId: string,
  reason: string,
): Promise<Result<undefined>> {
  return onPosting(context, postingId, async (tx, row) => {
    if (row.voided_on !== null) return refuse('conflict', '这条张贴已经作废')
    await updatePosting(tx.db, row, { voided_on: context.today })
    await record(context, tx, postingId, 'voided', context.today, reason)
    return ok(undefined)
  })
}

function onPosting(
  context: DeskContext,
  postingId: string,
  work: (tx: Tx, row: PostingRow, board: BoardRow) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  const { organId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const seen = await findPosting(tx.db, organId, postingId)
    const board = seen && (await holdBoard(tx.db, organId, seen.board_id))
    // Read once more under the board's lock: somebody may have acted in between.
    const row = board && (await findPosting(tx.db, organId, postingId))
    if (row === undefined || board === undefined) return refuse('notFound', '没有这条张贴')
    const unit = answersFor(context.actor, board.unit_id)
    return unit.ok ? work(tx, row, board) : unit
  })
}

async function record(
  context: DeskContext,
  tx: Tx,
  postingId: string,
  kind: BoardActKind,
  on: LocalDate,
  note: string,
  changes: Changes = {},
): Promise<void> {
  await appendBoardAct(tx, 'posting', postingId, {
    kind,
    on,
    note,
    personId: context.actor.personId,
    changes,
  })
  if (kind === 'removed') {
    tx.audit({ type: 'board.removed', subject: `posting/${postingId}`, data: { postingId } })
    return
  }
  tx.audit({
    type: 'posting.changed',
    subject: `posting/${postingId}`,
    data: { postingId, act: kind, fields: Object.keys(changes), reason: note },
  })
}
