/** 导入旧登记簿: the template, what was imported so far, and taking a wrong import back. */
import { z } from 'zod'
import { route } from '../../platform/contract.ts'
import { params, words } from './shown.ts'

export const importTemplate = route({
  method: 'GET',
  path: '/applications/import/template',
  summary: '旧登记簿导入模板（Excel）',
  responses: { 200: z.unknown() },
})
export const importRow = z.object({
  id: z.string(),
  fileName: z.string(),
  cases: z.number(),
  importedOn: z.string(),
  person: z.string(),
  revokedOn: z.string().nullable(),
  revokedReason: z.string().nullable(),
})
export const listImports = route({
  method: 'GET',
  path: '/applications/imports',
  summary: '已导入的旧登记簿',
  responses: { 200: z.object({ items: z.array(importRow) }) },
})
export const revokeImport = route({
  method: 'POST',
  path: '/applications/imports/:id/revoke',
  summary: '撤销一次导入',
  params,
  body: z.object({ reason: words(500) }),
  responses: { 200: z.object({ count: z.number() }) },
})
