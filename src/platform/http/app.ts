import { createServer } from 'node:http'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { config as configureZod, locales, ZodError } from 'zod'
import { assetByName, robotsText } from '../../portal/assets.ts'
import { findLiveSession, type Session } from '../../people/sessions.ts'
import type { Area } from '../areas.ts'
import type { Config } from '../config.ts'
import type { Services } from '../services.ts'
import { makeDeskApi, SESSION_COOKIE } from './desk-api.ts'
import { refusalOfDatabase } from './database-refusal.ts'
import { mountDesk } from './desk-static.ts'
import { COMMON_HEADERS, portalPolicy } from './headers.ts'
import { mountOperations, type Operations } from './operations.ts'
import { mountPortal, sendErrorPage } from './portal-mount.ts'
import { rootUrlOf } from './origin.ts'
import { problemOf, problemOfZod } from './problem.ts'
import { MULTIPART } from './uploads.ts'

export interface App {
  readonly fastify: FastifyInstance
  readonly operations: Operations
}

/** What zod says of a wrong field, in the users' language. */
configureZod({
  ...locales.zhCN(),
  customError: ({ code, expected, input }) => {
    if (code !== 'invalid_type') return undefined
    if (input === undefined || input === null) return '不能为空'
    return expected === 'number' ? '应填写数字' : '格式不正确'
  },
})

/** The web process: cached portal pages before any framework, then Fastify with desk, API and portal. */
export async function buildApp(services: Services, areas: readonly Area[]): Promise<App> {
  const { config } = services
  const operations: Operations = { draining: false }
  const fastify: FastifyInstance = Fastify({
    loggerInstance: services.log as FastifyBaseLogger, // pino's logger, under the name Fastify's types know
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: 2 * 1024 * 1024,
    // A path with a broken escape never reaches the router; it is answered as any address nobody knows.
    frameworkErrors: (_, request, reply) => {
      reply.headers(COMMON_HEADERS).header('content-security-policy', portalPolicyOf(config))
      answerNotFound(request, reply, services)
    },
    rewriteUrl: (request) => stripBase(request.url ?? '/', config.basePath),
    serverFactory: (handler) =>
      createServer((request, response) => {
        request.url = stripBase(request.url ?? '/', config.basePath)
        if (!services.portalCache.serveCached(request, response)) handler(request, response)
      }),
    forceCloseConnections: 'idle',
    genReqId: () => crypto.randomUUID().slice(0, 13),
  })
  addGuards(fastify, services)
  await fastify.register(cookie)
  await fastify.register(formbody, { bodyLimit: 1024 * 1024 })
  await fastify.register(multipart, MULTIPART)
  mountOperations(fastify, services, operations)
  mountAssets(fastify, services)
  await mountDesk(fastify, services)
  const sessionOf = (request: FastifyRequest): Promise<Session | undefined> =>
    sessionFromCookie(request, services)
  const deskApi = makeDeskApi(fastify, services, sessionOf)
  for (const area of areas) area.desk?.(deskApi, services)
  mountPortal(
    fastify,
    services,
    areas.flatMap((area) => area.portal ?? []),
  )
  fastify.setErrorHandler<FastifyError>((error, request, reply) =>
    answerFault(error, request, reply, services),
  )
  fastify.setNotFoundHandler((request, reply) => answerNotFound(request, reply, services))
  return { fastify, operations }
}

function stripBase(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url
  const rest = url.slice(basePath.length)
  return rest === '' ? '/' : rest.startsWith('/') || rest.startsWith('?') ? rest : url
}

async function sessionFromCookie(request: FastifyRequest, services: Services): Promise<Session | undefined> {
  const token = request.cookies[SESSION_COOKIE]
  return token === undefined || token === '' ? undefined : findLiveSession(services, token)
}

function portalPolicyOf(config: Config): string {
  return portalPolicy(config.publicUrl?.startsWith('https:') ?? false)
}

/** Security headers on every answer, and the cross-site guard on everything that changes something. */
function addGuards(app: FastifyInstance, services: Services): void {
  const policy = portalPolicyOf(services.config)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(COMMON_HEADERS)
    reply.header('content-security-policy', policy)
    if (!isSafeMethod(request.method) && isCrossSite(request, services)) {
      const problem = problemOf(
        { code: 'forbidden', message: '请求来自其他网站，未予办理。请在本站页面上操作' },
        request.id,
      )
      void reply.status(403).send(problem)
      return
    }
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    // The path without its query: a query may carry what somebody searched for.
    const path = request.routeOptions.url ?? 'none'
    const line = {
      method: request.method,
      route: path,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    if (reply.statusCode >= 500) request.log.error(line, 'answered')
    else request.log.debug(line, 'answered')
    done()
  })
}

function isSafeMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

/** Browsers say where a request comes from: Sec-Fetch-Site, or Origin from older ones. No word, no browser. */
function isCrossSite(request: FastifyRequest, services: Services): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = request.headers
  if (origin === undefined) return false
  return origin !== new URL(rootUrlOf(request.raw, services.config)).origin
}

function mountAssets(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const asset = assetByName(request.params.name)
    if (!asset) return reply.callNotFound()
    if (request.headers['if-none-match'] === asset.etag) return reply.status(304).send()
    return reply
      .type(asset.type)
      .header('etag', asset.etag)
      .header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      .send(asset.bytes)
  })
  app.get('/robots.txt', async (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(
      robotsText({
        demo: services.installation.isDemo(),
        basePath: services.config.basePath,
        sitemap: `${rootUrlOf(request.raw, services.config)}/sitemap.xml`,
      }),
    ),
  )
}

function wantsJson(request: FastifyRequest): boolean {
  return request.url.startsWith('/desk/api/') || request.url.startsWith('/api/')
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply, services: Services): FastifyReply {
  if (!wantsJson(request)) return sendErrorPage(request, reply, services, 404)
  const problem = problemOf({ code: 'notFound', message: '没有这个接口' }, request.id)
  return reply.status(404).type('application/problem+json').send(problem)
}

function answerFault(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): FastifyReply {
  if (error instanceof ZodError) {
    const problem = problemOfZod(error, request.id)
    if (wantsJson(request)) return reply.status(422).type('application/problem+json').send(problem)
    return sendErrorPage(request, reply, services, 400, problem.detail)
  }
  const refusal = wantsJson(request) ? refusalOfDatabase(error) : undefined
  if (refusal !== undefined) {
    request.log.warn({ err: error, requestId: request.id }, 'refused by the database')
    return reply.status(422).type('application/problem+json').send(problemOf(refusal, request.id))
  }
  const status = error.statusCode ?? 500
  if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'fault')
  if (wantsJson(request)) {
    const code =
      status === 413
        ? 'tooLarge'
        : status === 415
          ? 'unsupportedType'
          : status < 500
            ? 'invalid'
            : 'unavailable'
    const message =
      status < 500
        ? `请求读不懂：${error.message}`
        : `系统内部出错，您填写的内容没有丢失。请稍后重试；如仍不行，请把编号 ${request.id} 告诉管理员`
    const problem = { ...problemOf({ code, message }, request.id), status: status < 500 ? status : 500 }
    return reply.status(problem.status).type('application/problem+json').send(problem)
  }
  if (status === 413) return sendErrorPage(request, reply, services, 413, '提交的内容过大，没有保存')
  return sendErrorPage(request, reply, services, status < 500 ? 400 : 500)
}
