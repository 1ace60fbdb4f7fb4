import { z } from 'zod'
import { parseLocalDate } from '../law/local-date.ts'
import { route } from '../platform/contract.ts'

const day = z.string().refine((text) => parseLocalDate(text) !== undefined, '不是存在的日期，应如 2027-02-05')
export const noticeSchema = z.object({
  title: z.string().trim().min(4, '请写明依据的文件名称').max(200),
  number: z.string().trim().max(80).optional(),
  url: z.string().trim().max(300).optional(),
})

export const arrangementSchema = z.object({
  year: z.number().int().min(2020).max(2100),
  notice: noticeSchema,
  rest: z
    .array(z.object({ name: z.string().min(1).max(20), from: day, to: day }))
    .min(1)
    .max(20),
  makeUp: z.array(z.object({ name: z.string().min(1).max(20), on: day })).max(30),
})

export const getCalendarYear = route({
  method: 'GET',
  path: '/calendar/:year',
  summary: '一年的工作日历',
  params: z.object({ year: z.coerce.number().int().min(2019).max(2100) }),
  responses: {
    200: z.object({
      year: z.number(),
      publishedThrough: z.string(),
      published: z.boolean(),
      days: z.array(
        z.object({
          date: z.string(),
          kind: z.enum(['workday', 'weekend', 'statutoryRest', 'makeUpWorkday']),
          name: z.string().nullable(),
          notice: z.string().nullable(),
          overridden: z.boolean(),
        }),
      ),
    }),
  },
})

/** Reads the text of a 国务院办公厅 notice into an arrangement to look at before it is saved. */
export const readNotice = route({
  method: 'POST',
  path: '/calendar/read-notice',
  summary: '从放假通知文本识别安排',
  body: z.object({ year: z.number().int().min(2020).max(2100), text: z.string().min(10).max(20_000) }),
  responses: { 200: arrangementSchema.omit({ notice: true }) },
})

export const saveArrangement = route({
  method: 'PUT',
  path: '/calendar/arrangement',
  summary: '录入一年的放假安排',
  body: arrangementSchema,
  responses: { 200: z.object({ publishedThrough: z.string() }) },
})

export const overrideDay = route({
  method: 'PUT',
  path: '/calendar/day',
  summary: '设定某一天为休息日或工作日',
  body: z.object({
    date: day,
    kind: z.enum(['rest', 'work']),
    name: z.string().trim().min(1).max(20),
    source: noticeSchema,
  }),
  responses: { 204: z.undefined() },
})

export const withdrawOverride = route({
  method: 'DELETE',
  path: '/calendar/day/:date',
  summary: '撤销对某一天的设定',
  params: z.object({ date: day }),
  responses: { 204: z.undefined() },
})
