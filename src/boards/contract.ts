import { z } from 'zod'
import { route } from '../platform/contract.ts'
import { BOARD_KINDS, TRANSFER_PLACES } from './model.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 年-月-日，如 2026-03-05')
const text = (max: number) => z.string().trim().max(max)
const named = z.object({ id: z.string(), name: z.string() })

const board = z.object({
  boardId: z.string(),
  name: z.string(),
  kind: z.enum(BOARD_KINDS),
  place: z.string(),
  size: z.string(),
  unitId: z.string().nullable(),
  rotateDays: z.number(),
})
export type BoardView = z.output<typeof board>

const posting = z.object({
  postingId: z.string(),
  boardId: z.string(),
  title: z.string(),
  postedOn: z.string(),
  untilOn: z.string(),
  removedOn: z.string().nullable(),
  hasPhoto: z.boolean(),
})
export type PostingView = z.output<typeof posting>

export const listBoards = route({
  method: 'GET',
  path: '/boards',
  summary: '公开栏与张贴',
  responses: {
    200: z.object({
      boards: z.array(board),
      postings: z.array(posting),
      transfers: z.array(
        z.object({
          transferId: z.string(),
          place: z.enum(TRANSFER_PLACES),
          receiver: z.string(),
          sentOn: z.string(),
          items: z.array(z.string()),
        }),
      ),
      units: z.array(named),
    }),
  },
})

export const addBoard = route({
  method: 'POST',
  path: '/boards',
  summary: '新增公开栏',
  body: z.object({
    name: text(60).min(2, '请填写名称'),
    kind: z.enum(BOARD_KINDS),
    place: text(100).default(''),
    size: text(40).default(''),
    unitId: z.uuid().nullable().default(null),
    rotateDays: z.number().int().min(1).max(3650).default(30),
  }),
  responses: { 201: z.object({ boardId: z.string() }) },
})

/** Multipart: an optional photo. */
export const addPosting = route({
  method: 'POST',
  path: '/postings',
  summary: '登记张贴',
  body: z.object({
    boardId: z.uuid(),
    title: text(100).min(2, '请填写张贴内容的标题'),
    body: text(3000).default(''),
    postedOn: day,
    untilOn: z.union([day, z.literal('')]).default(''),
  }),
  responses: { 201: z.object({ postingId: z.string() }) },
})

export const removePosting = route({
  method: 'POST',
  path: '/postings/:postingId/remove',
  summary: '撤下',
  params: z.object({ postingId: z.uuid() }),
  body: z.object({ on: day, note: text(200).default('') }),
  responses: { 204: z.undefined() },
})

/** Answers a PDF. */
export const getPoster = route({
  method: 'GET',
  path: '/postings/:postingId/poster',
  summary: '打印张贴件',
  params: z.object({ postingId: z.uuid() }),
  responses: {},
})

export const addTransfer = route({
  method: 'POST',
  path: '/transfers',
  summary: '登记移送',
  body: z.object({
    place: z.enum(TRANSFER_PLACES),
    receiver: text(60).min(2, '请填写接收单位'),
    sentOn: day,
    items: z.array(text(200).min(1)).min(1, '请填写移送的文件').max(300),
  }),
  responses: { 201: z.object({ transferId: z.string() }) },
})
