import { parseLocalDate, type LocalDate } from '../law/local-date.ts'
import type { Area } from '../platform/areas.ts'
import { refuse } from '../platform/result.ts'
import { actOnTask } from './actions/act-on-task.ts'
import { finishRectification, openRectification, recordAppraisal, scoreIndicator } from './actions/assess.ts'
import { addTask, clonePlan, makePlan } from './actions/make-plan.ts'
import { readEvidence, readPlan, readPlans, readTask, readYearResults } from './actions/read-tasks.ts'
import * as contract from './contract.ts'
import type { NewTask } from './model.ts'
import { hundredths } from './rules.ts'
import './tables.ts'

const OFFICE = ['clerk', 'head'] as const
const REPORTERS = ['clerk', 'head', 'liaison'] as const

export const area: Area = {
  name: 'tasks',
  desk(api) {
    api.serve(
      contract.listPlans,
      'signedIn',
    )(async ({ query }, context) => {
      const result = await readPlans(context, query.organId)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(
      contract.makePlan,
      OFFICE,
    )(async ({ body }, context) => {
      const tasks = body.tasks.map(taskOf)
      const result = await makePlan(context, { ...body, issuedOn: dayOrNull(body.issuedOn), tasks })
      return result.ok ? { status: 201, body: { planId: result.value } } : result
    })
    api.serve(
      contract.clonePlan,
      OFFICE,
    )(async ({ params, body }, context) => {
      const result = await clonePlan(context, params.planId, body.year)
      return result.ok ? { status: 201, body: { planId: result.value } } : result
    })
    api.serve(
      contract.getPlan,
      'signedIn',
    )(async ({ params, query }, context) => {
      const result = await readPlan(context, params.planId, query.organId)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(
      contract.addTask,
      OFFICE,
    )(async ({ params, body }, context) => {
      const result = await addTask(context, params.planId, taskOf(body))
      return result.ok ? { status: 201, body: { taskId: result.value } } : result
    })
    api.serve(
      contract.getTask,
      'signedIn',
    )(async ({ params, query }, context) => {
      const result = await readTask(context, params.taskId, query.organId)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serveUpload(contract.actOnTask, REPORTERS, { maxBytes: 20 * 1024 * 1024, maxFiles: 1 })(
      async ({ params, body }, uploads, context) => {
        const on = parseLocalDate(body.on)
        if (on === undefined) return refuse('invalid', '不是存在的日期', { field: 'on' })
        const result = await actOnTask(context, params.taskId, { ...body, on, file: uploads.files[0] })
        return result.ok ? { status: 200, body: { done: true } } : result
      },
    )
    api.serve(
      contract.getEvidence,
      'signedIn',
    )(async ({ params }, context) => readEvidence(context, params.hash))
    serveAssessment(api)
  },
}

function serveAssessment(api: Parameters<NonNullable<Area['desk']>>[0]): void {
  api.serve(
    contract.scoreIndicator,
    OFFICE,
  )(async ({ params, body }, context) => {
    const score = hundredths(body.score)
    if (score === undefined) return refuse('invalid', '得分应为数字，最多两位小数', { field: 'score' })
    const result = await scoreIndicator(context, params.indicatorId, score, body.reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.getYearResults,
    'signedIn',
  )(async ({ params, query }, context) => {
    const result = await readYearResults(context, params.year, query.organId)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serve(
    contract.recordAppraisal,
    OFFICE,
  )(async ({ params, body }, context) => {
    const { actor, services, tenancy } = context
    await services.database.write(tenancy, (tx) =>
      recordAppraisal(tx, { year: params.year, ...body }, actor.personId),
    )
    return { status: 204, body: undefined }
  })
  api.serve(
    contract.openRectification,
    OFFICE,
  )(async ({ body }, context) => {
    const input = { ...body, dueOn: dayOrNull(body.dueOn) }
    const rectificationId = await context.services.database.write(context.tenancy, (tx) =>
      openRectification(tx, input),
    )
    return { status: 201, body: { rectificationId } }
  })
  api.serve(
    contract.finishRectification,
    REPORTERS,
  )(async ({ params, body }, context) => {
    const on = parseLocalDate(body.on)
    if (on === undefined) return refuse('invalid', '不是存在的日期', { field: 'on' })
    const result = await finishRectification(context, params.id, on, body.result)
    return result.ok ? { status: 204, body: undefined } : result
  })
}

/** Days that do not exist are left out: the picker gives none. */
function dayOrNull(text: string | null): LocalDate | null {
  return text === null ? null : (parseLocalDate(text) ?? null)
}

function taskOf(input: contract.TaskInput): NewTask {
  return { ...input, deadline: { on: dayOrNull(input.deadline.on), text: input.deadline.text } }
}
