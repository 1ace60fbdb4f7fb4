import { parseLocalDate } from '../law/local-date.ts'
import type { Area } from '../platform/areas.ts'
import { refuse } from '../platform/result.ts'
import { unitFor } from '../registers/actions/scope.ts'
import {
  importBoard,
  post,
  printPoster,
  readBoards,
  recordTransfer,
  takeDown,
} from './actions/keep-boards.ts'
import * as contract from './contract.ts'
import './tables.ts'

const KEEPERS = ['clerk', 'head', 'liaison'] as const
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
    api.serveUpload(contract.addPosting, KEEPERS, { maxBytes: 15 * 1024 * 1024, maxFiles: 1 })(
      async ({ body }, uploads, context) => {
        const postedOn = parseLocalDate(body.postedOn)
        const untilOn = body.untilOn === '' ? null : parseLocalDate(body.untilOn)
        if (postedOn === undefined) return refuse('invalid', NO_DAY, { field: 'postedOn' })
        if (untilOn === undefined) return refuse('invalid', NO_DAY, { field: 'untilOn' })
        const result = await post(context, { ...body, postedOn, untilOn }, uploads.files[0])
        return result.ok ? { status: 201, body: { postingId: result.value } } : result
      },
    )
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
  },
}
