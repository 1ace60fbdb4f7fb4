import { z } from 'zod'
import type { Problem } from '../platform/contract.ts'

const problemSchema = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  article: z.string().optional(),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  requestId: z.string().optional(),
})

/** A refusal of the server, with the rule, the fields to blame and what to do. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** No answer came: the line is cut or the server does not run. What was typed is still on the page. */
export class NetworkLost extends Error {
  override readonly name = 'NetworkLost'
  constructor(cause: unknown) {
    super('没有收到服务器的应答，网络可能已中断。', { cause })
  }
}

/** Reads the problem body of a refused answer; a proxy's own error page becomes a problem too. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id') ?? undefined
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = problemSchema.safeParse(body)
  if (parsed.success) return new ApiProblem({ ...(requestId ? { requestId } : {}), ...parsed.data })
  return new ApiProblem({
    title: response.status >= 500 ? '服务器暂时不能处理' : '请求没有被接受',
    status: response.status,
    code: response.status >= 500 ? 'unavailable' : 'unknown',
    detail:
      response.status >= 500
        ? `服务器返回 ${response.status}，请稍后重试；仍不行请把请求编号告诉管理员。`
        : `服务器返回 ${response.status}，请刷新页面后重试。`,
    ...(requestId ? { requestId } : {}),
  })
}

/** Any thrown value as a problem, so that every page shows errors in one way. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem
  if (error instanceof NetworkLost) {
    return {
      title: '网络中断',
      status: 0,
      code: 'network',
      detail: '没有收到服务器的应答，填写的内容仍在本页。网络恢复后请重试；重试前可先核对是否已经提交成功。',
    }
  }
  return {
    title: '页面出错',
    status: 0,
    code: 'fault',
    detail: error instanceof Error ? error.message : String(error),
  }
}

export function isProblem(error: unknown, code: string): boolean {
  return error instanceof ApiProblem && error.problem.code === code
}
