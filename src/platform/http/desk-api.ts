import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodType } from 'zod'
import type { LocalDate } from '../../law/local-date.ts'
import type { Actor, Role } from '../../people/model.ts'
import { hasRole, ROLE_NAMES } from '../../people/model.ts'
import type { Session } from '../../people/sessions.ts'
import type { Route, RouteAnswer, RouteInput } from '../contract.ts'
import type { Tenancy } from '../database/tenant.ts'
import type { Refusal } from '../result.ts'
import type { Services } from '../services.ts'
import { problemOf } from './problem.ts'
import { refuseUnstorable } from './storable-text.ts'
import { readUploads, type UploadLimits, type Uploads } from './uploads.ts'

/** Who may call a route: anybody, whoever is signed in, or a holder of one of the roles. */
export type Access = 'anyone' | 'signedIn' | readonly Role[]

export interface DeskContext {
  readonly services: Services
  readonly actor: Actor
  readonly session: Session
  readonly tenancy: Tenancy
  readonly today: LocalDate
  readonly requestId: string
}

export interface OpenContext {
  readonly services: Services
  readonly session: Session | undefined
  readonly today: LocalDate
  readonly clientAddress: string
  readonly requestId: string
  setSession(token: string | null): void
}

/** Bytes to download or show; `inline` opens in the browser. */
export interface FileAnswer {
  readonly file: {
    readonly name: string
    readonly type: string
    readonly bytes: Uint8Array
    readonly inline?: boolean
  }
}

export type Refused = { readonly ok: false; readonly refusal: Refusal }
type Answer<R> = Promise<RouteAnswer<R> | Refused | FileAnswer>

/** Curried, so that the handler is checked against the route's own union of answers. */
export interface DeskApi {
  /** A route for signed-in people; guards run in reading order: session, token, role, validation, handler. */
  serve<R extends Route>(
    route: R,
    access: 'signedIn' | readonly Role[],
  ): (handler: (input: RouteInput<R>, context: DeskContext) => Answer<R>) => void
  /** A multipart route: `input.body` are the text fields, `uploads` the files, all within the limits. */
  serveUpload<R extends Route>(
    route: R,
    access: 'signedIn' | readonly Role[],
    limits: UploadLimits,
  ): (handler: (input: RouteInput<R>, uploads: Uploads, context: DeskContext) => Answer<R>) => void
  /** A route anybody may call (sign-in, setup). */
  serveOpen<R extends Route>(
    route: R,
  ): (handler: (input: RouteInput<R>, context: OpenContext) => Answer<R>) => void
}

export const SESSION_COOKIE = 'gongkai_session'
export const API_ROOT = '/desk/api'

/** Makes the registering side of the desk's contract on a Fastify instance that answers below /desk/api. */
export function makeDeskApi(
  app: FastifyInstance,
  services: Services,
  sessionOf: (request: FastifyRequest) => Promise<Session | undefined>,
): DeskApi {
  const secure = services.config.publicUrl?.startsWith('https:') ?? false
  const cookiePath = `${services.config.basePath}/desk`

  function register<R extends Route>(
    route: R,
    work: (request: FastifyRequest, reply: FastifyReply) => Answer<R>,
  ): void {
    app.route({
      method: route.method,
      url: `${API_ROOT}${route.path}`,
      handler: async (request, reply) => {
        const answer = await work(request, reply)
        return send(answer, request, reply, route)
      },
    })
  }

  async function signedIn(
    request: FastifyRequest,
    access: 'signedIn' | readonly Role[],
  ): Promise<{ ok: true; context: DeskContext } | Refused> {
    const session = await sessionOf(request)
    if (!session)
      return refused('unauthenticated', '登录已失效或尚未登录。请重新登录，页面上填写的内容会保留')
    if (request.method !== 'GET' && request.headers['x-csrf-token'] !== session.csrfToken) {
      return refused('csrf', '请求缺少页面令牌，未予办理。请刷新页面后重试')
    }
    const { actor } = session
    if (access !== 'signedIn' && !hasRole(actor, ...access)) {
      const needed = access.map((role) => ROLE_NAMES[role]).join('、')
      return refused('forbidden', `这项操作需要“${needed}”岗位，您目前没有。请联系管理员调整权限`)
    }
    const tenancy: Tenancy = {
      organId: actor.organId,
      organIds: actor.visibleOrgans,
      actor: { kind: 'person', personId: actor.personId, name: actor.name },
    }
    const context = {
      services,
      actor,
      session,
      tenancy,
      today: services.clock.today(),
      requestId: request.id,
    }
    return { ok: true, context }
  }

  return {
    serve: (route, access) => (handler) => {
      register(route, async (request) => {
        const entered = await signedIn(request, access)
        if (!entered.ok) return entered
        if (!isAddress(route, request)) return NO_SUCH_ADDRESS
        return handler(parseInput(route, request, request.body), entered.context)
      })
    },
    serveUpload: (route, access, limits) => (handler) => {
      register(route, async (request) => {
        const entered = await signedIn(request, access)
        if (!entered.ok) return entered
        const uploads = await readUploads(request, limits)
        if (!uploads.ok) return uploads
        if (!isAddress(route, request)) return NO_SUCH_ADDRESS
        return handler(parseInput(route, request, uploads.value.fields), uploads.value, entered.context)
      })
    },
    serveOpen: (route) => (handler) => {
      register(route, async (request, reply) => {
        const session = await sessionOf(request)
        if (!isAddress(route, request)) return NO_SUCH_ADDRESS
        return handler(parseInput(route, request, request.body), openContext(request, reply, session))
      })
    },
  }

  function openContext(
    request: FastifyRequest,
    reply: FastifyReply,
    session: Session | undefined,
  ): OpenContext {
    return {
      services,
      session,
      today: services.clock.today(),
      clientAddress: request.ip,
      requestId: request.id,
      setSession: (token) => {
        const options = { path: cookiePath, httpOnly: true, sameSite: 'strict' as const, secure }
        if (token === null) reply.clearCookie(SESSION_COOKIE, options)
        else reply.setCookie(SESSION_COOKIE, token, options)
      },
    }
  }
}

function refused(code: Refusal['code'], message: string): Refused {
  return { ok: false, refusal: { code, message } }
}

const NO_SUCH_ADDRESS = refused('notFound', '没有这个地址，可能复制得不完整。请从列表打开，或者返回上一页')

/** An address whose parts fit nothing, /applications/rejstr for one, leads nowhere: no field was filled in wrongly. */
function isAddress(route: Route, request: FastifyRequest): boolean {
  return route.params === undefined || route.params.safeParse(request.params).success
}

/** Params, query and body by the route's schemas; throws ZodError, which the error handler turns into a problem. */
function parseInput<R extends Route>(route: R, request: FastifyRequest, body: unknown): RouteInput<R> {
  const parse = (schema: ZodType | undefined, value: unknown): unknown => {
    if (schema === undefined) return undefined
    refuseUnstorable(value)
    return schema.parse(value)
  }
  return {
    params: parse(route.params, request.params),
    query: parse(route.query, request.query),
    body: parse(route.body, body),
  } as RouteInput<R> // each part was parsed by the schema its type comes from
}

function send<R extends Route>(
  answer: RouteAnswer<R> | Refused | FileAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
  route: R,
): FastifyReply {
  if ('refusal' in answer) {
    const problem = problemOf(answer.refusal, request.id)
    return reply.status(problem.status).type('application/problem+json').send(problem)
  }
  if ('file' in answer) return sendFile(reply, answer.file)
  const { status, body } = answer as { status: number; body: unknown } // the remaining member of the union
  const schema = route.responses[status]
  if (body === undefined || schema === undefined) return reply.status(status).send()
  // Parsing what goes out drops every member the contract does not name: nothing leaks by accident.
  return reply.status(status).send(schema.parse(body))
}

/** The extended value of RFC 8187, which knows fewer bare characters than an address. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

export function sendFile(reply: FastifyReply, file: FileAnswer['file']): FastifyReply {
  const disposition = file.inline === true ? 'inline' : 'attachment'
  return reply
    .type(file.type)
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeName(file.name)}`)
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(file.bytes))
}
