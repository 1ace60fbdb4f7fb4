/** The routes of 办理统计, of what is suggested for publication (条例 44), and of frequent applicants (条例 35). */
import { z } from 'zod'
import { APPLICANT_COLUMNS, REMEDY_BLOCKS, RESULT_ROWS } from '../../annual-report/model.ts'
import { route } from '../../platform/contract.ts'
import { DAY_BANDS, PERIODS, STEPS } from './statistics.ts'

const id = z.uuid()
const params = z.object({ id })
const count = z.number().int()

export const statisticsQuery = z.object({
  year: z.coerce.number().int().min(2019).max(2100),
  period: z.enum(PERIODS).default('year'),
  /** One organ; `all`: every organ the person sees. Left out: his own. */
  organ: z.coerce.number().int().or(z.literal('all')).optional(),
})
export type StatisticsQuery = z.output<typeof statisticsQuery>

/** Flow of cases: 收到, 上期结转, 办结, 结转下期; and of the replies delivered how many in time. */
export const flowSchema = z.object({
  received: count,
  carriedIn: count,
  decided: count,
  carriedOut: count,
  delivered: count,
  inTime: count,
  late: count,
})
export type Flow = z.output<typeof flowSchema>
const flowLine = flowSchema.extend({ key: z.string(), name: z.string() })
export type FlowLine = z.output<typeof flowLine>

export const statisticsSchema = z.object({
  organ: z.object({ organId: z.number().nullable(), name: z.string() }),
  year: z.number(),
  period: z.enum(PERIODS),
  from: z.string(),
  to: z.string(),
  total: flowSchema,
  /** Counted, but 限制查看 for this person: the lists behind the numbers leave them out. */
  hidden: count,
  months: z.array(
    z.object({ from: z.string(), to: z.string(), received: count, decided: count, carriedOut: count }),
  ),
  results: z.array(z.object({ row: z.enum(RESULT_ROWS), count })),
  columns: z.array(flowLine.extend({ key: z.enum(APPLICANT_COLUMNS) })),
  channels: z.array(flowLine),
  /** Of one organ; `none`: not assigned. */
  units: z.array(flowLine),
  /** Where several are counted together. */
  organs: z.array(flowLine),
  days: z.array(z.object({ band: z.enum(DAY_BANDS), count })),
  /** Mean of the working days used, to one decimal; null where nothing was delivered. */
  meanDays: z.number().nullable(),
  /** Of the cases decided in the period. */
  steps: z.array(z.object({ step: z.enum(STEPS), count })),
  fees: z.object({ notices: count, askedYuan: z.string(), payments: count, paidYuan: z.string() }),
  /** 表四 of the year, as known at the end of the period. */
  remedies: z.array(
    z.object({
      key: z.enum(REMEDY_BLOCKS),
      name: z.string(),
      upheld: count,
      corrected: count,
      other: count,
      pending: count,
    }),
  ),
  answered: z.object({
    count,
    items: z.array(
      z.object({ id: z.string(), title: z.string().nullable(), path: z.string().nullable(), count }),
    ),
  }),
})
export type Statistics = z.output<typeof statisticsSchema>

export const getStatistics = route({
  method: 'GET',
  path: '/applications/statistics',
  summary: '办理统计',
  query: statisticsQuery,
  responses: { 200: statisticsSchema },
})
export const CHART_KEYS = ['months', 'pending', 'days'] as const
export const drawStatistics = route({
  method: 'GET',
  path: '/applications/statistics/charts/:key',
  summary: '办理统计图',
  params: z.object({ key: z.enum(CHART_KEYS) }),
  query: statisticsQuery,
  responses: { 200: z.unknown() },
})
export const printStatistics = route({
  method: 'GET',
  path: '/applications/statistics/file',
  summary: '办理统计表（PDF、Word、Excel）',
  query: statisticsQuery.extend({ format: z.enum(['pdf', 'docx', 'xlsx']) }),
  responses: { 200: z.unknown() },
})

/* ---- 条例 44 ---- */

const suggestionSchema = z.object({
  /** The newest of its cases; names the suggestion. */
  id,
  name: z.string(),
  docNumber: z.string(),
  applicants: count,
  cases: z.array(
    z.object({
      id,
      number: z.string(),
      name: z.string(),
      applicantName: z.string(),
      outcomeName: z.string(),
      decidedOn: z.string(),
    }),
  ),
})
export const listSuggestions = route({
  method: 'GET',
  path: '/applications/proactive-suggestions',
  summary: '建议纳入主动公开的信息（条例第四十四条）',
  responses: { 200: z.object({ items: z.array(suggestionSchema) }) },
})
export type Suggestion = z.output<typeof suggestionSchema>
export const turnProactive = route({
  method: 'POST',
  path: '/applications/proactive-suggestions',
  summary: '转主动公开，或者经审核暂不纳入',
  body: z.object({
    cases: z.array(id).min(2).max(100),
    /** With it nothing is drafted: the office has looked and leaves it. */
    reason: z.string().trim().min(2, '请写明理由，不少于 2 个字').max(300).optional(),
  }),
  responses: { 200: z.object({ itemId: z.string().nullable(), indexNumber: z.string().nullable() }) },
})

/* ---- 条例 35 ---- */

export const countFrequency = route({
  method: 'GET',
  path: '/applications/:id/frequency',
  summary: '同一申请人当月、当年申请件数',
  params,
  responses: {
    200: z.object({
      month: z.object({ from: z.string(), to: z.string(), count }),
      year: z.object({ from: z.string(), to: z.string(), count }),
    }),
  },
})
const frequentLine = z.object({
  /** A case of the applicant, which stands for him in links. */
  id,
  applicantName: z.string(),
  applicantColumn: z.enum(APPLICANT_COLUMNS),
  from: z.string(),
  to: z.string(),
  count,
})
export type FrequentLine = z.output<typeof frequentLine>
const limitsSchema = z.object({
  month: z.number().int().min(1).max(1000),
  year: z.number().int().min(1).max(10_000),
})
export type FrequencyLimits = z.output<typeof limitsSchema>
export const listFrequent = route({
  method: 'GET',
  path: '/applications/frequency',
  summary: '申请频次',
  query: z.object({ year: z.coerce.number().int().min(2019).max(2100) }),
  responses: {
    200: z.object({
      limits: limitsSchema,
      /** Whether the limits are the organ's own or those this system begins with. */
      own: z.boolean(),
      months: z.array(frequentLine),
      years: z.array(frequentLine),
    }),
  },
})
export const setFrequency = route({
  method: 'PUT',
  path: '/applications/frequency',
  summary: '设定申请频次的关注件数',
  body: limitsSchema,
  responses: { 204: z.undefined() },
})
