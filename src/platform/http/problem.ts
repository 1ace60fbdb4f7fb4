import type { ZodError } from 'zod'
import type { Problem } from '../contract.ts'
import type { Refusal, RefusalCode } from '../result.ts'

/** The one table from refusal to HTTP status and heading. A new code does not compile until it is dealt with. */
export const REFUSALS: Readonly<Record<RefusalCode, { status: number; title: string }>> = {
  notFound: { status: 404, title: '没有找到' },
  forbidden: { status: 403, title: '没有权限' },
  unauthenticated: { status: 401, title: '请先登录' },
  csrf: { status: 403, title: '页面令牌已失效' },
  invalid: { status: 422, title: '填写内容有误' },
  conflict: { status: 409, title: '与现有记录冲突' },
  notAllowedNow: { status: 409, title: '当前环节不能办理' },
  tooLarge: { status: 413, title: '文件过大' },
  unsupportedType: { status: 415, title: '文件类型不支持' },
  classified: { status: 422, title: '疑似涉密，已拒收' },
  tooMany: { status: 429, title: '操作过于频繁' },
  unavailable: { status: 503, title: '暂时不能办理' },
}

export function problemOf(refusal: Refusal, requestId?: string): Problem {
  const { status, title } = REFUSALS[refusal.code]
  return {
    title,
    status,
    code: refusal.code,
    detail: refusal.message,
    ...(refusal.article === undefined ? {} : { article: refusal.article }),
    ...(refusal.field === undefined ? {} : { fields: [{ field: refusal.field, message: refusal.message }] }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** A request that does not fit its schema: every field with what is wrong, in one answer. */
export function problemOfZod(error: ZodError, requestId?: string): Problem {
  const fields = error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
  return {
    title: REFUSALS.invalid.title,
    status: 422,
    code: 'invalid',
    detail: `有 ${fields.length} 处需要改正：${fields.map((field) => `${field.field} ${field.message}`).join('；')}`,
    fields,
    ...(requestId === undefined ? {} : { requestId }),
  }
}
