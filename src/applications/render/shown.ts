/** What the desk is shown of applications: the shapes the routes of contract.ts answer with. */
import { z } from 'zod'
import { APPLICANT_COLUMNS, RESULT_ROWS } from '../../annual-report/model.ts'
import { STAGES } from '../../law/case-stages.ts'
import { parseLocalDate } from '../../law/local-date.ts'
import { OUTCOMES } from '../../law/outcomes.ts'
import { MAIL_STATES } from '../reply-mail.ts'
import { WAY_GROUNDS } from '../ways.ts'
import {
  CHANNELS,
  FORMS_WANTED,
  LETTER_STATES,
  PERSONAL_FIELDS,
  SECRECY_RESULTS,
  WAYS_WANTED,
} from '../model.ts'

/** A legal day, YYYY-MM-DD, that exists. */
export const day = z
  .string()
  .refine((text) => parseLocalDate(text) !== undefined, '应是存在的日期，写成 2026-01-05')
export const id = z.uuid()
export const params = z.object({ id })
export const words = (most: number) => z.string().trim().min(1, '不能为空').max(most, `不能超过 ${most} 字`)
export const maybe = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`).optional()
export const stage = z.enum([...STAGES, 'merged', 'revoked'])
export const flag = z.enum(['yes', 'no']).optional()

/* ---- what is shown ---- */

export const applicationRow = z.object({
  id,
  organId: z.number(),
  organName: z.string(),
  number: z.string(),
  channel: z.enum(CHANNELS),
  channelName: z.string(),
  applicantColumn: z.enum(APPLICANT_COLUMNS),
  /** Masked: 张*. */
  applicantName: z.string(),
  infoName: z.string(),
  excerpt: z.string(),
  stage,
  stageName: z.string(),
  closed: z.boolean(),
  submittedOn: z.string(),
  receivedOn: z.string().nullable(),
  due: z.string().nullable(),
  provisional: z.boolean(),
  /** 0 on the due day, negative when late; null where no date runs or the reply is delivered. */
  workingDaysLeft: z.number().nullable(),
  /** Why no date runs: 待补正, 待缴费, 征求意见书待送达; in words. */
  waitingFor: z.string().nullable(),
  unitId: z.string().nullable(),
  unitName: z.string().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  outcomeName: z.string().nullable(),
  decidedOn: z.string().nullable(),
  deliveredOn: z.string().nullable(),
  /** Judged by delivery; null while open. */
  inTime: z.boolean().nullable(),
  /** Accepted above the intake limit; to be looked at before it is registered. */
  unverified: z.boolean(),
  restricted: z.boolean(),
  urged: z.number(),
  /** 条例 17: waits for the 保密审查员. */
  secrecyDue: z.boolean(),
})
export type ApplicationRow = z.infer<typeof applicationRow>

const ledgerRow = z.object({
  date: z.string(),
  kind: z.enum(['counted', 'rest', 'paused']),
  n: z.number().optional(),
  why: z.string().optional(),
})
const dueDate = z
  .object({ due: z.string(), provisional: z.boolean(), articles: z.array(z.string()) })
  .nullable()
/** As `deadline --json` of contracts.md. */
export const deadlinesSchema = z.object({
  reply: z
    .object({
      due: z.string().nullable(),
      met: z.boolean().nullable(),
      provisional: z.boolean(),
      days: z.number(),
      assumes: z.literal('silence').nullable(),
      waitingFor: z.enum(['delivery', 'payment']).nullable(),
      articles: z.array(z.string()),
      ledger: z.array(ledgerRow).nullable(),
    })
    .nullable(),
  correctionNotice: dueDate,
  thirdPartyOpinion: dueDate,
  organOpinion: dueDate,
  payment: dueDate,
  reviewBy: dueDate,
  suitBy: dueDate,
})

export const fileSchema = z.object({
  hash: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
})

export const actEntry = z.object({
  seq: z.number(),
  kind: z.string(),
  /** As the register names it. */
  name: z.string(),
  on: z.string(),
  recordedAt: z.string(),
  person: z.string().nullable(),
  article: z.string(),
  /** Readable lines: 补正期限 2025年3月3日 … */
  lines: z.array(z.object({ label: z.string(), value: z.string() })),
  evidence: fileSchema.nullable(),
  letterId: z.string().nullable(),
  /** Taken back by a later act. */
  undone: z.boolean(),
})

/** Which acts may be taken now, in the order of the table; the reason stands on the disabled button. */
export const allowedActSchema = z.object({
  act: z.string(),
  label: z.string(),
  article: z.string(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
})

export const elementSchema = z.object({
  key: z.string(),
  label: z.string(),
  article: z.string().nullable(),
  required: z.boolean(),
  internal: z.boolean(),
  choices: z.array(z.string()).nullable(),
})
export const outcomeSchema = z.object({
  code: z.enum(OUTCOMES),
  name: z.string(),
  group: z.string(),
  groupName: z.string(),
  articles: z.array(z.string()),
  conclusion: z.string(),
  elements: z.array(elementSchema),
  reportRow: z.enum(RESULT_ROWS),
  reviewFirst: z.boolean(),
})

export const letterSchema = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  state: z.enum(LETTER_STATES),
  stateName: z.string(),
  version: z.number(),
  madeOn: z.string(),
  sentOn: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  /** False while the worker is still printing; the preview is there at once. */
  printed: z.boolean(),
  /** Where the original of a letter not made here is kept (an imported register); it has no text here. */
  paper: z.string().nullable(),
  /** A sentence when printing failed, naming a character without a glyph. */
  problem: z.string().nullable(),
})

const linked = z.object({
  id,
  number: z.string(),
  relation: z.string(),
  excerpt: z.string(),
  stageName: z.string(),
})

export const applicationDetail = applicationRow.extend({
  content: z.string(),
  docNumber: z.string(),
  correctedContent: z.string().nullable(),
  /** The reasons the applicant gave for asking so much (条例 35). */
  statedReasons: z.string().nullable(),
  formWanted: z.enum(FORMS_WANTED),
  formWantedName: z.string(),
  wayWanted: z.enum(WAYS_WANTED),
  wayWantedName: z.string(),
  /** What the applicant needs to read or hear (条例 43). */
  help: z.string(),
  /** Masked values of the fields that are there; a clear one is shown by `revealPersonalData`. */
  personal: z.array(z.object({ field: z.enum(PERSONAL_FIELDS), label: z.string(), masked: z.string() })),
  files: z.array(fileSchema.extend({ use: z.string(), addedAt: z.string() })),
  acts: z.array(actEntry),
  deadlines: deadlinesSchema,
  allowedActs: z.array(allowedActSchema),
  letters: z.array(letterSchema),
  links: z.array(linked),
  /** 条例 35, 109号: how many of this applicant in the calendar month of receipt, and which of them this is. */
  month: z.object({ ordinal: z.number(), count: z.number(), perItemYuan: z.number() }).nullable(),
  similar: z.array(
    linked.extend({
      similarity: z.number(),
      outcomeName: z.string().nullable(),
      decidedOn: z.string().nullable(),
      /** 文号 of its reply: a letter on a repeated request names it (条例 36(6)). */
      replyNumber: z.string().nullable(),
    }),
  ),
  /** The draft as last saved, for the form; null before there is one. */
  draft: z
    .object({
      letterId: z.string(),
      version: z.number(),
      outcome: z.enum(OUTCOMES),
      elements: z.record(z.string(), z.string()),
      wayProvided: z.enum(WAYS_WANTED),
      wayGround: z.enum(WAY_GROUNDS).nullable(),
      wayReason: z.string(),
      attachments: z.array(z.string()),
      files: z.array(fileSchema.omit({ mediaType: true })),
      drafter: z.string().nullable(),
      savedAt: z.string(),
    })
    .nullable(),
  /** 条例 17: whether the draft under review gives information out, and what the last finding was. */
  secrecy: z.object({
    givesOut: z.boolean(),
    askedOn: z.string().nullable(),
    result: z.enum(SECRECY_RESULTS).nullable(),
    opinion: z.string().nullable(),
    article: z.string(),
  }),
  /** The way the reply names for the information it gives; null where it gives none (条例 40). */
  replyWay: z.enum(WAYS_WANTED).nullable(),
  /** When the post brought the reply back; null again once it is sent anew. */
  returnedOn: z.string().nullable(),
  /** The reply on its way by e-mail, the last try; null where it never went so. `again`: sent anew only once checked. */
  mail: z
    .object({
      state: z.enum(MAIL_STATES),
      text: z.string(),
      problem: z.string().nullable(),
      changedAt: z.string(),
      again: z.boolean(),
    })
    .nullable(),
  /** `by`: the name of who asks for it. */
  pendingExtension: z
    .object({ workingDays: z.number(), reason: z.string(), by: z.string().nullable() })
    .nullable(),
})
export type ApplicationDetail = z.infer<typeof applicationDetail>
