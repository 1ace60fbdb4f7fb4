import { z } from 'zod'
import { route } from '../platform/contract.ts'
import { CONSULT_KINDS, CONSULT_STAGES, VISIT_KINDS, VISIT_SOURCES, VISIT_STAGES } from './model.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 年-月-日，如 2026-03-05')
const text = (max: number) => z.string().trim().max(max)
const reason = text(500).min(2, '请写明理由')
const named = z.object({ id: z.string(), name: z.string() })
const paging = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
}

export const visitRow = z.object({
  visitId: z.string(),
  number: z.string(),
  source: z.enum(VISIT_SOURCES),
  kind: z.enum(VISIT_KINDS),
  receivedOn: z.string(),
  people: z.number(),
  maskedName: z.string(),
  matter: z.string(),
  unitId: z.string().nullable(),
  receiver: z.string(),
  applicationNumber: z.string(),
  restricted: z.boolean(),
  stage: z.enum(VISIT_STAGES),
  closedOn: z.string().nullable(),
  due: z
    .object({ kind: z.enum(['tell', 'object', 'settle']), on: z.string(), provisional: z.boolean() })
    .nullable(),
})
export type VisitView = z.output<typeof visitRow>

export const listVisits = route({
  method: 'GET',
  path: '/visits',
  summary: '来访登记',
  query: z.object({
    stage: z.enum(VISIT_STAGES).optional(),
    from: day.optional(),
    to: day.optional(),
    ...paging,
  }),
  responses: { 200: z.object({ visits: z.array(visitRow), total: z.number(), units: z.array(named) }) },
})

export const listVisitsDue = route({
  method: 'GET',
  path: '/visits/due',
  summary: '来访到期事项',
  responses: { 200: z.object({ visits: z.array(visitRow) }) },
})

const factsInput = z.object({
  source: z.enum(VISIT_SOURCES),
  kind: z.enum(VISIT_KINDS),
  receivedOn: day,
  place: text(100).default(''),
  people: z.number().int().min(1).max(10_000).default(1),
  matter: text(3000).min(1, '请填写来访事由、请求和理由'),
  unitId: z.uuid().nullable().default(null),
  receiver: text(60).default(''),
  applicationNumber: text(60).default(''),
})

export const registerVisit = route({
  method: 'POST',
  path: '/visits',
  summary: '登记来访',
  body: factsInput.extend({
    visitor: z.object({
      name: text(60).min(1, '请填写姓名（单位填写名称）'),
      gender: text(4).default(''),
      age: text(4).default(''),
      idNumber: text(30).default(''),
      address: text(200).default(''),
      phone: text(40).default(''),
    }),
  }),
  responses: { 201: z.object({ visitId: z.string() }) },
})

const visitor = z.object({
  name: z.string(),
  gender: z.string(),
  age: z.string(),
  idNumber: z.string(),
  address: z.string(),
  phone: z.string(),
})

const actShape = z.object({
  seq: z.number(),
  kind: z.string(),
  label: z.string(),
  on: z.string(),
  note: z.string(),
  person: z.string().nullable(),
  changes: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
})

export const getVisit = route({
  method: 'GET',
  path: '/visits/:visitId',
  summary: '一件来访',
  params: z.object({ visitId: z.uuid() }),
  responses: {
    200: z.object({
      visit: visitRow,
      place: z.string(),
      masked: visitor,
      warning: z.string().nullable(),
      dueArticles: z.array(z.string()),
      acts: z.array(actShape),
      next: z.array(z.object({ kind: z.string(), label: z.string() })),
      correctable: z.boolean(),
      units: z.array(named),
    }),
  },
})

export const visitActInput = z.object({
  kind: z.enum([
    'answeredOnSpot',
    'accepted',
    'notAccepted',
    'objected',
    'transferred',
    'toApplication',
    'extended',
    'answered',
    'closed',
    'reviewed',
    'undone',
    'voided',
  ]),
  on: day,
  note: text(1000).default(''),
})

export const actOnVisit = route({
  method: 'POST',
  path: '/visits/:visitId/acts',
  summary: '登记办理情况',
  params: z.object({ visitId: z.uuid() }),
  body: visitActInput,
  responses: { 204: z.undefined() },
})

/** The visitor's fields that are left empty stay as they are; `cleared` empties what should not stand there. */
export const correctVisit = route({
  method: 'POST',
  path: '/visits/:visitId/corrections',
  summary: '更正来访登记',
  params: z.object({ visitId: z.uuid() }),
  body: factsInput.extend({
    visitor: z
      .object({
        name: text(60),
        gender: text(4),
        age: text(4),
        idNumber: text(30),
        address: text(200),
        phone: text(40),
      })
      .partial()
      .default({}),
    cleared: z.array(z.enum(['gender', 'age', 'idNumber', 'address', 'phone'])).default([]),
    reason,
  }),
  responses: { 204: z.undefined() },
})

export const revealVisitor = route({
  method: 'POST',
  path: '/visits/:visitId/reveal',
  summary: '查看来访人信息',
  params: z.object({ visitId: z.uuid() }),
  body: z.object({ reason }),
  responses: { 200: visitor.extend({ earlier: z.array(visitor) }) },
})

export const consultRow = z.object({
  consultationId: z.string(),
  number: z.string(),
  kind: z.enum(CONSULT_KINDS),
  topic: z.string(),
  receivedOn: z.string(),
  stage: z.enum(CONSULT_STAGES),
  held: z.boolean(),
  dueOn: z.string(),
  unitId: z.string().nullable(),
  answeredOn: z.string().nullable(),
  published: z.boolean(),
})
export type ConsultView = z.output<typeof consultRow>

export const listConsultations = route({
  method: 'GET',
  path: '/consultations',
  summary: '公众咨询',
  query: z.object({
    stage: z.enum(CONSULT_STAGES).optional(),
    held: z.enum(['true', 'false']).optional(),
    ...paging,
  }),
  responses: {
    200: z.object({ consultations: z.array(consultRow), total: z.number(), units: z.array(named) }),
  },
})

export const getConsultation = route({
  method: 'GET',
  path: '/consultations/:id',
  summary: '一件咨询',
  params: z.object({ id: z.uuid() }),
  responses: {
    200: z.object({
      consultation: consultRow,
      question: z.string(),
      hasContact: z.boolean(),
      publicQuestion: z.string(),
      answer: z.string(),
      mayApprove: z.boolean(),
      acts: z.array(actShape),
      units: z.array(named),
    }),
  },
})

export const handleConsultation = route({
  method: 'POST',
  path: '/consultations/:id/acts',
  summary: '处理咨询',
  params: z.object({ id: z.uuid() }),
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('assigned'), unitId: z.uuid() }),
    z.object({ kind: z.literal('released') }),
    z.object({
      kind: z.literal('drafted'),
      answer: text(4000).min(2, '请填写答复'),
      publicQuestion: text(2000),
    }),
    z.object({ kind: z.literal('closed'), note: reason }),
    z.object({
      kind: z.literal('amended'),
      to: z.object({ kind: z.enum(CONSULT_KINDS), topic: text(60).min(2, '请用一句话写明主题') }),
      note: reason,
    }),
    z.object({
      kind: z.literal('corrected'),
      answer: text(4000).min(2, '请填写答复'),
      publicQuestion: text(2000),
      note: reason,
    }),
  ]),
  responses: { 204: z.undefined() },
})

export const reviewConsultation = route({
  method: 'POST',
  path: '/consultations/:id/review',
  summary: '审核答复',
  params: z.object({ id: z.uuid() }),
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('approved'), publish: z.boolean() }),
    z.object({ kind: z.literal('returned'), note: reason }),
    z.object({ kind: z.literal('withdrawn'), note: reason }),
    z.object({ kind: z.literal('published'), note: reason }),
  ]),
  responses: { 204: z.undefined() },
})

export const revealContact = route({
  method: 'POST',
  path: '/consultations/:id/reveal',
  summary: '查看联系方式',
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason }),
  responses: { 200: z.object({ contact: z.string() }) },
})
