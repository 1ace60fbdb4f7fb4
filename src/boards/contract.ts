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
  closedOn: z.string().nullable(),
})
export type BoardView = z.output<typeof board>

const posting = z.object({
  postingId: z.string(),
  boardId: z.string(),
  title: z.string(),
  postedOn: z.string(),
  untilOn: z.string(),
  removedOn: z.string().nullable(),
  removedNote: z.string(),
  voidedOn: z.string().nullable(),
  body: z.string(),
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

const boardInput = z.object({
  name: text(60).min(2, '请填写名称'),
  kind: z.enum(BOARD_KINDS),
  place: text(100).default(''),
  size: text(40).default(''),
  unitId: z.uuid().nullable().default(null),
  rotateDays: z.number().int().min(1).max(3650).default(30),
})
const reason = text(500).min(2, '请写明理由，不少于 2 个字')
const history = z.object({
  acts: z.array(
    z.object({
      seq: z.number(),
      label: z.string(),
      on: z.string(),
      note: z.string(),
      person: z.string().nullable(),
      changes: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
})

export const addBoard = route({
  method: 'POST',
  path: '/boards',
  summary: '新增公开栏',
  body: boardInput,
  responses: { 201: z.object({ boardId: z.string() }) },
})

export const changeBoard = route({
  method: 'PUT',
  path: '/boards/:boardId',
  summary: '修改公开栏',
  params: z.object({ boardId: z.uuid() }),
  body: boardInput.extend({ reason }),
  responses: { 204: z.undefined() },
})

export const switchBoard = route({
  method: 'POST',
  path: '/boards/:boardId/use',
  summary: '停用、恢复公开栏',
  params: z.object({ boardId: z.uuid() }),
  body: z.object({ inUse: z.boolean(), reason }),
  responses: { 204: z.undefined() },
})

export const getBoardHistory = route({
  method: 'GET',
  path: '/boards/:boardId/history',
  summary: '公开栏的修改经过',
  params: z.object({ boardId: z.uuid() }),
  responses: { 200: history },
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

/** Multipart: an optional photo, which takes the place of the one before. */
export const correctPosting = route({
  method: 'POST',
  path: '/postings/:postingId/corrections',
  summary: '更正张贴、延期、补照片',
  params: z.object({ postingId: z.uuid() }),
  body: z.object({
    title: text(100).min(2, '请填写张贴内容的标题'),
    body: text(3000).default(''),
    postedOn: day,
    untilOn: day,
    reason,
  }),
  responses: { 200: z.object({ done: z.literal(true) }) },
})

export const switchPosting = route({
  method: 'POST',
  path: '/postings/:postingId/acts',
  summary: '恢复在贴、作废',
  params: z.object({ postingId: z.uuid() }),
  body: z.object({ kind: z.enum(['restored', 'voided']), reason }),
  responses: { 204: z.undefined() },
})

export const getPostingHistory = route({
  method: 'GET',
  path: '/postings/:postingId/history',
  summary: '张贴的经过',
  params: z.object({ postingId: z.uuid() }),
  responses: { 200: history },
})

/** Answers the picture. */
export const getPhoto = route({
  method: 'GET',
  path: '/postings/:postingId/photo',
  summary: '张贴照片',
  params: z.object({ postingId: z.uuid() }),
  responses: {},
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
