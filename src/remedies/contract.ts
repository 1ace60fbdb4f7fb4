import { z } from 'zod'
import { REMEDY_BLOCKS } from '../annual-report/model.ts'
import { OUTCOMES } from '../law/outcomes.ts'
import { route } from '../platform/contract.ts'
import {
  EVIDENCE_ROLES,
  FIGURE_COLUMNS,
  REMEDY_KINDS,
  REMEDY_PAPERS,
  REMEDY_ROLES,
  REMEDY_STAGES,
} from './model.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 年-月-日，如 2026-03-05')
const text = (max: number) => z.string().trim().max(max)
const organQuery = z.object({ organId: z.coerce.number().int().optional() })

const factsInput = z.object({
  kind: z.enum(REMEDY_KINDS),
  afterReview: z.boolean().default(false),
  reviewId: z.uuid().nullable().default(null),
  role: z.enum(REMEDY_ROLES).default('respondent'),
  authority: text(100),
  caseNumber: text(80).default(''),
  applicationNumber: text(60).default(''),
  disputedOutcome: z.enum(OUTCOMES).nullable().default(null),
  disputedOn: day.nullable().default(null),
  filedOn: day,
})
export type FactsInput = z.output<typeof factsInput>

const due = z.object({
  kind: z.enum(['answer', 'decisionExpected', 'appeal', 'redo']),
  on: z.string(),
  provisional: z.boolean(),
  /** 复议法 88 counts the days of an answer in working days; null where the law counts days or months. */
  workingDaysLeft: z.number().nullable(),
})

export const remedyRow = z.object({
  remedyId: z.string(),
  organId: z.number(),
  organName: z.string(),
  kind: z.enum(REMEDY_KINDS),
  afterReview: z.boolean(),
  role: z.enum(REMEDY_ROLES),
  authority: z.string(),
  caseNumber: z.string(),
  applicationId: z.string().nullable(),
  applicationNumber: z.string(),
  maskedParty: z.string(),
  filedOn: z.string(),
  stage: z.enum(REMEDY_STAGES),
  outcome: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  closedOn: z.string().nullable(),
  column: z.enum(FIGURE_COLUMNS),
  overridden: z.boolean(),
  due: due.nullable(),
  reviewFirst: z.boolean(),
})
export type RemedyRow = z.output<typeof remedyRow>

export const listRemedies = route({
  method: 'GET',
  path: '/remedies',
  summary: '复议诉讼台账',
  query: organQuery.extend({
    kind: z.enum(REMEDY_KINDS).optional(),
    open: z.enum(['true', 'false']).optional(),
    year: z.coerce.number().int().min(2008).max(2200).optional(),
    /** Of all organs the person sees. */
    organs: z.literal('all').optional(),
    /** With `year`: what this figure of 表四 counts, as known on the day. */
    block: z.enum(REMEDY_BLOCKS).optional(),
    column: z.enum(FIGURE_COLUMNS).optional(),
    asOf: day.optional(),
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
  }),
  responses: { 200: z.object({ remedies: z.array(remedyRow), total: z.number(), writable: z.boolean() }) },
})

export const listRemediesDue = route({
  method: 'GET',
  path: '/remedies/due',
  summary: '复议诉讼到期事项',
  responses: { 200: z.object({ remedies: z.array(remedyRow) }) },
})

export const fileRemedy = route({
  method: 'POST',
  path: '/remedies',
  summary: '登记复议或诉讼案件',
  body: factsInput.extend({ party: text(100).min(1, '请填写申请人或者原告') }),
  responses: { 201: z.object({ remedyId: z.string() }) },
})

export const getRemedy = route({
  method: 'GET',
  path: '/remedies/:remedyId',
  summary: '一件案件',
  params: z.object({ remedyId: z.uuid() }),
  query: organQuery,
  responses: {
    200: z.object({
      remedy: remedyRow,
      disputedOutcome: z.enum(OUTCOMES).nullable(),
      disputedOn: z.string().nullable(),
      reviewId: z.string().nullable(),
      dueArticles: z.array(z.string()),
      acts: z.array(
        z.object({
          seq: z.number(),
          kind: z.string(),
          label: z.string(),
          on: z.string(),
          person: z.string().nullable(),
          detail: z.string(),
          reason: z.string(),
        }),
      ),
      /** What can be registered next; `blocked` says why not. */
      next: z.array(z.object({ kind: z.string(), label: z.string(), blocked: z.string().nullable() })),
      writable: z.boolean(),
    }),
  },
})

const actBase = { on: day, reason: text(500).default(''), evidence: text(300).nullable().default(null) }

export const actInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('copyReceived'),
    ...actBase,
    procedure: z.enum(['ordinary', 'simplified']),
    acceptedOn: day.nullable().default(null),
  }),
  z.object({ kind: z.literal('answered'), ...actBase }),
  z.object({ kind: z.literal('extended'), ...actBase }),
  z.object({ kind: z.literal('suspended'), ...actBase }),
  z.object({ kind: z.literal('resumed'), ...actBase }),
  z.object({ kind: z.literal('heard'), ...actBase }),
  z.object({
    kind: z.literal('judged'),
    ...actBase,
    outcome: z.string(),
    paper: z.enum(['judgment', 'ruling']),
  }),
  z.object({ kind: z.literal('appealed'), ...actBase }),
  z.object({ kind: z.literal('closed'), ...actBase, outcome: z.string() }),
  z.object({
    kind: z.literal('overridden'),
    ...actBase,
    column: z.enum(['upheld', 'corrected', 'other']).nullable(),
  }),
  z.object({ kind: z.literal('redoOrdered'), ...actBase, until: day.nullable().default(null) }),
  z.object({ kind: z.literal('redone'), ...actBase }),
])
export type ActInput = z.output<typeof actInput>

export const actOnRemedy = route({
  method: 'POST',
  path: '/remedies/:remedyId/acts',
  summary: '登记案件进展',
  params: z.object({ remedyId: z.uuid() }),
  body: actInput,
  responses: { 204: z.undefined() },
})

export const correctRemedy = route({
  method: 'PUT',
  path: '/remedies/:remedyId',
  summary: '更正登记',
  params: z.object({ remedyId: z.uuid() }),
  body: factsInput
    .omit({ kind: true, reviewId: true })
    .extend({ reason: text(500).min(2, '请写明更正理由') }),
  responses: { 204: z.undefined() },
})

export const revealParty = route({
  method: 'POST',
  path: '/remedies/:remedyId/reveal',
  summary: '查看当事人全名',
  params: z.object({ remedyId: z.uuid() }),
  body: z.object({ reason: text(300).min(2, '请写明查看理由') }),
  responses: { 200: z.object({ party: z.string() }) },
})

const flag = z.enum(['true', 'false'])
const evidenceInput = {
  role: z.enum(EVIDENCE_ROLES),
  name: text(100).min(2, '请填写名称'),
  proves: text(300).default(''),
  source: text(100).default(''),
}
const reason = text(500).min(2, '请写明理由，不少于 2 个字')

export const listEvidence = route({
  method: 'GET',
  path: '/remedies/:remedyId/evidence',
  summary: '证据和文书材料',
  params: z.object({ remedyId: z.uuid() }),
  query: organQuery,
  responses: {
    200: z.object({
      items: z.array(
        z.object({
          evidenceId: z.string(),
          role: z.enum(EVIDENCE_ROLES),
          position: z.number(),
          name: z.string(),
          proves: z.string(),
          source: z.string(),
          pages: z.number().nullable(),
          original: z.boolean(),
          fileHash: z.string().nullable(),
          fileName: z.string().nullable(),
          withdrawn: z.boolean(),
          acts: z.array(
            z.object({
              seq: z.number(),
              on: z.string(),
              label: z.string(),
              note: z.string(),
              person: z.string().nullable(),
              changes: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
            }),
          ),
        }),
      ),
      /** Files of the application's dossier that are not in the list yet. */
      dossier: z.array(z.object({ hash: z.string(), name: z.string() })),
    }),
  },
})

/** Multipart: a file, or one of the dossier by its hash, or neither (提交时另附). */
export const addEvidence = route({
  method: 'POST',
  path: '/remedies/:remedyId/evidence',
  summary: '加入证据、文书材料',
  params: z.object({ remedyId: z.uuid() }),
  body: z.object({
    ...evidenceInput,
    pages: z.union([z.literal(''), z.coerce.number().int().min(1).max(9999)]).default(''),
    original: flag.default('false'),
    applicationFile: z.union([z.literal(''), z.string().regex(/^[0-9a-f]{64}$/)]).default(''),
  }),
  responses: { 201: z.object({ evidenceId: z.string() }) },
})

export const changeEvidence = route({
  method: 'PUT',
  path: '/remedies/:remedyId/evidence/:evidenceId',
  summary: '修改证据的名称、证明目的、序号',
  params: z.object({ remedyId: z.uuid(), evidenceId: z.uuid() }),
  body: z.object({
    ...evidenceInput,
    position: z.number().int().min(1).max(999),
    pages: z.number().int().min(1).max(9999).nullable().default(null),
    original: z.boolean().default(false),
    reason,
  }),
  responses: { 204: z.undefined() },
})

export const switchEvidence = route({
  method: 'POST',
  path: '/remedies/:remedyId/evidence/:evidenceId/use',
  summary: '撤出、恢复证据材料',
  params: z.object({ remedyId: z.uuid(), evidenceId: z.uuid() }),
  body: z.object({ inUse: z.boolean(), reason }),
  responses: { 204: z.undefined() },
})

/** Answers the file. */
export const getEvidenceFile = route({
  method: 'GET',
  path: '/remedies/:remedyId/evidence/:evidenceId/file',
  summary: '证据材料的附件',
  params: z.object({ remedyId: z.uuid(), evidenceId: z.uuid() }),
  query: organQuery,
  responses: {},
})

/** Answers a Word file or a PDF. */
export const getPaper = route({
  method: 'GET',
  path: '/remedies/:remedyId/papers/:paper',
  summary: '答复书（答辩状）、证据清单',
  params: z.object({ remedyId: z.uuid(), paper: z.enum(REMEDY_PAPERS) }),
  query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }),
  responses: {},
})
