import { z } from 'zod'
import { route } from '../platform/contract.ts'
import { TRAINING_WAYS } from './model.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 年-月-日，如 2026-03-05')
const text = (max: number) => z.string().trim().max(max)

const notice = z.object({
  noticeId: z.string(),
  title: z.string(),
  body: z.string(),
  sentOn: z.string(),
  dueOn: z.string().nullable(),
  needsReply: z.boolean(),
  unitIds: z.array(z.string()),
  read: z.boolean(),
  acknowledged: z.boolean(),
  /** The person signed in is one of the recipients. */
  asked: z.boolean(),
  answered: z.number(),
  recipients: z.number(),
  missing: z.array(z.string()),
  replies: z.array(z.object({ name: z.string(), note: z.string() })),
})
export type NoticeView = z.output<typeof notice>

const training = z.object({
  trainingId: z.string(),
  title: z.string(),
  heldOn: z.string(),
  way: z.enum(TRAINING_WAYS),
  content: z.string(),
  trainees: z.number(),
})

export const listNotices = route({
  method: 'GET',
  path: '/notices',
  summary: '通知与培训',
  responses: {
    200: z.object({
      notices: z.array(notice),
      trainings: z.array(training),
      units: z.array(z.object({ id: z.string(), name: z.string() })),
      writable: z.boolean(),
    }),
  },
})

export const sendNotice = route({
  method: 'POST',
  path: '/notices',
  summary: '发通知',
  body: z.object({
    title: text(100).min(2, '请填写标题'),
    body: text(5000).min(2, '请填写内容'),
    unitIds: z.array(z.uuid()).max(200).default([]),
    needsReply: z.boolean().default(false),
    dueOn: day.nullable().default(null),
  }),
  responses: { 201: z.object({ noticeId: z.string() }) },
})

export const giveReceipt = route({
  method: 'POST',
  path: '/notices/:noticeId/receipts',
  summary: '已阅、回复',
  params: z.object({ noticeId: z.uuid() }),
  body: z.object({ kind: z.enum(['read', 'acknowledged']), note: text(500).default('') }),
  responses: { 204: z.undefined() },
})

export const recordTraining = route({
  method: 'POST',
  path: '/trainings',
  summary: '登记培训',
  body: z.object({
    title: text(100).min(2, '请填写培训名称'),
    heldOn: day,
    way: z.enum(TRAINING_WAYS),
    content: text(2000).default(''),
    trainees: z.number().int().min(1, '至少 1 人').max(100_000),
  }),
  responses: { 201: z.object({ trainingId: z.string() }) },
})
