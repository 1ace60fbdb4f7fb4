import { z } from 'zod'
import { formSchema } from '../annual-report/render/report-answer.ts'
import { cellValueSchema } from '../annual-report/render/snapshot.ts'
import { route } from '../platform/contract.ts'

const checkId = z.uuid('检查记录的编号不对，请从清单中选择')
const ofCheck = z.object({ checkId })
/** Of an organ below that keeps reports of its own; left out: the own one. */
const keeper = z.object({ organId: z.coerce.number().int().optional() })
const reason = z.string().trim().min(4, '理由不少于 4 个字').max(500, '理由不超过 500 个字')
const path = z.string().max(80)

const placeSchema = z.object({
  line: z.number().optional(),
  page: z.number().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
})

const countsSchema = z.object({
  cells: z.number(),
  unread: z.number(),
  errors: z.number(),
  warnings: z.number(),
  infos: z.number(),
})

const rowSchema = countsSchema.extend({
  checkId: z.string(),
  fileName: z.string(),
  organ: z.string().nullable(),
  year: z.number().nullable(),
  form: formSchema,
  keptOn: z.string(),
  keptBy: z.string(),
  previousId: z.string().nullable(),
  withdrawn: z.boolean(),
})

const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  path: z.string().optional(),
  expected: z.union([z.number(), z.string()]).optional(),
  actual: z.union([z.number(), z.string()]).nullable().optional(),
  message: z.string(),
  article: z.string().optional(),
  place: placeSchema.optional(),
})

const choiceSchema = z.object({ checkId: z.string(), label: z.string() })

const openedSchema = rowSchema.extend({
  /** As the headings have it; null: not recognised, `form` is taken from the year. */
  format: formSchema.nullable(),
  otherCombined: z.boolean(),
  cut: z.boolean(),
  title: z.string().nullable(),
  /** With the corrections in it. */
  cellValues: z.array(z.tuple([z.string(), cellValueSchema])),
  places: z.array(z.tuple([z.string(), placeSchema])),
  unreadCells: z.array(z.object({ path: z.string(), reason: z.string(), place: placeSchema })),
  notices: z.array(z.object({ code: z.string(), message: z.string(), place: placeSchema.optional() })),
  lines: z.array(z.string()),
  linesLeftOut: z.number(),
  findings: z.array(findingSchema),
  corrections: z.array(
    z.object({
      path: z.string(),
      value: cellValueSchema,
      before: cellValueSchema.nullable(),
      reason: z.string(),
      by: z.string(),
      on: z.string(),
    }),
  ),
  /** False for a report that another organ keeps. */
  writable: z.boolean(),
  /** Organs that filed the report of the year before here. */
  filedChoices: z.array(z.object({ organId: z.number(), name: z.string() })),
  previous: choiceSchema.nullable(),
  previousChoices: z.array(choiceSchema),
  acts: z.array(
    z.object({
      seq: z.number(),
      name: z.string(),
      on: z.string(),
      by: z.string(),
      path: z.string().nullable(),
      note: z.string(),
    }),
  ),
})
export type OpenedAnswer = z.output<typeof openedSchema>
export type KeptAnswer = z.output<typeof rowSchema>

/** Largest file of the desk: the reader's own limit. */
export const DESK_FILE_BYTES = 50 * 1024 * 1024

export const listKeptReports = route({
  method: 'GET',
  path: '/report-checks',
  summary: '已检查的年报',
  query: keeper.extend({
    year: z.coerce.number().int().min(2008, '年度应为四位数字').max(2200, '年度应为四位数字').optional(),
    withdrawn: z.enum(['yes', 'no']).default('no'),
  }),
  responses: {
    200: z.object({
      items: z.array(rowSchema.extend({ compared: z.boolean() })),
      /** There are more than are listed. */
      more: z.boolean(),
      years: z.array(z.number()),
      /** Whose kept reports the person may see, the own organ first. */
      keepers: z.array(z.object({ organId: z.number(), name: z.string() })),
    }),
  },
})

const keptSchema = z.object({ row: rowSchema, already: z.boolean(), notices: z.array(z.string()) })

export const uploadReport = route({
  method: 'POST',
  path: '/report-checks',
  summary: '读入并检查一份年报（txt、md、html、pdf、docx、xlsx）',
  responses: { 200: keptSchema, 201: keptSchema },
})

export const openKeptReport = route({
  method: 'GET',
  path: '/report-checks/:checkId',
  summary: '一份年报的读数、原文、检查结果和经过',
  params: ofCheck,
  query: keeper,
  responses: { 200: openedSchema },
})

export const correctReading = route({
  method: 'POST',
  path: '/report-checks/:checkId/corrections',
  summary: '人工更正一格读数',
  params: ofCheck,
  body: z.object({ path, value: z.string().max(40, '填写的内容过长'), reason }),
  responses: { 204: z.undefined() },
})

export const withdrawReadingCorrection = route({
  method: 'POST',
  path: '/report-checks/:checkId/corrections/withdraw',
  summary: '撤销一格的人工更正',
  params: ofCheck,
  body: z.object({ path, reason }),
  responses: { 204: z.undefined() },
})

export const choosePreviousReport = route({
  method: 'PUT',
  path: '/report-checks/:checkId/previous',
  summary: '选定对照用的上一年度年报',
  params: ofCheck,
  body: z.object({ previousId: checkId.nullable() }),
  responses: { 204: z.undefined() },
})

export const withdrawKeptReport = route({
  method: 'POST',
  path: '/report-checks/:checkId/withdraw',
  summary: '移出清单（不删除）',
  params: ofCheck,
  body: z.object({ reason }),
  responses: { 204: z.undefined() },
})

export const restoreKeptReport = route({
  method: 'POST',
  path: '/report-checks/:checkId/restore',
  summary: '放回清单',
  params: ofCheck,
  body: z.object({ reason }),
  responses: { 204: z.undefined() },
})

export const getOpinion = route({
  method: 'GET',
  path: '/report-checks/:checkId/opinion',
  summary: '审核意见（Word）',
  params: ofCheck,
  query: keeper,
  responses: {},
})

/** Answers a ZIP, one Word file a report. */
export const packOpinions = route({
  method: 'GET',
  path: '/report-check-opinions',
  summary: '一个年度的审核意见（打包）',
  query: keeper.extend({ year: z.coerce.number().int().min(2008).max(2200) }),
  responses: {},
})

export const choosePreviousFiled = route({
  method: 'PUT',
  path: '/report-checks/:checkId/previous-filed',
  summary: '以在本系统报送的上年年报对照',
  params: ofCheck,
  body: z.object({ organId: z.number().int() }),
  responses: { 204: z.undefined() },
})

export const getOriginal = route({
  method: 'GET',
  path: '/report-checks/:checkId/file',
  summary: '原文件',
  params: ofCheck,
  query: keeper,
  responses: {},
})

export const getPublicPage = route({
  method: 'GET',
  path: '/report-check-setting',
  summary: '门户“检查一份年报”是否开放',
  responses: { 200: z.object({ on: z.boolean(), mayChange: z.boolean() }) },
})

export const setPublicPage = route({
  method: 'PUT',
  path: '/report-check-setting',
  summary: '开关门户“检查一份年报”',
  body: z.object({ on: z.boolean() }),
  responses: { 204: z.undefined() },
})
