import { z } from 'zod'
import { route } from '../platform/contract.ts'
import { ENTRY_ACTS, ENTRY_KINDS, REGISTER_ROWS } from './model.ts'

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 年-月-日，如 2026-03-05')
const year = z.coerce.number().int().min(1990).max(2200)
const row = z.enum(REGISTER_ROWS)

export const entryInput = z.object({
  row,
  kind: z.enum(ENTRY_KINDS),
  name: z.string().trim().min(1, '请填写名称').max(300),
  number: z.string().trim().max(100).default(''),
  itemId: z.uuid().nullable().default(null),
  happenedOn: day,
  publishedOn: day.nullable().default(null),
  endedOn: day.nullable().default(null),
  count: z.number().int().default(1),
  /** 元, at most two decimals, as text: no float on the way. */
  yuan: z.string().trim().max(30).nullable().default(null),
  unitId: z.uuid().nullable().default(null),
})
export type EntryInput = z.output<typeof entryInput>

export const entrySchema = z.object({
  entryId: z.string(),
  row,
  kind: z.enum(ENTRY_KINDS),
  name: z.string(),
  number: z.string(),
  itemId: z.string().nullable(),
  happenedOn: z.string(),
  publishedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  count: z.number(),
  yuan: z.string().nullable(),
  unitId: z.string().nullable(),
  withdrawn: z.boolean(),
})
export type EntryView = z.output<typeof entrySchema>

const named = z.object({ id: z.string(), name: z.string() })

export const listEntries = route({
  method: 'GET',
  path: '/registers/:row/entries',
  summary: '台账',
  params: z.object({ row }),
  query: z.object({
    organId: z.coerce.number().int().optional(),
    year: year.optional(),
    withdrawn: z.enum(['true', 'false']).optional(),
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
  }),
  responses: {
    200: z.object({
      entries: z.array(entrySchema),
      total: z.number(),
      units: z.array(named),
      items: z.array(named),
      /** The person may enter, correct and import here. */
      writable: z.boolean(),
    }),
  },
})

export const enterEntry = route({
  method: 'POST',
  path: '/registers/entries',
  summary: '登记',
  body: entryInput,
  responses: { 201: z.object({ entryId: z.string() }) },
})

export const getEntry = route({
  method: 'GET',
  path: '/registers/entries/:entryId',
  summary: '一条登记及其经过',
  params: z.object({ entryId: z.uuid() }),
  query: z.object({ organId: z.coerce.number().int().optional() }),
  responses: {
    200: z.object({
      entry: entrySchema,
      acts: z.array(
        z.object({
          seq: z.number(),
          kind: z.enum(ENTRY_ACTS),
          recordedAt: z.string(),
          person: z.string().nullable(),
          reason: z.string(),
          changes: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
        }),
      ),
    }),
  },
})

export const correctEntry = route({
  method: 'PUT',
  path: '/registers/entries/:entryId',
  summary: '更正',
  params: z.object({ entryId: z.uuid() }),
  body: entryInput.extend({ reason: z.string().trim().min(2, '请写明更正理由').max(500) }),
  responses: { 204: z.undefined() },
})

export const withdrawEntry = route({
  method: 'POST',
  path: '/registers/entries/:entryId/withdraw',
  summary: '作废',
  params: z.object({ entryId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(2, '请写明作废理由').max(500) }),
  responses: { 204: z.undefined() },
})

/** What every import of a sheet answers at least. */
export const importAnswer = z.object({
  taken: z.number(),
  faults: z.array(z.object({ line: z.number(), column: z.string(), message: z.string() })),
})

export const importEntries = route({
  method: 'POST',
  path: '/registers/import',
  summary: 'Excel 导入',
  body: z.object({ row, kind: z.enum(ENTRY_KINDS) }),
  responses: {
    200: importAnswer,
  },
})

/** Answers an .xlsx file. */
export const importTemplate = route({
  method: 'GET',
  path: '/registers/:row/template/:kind',
  summary: '导入模板',
  params: z.object({ row, kind: z.enum(ENTRY_KINDS) }),
  responses: {},
})

export const getYear = route({
  method: 'GET',
  path: '/registers/years/:year',
  summary: '封账情况与本年合计',
  params: z.object({ year }),
  query: z.object({ organId: z.coerce.number().int().optional() }),
  responses: {
    200: z.object({
      year: z.number(),
      scopes: z.array(
        z.object({
          unitId: z.string().nullable(),
          name: z.string(),
          closed: z.boolean(),
          mayClose: z.boolean(),
        }),
      ),
      acts: z.array(
        z.object({
          name: z.string(),
          kind: z.enum(['closed', 'reopened']),
          recordedAt: z.string(),
          person: z.string().nullable(),
          reason: z.string(),
        }),
      ),
      totals: z.array(z.object({ path: z.string(), label: z.string(), value: z.string() })),
    }),
  },
})

export const closeYear = route({
  method: 'POST',
  path: '/registers/years/:year/close',
  summary: '封账',
  params: z.object({ year }),
  body: z.object({ unitId: z.uuid().nullable() }),
  responses: { 204: z.undefined() },
})

export const reopenYear = route({
  method: 'POST',
  path: '/registers/years/:year/reopen',
  summary: '解除封账',
  params: z.object({ year }),
  body: z.object({ unitId: z.uuid().nullable(), reason: z.string().trim().min(2, '请写明理由').max(500) }),
  responses: { 204: z.undefined() },
})
