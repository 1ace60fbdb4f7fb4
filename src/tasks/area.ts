import { parseLocalDate, type LocalDate } from '../law/local-date.ts'
import type { Area } from '../platform/areas.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { actOnRectification, correctRectification } from './actions/act-on-rectification.ts'
import { actOnTask } from './actions/act-on-task.ts'
import { openRectification, recordAppraisal, scoreIndicator } from './actions/assess.ts'
import { adjustTask, changePlan } from './actions/change-plan.ts'
import {
  addIndicator,
  changeIndicator,
  type IndicatorContent,
  restoreIndicator,
  retireIndicator,
} from './actions/keep-indicators.ts'
import { addTask, clonePlan, makePlan } from './actions/make-plan.ts'
import {
  readEvidence,
  readIndicatorHistory,
  readPlan,
  readPlanHistory,
  readPlans,
  readTask,
} from './actions/read-tasks.ts'
import { readRectification, readYearResults } from './actions/read-year.ts'
import * as contract from './contract.ts'
import type { NewTask } from './model.ts'
import { hundredths } from './rules.ts'
import './tables.ts'

const OFFICE = ['clerk', 'head'] as const
const EVIDENCE = { maxBytes: 20 * 1024 * 1024, maxFiles: 1 } as const
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
    api.serveUpload(
      contract.actOnTask,
      REPORTERS,
      EVIDENCE,
    )(async ({ params, body }, uploads, context) => {
      const on = parseLocalDate(body.on)
      if (on === undefined) return refuse('invalid', '不是存在的日期', { field: 'on' })
      const result = await actOnTask(context, params.taskId, { ...body, on, file: uploads.files[0] })
      return result.ok ? { status: 200, body: { done: true } } : result
    })
    api.serve(
      contract.getEvidence,
      'signedIn',
    )(async ({ params }, context) => readEvidence(context, params.hash))
    api.serve(
      contract.changePlan,
      OFFICE,
    )(async ({ params, body }, context) => {
      const { reason, ...head } = body
      const issuedOn = dayOrNull(head.issuedOn)
      const result = await changePlan(context, params.planId, { ...head, issuedOn }, reason)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(
      contract.getPlanHistory,
      'signedIn',
    )(async ({ params, query }, context) => {
      const result = await readPlanHistory(context, params.planId, query.organId)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(
      contract.adjustTask,
      OFFICE,
    )(async ({ params, body }, context) => {
      const { reason, ...input } = body
      const result = await adjustTask(context, params.taskId, taskOf(input), reason)
      return result.ok ? { status: 204, body: undefined } : result
    })
    serveIndicators(api)
    serveAssessment(api)
    serveRectifications(api)
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
}

function serveRectifications(api: Parameters<NonNullable<Area['desk']>>[0]): void {
  api.serve(
    contract.openRectification,
    OFFICE,
  )(async ({ body }, context) => {
    const input = { ...body, dueOn: dayOrNull(body.dueOn) }
    const by = { on: context.today, personId: context.actor.personId }
    const rectificationId = await context.services.database.write(context.tenancy, (tx) =>
      openRectification(tx, input, by),
    )
    return { status: 201, body: { rectificationId } }
  })
  api.serve(
    contract.getRectification,
    'signedIn',
  )(async ({ params, query }, context) => {
    const result = await readRectification(context, params.id, query.organId)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serveUpload(
    contract.actOnRectification,
    REPORTERS,
    EVIDENCE,
  )(async ({ params, body }, uploads, context) => {
    const on = parseLocalDate(body.on)
    if (on === undefined) return refuse('invalid', '不是存在的日期', { field: 'on' })
    const act = { ...body, on, file: uploads.files[0] }
    const result = await actOnRectification(context, params.id, act)
    return result.ok ? { status: 200, body: { done: true } } : result
  })
  api.serve(
    contract.correctRectification,
    OFFICE,
  )(async ({ params, body }, context) => {
    const { reason, ...facts } = body
    const dueOn = dayOrNull(facts.dueOn)
    const result = await correctRectification(context, params.id, { ...facts, dueOn }, reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
}

function serveIndicators(api: Parameters<NonNullable<Area['desk']>>[0]): void {
  api.serve(
    contract.addIndicator,
    OFFICE,
  )(async ({ params, body }, context) => {
    const { parentId, ...input } = body
    const content = indicatorOf(input)
    if (!content.ok) return content
    const result = await addIndicator(context, params.planId, parentId, content.value)
    return result.ok ? { status: 201, body: { indicatorId: result.value } } : result
  })
  api.serve(
    contract.changeIndicator,
    OFFICE,
  )(async ({ params, body }, context) => {
    const { reason, ...input } = body
    const content = indicatorOf(input)
    if (!content.ok) return content
    const result = await changeIndicator(context, params.indicatorId, content.value, reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.switchIndicator,
    OFFICE,
  )(async ({ params, body }, context) => {
    const act = body.inUse ? restoreIndicator : retireIndicator
    const result = await act(context, params.indicatorId, body.reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.getIndicatorHistory,
    'signedIn',
  )(async ({ params, query }, context) => {
    const result = await readIndicatorHistory(context, params.indicatorId, query.organId)
    return result.ok ? { status: 200, body: result.value } : result
  })
}

/** The points as typed, in hundredths. */
function indicatorOf(input: contract.IndicatorContentInput): Result<IndicatorContent> {
  const weight = hundredths(input.weight)
  if (weight === undefined || weight > 100_000)
    return refuse('invalid', '分值应为不超过 1000 的数字，最多两位小数；分类填 0', { field: 'weight' })
  return ok({ ...input, weight })
}

/** Days that do not exist are left out: the picker gives none. */
function dayOrNull(text: string | null): LocalDate | null {
  return text === null ? null : (parseLocalDate(text) ?? null)
}

function taskOf(input: contract.TaskInput): NewTask {
  return { ...input, deadline: { on: dayOrNull(input.deadline.on), text: input.deadline.text } }
}
