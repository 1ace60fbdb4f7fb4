import type { CallAnswer, CallInput, Route } from '../platform/contract.ts'
import { routePath } from '../platform/contract.ts'
import { getMe } from '../people/contract.ts'
import { connectionFound, connectionLost } from './connection.ts'
import { ApiProblem, NetworkLost, problemOf } from './problem.ts'
import { csrfToken, rememberIdentity, signedInAgain } from './relogin.ts'

export { ApiProblem, NetworkLost } from './problem.ts'

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Before anybody is signed in: a 401 is thrown instead of raising the login dialog. */
  readonly anonymous?: boolean
}

// `object extends …`: the input may be left out when a route takes neither parameters nor a body.
export type CallArguments<R> =
  object extends CallInput<R> ? [input?: CallInput<R> & CallOptions] : [input: CallInput<R> & CallOptions]

/** The body of a route's answers; of a GET with one 200, that body. */
export type AnswerBody<R> = CallAnswer<R> extends { readonly body: infer Body } ? Body : never

export interface LooseInput extends CallOptions {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

/**
 * Calls a route of a contract: `const answer = await call(getThing, { params: { id } })`, a union by status.
 * Throws `ApiProblem` for a refusal and `NetworkLost` when no answer came.
 */
export function call<R extends Route>(route: R, ...input: CallArguments<R>): Promise<CallAnswer<R>>
export function call(route: Route, input: LooseInput = {}): Promise<LooseAnswer> {
  return callLoosely(route, input)
}

export interface LooseAnswer {
  readonly status: number
  readonly body: unknown
}

/** As `call` where the route is not known by type: the hooks' own way in. */
export async function callLoosely(route: Route, input: LooseInput): Promise<LooseAnswer> {
  const json = input.body === undefined ? undefined : JSON.stringify(input.body)
  const response = await send(route.method, addressOf(route.path, input), input, json, 'application/json')
  return answerOf(route, response)
}

export interface Uploadable {
  readonly files: readonly File[]
  /** Name of the multipart field of the files. */
  readonly field?: string
  readonly fields?: Readonly<Record<string, string>>
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal
}

/** Sends files as multipart to a route; the text fields go first, so that the server knows them when bytes arrive. */
export function upload<R extends Route>(route: R, input: Uploadable): Promise<CallAnswer<R>>
export async function upload(route: Route, input: Uploadable): Promise<LooseAnswer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(input.fields ?? {})) form.append(name, value)
  for (const file of input.files) form.append(input.field ?? 'file', file, file.name)
  const response = await send(route.method, addressOf(route.path, input), input, form)
  return answerOf(route, response)
}

/** Fetches a file and hands it to the browser's downloads; refusals are thrown, not saved as a file. */
export async function download(
  path: string,
  input: Pick<Uploadable, 'params' | 'query' | 'signal'> & { readonly name?: string } = {},
): Promise<void> {
  const response = await send('GET', addressOf(path, input), input)
  const blob = await response.blob()
  const address = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = input.name ?? nameOf(response) ?? '下载文件'
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The address of an API path, for previews (`<iframe src>`, `<img src>`); the session cookie goes along. */
export function apiUrl(
  path: string,
  params?: Readonly<Record<string, string | number>>,
  query?: Readonly<Record<string, unknown>>,
): string {
  return new URL(`api${routePath(path, params, query)}`, document.baseURI).href
}

function addressOf(path: string, input: { readonly params?: unknown; readonly query?: unknown }): string {
  // CallInput has already held params and query to the route's schemas, which are objects of plain values.
  const params = input.params as Readonly<Record<string, string | number>> | undefined
  const query = input.query as Readonly<Record<string, unknown>> | undefined
  return apiUrl(path, params, query)
}

async function send(
  method: string,
  address: string,
  options: CallOptions,
  body?: BodyInit,
  contentType?: string,
): Promise<Response> {
  const once = (): Promise<Response> => fetchOnce(method, address, options.signal, body, contentType)
  const response = await once()
  if (response.ok) return response
  const problem = await problemOf(response)
  if (problem.problem.status === 401 && options.anonymous !== true) {
    await signedInAgain()
    return accepted(await once())
  }
  // Signed in anew in another tab: the session is good, this page's token is not.
  if (problem.problem.code === 'csrf') {
    await refreshToken()
    return accepted(await once())
  }
  throw problem
}

async function accepted(response: Response): Promise<Response> {
  if (response.ok) return response
  throw await problemOf(response)
}

async function fetchOnce(
  method: string,
  address: string,
  signal: AbortSignal | undefined,
  body?: BodyInit,
  contentType?: string,
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json, application/problem+json, */*' })
  if (contentType !== undefined && body !== undefined) headers.set('content-type', contentType)
  const token = csrfToken()
  if (method !== 'GET' && token !== undefined) headers.set('x-csrf-token', token)
  try {
    const response = await fetch(address, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    })
    connectionFound()
    return response
  } catch (error) {
    if (signal?.aborted) throw error
    connectionLost()
    throw new NetworkLost(error)
  }
}

async function refreshToken(): Promise<void> {
  const { body } = await call(getMe, { anonymous: true })
  rememberIdentity(body)
}

async function answerOf(route: Route, response: Response): Promise<LooseAnswer> {
  const schema = route.responses[response.status]
  if (schema === undefined) throw await problemOf(response)
  if (response.status === 204) return { status: 204, body: undefined }
  const parsed = schema.safeParse(await response.json())
  if (parsed.success) return { status: response.status, body: parsed.data }
  const first = parsed.error.issues[0]
  throw new ApiProblem({
    title: '应答格式不符',
    status: response.status,
    code: 'badAnswer',
    detail: `页面与服务器版本不一致（${route.path}：${first?.path.join('.') ?? ''} ${first?.message ?? ''}），请刷新页面。`,
  })
}

function nameOf(response: Response): string | undefined {
  const header = response.headers.get('content-disposition') ?? ''
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  if (extended !== undefined) return decodeURIComponent(extended)
  return /filename="?([^";]+)"?/i.exec(header)?.[1]
}
