/** The desk's routes of 依申请公开, as data. Every act goes through one route; its body says which act. */
import { z } from 'zod'
import { APPLICANT_COLUMNS, RESULT_ROWS } from '../annual-report/model.ts'
import { OUTCOME_GROUPS, OUTCOMES } from '../law/outcomes.ts'
import { route } from '../platform/contract.ts'
import { CASE_FORMS } from './letters/template-model.ts'
import { CHANNELS, PERSONAL_FIELDS, PETITION_KINDS, REMINDER_KINDS } from './model.ts'
import { DAY_BANDS, STEPS } from './render/statistics.ts'
import { actBody, applicantInput, replyDraft, replyInput, requestInput } from './render/inputs.ts'
import {
  applicationDetail,
  applicationRow,
  day,
  elementSchema,
  fileSchema,
  flag,
  id,
  letterSchema,
  maybe,
  outcomeSchema,
  params,
  stage,
  words,
} from './render/shown.ts'

export * from './render/inputs.ts'
export * from './render/shown.ts'

/* ---- lists ---- */

export const listQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
  /** Words of the request, a number, 文号, or the applicant's exact name. */
  q: z.string().max(100).optional(),
  stage: stage.optional(),
  view: z
    .enum([
      'open',
      'mine',
      'unit',
      'unconfirmed',
      'late',
      'dueSoon',
      'inReview',
      'awaitingSecrecy',
      'awaitingSignature',
      'undelivered',
      'closed',
      'all',
    ])
    .default('open'),
  organ: z.coerce.number().int().optional(),
  unit: id.or(z.literal('none')).optional(),
  assignee: id.optional(),
  outcome: z.enum(OUTCOMES).optional(),
  column: z.enum(APPLICANT_COLUMNS).optional(),
  channel: z.enum(CHANNELS).optional(),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  urged: flag,
  /* What a number of the statistics and of 表三 counts. */
  counted: flag,
  /** A row of 表三, or one of its six groups. */
  result: z.enum([...OUTCOME_GROUPS, ...RESULT_ROWS]).optional(),
  decidedFrom: day.optional(),
  decidedTo: day.optional(),
  deliveredFrom: day.optional(),
  deliveredTo: day.optional(),
  /** Received by this day and not decided by it: 结转. */
  pendingOn: day.optional(),
  timely: z.enum(['yes', 'no']).optional(),
  daysUsed: z.enum(DAY_BANDS).optional(),
  /** A step on record, not taken back; with days, in that time. */
  step: z.enum(STEPS).optional(),
  stepFrom: day.optional(),
  stepTo: day.optional(),
  /** The applicant of this case: no name stands in an address. */
  sameAs: id.optional(),
  sort: z.enum(['due', '-due', 'received', '-received', 'number', '-number']).default('due'),
})
export const listApplications = route({
  method: 'GET',
  path: '/applications',
  summary: '申请列表',
  query: listQuery,
  responses: {
    200: z.object({ items: z.array(applicationRow), total: z.number(), page: z.number(), size: z.number() }),
  },
})
export const countViews = route({
  method: 'GET',
  path: '/applications/views',
  summary: '各视图件数与我保存的筛选',
  responses: {
    200: z.object({
      counts: z.record(z.string(), z.number()),
      saved: z.array(z.object({ id, name: z.string(), query: z.record(z.string(), z.string()) })),
    }),
  },
})
export const saveView = route({
  method: 'POST',
  path: '/applications/views',
  summary: '保存筛选',
  body: z.object({ name: words(30), query: z.record(z.string().max(30), z.string().max(100)) }),
  responses: { 201: z.object({ id }) },
})
export const removeView = route({
  method: 'DELETE',
  path: '/applications/views/:id',
  summary: '删除筛选',
  params,
  responses: { 204: z.undefined() },
})
export const listDue = route({
  method: 'GET',
  path: '/applications/due',
  summary: '待办与期限（首页）',
  responses: {
    200: z.object({
      items: z.array(applicationRow.extend({ todo: z.string() })),
      reminders: z.array(
        z.object({
          id,
          applicationId: id,
          number: z.string(),
          kind: z.enum(REMINDER_KINDS),
          text: z.string(),
          article: z.string(),
          on: z.string(),
        }),
      ),
    }),
  },
})
export const dismissReminder = route({
  method: 'POST',
  path: '/applications/reminders/:id/dismiss',
  summary: '收起提醒',
  params,
  responses: { 204: z.undefined() },
})
export const reportCounts = route({
  method: 'GET',
  path: '/applications/report-counts',
  summary: '年度报告口径件数（表三）',
  query: z.object({
    year: z.coerce.number().int().min(2019).max(2100),
    organ: z.coerce.number().int().optional(),
  }),
  responses: {
    200: z.object({
      cells: z.array(z.object({ row: z.string(), column: z.enum(APPLICANT_COLUMNS), count: z.number() })),
    }),
  },
})
export const printRegister = route({
  method: 'GET',
  path: '/applications/register',
  summary: '申请登记簿（PDF、Word、Excel）',
  query: z.object({
    year: z.coerce.number().int().min(2019).max(2100),
    format: z.enum(['pdf', 'docx', 'xlsx']).default('pdf'),
  }),
  responses: { 200: z.unknown() },
})
export const listPlaces = route({
  method: 'GET',
  path: '/applications/places',
  summary: '可分办的科室和人员',
  responses: {
    200: z.object({
      units: z.array(z.object({ id, name: z.string() })),
      people: z.array(z.object({ id, name: z.string(), roles: z.array(z.string()) })),
      mail: z.boolean(),
    }),
  },
})
export const listOutcomes = route({
  method: 'GET',
  path: '/applications/outcomes',
  summary: '答复类型和必备要素',
  responses: { 200: z.object({ outcomes: z.array(outcomeSchema) }) },
})

/* ---- registering ---- */

export const receiptSchema = z.object({
  id,
  number: z.string(),
  /** Shown once; only their hashes are kept. */
  queryCode: z.string(),
  receiptCode: z.string(),
  submittedOn: z.string(),
  receivedOn: z.string().nullable(),
  due: z.string().nullable(),
  /** The same form sent twice: this is the first receipt again. */
  repeated: z.boolean(),
})
export const registerApplication = route({
  method: 'POST',
  path: '/applications',
  summary: '登记申请（当面、口头、邮寄、传真）',
  body: requestInput.extend({
    /** Made by the form when it opens; the same key gives the same receipt. */
    intakeKey: z.string().min(16).max(100),
    channel: z.enum(CHANNELS),
    submittedOn: day,
    /** 提交之日, 签收之日; left out for channels that need a confirmation. */
    receivedOn: day.optional(),
    files: z
      .array(z.object({ hash: z.string(), use: z.enum(['identity', 'original', 'proxy', 'other']) }))
      .max(10)
      .default([]),
  }),
  responses: { 201: receiptSchema, 200: receiptSchema },
})
export const checkRepeat = route({
  method: 'POST',
  path: '/applications/check-repeat',
  summary: '登记前查重和当月件数',
  body: z.object({ applicant: applicantInput, content: z.string().max(5000), receivedOn: day.optional() }),
  responses: {
    200: z.object({
      month: z.object({ count: z.number(), perItemYuan: z.number() }),
      similar: applicationDetail.shape.similar,
    }),
  },
})
export const importRegister = route({
  method: 'POST',
  path: '/applications/import',
  summary: '导入旧登记簿（Excel）',
  body: z.object({ dryRun: z.enum(['yes', 'no']).default('yes') }),
  responses: {
    200: z.object({
      rows: z.number(),
      imported: z.number(),
      errors: z.array(z.object({ row: z.number(), column: z.string(), message: z.string() })),
    }),
  },
})
/** Multipart; the file's field is `file`. Answers what an act then names as `evidence`. */
export const uploadFile = route({
  method: 'POST',
  path: '/applications/files',
  summary: '上传材料',
  body: z.object({}),
  responses: { 201: fileSchema },
})
export const printReceipt = route({
  method: 'POST',
  path: '/applications/:id/receipt',
  summary: '打印登记回执',
  params,
  body: z.object({
    queryCode: maybe(60),
    receiptCode: maybe(10),
    format: z.enum(['pdf', 'docx']).default('pdf'),
  }),
  responses: { 200: z.unknown() },
})

/* ---- one case ---- */

export const getApplication = route({
  method: 'GET',
  path: '/applications/:id',
  summary: '申请详情',
  params,
  responses: { 200: applicationDetail },
})
export const revealPersonalData = route({
  method: 'POST',
  path: '/applications/:id/reveal',
  summary: '查看申请人信息（留痕）',
  params,
  body: z.object({ fields: z.array(z.enum(PERSONAL_FIELDS)).min(1), reason: words(200) }),
  responses: {
    200: z.object({
      values: z.array(z.object({ field: z.enum(PERSONAL_FIELDS), label: z.string(), value: z.string() })),
    }),
  },
})
export const downloadFile = route({
  method: 'GET',
  path: '/applications/:id/files/:hash',
  summary: '下载材料',
  params: z.object({ id, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  responses: { 200: z.unknown() },
})

export const recordAct = route({
  method: 'POST',
  path: '/applications/:id/acts',
  summary: '办理（登记一项经过）',
  params,
  body: actBody,
  responses: {
    200: z.object({
      seq: z.number(),
      letterId: z.string().nullable(),
      /** Null where the act took the case out of this person's sight: sent back, restricted, handed to another unit. */
      application: applicationDetail.nullable(),
    }),
  },
})
const manyDone = z.object({
  done: z.array(id),
  refused: z.array(z.object({ id, number: z.string(), message: z.string() })),
})
export const assignMany = route({
  method: 'POST',
  path: '/applications/assign',
  summary: '批量分办',
  body: z.object({ ids: z.array(id).min(1).max(100), unit: id, person: id.optional(), note: maybe(500) }),
  responses: { 200: manyDone },
})
export const urgeMany = route({
  method: 'POST',
  path: '/applications/urge',
  summary: '批量催办',
  body: z.object({ ids: z.array(id).min(1).max(100), text: words(500) }),
  responses: { 200: manyDone },
})
export const saveDraft = route({
  method: 'PUT',
  path: '/applications/:id/draft',
  summary: '暂存答复草稿（不送审，可缺要素）',
  params,
  body: replyDraft,
  responses: {
    200: z.object({ letterId: z.string(), version: z.number(), missing: z.array(elementSchema) }),
  },
})
export const previewReply = route({
  method: 'POST',
  path: '/applications/:id/preview',
  summary: '按填写内容预览答复书（不保存）',
  params,
  body: replyInput,
  responses: {
    200: z.object({ html: z.string(), missing: z.array(elementSchema), remedy: z.array(z.string()) }),
  },
})

/* ---- letters ---- */

const letterParams = z.object({ id, letter: id })
export const previewLetter = route({
  method: 'GET',
  path: '/applications/:id/letters/:letter',
  summary: '文书预览和各版本',
  params: letterParams,
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  responses: {
    200: z.object({
      letter: letterSchema,
      html: z.string(),
      versions: z.array(
        z.object({
          version: z.number(),
          madeAt: z.string(),
          person: z.string().nullable(),
          text: z.string(),
        }),
      ),
    }),
  },
})
export const downloadLetter = route({
  method: 'GET',
  path: '/applications/:id/letters/:letter/:format',
  summary: '下载文书',
  params: letterParams.extend({ format: z.enum(['pdf', 'docx']) }),
  responses: { 200: z.unknown() },
})
export const printDeadlineSheet = route({
  method: 'GET',
  path: '/applications/:id/deadline-sheet',
  summary: '答复期限推算单（归入案卷）',
  params,
  responses: { 200: z.unknown() },
})
export const printDeliveryRecord = route({
  method: 'GET',
  path: '/applications/:id/delivery-record',
  summary: '送达回证',
  params,
  responses: { 200: z.unknown() },
})

export const printFileIndex = route({
  method: 'GET',
  path: '/applications/:id/file-index',
  summary: '卷内目录',
  params,
  responses: { 200: z.unknown() },
})
export const printCaseForm = route({
  method: 'GET',
  path: '/applications/:id/forms/:form',
  summary: '登记表、审查呈批单、征求意见确认函、主动公开信息移送明细表',
  params: params.extend({ form: z.enum(CASE_FORMS) }),
  responses: { 200: z.unknown() },
})

/* ---- 更正、建议 (条例 41, 44) ---- */

export const petitionRow = z.object({
  id,
  number: z.string(),
  kind: z.enum(PETITION_KINDS),
  kindName: z.string(),
  applicantName: z.string(),
  content: z.string(),
  submittedOn: z.string(),
  result: z.string().nullable(),
  answer: z.string().nullable(),
  answeredOn: z.string().nullable(),
  /** 文号 of the 告知书; null before there is one, and of one answered before they were numbered. */
  noticeNumber: z.string().nullable(),
})
export const listPetitions = route({
  method: 'GET',
  path: '/petitions',
  summary: '更正申请和公开建议',
  query: z.object({ kind: z.enum(PETITION_KINDS).optional(), open: flag }),
  responses: { 200: z.object({ items: z.array(petitionRow) }) },
})
export const registerPetition = route({
  method: 'POST',
  path: '/petitions',
  summary: '登记更正申请或公开建议',
  body: z.object({
    intakeKey: z.string().min(16).max(100),
    kind: z.enum(PETITION_KINDS),
    applicant: applicantInput,
    /** The day of the letter or the visit; default: today. */
    submittedOn: day.optional(),
    content: words(5000),
  }),
  responses: { 201: z.object({ number: z.string(), repeated: z.boolean() }) },
})
export const answerPetition = route({
  method: 'POST',
  path: '/petitions/:id/answer',
  summary: '答复更正申请或公开建议',
  params,
  body: z.object({ result: words(60), answer: words(2000), on: day.optional() }),
  responses: { 200: petitionRow },
})
export const printPetitionNotice = route({
  method: 'GET',
  path: '/petitions/:id/notice/:format',
  summary: '更正申请、公开建议的答复告知书',
  params: params.extend({ format: z.enum(['pdf', 'docx']) }),
  responses: { 200: z.unknown() },
})
