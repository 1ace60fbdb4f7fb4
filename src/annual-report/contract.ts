import { z } from 'zod'
import { parseLocalDate } from '../law/local-date.ts'
import { ORGAN_KINDS } from '../organs/model.ts'
import { route } from '../platform/contract.ts'
import { cellSchema, formSchema, reportSchema, stateSchema } from './render/report-answer.ts'
import { cellValueSchema } from './render/snapshot.ts'
import { IMPROVEMENT_STATUSES, TEXT_KEYS } from './rules.ts'

export type { ReportAnswer } from './render/report-answer.ts'

const year = z.coerce.number().int().min(2008, '年度应为四位数字').max(2200, '年度应为四位数字')
const organId = z.coerce.number().int()
const day = z.string().refine((text) => parseLocalDate(text) !== undefined, '不是存在的日期，应如 2027-01-20')
const reason = z.string().trim().min(4, '理由不少于 4 个字').max(500, '理由不超过 500 个字')
const text = z.string().max(20_000, '文字不超过 20000 字')
const form = formSchema
const state = stateSchema
const ofReport = z.object({ organId, year })

export const listReports = route({
  method: 'GET',
  path: '/reports',
  summary: '年度报告列表',
  query: z.object({ organId: organId.optional() }),
  responses: {
    200: z.object({
      organ: z.object({ organId: z.number(), code: z.string(), name: z.string() }),
      years: z.array(
        z.object({
          year: z.number(),
          version: z.number().nullable(),
          form,
          source: z.enum(['records', 'imported']),
          /** null: not begun. */
          state: state.nullable(),
          dueOn: z.string(),
          dueBasis: z.string(),
          filedOn: z.string().nullable(),
          publishedOn: z.string().nullable(),
          late: z.boolean(),
          returned: z.boolean(),
        }),
      ),
      mayStart: z.boolean(),
    }),
  },
})

export const startReport = route({
  method: 'POST',
  path: '/reports/:year',
  summary: '开始编制年度报告',
  params: z.object({ year }),
  responses: { 201: z.object({ version: z.number() }) },
})

export const openReport = route({
  method: 'GET',
  path: '/reports/:organId/:year',
  summary: '一份年度报告：数据、文字、检查与流程',
  params: ofReport,
  responses: { 200: reportSchema },
})

export const draftText = route({
  method: 'GET',
  path: '/reports/:organId/:year/draft/:key',
  summary: '由记录起草一段文字',
  params: ofReport.extend({ key: z.enum(TEXT_KEYS) }),
  responses: { 200: z.object({ text: z.string(), gaps: z.array(z.string()) }) },
})

export const listTextVersions = route({
  method: 'GET',
  path: '/reports/:organId/:year/texts/:key',
  summary: '一段文字的历次稿',
  params: ofReport.extend({ key: z.enum(TEXT_KEYS) }),
  responses: {
    200: z.object({
      versions: z.array(z.object({ seq: z.number(), on: z.string(), by: z.string(), text: z.string() })),
    }),
  },
})

export const saveText = route({
  method: 'PUT',
  path: '/reports/:organId/:year/texts/:key',
  summary: '保存一段文字',
  params: ofReport.extend({ key: z.enum(TEXT_KEYS) }),
  body: z.object({ text }),
  responses: { 204: z.undefined() },
})

export const saveImprovements = route({
  method: 'PUT',
  path: '/reports/:organId/:year/improvements',
  summary: '登记下一年的改进措施',
  params: ofReport,
  body: z.object({ items: z.array(z.string().trim().min(4, '每条不少于 4 个字').max(200)).max(20) }),
  responses: { 204: z.undefined() },
})

export const correctCell = route({
  method: 'PUT',
  path: '/reports/:organId/:year/corrections',
  summary: '人工更正一格数据',
  params: ofReport,
  body: z.object({ path: z.string().max(80), value: cellValueSchema, reason }),
  responses: { 204: z.undefined() },
})

export const withdrawCorrection = route({
  method: 'POST',
  path: '/reports/:organId/:year/corrections/withdraw',
  summary: '撤销人工更正',
  params: ofReport,
  body: z.object({ path: z.string().max(80), reason }),
  responses: { 204: z.undefined() },
})

export const explainFinding = route({
  method: 'PUT',
  path: '/reports/:organId/:year/notes',
  summary: '说明一条提示',
  params: ofReport,
  body: z.object({
    finding: z.string().max(300),
    note: z.string().trim().min(2, '说明不少于 2 个字').max(500),
  }),
  responses: { 204: z.undefined() },
})

const comment = z.object({ comment: z.string().trim().max(500).optional() })

export const submitReport = route({
  method: 'POST',
  path: '/reports/:organId/:year/submit',
  summary: '送审',
  params: ofReport,
  body: comment,
  responses: { 204: z.undefined() },
})

export const reviewReport = route({
  method: 'POST',
  path: '/reports/:organId/:year/review',
  summary: '审核通过',
  params: ofReport,
  body: comment,
  responses: { 204: z.undefined() },
})

export const giveBackReport = route({
  method: 'POST',
  path: '/reports/:organId/:year/give-back',
  summary: '退回',
  params: ofReport,
  body: z.object({ reason }),
  responses: { 204: z.undefined() },
})

export const fileReport = route({
  method: 'POST',
  path: '/reports/:organId/:year/file',
  summary: '报送（锁定）',
  params: ofReport,
  responses: { 200: z.object({ hash: z.string(), late: z.boolean() }) },
})

export const publishReport = route({
  method: 'POST',
  path: '/reports/:organId/:year/publish',
  summary: '公布',
  params: ofReport,
  responses: { 204: z.undefined() },
})

export const correctPublished = route({
  method: 'POST',
  path: '/reports/:organId/:year/new-version',
  summary: '对已公布的报告编制更正版本',
  params: ofReport,
  body: z.object({ publicNote: z.string().trim().min(6, '向公众说明更正了什么，不少于 6 个字').max(300) }),
  responses: { 201: z.object({ version: z.number() }) },
})

export const setImprovement = route({
  method: 'PUT',
  path: '/reports/improvements/:id',
  summary: '更新改进措施的落实情况',
  params: z.object({ id: z.uuid() }),
  body: z.object({ status: z.enum(IMPROVEMENT_STATUSES), note: z.string().trim().max(300) }),
  responses: { 204: z.undefined() },
})

export const listCellRecords = route({
  method: 'GET',
  path: '/reports/:organId/:year/records',
  summary: '一格数据背后的记录',
  params: ofReport,
  query: z.object({
    path: z.string().max(80),
    page: z.coerce.number().int().min(1).default(1),
    size: z.coerce.number().int().min(1).max(100).default(20),
  }),
  responses: {
    200: z.object({
      name: z.string(),
      total: z.number(),
      rows: z.array(
        z.object({
          id: z.string(),
          source: z.string(),
          label: z.string(),
          detail: z.string(),
          on: z.string(),
          count: z.string(),
          /** Below the desk; null where the record has no page. */
          to: z.string().nullable(),
        }),
      ),
    }),
  },
})

export const downloadReport = route({
  method: 'GET',
  path: '/reports/:organId/:year/file/:format',
  summary: '下载年度报告',
  params: ofReport.extend({ format: z.enum(['pdf', 'docx', 'xlsx', 'html', 'json']) }),
  responses: { 200: z.undefined() },
})

export const showPicture = route({
  method: 'GET',
  path: '/reports/:organId/:year/chart/:key',
  summary: '图解中的一幅图',
  params: ofReport.extend({ key: z.string().max(20) }),
  responses: { 200: z.undefined() },
})

export const describePicture = route({
  method: 'GET',
  path: '/reports/:organId/:year/picture',
  summary: '图解的数字与图',
  params: ofReport,
  responses: {
    200: z.object({
      title: z.string(),
      headlines: z.array(z.object({ label: z.string(), value: z.string(), unit: z.string() })),
      charts: z.array(z.object({ key: z.string(), title: z.string() })),
      sentences: z.array(z.string()),
    }),
  },
})

export const showBoard = route({
  method: 'GET',
  path: '/report-board/:year',
  summary: '所属机关年度报告报送情况',
  params: z.object({ year }),
  responses: {
    200: z.object({
      year: z.number(),
      today: z.string(),
      deadlines: z.array(
        z.object({
          kind: z.enum(ORGAN_KINDS),
          kindName: z.string(),
          dueOn: z.string(),
          basis: z.string(),
          local: z.boolean(),
        }),
      ),
      organs: z.array(
        z.object({
          organId: z.number(),
          code: z.string(),
          name: z.string(),
          kindName: z.string(),
          state: state.nullable(),
          stateName: z.string(),
          dueOn: z.string(),
          filedOn: z.string().nullable(),
          publishedOn: z.string().nullable(),
          /** Filed after the day, or not filed and the day is over. */
          late: z.boolean(),
          returned: z.boolean(),
          lastReminder: z.string().nullable(),
        }),
      ),
    }),
  },
})

export const setDeadline = route({
  method: 'PUT',
  path: '/report-board/:year/deadlines/:kind',
  summary: '设定报送时限',
  params: z.object({ year, kind: z.enum(ORGAN_KINDS) }),
  body: z.object({
    /** null: back to the dates of 条例49. */
    dueOn: day.nullable(),
    basis: z.string().trim().max(200),
  }),
  responses: { 204: z.undefined() },
})

export const remindOrgan = route({
  method: 'POST',
  path: '/report-board/:year/reminders',
  summary: '催报',
  params: z.object({ year }),
  body: z.object({ organIds: z.array(z.number().int()).min(1).max(500), text: z.string().trim().max(300) }),
  responses: { 200: z.object({ reminded: z.number() }) },
})

const named = z.object({ code: z.string(), name: z.string() })

export const showRollup = route({
  method: 'GET',
  path: '/report-rollup/:year',
  summary: '辖区汇总',
  params: z.object({ year }),
  responses: {
    200: z.object({
      year: z.number(),
      form,
      cells: z.array(cellSchema),
      recomputed: z.array(cellSchema),
      filedCount: z.number(),
      missing: z.array(named),
      otherForm: z.array(named),
      blanks: z.number(),
      organFindings: z.array(
        named.extend({ errors: z.number(), warnings: z.number(), messages: z.array(z.string()) }),
      ),
      differences: z.array(named.extend({ cells: z.array(z.string()) })),
      /** The district's own filed report against the sums. */
      own: z
        .array(z.object({ severity: z.enum(['error', 'warning', 'info']), message: z.string() }))
        .nullable(),
    }),
  },
})

export const listRollupParts = route({
  method: 'GET',
  path: '/report-rollup/:year/parts',
  summary: '汇总数的各机关构成',
  params: z.object({ year }),
  query: z.object({ path: z.string().max(80) }),
  responses: {
    200: z.object({ name: z.string(), parts: z.array(named.extend({ value: z.string() })) }),
  },
})

export const compareTwo = route({
  method: 'GET',
  path: '/report-compare',
  summary: '两份年度报告对照',
  query: z.object({ left: z.string().max(60), right: z.string().max(60) }),
  responses: {
    200: z.object({
      form,
      labels: z.array(z.string()),
      proactiveOmitted: z.boolean(),
      cells: z.array(
        z.object({
          path: z.string(),
          name: z.string(),
          values: z.array(z.string()),
          differs: z.boolean(),
          change: z.string(),
        }),
      ),
    }),
  },
})

export const listComparable = route({
  method: 'GET',
  path: '/report-compare/choices',
  summary: '可以对照的报告',
  responses: {
    200: z.object({ choices: z.array(z.object({ value: z.string(), label: z.string() })) }),
  },
})

export const listDueReports = route({
  method: 'GET',
  path: '/report-due',
  summary: '待办的年度报告',
  responses: {
    200: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          detail: z.string(),
          to: z.string(),
          due: z.string(),
          stage: z.string(),
        }),
      ),
    }),
  },
})
