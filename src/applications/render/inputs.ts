/** What the desk sends: an application as registered, and the body of every act. */
import { z } from 'zod'
import { APPLICANT_COLUMNS } from '../../annual-report/model.ts'
import { OUTCOMES } from '../../law/outcomes.ts'
import { DELIVERY_METHODS, FORMS_WANTED, OPINIONS, SECRECY_RESULTS, WAYS_WANTED } from '../model.ts'
import { WAY_GROUNDS } from '../ways.ts'
import { day, id, maybe, words } from './shown.ts'

export const applicantInput = z.object({
  column: z.enum(APPLICANT_COLUMNS),
  name: words(100),
  idType: maybe(30),
  idNumber: maybe(40),
  creditCode: maybe(30),
  legalRepresentative: maybe(60),
  contactPerson: maybe(60),
  phone: maybe(40),
  email: z.union([z.literal(''), z.email('邮箱地址不正确')]).optional(),
  address: maybe(200),
  postcode: maybe(10),
})
export type ApplicantInput = z.infer<typeof applicantInput>
export const requestInput = z.object({
  applicant: applicantInput,
  infoName: maybe(200),
  docNumber: maybe(80),
  /** May be left empty where the name or the 文号 says what is asked for (条例 29.2.2). */
  content: maybe(5000).default(''),
  formWanted: z.enum(FORMS_WANTED).default('either'),
  wayWanted: z.enum(WAYS_WANTED).default('collect'),
  help: maybe(200),
})
export type RequestInput = z.infer<typeof requestInput>
const consult = {
  party: words(100),
  summary: words(2000),
  attachments: z.array(words(200)).max(20).default([]),
}
const fee = z.discriminatedUnion('method', [
  z.object({ method: z.literal('perItem') }),
  z.object({ method: z.literal('perPage'), pages: z.number().int().min(1).max(100_000) }),
])
export const replyInput = z.object({
  outcome: z.enum(OUTCOMES),
  elements: z.record(z.string().max(40), z.string().max(5000)),
  /** In words: drafts from before `wayProvided`. */
  providedBy: maybe(100),
  /** 条例 40: the way it is given, the one asked for unless told; another one on a ground and with a reason. */
  wayProvided: z.enum(WAYS_WANTED).optional(),
  wayGround: z.enum(WAY_GROUNDS).optional(),
  wayReason: maybe(300),
  /** Named in the letter, given on paper. */
  attachments: z.array(words(200)).max(50).default([]),
  /** Uploaded, named in the letter and sent with it; `size` is filled in by the server. Drafts from before have none. */
  files: z
    .array(
      z.object({
        hash: z.string().regex(/^[0-9a-f]{64}$/),
        name: words(200),
        size: z.number().int().min(0).default(0),
      }),
    )
    .max(20, '随答复提供的文件最多20个')
    .optional(),
})
/** The version it was written on, 0 before there is one: another saved since is not written over. Not part of what is kept. */
const basedOn = z.number().int().min(0).optional()
export const replyDraft = replyInput.extend({ basedOn })

/** `on` is the legal day of the act; it defaults to today. `evidence` is the hash of an uploaded file. */
const common = {
  on: day.optional(),
  evidence: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** The last entry on record when the form was first sent: the same form sent twice is one act. */
  lastSeq: z.number().int().min(0).optional(),
}
/** Why the reply goes another way than it says (条例 40). */
const otherWay = maybe(300)
export const actBody = z.discriminatedUnion('act', [
  z.object({ ...common, act: z.literal('register') }),
  z.object({ ...common, act: z.literal('confirm'), how: words(200) }),
  z.object({ ...common, act: z.literal('verify') }),
  z.object({ ...common, act: z.literal('assign'), unit: id, person: id.optional(), note: maybe(500) }),
  z.object({ ...common, act: z.literal('accept') }),
  z.object({ ...common, act: z.literal('sendBack'), reason: words(500) }),
  z.object({
    ...common,
    act: z.literal('splitInto'),
    parts: z
      .array(z.object({ infoName: maybe(200), content: words(5000) }))
      .min(2, '至少拆分为两件')
      .max(50),
  }),
  z.object({ ...common, act: z.literal('mergeInto'), into: id }),
  z.object({
    ...common,
    act: z.literal('askCorrection'),
    matters: z.array(words(500)).min(1).max(20),
    until: day,
    guidance: words(2000),
    way: maybe(300),
  }),
  z.object({ ...common, act: z.literal('correctionReceived'), content: words(5000), how: words(100) }),
  z.object({ ...common, act: z.literal('consultThirdParty'), ...consult, delivered: day.optional() }),
  z.object({ ...common, act: z.literal('consultOrgan'), ...consult, delivered: day.optional() }),
  /** `consultation` is the seq of the act that sent the letter. */
  z.object({ ...common, act: z.literal('opinionLetterDelivered'), consultation: z.number().int().min(1) }),
  z.object({
    ...common,
    act: z.literal('thirdPartyReplied'),
    opinion: z.enum(OPINIONS),
    reason: maybe(2000),
  }),
  z.object({ ...common, act: z.literal('organReplied'), opinion: z.enum(OPINIONS), reason: maybe(2000) }),
  z.object({
    ...common,
    act: z.literal('proposeExtension'),
    workingDays: z.number().int(),
    reason: words(1000),
  }),
  z.object({ ...common, act: z.literal('extend'), workingDays: z.number().int(), reason: words(1000) }),
  z.object({ ...common, act: z.literal('rejectExtension'), reason: words(1000) }),
  z.object({ ...common, act: z.literal('askReasons'), volume: words(1000), until: day.optional() }),
  z.object({ ...common, act: z.literal('reasonsReceived'), reasons: words(2000), how: words(100) }),
  z.object({ ...common, act: z.literal('agreeDate'), until: day, why: words(1000) }),
  z.object({ ...common, act: z.literal('sendFeeNotice'), fee, payment: words(500) }),
  /** The day the applicant received the notice; the amount is that of the notice. */
  z.object({ ...common, act: z.literal('feeNotice') }),
  z.object({ ...common, act: z.literal('feePaid'), receipt: maybe(60) }),
  z.object({
    ...common,
    act: z.literal('search'),
    scope: words(500),
    keywords: words(500),
    result: words(1000),
    searcher: words(60),
  }),
  z.object({ ...common, act: z.literal('askSecrecy'), note: maybe(500) }),
  z.object({
    ...common,
    act: z.literal('reviewSecrecy'),
    result: z.enum(SECRECY_RESULTS),
    opinion: maybe(1000),
    referredTo: maybe(200),
  }),
  z.object({ ...common, act: z.literal('draft'), ...replyDraft.shape }),
  z.object({ ...common, act: z.literal('returnDraft'), reason: words(1000) }),
  z.object({ ...common, act: z.literal('review'), comment: maybe(1000) }),
  z.object({ ...common, act: z.literal('sign') }),
  z.object({
    ...common,
    act: z.literal('deliver'),
    method: z.enum(DELIVERY_METHODS),
    mailed: day.optional(),
    signed: day.optional(),
    mailNumber: maybe(40),
    /** 本人、同住成年家属、单位收发 … */
    relation: maybe(60),
    otherWay,
  }),
  z.object({ ...common, act: z.literal('recordSignature'), relation: maybe(60) }),
  /** `checked`: how it was made sure that an earlier mail had not arrived, where one may have. */
  z.object({ ...common, act: z.literal('emailReply'), checked: maybe(300), otherWay }),
  z.object({ ...common, act: z.literal('offerDownload'), otherWay }),
  z.object({ ...common, act: z.literal('mailReturned'), reason: words(300) }),
  z.object({
    ...common,
    act: z.literal('notifyThirdParty'),
    content: words(2000),
    reason: words(2000),
    thirdParty: words(100),
  }),
  z.object({ ...common, act: z.literal('withdraw'), how: words(200) }),
  z.object({
    ...common,
    act: z.literal('askAssistance'),
    party: words(100),
    summary: words(2000),
    matter: words(1000),
    until: day,
  }),
  z.object({ ...common, act: z.literal('handOver'), to: words(100), reason: words(1000) }),
  z.object({ ...common, act: z.literal('archive'), volume: maybe(60) }),
  z.object({
    ...common,
    act: z.literal('note'),
    text: words(2000),
    mentions: z.array(id).max(20).default([]),
  }),
  z.object({ ...common, act: z.literal('urge'), text: words(500) }),
  z.object({ ...common, act: z.literal('link'), to: id, why: words(200) }),
  /** Only what is given is replaced; nothing can be emptied. */
  z.object({
    ...common,
    act: z.literal('amendApplicant'),
    ...applicantInput.omit({ column: true, name: true }).shape,
    name: maybe(100),
    reason: words(500),
  }),
  z.object({ ...common, act: z.literal('restrict'), restricted: z.boolean(), reason: words(500) }),
  /** `newDay`: the right day of an act recorded with a wrong one; without it the act is taken back. */
  z.object({
    ...common,
    act: z.literal('undo'),
    target: z.number().int().min(1),
    reason: words(500),
    newDay: day.optional(),
  }),
])
export type ActBody = z.infer<typeof actBody>
