/** A board put right, taken out of use and back: what it was called and where it stood before is kept. */
import { changesOf } from '../../platform/changes.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { answersFor, unitFor } from '../../registers/actions/scope.ts'
import { appendBoardAct, type BoardRow, hangsOn, holdBoard, type NewBoardAct, updateBoard } from '../store.ts'
import type { NewBoard } from './keep-boards.ts'

export function changeBoard(
  context: DeskContext,
  boardId: string,
  board: NewBoard,
  reason: string,
): Promise<Result<undefined>> {
  return onBoard(context, boardId, async (tx, row) => {
    if (row.closed_on !== null) return refuse('notAllowedNow', '已经停用，要修改请先恢复使用')
    const unit = unitFor(context.actor, board.unitId)
    if (!unit.ok) return unit
    const { name, kind, place, size, rotateDays } = board
    const next = { name, kind, place, size, unitId: unit.value, rotateDays }
    const was = {
      name: row.name,
      kind: row.kind,
      place: row.place,
      size: row.size,
      unitId: row.unit_id,
      rotateDays: row.rotate_days,
    }
    const changes = changesOf(was, next)
    if (Object.keys(changes).length === 0) return refuse('invalid', '没有改动，不用保存')
    const { unitId, rotateDays: days, ...texts } = next
    await updateBoard(tx.db, row, { ...texts, unit_id: unitId, rotate_days: days })
    await record(context, tx, boardId, { kind: 'changed', note: reason, changes })
    return ok(undefined)
  })
}

/** 停用: nothing may hang there any more. From then on it is not counted among the boards of a year. */
export function closeBoard(
  context: DeskContext,
  boardId: string,
  reason: string,
): Promise<Result<undefined>> {
  return onBoard(context, boardId, async (tx, row) => {
    if (row.closed_on !== null) return refuse('conflict', '已经停用')
    const hanging = await hangsOn(tx.db, row.organ_id, boardId)
    if (hanging > 0) return refuse('notAllowedNow', `还有 ${hanging} 件在贴，请先登记撤下再停用`)
    await updateBoard(tx.db, row, { closed_on: context.today })
    await record(context, tx, boardId, { kind: 'closed', note: reason })
    return ok(undefined)
  })
}

export function reopenBoard(
  context: DeskContext,
  boardId: string,
  reason: string,
): Promise<Result<undefined>> {
  return onBoard(context, boardId, async (tx, row) => {
    if (row.closed_on === null) return refuse('conflict', '没有停用，不用恢复')
    await updateBoard(tx.db, row, { closed_on: null })
    await record(context, tx, boardId, { kind: 'reopened', note: reason })
    return ok(undefined)
  })
}

async function onBoard(
  context: DeskContext,
  boardId: string,
  work: (tx: Tx, row: BoardRow) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  return context.services.database.write(context.tenancy, async (tx) => {
    const row = await holdBoard(tx.db, context.actor.organId, boardId)
    if (row === undefined) return refuse('notFound', '没有这个公开栏')
    const unit = answersFor(context.actor, row.unit_id)
    return unit.ok ? work(tx, row) : unit
  })
}

async function record(
  context: DeskContext,
  tx: Tx,
  boardId: string,
  act: Pick<NewBoardAct, 'kind' | 'note' | 'changes'>,
): Promise<void> {
  await appendBoardAct(tx, 'board', boardId, {
    ...act,
    on: context.today,
    personId: context.actor.personId,
  })
  tx.audit({
    type: 'board.changed',
    subject: `board/${boardId}`,
    data: { boardId, act: act.kind, fields: Object.keys(act.changes ?? {}), reason: act.note },
  })
}
