import { z } from 'zod'
import { parseLocalDate } from '../law/local-date.ts'
import { route } from '../platform/contract.ts'
import {
  APPRAISALS,
  COMPUTED,
  RECTIFICATION_ACTS,
  RECTIFICATION_SOURCES,
  RECTIFICATION_STAGES,
  type RectificationActKind,
} from './model.ts'

const RECTIFICATION_KINDS = Object.keys(RECTIFICATION_ACTS) as RectificationActKind[] // the table's own keys

const day = z
  .string()
  .refine((typed) => parseLocalDate(typed) !== undefined, '应为存在的日期 年-月-日，如 2026-03-05')
const text = (max: number) => z.string().trim().max(max)
const year = z.coerce.number().int().min(2008).max(2200)
const organQuery = z.object({ organId: z.coerce.number().int().optional() })
const named = z.object({ id: z.string(), name: z.string() })

const deadline = z.object({ on: day.nullable().default(null), text: text(60).nullable().default(null) })

const taskInput = z.object({
  group: text(60).min(1, '请填写分组，如“一、主动公开”'),
  title: text(200).min(1, '请填写工作任务'),
  requirement: text(1000).default(''),
  leadUnitId: z.uuid().nullable().default(null),
  unitIds: z.array(z.uuid()).max(60).default([]),
  deadline: deadline.default({ on: null, text: null }),
})
export type TaskInput = z.output<typeof taskInput>

const indicatorInput = z.object({
  name: text(100).min(1, '请填写指标'),
  parent: z.number().int().min(0).nullable().default(null),
  weight: z.number().int().min(0).max(100_000),
  rule: text(500).default(''),
  sampling: text(200).default(''),
  computed: z.enum(COMPUTED).nullable().default(null),
})

const planHead = z.object({
  planId: z.string(),
  year: z.number(),
  title: z.string(),
  docNumber: z.string(),
  issuedOn: z.string().nullable(),
})

const reason = text(500).min(2, '请写明理由，不少于 2 个字')
const act = z.object({
  seq: z.number(),
  label: z.string(),
  on: z.string(),
  note: z.string(),
  fileHash: z.string().nullable(),
  fileName: z.string().nullable(),
  person: z.string().nullable(),
  changes: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
})
export type ActView = z.output<typeof act>

export const listPlans = route({
  method: 'GET',
  path: '/task-plans',
  summary: '任务分解计划',
  query: organQuery,
  responses: {
    200: z.object({
      plans: z.array(planHead.extend({ done: z.number(), open: z.number() })),
      writable: z.boolean(),
    }),
  },
})

export const makePlan = route({
  method: 'POST',
  path: '/task-plans',
  summary: '制定任务分解计划',
  body: z.object({
    year,
    title: text(100).min(2, '请填写计划名称'),
    docNumber: text(60).default(''),
    issuedOn: day.nullable().default(null),
    tasks: z.array(taskInput).max(300).default([]),
    indicators: z.array(indicatorInput).max(300).default([]),
  }),
  responses: { 201: z.object({ planId: z.string() }) },
})

export const clonePlan = route({
  method: 'POST',
  path: '/task-plans/:planId/clone',
  summary: '沿用到新年度（回头看）',
  params: z.object({ planId: z.uuid() }),
  body: z.object({ year }),
  responses: { 201: z.object({ planId: z.string() }) },
})

const task = z.object({
  taskId: z.string(),
  group: z.string(),
  title: z.string(),
  requirement: z.string(),
  leadUnitId: z.string().nullable(),
  unitIds: z.array(z.string()),
  deadline: z.object({ on: z.string().nullable(), text: z.string().nullable() }),
  state: z.enum(['open', 'done', 'dropped']),
  urged: z.number(),
})
export type TaskView = z.output<typeof task>

const indicator = z.object({
  indicatorId: z.string(),
  parentId: z.string().nullable(),
  name: z.string(),
  weight: z.number(),
  heading: z.boolean(),
  retired: z.boolean(),
  rule: z.string(),
  sampling: z.string(),
  computed: z.enum(COMPUTED).nullable(),
  fact: z.string().nullable(),
  score: z.number().nullable(),
  reason: z.string(),
})
export type IndicatorView = z.output<typeof indicator>

export const getPlan = route({
  method: 'GET',
  path: '/task-plans/:planId',
  summary: '一个计划的任务与指标',
  params: z.object({ planId: z.uuid() }),
  query: organQuery,
  responses: {
    200: z.object({
      plan: planHead,
      tasks: z.array(task),
      indicators: z.array(indicator),
      total: z.object({ score: z.number(), scored: z.number(), weight: z.number() }),
      units: z.array(named),
      writable: z.boolean(),
      reporting: z.boolean(),
    }),
  },
})

export const addTask = route({
  method: 'POST',
  path: '/task-plans/:planId/tasks',
  summary: '增加任务',
  params: z.object({ planId: z.uuid() }),
  body: taskInput,
  responses: { 201: z.object({ taskId: z.string() }) },
})

export const changePlan = route({
  method: 'PUT',
  path: '/task-plans/:planId',
  summary: '修改计划名称、文号',
  params: z.object({ planId: z.uuid() }),
  body: z.object({
    year,
    title: text(100).min(2, '请填写计划名称'),
    docNumber: text(60).default(''),
    issuedOn: day.nullable().default(null),
    reason,
  }),
  responses: { 204: z.undefined() },
})

export const getPlanHistory = route({
  method: 'GET',
  path: '/task-plans/:planId/history',
  summary: '计划的修改经过',
  params: z.object({ planId: z.uuid() }),
  query: organQuery,
  responses: { 200: z.object({ acts: z.array(act) }) },
})

export const adjustTask = route({
  method: 'PUT',
  path: '/tasks/:taskId',
  summary: '调整任务',
  params: z.object({ taskId: z.uuid() }),
  body: taskInput.extend({ reason }),
  responses: { 204: z.undefined() },
})

/** Points as typed: 12 or 12.5. */
const indicatorContent = z.object({
  name: text(100).min(1, '请填写指标'),
  weight: text(7),
  rule: text(500).default(''),
  sampling: text(200).default(''),
  computed: z.enum(COMPUTED).nullable().default(null),
})
export type IndicatorContentInput = z.output<typeof indicatorContent>

export const addIndicator = route({
  method: 'POST',
  path: '/task-plans/:planId/indicators',
  summary: '增加指标',
  params: z.object({ planId: z.uuid() }),
  body: indicatorContent.extend({ parentId: z.uuid().nullable().default(null) }),
  responses: { 201: z.object({ indicatorId: z.string() }) },
})

export const changeIndicator = route({
  method: 'PUT',
  path: '/indicators/:indicatorId',
  summary: '修改指标',
  params: z.object({ indicatorId: z.uuid() }),
  body: indicatorContent.extend({ reason }),
  responses: { 204: z.undefined() },
})

export const switchIndicator = route({
  method: 'POST',
  path: '/indicators/:indicatorId/use',
  summary: '停用、恢复指标',
  params: z.object({ indicatorId: z.uuid() }),
  body: z.object({ inUse: z.boolean(), reason }),
  responses: { 204: z.undefined() },
})

export const getIndicatorHistory = route({
  method: 'GET',
  path: '/indicators/:indicatorId/history',
  summary: '指标的修改与打分经过',
  params: z.object({ indicatorId: z.uuid() }),
  query: organQuery,
  responses: {
    200: z.object({
      acts: z.array(act),
      scores: z.array(
        z.object({
          seq: z.number(),
          score: z.number(),
          reason: z.string(),
          recordedAt: z.string(),
          person: z.string().nullable(),
        }),
      ),
    }),
  },
})

export const getTask = route({
  method: 'GET',
  path: '/tasks/:taskId',
  summary: '任务经过',
  params: z.object({ taskId: z.uuid() }),
  query: organQuery,
  responses: {
    200: z.object({ acts: z.array(act) }),
  },
})

/** Multipart: an optional file of evidence. */
export const actOnTask = route({
  method: 'POST',
  path: '/tasks/:taskId/acts',
  summary: '报进展、督办、完成',
  params: z.object({ taskId: z.uuid() }),
  body: z.object({
    kind: z.enum(['progress', 'urged', 'criticised', 'done', 'reopened', 'dropped']),
    on: day,
    note: text(2000).min(1, '请写明情况'),
  }),
  responses: { 200: z.object({ done: z.literal(true) }) },
})

/** Answers the file. */
export const getEvidence = route({
  method: 'GET',
  path: '/task-files/:hash',
  summary: '佐证材料',
  params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  responses: {},
})

export const scoreIndicator = route({
  method: 'POST',
  path: '/indicators/:indicatorId/scores',
  summary: '打分',
  params: z.object({ indicatorId: z.uuid() }),
  body: z.object({ score: z.string(), reason: text(500).default('') }),
  responses: { 204: z.undefined() },
})

export const getYearResults = route({
  method: 'GET',
  path: '/appraisals/:year',
  summary: '考核、社会评议、责任追究结果与整改',
  params: z.object({ year }),
  query: organQuery,
  responses: {
    200: z.object({
      results: z.object({ assessment: z.string(), socialAppraisal: z.string(), accountability: z.string() }),
      rectifications: z.array(
        z.object({
          rectificationId: z.string(),
          source: z.enum(RECTIFICATION_SOURCES),
          problem: z.string(),
          measure: z.string(),
          unitId: z.string().nullable(),
          dueOn: z.string().nullable(),
          doneOn: z.string().nullable(),
          result: z.string(),
          stage: z.enum(RECTIFICATION_STAGES),
          /** What the person may register on it now. */
          next: z.array(z.enum(RECTIFICATION_KINDS)),
        }),
      ),
      units: z.array(named),
      writable: z.boolean(),
    }),
  },
})

export const recordAppraisal = route({
  method: 'POST',
  path: '/appraisals/:year',
  summary: '登记结果',
  params: z.object({ year }),
  body: z.object({ kind: z.enum(APPRAISALS), result: text(500).min(2, '请写明结果') }),
  responses: { 204: z.undefined() },
})

const rectificationInput = z.object({
  year,
  source: z.enum(RECTIFICATION_SOURCES),
  problem: text(500).min(2, '请写明问题'),
  measure: text(500).default(''),
  unitId: z.uuid().nullable().default(null),
  dueOn: day.nullable().default(null),
})

export const openRectification = route({
  method: 'POST',
  path: '/rectifications',
  summary: '登记整改事项',
  body: rectificationInput,
  responses: { 201: z.object({ rectificationId: z.string() }) },
})

export const getRectification = route({
  method: 'GET',
  path: '/rectifications/:id',
  summary: '整改经过',
  params: z.object({ id: z.uuid() }),
  query: organQuery,
  responses: { 200: z.object({ acts: z.array(act) }) },
})

/** Multipart: evidence, which a report of completion must have. */
export const actOnRectification = route({
  method: 'POST',
  path: '/rectifications/:id/acts',
  summary: '报进展、报完成、验收、退回',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    kind: z.enum(['progress', 'reported', 'accepted', 'returned', 'withdrawn', 'reopened']),
    on: day,
    note: text(2000).min(2, '请写明情况'),
  }),
  responses: { 200: z.object({ done: z.literal(true) }) },
})

export const correctRectification = route({
  method: 'PUT',
  path: '/rectifications/:id',
  summary: '更正整改事项',
  params: z.object({ id: z.uuid() }),
  body: rectificationInput.omit({ year: true }).extend({ reason }),
  responses: { 204: z.undefined() },
})
