/** The desk's routes of 文书模板, as data. */
import { z } from 'zod'
import { route } from '../../platform/contract.ts'
import { LETTER_KINDS } from './facts.ts'
import { templateBlock, templateBlocks } from './template-model.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期，如2026-01-05')
const kind = z.enum(LETTER_KINDS)
const params = z.object({ kind })
/** The organ whose letters these are; the administrator's own where left out. */
const organ = z.coerce.number().int().optional()
const blocks = z.array(templateBlock)

/** Whose template holds: the built-in one, the organ's own, or that of an organ above it. */
const source = z.object({ kind: z.enum(['builtIn', 'own', 'above']), name: z.string() })

const summary = z.object({
  kind,
  name: z.string(),
  source,
  version: z.number().nullable(),
  effectiveFrom: z.string().nullable(),
  /** The day a version that is saved already comes into force. */
  coming: z.string().nullable(),
})

const version = z.object({
  version: z.number(),
  effectiveFrom: z.string(),
  madeAt: z.string(),
  person: z.string(),
  /** Null: 恢复默认. */
  blocks: blocks.nullable(),
  inForce: z.boolean(),
})

export const listLetterTemplates = route({
  method: 'GET',
  path: '/letter-templates',
  summary: '文书模板',
  query: z.object({ organ }),
  responses: { 200: z.object({ organId: z.number(), items: z.array(summary) }) },
})
export const getLetterTemplate = route({
  method: 'GET',
  path: '/letter-templates/:kind',
  summary: '一种文书的模板和历次版本',
  params,
  query: z.object({ organ }),
  responses: {
    200: summary.extend({
      blocks,
      /** What holds without a version of this organ's own. */
      fallback: blocks,
      fallbackSource: source,
      /** The latest version of this organ's own, 0 where there is none; sent back when saving. */
      latest: z.number(),
      history: z.array(version),
    }),
  },
})
export const saveLetterTemplate = route({
  method: 'POST',
  path: '/letter-templates/:kind',
  summary: '保存文书模板（新版本，自生效日起用）',
  params,
  body: z.object({
    organ,
    /** Null: 恢复默认. */
    blocks: templateBlocks.nullable(),
    effectiveFrom: day,
    basedOn: z.number().int().min(0),
  }),
  responses: { 201: z.object({ version: z.number() }) },
})
export const previewLetterTemplate = route({
  method: 'POST',
  path: '/letter-templates/:kind/preview',
  summary: '以一件申请预览文书模板（申请人脱敏，不保存）',
  params,
  body: z.object({ organ, blocks: templateBlocks, application: z.uuid().optional() }),
  responses: {
    200: z.object({
      html: z.string(),
      /** Why the template could not be saved or the letter not be sent so. */
      faults: z.array(z.object({ message: z.string(), article: z.string().nullable() })),
    }),
  },
})
