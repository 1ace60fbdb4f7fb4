import { parseLocalDate } from '../law/local-date.ts'
import type { Area } from '../platform/areas.ts'
import { refuse } from '../platform/result.ts'
import { readNotices, receipt, recordTraining, sendNotice } from './actions/keep-notices.ts'
import * as contract from './contract.ts'
import './tables.ts'

export const area: Area = {
  name: 'notices',
  desk(api) {
    api.serve(
      contract.listNotices,
      'signedIn',
    )(async (_, context) => ({ status: 200, body: await readNotices(context) }))
    api.serve(contract.sendNotice, ['clerk', 'head'])(async ({ body }, context) => {
      const dueOn = body.dueOn === null ? null : parseLocalDate(body.dueOn)
      if (dueOn === undefined) return refuse('invalid', '不是存在的日期', { field: 'dueOn' })
      const { actor, services, tenancy, today } = context
      const notice = { ...body, dueOn, sentOn: today }
      const noticeId = await services.database.write(tenancy, (tx) => sendNotice(tx, notice, actor.personId))
      return { status: 201, body: { noticeId } }
    })
    api.serve(
      contract.giveReceipt,
      'signedIn',
    )(async ({ params, body }, context) => {
      const result = await receipt(context, params.noticeId, body.kind, body.note)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.recordTraining, ['clerk', 'head'])(async ({ body }, context) => {
      const heldOn = parseLocalDate(body.heldOn)
      if (heldOn === undefined) return refuse('invalid', '不是存在的日期', { field: 'heldOn' })
      if (heldOn > context.today)
        return refuse('invalid', '培训日期晚于今天，请在培训后登记', { field: 'heldOn' })
      const { actor, services, tenancy } = context
      const trainingId = await services.database.write(tenancy, (tx) =>
        recordTraining(tx, { ...body, heldOn }, actor.personId),
      )
      return { status: 201, body: { trainingId } }
    })
  },
}
