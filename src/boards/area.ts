import { parseLocalDate } from '../law/local-date.ts'
import type { Area } from '../platform/areas.ts'
import { refuse } from '../platform/result.ts'
import { unitFor } from '../registers/actions/scope.ts'
import { changeBoard, closeBoard, reopenBoard } from './actions/change-board.ts'
import { correctPosting, hangAgain, takeDown, voidPosting } from './actions/change-posting.ts'
import { importBoard, post, printPoster, recordTransfer } from './actions/keep-boards.ts'
import { readBoardHistory, readBoards, readPhoto } from './actions/read-boards.ts'
import * as contract from './contract.ts'
import './tables.ts'

const KEEPERS = ['clerk', 'head', 'liaison'] as const
const PHOTO = { maxBytes: 15 * 1024 * 1024, maxFiles: 1 } as const
const NO_DAY = '不是存在的日期'

export const area: Area = {
  name: 'boards',
  desk(api) {
    api.serve(
      contract.listBoards,
      'signedIn',
    )(async (_, context) => ({ status: 200, body: await readBoards(context) }))
    api.serve(
      contract.addBoard,
      KEEPERS,
    )(async ({ body }, context) => {
      const unit = unitFor(context.actor, body.unitId)
      if (!unit.ok) return unit
      const board = { ...body, unitId: unit.value }
      const boardId = await context.services.database.write(context.tenancy, (tx) => importBoard(tx, board))
      return { status: 201, body: { boardId } }
    })
    api.serveUpload(
      contract.addPosting,
      KEEPERS,
      PHOTO,
    )(async ({ body }, uploads, context) => {
      const postedOn = parseLocalDate(body.postedOn)
      const untilOn = body.untilOn === '' ? null : parseLocalDate(body.untilOn)
      if (postedOn === undefined) return refuse('invalid', NO_DAY, { field: 'postedOn' })
      if (untilOn === undefined) return refuse('invalid', NO_DAY, { field: 'untilOn' })
      const result = await post(context, { ...body, postedOn, untilOn }, uploads.files[0])
      return result.ok ? { status: 201, body: { postingId: result.value } } : result
    })
    api.serve(
      contract.removePosting,
      KEEPERS,
    )(async ({ params, body }, context) => {
      const on = parseLocalDate(body.on)
      if (on === undefined) return refuse('invalid', NO_DAY, { field: 'on' })
      const result = await takeDown(context, params.postingId, on, body.note)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(
      contract.getPoster,
      'signedIn',
    )(async ({ params }, context) => printPoster(context, params.postingId))
    api.serve(contract.addTransfer, ['clerk', 'head'])(async ({ body }, context) => {
      const sentOn = parseLocalDate(body.sentOn)
      if (sentOn === undefined) return refuse('invalid', NO_DAY, { field: 'sentOn' })
      const { actor, services, tenancy } = context
      const transferId = await services.database.write(tenancy, (tx) =>
        recordTransfer(tx, { ...body, sentOn }, actor.personId),
      )
      return { status: 201, body: { transferId } }
    })
    serveBoardChanges(api)
    servePostingChanges(api)
  },
}

function serveBoardChanges(api: Parameters<NonNullable<Area['desk']>>[0]): void {
  api.serve(
    contract.changeBoard,
    KEEPERS,
  )(async ({ params, body }, context) => {
    const { reason, ...board } = body
    const result = await changeBoard(context, params.boardId, board, reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.switchBoard,
    KEEPERS,
  )(async ({ params, body }, context) => {
    const result = await (body.inUse ? reopenBoard : closeBoard)(context, params.boardId, body.reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.getBoardHistory,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await readBoardHistory(context, 'board', params.boardId)
    return result.ok ? { status: 200, body: result.value } : result
  })
}

function servePostingChanges(api: Parameters<NonNullable<Area['desk']>>[0]): void {
  api.serveUpload(
    contract.correctPosting,
    KEEPERS,
    PHOTO,
  )(async ({ params, body }, uploads, context) => {
    const postedOn = parseLocalDate(body.postedOn)
    const untilOn = parseLocalDate(body.untilOn)
    if (postedOn === undefined) return refuse('invalid', NO_DAY, { field: 'postedOn' })
    if (untilOn === undefined) return refuse('invalid', NO_DAY, { field: 'untilOn' })
    const { title, body: words, reason } = body
    const next = { title, body: words, postedOn, untilOn }
    const result = await correctPosting(context, params.postingId, next, reason, uploads.files[0])
    return result.ok ? { status: 200, body: { done: true } } : result
  })
  api.serve(
    contract.switchPosting,
    KEEPERS,
  )(async ({ params, body }, context) => {
    const act = body.kind === 'restored' ? hangAgain : voidPosting
    const result = await act(context, params.postingId, body.reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.getPostingHistory,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await readBoardHistory(context, 'posting', params.postingId)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serve(
    contract.getPhoto,
    'signedIn',
  )(async ({ params }, context) => readPhoto(context, params.postingId))
}
