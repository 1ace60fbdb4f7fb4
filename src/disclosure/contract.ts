import { z } from 'zod'
import { parseLocalDate, type LocalDate } from '../law/local-date.ts'
import { route } from '../platform/contract.ts'
import {
  ATTRIBUTES,
  CLAUSE_CODES,
  KIND_CODES,
  STAGE_CODES,
  TOPICS,
  VALIDITIES,
  WITHDRAWAL_GROUNDS,
  type ActName,
  type Attribute,
  type Validity,
  type WithdrawalGround,
} from './model.ts'

/** `YYYY-MM-DD` of a day that exists. */
export const dateSchema = z
  .string()
  .refine((text) => parseLocalDate(text) !== undefined, '应是存在的日期，如 2026-01-05')
  .transform((text) => text as LocalDate) // proved by the refinement above
const day = z.string()

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): [Key, ...Key[]] {
  return Object.keys(table) as [Key, ...Key[]] // called with the constant tables of model.ts, none of them empty
}

export const attributeSchema = z.enum(keysOf<Attribute>(ATTRIBUTES))
export const validitySchema = z.enum(keysOf<Validity>(VALIDITIES))
const groundSchema = z.enum(keysOf<WithdrawalGround>(WITHDRAWAL_GROUNDS))
const kindSchema = z.enum(KIND_CODES)
const clauseSchema = z.enum(CLAUSE_CODES)
const stageSchema = z.enum(STAGE_CODES)

const attachmentSchema = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
})

/** What a person writes; the attachments are added and removed by their own routes. */
const contentShape = {
  title: z.string().trim().min(1, '请填写信息名称').max(200, '信息名称不超过 200 个字'),
  docNumber: z.string().trim().max(60).default(''),
  issuer: z.string().trim().max(100).default(''),
  clause: clauseSchema,
  topic: z.enum(TOPICS),
  category: z.string().trim().max(60).default(''),
  kind: kindSchema,
  keywords: z.array(z.string().trim().min(1).max(20)).max(10).default([]),
  source: z.string().trim().max(100).default(''),
  formedOn: dateSchema,
  effectiveOn: dateSchema.nullable().default(null),
  expiresOn: dateSchema.nullable().default(null),
  attribute: attributeSchema.default('proactive'),
  attributeReason: z.string().trim().max(500).default(''),
  attributeBasis: z.string().trim().max(200).default(''),
  validity: validitySchema.default('valid'),
  summary: z.string().trim().max(500).default(''),
  body: z.object({ format: z.enum(['text', 'html']), source: z.string().max(1_000_000) }),
  interprets: z.uuid().nullable().default(null),
}
const contentInput = z.object(contentShape)
export type ContentInput = z.output<typeof contentInput>

const contentSchema = z.object({
  ...contentShape,
  formedOn: day,
  effectiveOn: day.nullable(),
  expiresOn: day.nullable(),
  indexNumber: z.string(),
  attachments: z.array(attachmentSchema),
})

const itemRow = z.object({
  organId: z.number(),
  organName: z.string(),
  itemId: z.string(),
  title: z.string(),
  indexNumber: z.string(),
  docNumber: z.string(),
  clause: clauseSchema,
  kind: kindSchema,
  attribute: attributeSchema,
  stage: stageSchema,
  standing: z.enum(['never', 'public', 'withdrawn']),
  formedOn: day,
  dueOn: day.nullable(),
  dueProvisional: z.boolean(),
  /** 条例 26 counts working days; null where nothing is due any more. */
  workingDaysLeft: z.number().nullable(),
  publishedOn: day.nullable(),
  updatedAt: z.string(),
})
export type ItemRow = z.output<typeof itemRow>

const actShown = z.object({
  seq: z.number(),
  act: z.string(),
  label: z.string(),
  on: day,
  person: z.string(),
  article: z.string(),
  detail: z.array(z.object({ label: z.string(), value: z.string() })),
})

/** One act of the table for this person: `reason` says why it cannot be done now. */
const offer = z.object({
  act: z.string(),
  label: z.string(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
  article: z.string().nullable(),
})

export const itemDetail = z.object({
  row: itemRow,
  revision: z.number(),
  version: z.number(),
  publishedVersion: z.number().nullable(),
  updatedOn: day.nullable(),
  indexEditable: z.boolean(),
  editable: z.boolean(),
  content: contentSchema,
  bodyHtml: z.string(),
  missing: z.array(z.object({ field: z.string(), message: z.string(), article: z.string().nullable() })),
  due: z
    .object({
      due: day,
      provisional: z.boolean(),
      articles: z.array(z.string()),
      ledger: z.array(
        z.object({
          date: day,
          kind: z.enum(['counted', 'rest', 'paused']),
          n: z.number().optional(),
          why: z.string().optional(),
        }),
      ),
      met: day.nullable(),
    })
    .nullable(),
  acts: z.array(actShown),
  offers: z.array(offer),
  versions: z.array(z.object({ version: z.number(), madeAt: z.string(), title: z.string() })),
  reviewsDone: z.number(),
  reviewsNeeded: z.number(),
  publicPath: z.string().nullable(),
  interpretsTitle: z.string().nullable(),
})
export type ItemDetail = z.output<typeof itemDetail>

const itemParams = z.object({ id: z.uuid() })
const page = { page: z.coerce.number().int().min(1).max(10_000).default(1) }
const size = { size: z.coerce.number().int().min(1).max(100).default(20) }

export const listItems = route({
  method: 'GET',
  path: '/disclosure/items',
  summary: '政府信息台账',
  query: z.object({
    q: z.string().trim().max(100).optional(),
    stage: stageSchema.optional(),
    attribute: attributeSchema.optional(),
    kind: kindSchema.optional(),
    clause: clauseSchema.optional(),
    organ: z.coerce.number().int().optional(),
    ...page,
    ...size,
  }),
  responses: {
    200: z.object({ items: z.array(itemRow), total: z.number(), totalIsCapped: z.boolean() }),
  },
})

export const getItem = route({
  method: 'GET',
  path: '/disclosure/items/:id',
  summary: '一件政府信息',
  params: itemParams,
  responses: { 200: itemDetail },
})

export const draftItem = route({
  method: 'POST',
  path: '/disclosure/items',
  summary: '拟稿',
  body: contentInput,
  responses: { 201: z.object({ itemId: z.string(), indexNumber: z.string() }) },
})

export const saveItem = route({
  method: 'PUT',
  path: '/disclosure/items/:id',
  summary: '保存修改',
  params: itemParams,
  body: z.object({
    revision: z.number().int(),
    content: contentInput,
    indexNumber: z.string().trim().min(1).max(80).optional(),
  }),
  responses: { 200: z.object({ revision: z.number() }) },
})

export const addFile = route({
  method: 'POST',
  path: '/disclosure/items/:id/files',
  summary: '上传附件',
  params: itemParams,
  body: z.object({}),
  responses: { 201: z.object({ files: z.array(attachmentSchema) }) },
})

export const removeFile = route({
  method: 'DELETE',
  path: '/disclosure/items/:id/files/:hash',
  summary: '移除附件',
  params: z.object({ id: z.uuid(), hash: z.string() }),
  responses: { 204: z.undefined() },
})

export const getFile = route({
  method: 'GET',
  path: '/disclosure/items/:id/files/:hash',
  summary: '下载附件',
  params: z.object({ id: z.uuid(), hash: z.string() }),
  responses: { 200: z.unknown() },
})

export const getVersion = route({
  method: 'GET',
  path: '/disclosure/items/:id/versions/:version',
  summary: '一个版本',
  params: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  responses: { 200: z.object({ version: z.number(), content: contentSchema, bodyHtml: z.string() }) },
})

const reason = z.string().trim().min(2, '请写明理由，不少于 2 个字').max(500, '理由不超过 500 个字')
const opinion = z.string().trim().max(500).default('')

function actRoute<B extends z.ZodType>(name: string, summary: string, body: B) {
  return route({
    method: 'POST',
    path: `/disclosure/items/:id/${name}`,
    summary,
    params: itemParams,
    body,
    responses: { 200: z.object({ stage: stageSchema }) },
  })
}

export const submitItem = actRoute('submit', '提交审核', z.object({}))
export const recallItem = actRoute('recall', '撤回提交', z.object({}))
export const returnItem = actRoute('return', '退回修改', z.object({ reason }))
export const reviewItem = actRoute('review', '审核通过', z.object({ opinion, checked: z.literal(true) }))
export const reviewSecrecy = actRoute(
  'secrecy',
  '保密审查',
  z.object({
    result: z.enum(['public', 'notPublic', 'refer']),
    opinion: z.string().trim().min(2, '请写明保密审查意见').max(500),
    referredTo: z.string().trim().max(100).optional(),
  }),
)
export const determineSecrecy = actRoute(
  'determination',
  '登记主管部门或者保密行政管理部门的确定结果',
  z.object({
    result: z.enum(['public', 'notPublic']),
    by: z.string().trim().min(2, '请填写作出确定的部门').max(100),
    documentNumber: z.string().trim().max(80).default(''),
    opinion,
  }),
)
export const publishItem = actRoute('publication', '签发公开', z.object({}))
export const withdrawItem = actRoute(
  'withdrawal',
  '撤回公开',
  z.object({
    ground: groundSchema,
    reason,
    keepTitle: z.boolean().default(false),
    eventOn: dateSchema.optional(),
  }),
)
export const markValidity = actRoute(
  'validity',
  '标注有效性',
  z.object({ validity: validitySchema, since: dateSchema, note: z.string().trim().max(300).default('') }),
)
export const reviseItem = actRoute(
  'revision',
  '启动修订',
  z.object({ how: z.enum(['correction', 'update']), reason, formedOn: dateSchema.optional() }),
)
export const discardItem = actRoute('discard', '作废', z.object({ reason }))

export const findSimilar = route({
  method: 'GET',
  path: '/disclosure/similar',
  summary: '相似信息',
  query: z.object({ title: z.string().trim().min(2).max(200), except: z.uuid().optional() }),
  responses: {
    200: z.object({
      items: z.array(
        z.object({ itemId: z.string(), title: z.string(), stage: stageSchema, likeness: z.number() }),
      ),
    }),
  },
})

export const previewBody = route({
  method: 'POST',
  path: '/disclosure/preview',
  summary: '预览正文',
  body: z.object({ format: z.enum(['text', 'html']), source: z.string().max(1_000_000) }),
  responses: { 200: z.object({ html: z.string() }) },
})

export const listDue = route({
  method: 'GET',
  path: '/disclosure/due',
  summary: '待办理和临近公开期限的信息',
  responses: {
    200: z.object({
      items: z.array(itemRow.extend({ mine: z.boolean() })),
    }),
  },
})

export const getCatalogue = route({
  method: 'GET',
  path: '/disclosure/catalogue',
  summary: '目录概况和栏目保鲜',
  query: z.object({ organ: z.coerce.number().int().optional() }),
  responses: {
    200: z.object({
      clauses: z.array(
        z.object({ clause: clauseSchema, name: z.string(), count: z.number(), newest: day.nullable() }),
      ),
      columns: z.array(
        z.object({
          kind: kindSchema,
          name: z.string(),
          count: z.number(),
          newest: day.nullable(),
          maxDays: z.number(),
          daysOld: z.number().nullable(),
          state: z.enum(['fresh', 'stale', 'blank']),
        }),
      ),
      attributes: z.array(z.object({ attribute: attributeSchema, name: z.string(), count: z.number() })),
      late: z.number(),
    }),
  },
})

const settingsSchema = z.object({
  indexRule: z.string().trim().max(60),
  threeReviews: z.boolean(),
  categories: z.array(z.string().trim().min(1).max(60)).max(100),
  guideRevisedOn: day.nullable(),
  guideNote: z.string(),
})
export const getSettings = route({
  method: 'GET',
  path: '/disclosure/settings',
  summary: '主动公开设置',
  responses: { 200: settingsSchema },
})
export const saveSettings = route({
  method: 'PUT',
  path: '/disclosure/settings',
  summary: '保存主动公开设置',
  body: settingsSchema.omit({ guideRevisedOn: true, guideNote: true }),
  responses: { 204: z.undefined() },
})
export const reviseGuide = route({
  method: 'PUT',
  path: '/disclosure/guide',
  summary: '修订公开指南',
  body: z.object({ note: z.string().trim().max(5000) }),
  responses: { 200: z.object({ revisedOn: day }) },
})

/** Acts that the desk draws as buttons, in their order. */
export const OFFERED_ACTS: readonly ActName[] = [
  'submitted',
  'recalled',
  'reviewed',
  'secrecyReviewed',
  'secrecyDetermined',
  'published',
  'returned',
  'revised',
  'validityMarked',
  'withdrawn',
  'discarded',
]
