import { z } from 'zod'
import { route } from '../platform/contract.ts'
import { GUIDE_ACT_LABELS, HANDLED_CHANNELS, HANDLED_RESULTS, MATTER_ROWS } from './model.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 年-月-日，如 2026-03-05')
const text = (max: number) => z.string().trim().max(max)
const organQuery = z.object({ organId: z.coerce.number().int().optional() })
const reason = z.string().trim().min(2, '请写明理由').max(500)

export const guideContent = z.object({
  basis: text(2000),
  audience: text(500),
  conditions: text(3000),
  materials: z.array(z.object({ name: text(200), form: text(100), note: text(300) })).max(40),
  steps: z.array(z.object({ name: text(60), detail: text(1000) })).max(20),
  legalLimit: text(200),
  promisedLimit: text(200),
  fee: text(500),
  result: text(300),
  place: text(300),
  hours: text(300),
  contact: text(300),
  complaint: text(300),
})

export const guideInput = z.object({
  row: z.enum(MATTER_ROWS).default('otherServices'),
  name: z.string().trim().min(2, '请填写事项名称').max(100),
  category: z.string().trim().min(2, '请选择类别').max(30),
  unitId: z.uuid().nullable().default(null),
  validFrom: day,
  sort: z.number().int().min(0).max(9999).default(100),
  content: guideContent,
  note: text(300).default(''),
})
export type GuideInput = z.output<typeof guideInput>

const element = z.object({ key: z.string(), label: z.string() })

export const guideRow = z.object({
  guideId: z.string(),
  row: z.enum(MATTER_ROWS),
  name: z.string(),
  category: z.string(),
  unitId: z.string().nullable(),
  unit: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  version: z.number(),
  publishedVersion: z.number().nullable(),
  sort: z.number(),
  /** Required elements the newest version lacks: 服务不实用. */
  missing: z.array(element),
  handledThisYear: z.number(),
})
export type GuideRow = z.output<typeof guideRow>

const named = z.object({ id: z.string(), name: z.string() })

export const listGuides = route({
  method: 'GET',
  path: '/guides',
  summary: '办事指南',
  query: organQuery,
  responses: {
    200: z.object({
      guides: z.array(guideRow),
      units: z.array(named),
      year: z.number(),
      writable: z.boolean(),
    }),
  },
})

export const getGuide = route({
  method: 'GET',
  path: '/guides/:guideId',
  summary: '一份办事指南',
  params: z.object({ guideId: z.uuid() }),
  query: organQuery.extend({ version: z.coerce.number().int().optional() }),
  responses: {
    200: z.object({
      guide: guideRow,
      version: z.number(),
      content: guideContent,
      note: z.string(),
      units: z.array(named),
      mayPublish: z.boolean(),
      /** Why it cannot be published by this person now; null if it can. */
      publishBlocked: z.string().nullable(),
      acts: z.array(
        z.object({
          seq: z.number(),
          kind: z.string().refine((kind) => kind in GUIDE_ACT_LABELS),
          on: z.string(),
          person: z.string().nullable(),
          reason: z.string(),
          version: z.number().nullable(),
        }),
      ),
    }),
  },
})

export const createGuide = route({
  method: 'POST',
  path: '/guides',
  summary: '新建办事指南',
  body: guideInput,
  responses: { 201: z.object({ guideId: z.string() }) },
})

export const reviseGuide = route({
  method: 'PUT',
  path: '/guides/:guideId',
  summary: '修改办事指南（新版本）',
  params: z.object({ guideId: z.uuid() }),
  body: guideInput.extend({ basedOn: z.number().int() }),
  responses: { 200: z.object({ version: z.number() }) },
})

export const publishGuide = route({
  method: 'POST',
  path: '/guides/:guideId/publish',
  summary: '审核并发布',
  params: z.object({ guideId: z.uuid() }),
  body: z.object({ version: z.number().int() }),
  responses: { 204: z.undefined() },
})

export const returnGuide = route({
  method: 'POST',
  path: '/guides/:guideId/return',
  summary: '退回修改',
  params: z.object({ guideId: z.uuid() }),
  body: z.object({ reason }),
  responses: { 204: z.undefined() },
})

export const withdrawGuide = route({
  method: 'POST',
  path: '/guides/:guideId/withdraw',
  summary: '撤下',
  params: z.object({ guideId: z.uuid() }),
  body: z.object({ reason }),
  responses: { 204: z.undefined() },
})

export const endGuide = route({
  method: 'POST',
  path: '/guides/:guideId/end',
  summary: '取消事项',
  params: z.object({ guideId: z.uuid() }),
  body: z.object({ on: day, reason }),
  responses: { 204: z.undefined() },
})

const handledInput = z.object({
  guideId: z.uuid(),
  handledOn: day,
  count: z.number().int(),
  channel: z.enum(HANDLED_CHANNELS).default('counter'),
  unitId: z.uuid().nullable().default(null),
  result: z.enum(HANDLED_RESULTS).default('done'),
  note: text(200).default(''),
})
export type HandledInput = z.output<typeof handledInput>

export const handledRow = z.object({
  recordId: z.string(),
  guideId: z.string(),
  handledOn: z.string(),
  count: z.number(),
  channel: z.enum(HANDLED_CHANNELS),
  unitId: z.string().nullable(),
  result: z.enum(HANDLED_RESULTS),
  note: z.string(),
  withdrawn: z.boolean(),
})
export type HandledRow = z.output<typeof handledRow>

export const listHandled = route({
  method: 'GET',
  path: '/handled',
  summary: '办理登记',
  query: organQuery.extend({
    from: day.optional(),
    to: day.optional(),
    guideId: z.uuid().optional(),
    withdrawn: z.enum(['true', 'false']).optional(),
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
  }),
  responses: {
    200: z.object({
      records: z.array(handledRow),
      total: z.number(),
      /** Matters of all rows found, not only of this page. */
      count: z.number(),
      guides: z.array(
        z.object({ id: z.string(), name: z.string(), category: z.string(), open: z.boolean() }),
      ),
      units: z.array(named),
      writable: z.boolean(),
    }),
  },
})

export const enterHandled = route({
  method: 'POST',
  path: '/handled',
  summary: '登记办理件（可一次多行）',
  body: z.object({ records: z.array(handledInput).min(1, '没有要登记的行').max(200, '一次最多 200 行') }),
  responses: { 201: z.object({ taken: z.number() }) },
})

export const getHandled = route({
  method: 'GET',
  path: '/handled/:recordId',
  summary: '一条办理登记及其经过',
  params: z.object({ recordId: z.uuid() }),
  query: organQuery,
  responses: {
    200: z.object({
      record: handledRow,
      guide: z.string(),
      acts: z.array(
        z.object({
          seq: z.number(),
          kind: z.enum(['entered', 'corrected', 'withdrawn']),
          recordedAt: z.string(),
          person: z.string().nullable(),
          reason: z.string(),
          count: z.number(),
          handledOn: z.string(),
        }),
      ),
    }),
  },
})

export const correctHandled = route({
  method: 'PUT',
  path: '/handled/:recordId',
  summary: '更正',
  params: z.object({ recordId: z.uuid() }),
  body: handledInput.extend({ reason }),
  responses: { 204: z.undefined() },
})

export const withdrawHandled = route({
  method: 'POST',
  path: '/handled/:recordId/withdraw',
  summary: '作废',
  params: z.object({ recordId: z.uuid() }),
  body: z.object({ reason }),
  responses: { 204: z.undefined() },
})

export const importHandled = route({
  method: 'POST',
  path: '/handled/import',
  summary: 'Excel 导入办理件',
  body: z.object({}),
  responses: {
    200: z.object({
      taken: z.number(),
      matters: z.number(),
      faults: z.array(z.object({ line: z.number(), column: z.string(), message: z.string() })),
    }),
  },
})

/** Answers an .xlsx file. */
export const handledTemplate = route({
  method: 'GET',
  path: '/handled/template',
  summary: '办理件导入模板',
  responses: {},
})

/** Day by day and matter by matter, for the daily grid. */
export const handledDay = route({
  method: 'GET',
  path: '/handled/days/:day',
  summary: '一天的办理登记',
  params: z.object({ day }),
  responses: {
    200: z.object({
      guides: z.array(
        z.object({
          guideId: z.string(),
          name: z.string(),
          category: z.string(),
          entered: z.number(),
          unitId: z.string().nullable(),
        }),
      ),
      closed: z.boolean(),
    }),
  },
})
