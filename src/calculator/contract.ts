/** The desk's calculator: the same reading and counting as the public page, as data. */
import { z } from 'zod'
import { route } from '../platform/contract.ts'
import { VALUE_NAMES } from './model.ts'

/** As typed: a day that does not exist comes back as a problem of its field, not as a broken request. */
const values = z.object(Object.fromEntries(VALUE_NAMES.map((name) => [name, z.string().max(40).optional()])))

const ledgerRow = z.object({
  date: z.string(),
  kind: z.enum(['counted', 'rest', 'paused']),
  n: z.number().optional(),
  why: z.string().optional(),
})
const date = z.object({ date: z.string(), provisional: z.boolean() })
const problem = z.object({ field: z.string(), message: z.string(), article: z.string().optional() })

const caseSchema = z.object({
  received: z.object({
    date: z.string(),
    channel: z.string(),
    dayName: z.string(),
    article: z.string(),
    needsConfirmation: z.boolean(),
  }),
  reply: z
    .object({
      due: z.string().nullable(),
      provisional: z.boolean(),
      met: z.boolean().nullable(),
      days: z.number(),
      assumes: z.enum(['silence']).nullable(),
      waitingFor: z.string().nullable(),
      articles: z.array(z.string()).readonly(),
      start: z.object({ label: z.string(), date: z.string() }).nullable(),
      ledger: z.array(ledgerRow).readonly(),
    })
    .nullable(),
  rows: z
    .array(
      z.object({
        name: z.string(),
        kind: z.string(),
        start: z.string().nullable(),
        due: date.nullable(),
        note: z.string(),
        articles: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  refusals: z.array(problem).readonly(),
})
const periodSchema = z.object({
  kind: z.string(),
  name: z.string(),
  starts: z.string(),
  length: z.number(),
  unit: z.enum(['workday', 'day', 'month']),
  start: z.string(),
  last: date,
  articles: z.array(z.string()).readonly(),
  ledger: z.array(ledgerRow).readonly().nullable(),
  note: z.string(),
})

const answer = <T extends z.ZodType>(shape: T) =>
  z.object({ result: shape.nullable(), problems: z.array(problem).readonly() })

export const explainCaseDates = route({
  method: 'POST',
  path: '/calculator/case',
  summary: '推算一件申请的各项期限',
  body: values,
  responses: { 200: answer(caseSchema) },
})

export const explainOnePeriod = route({
  method: 'POST',
  path: '/calculator/period',
  summary: '推算一个法定期限',
  body: values,
  responses: { 200: answer(periodSchema) },
})
