import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Organ } from '../../organs/model.ts'
import { portalAssets } from '../../portal/assets.ts'
import { sendPage } from '../../portal/cache.ts'
import { errorAnswer } from '../../portal/error-page.tsx'
import { type RenderContext, renderErrorDocument, renderPage } from '../../portal/render.ts'
import type {
  PortalAnswer,
  PortalCookie,
  PortalRequest,
  PortalRoute,
  UploadedFile,
} from '../../portal/route.ts'
import { LARGE_VIEW, makePortalUrls, VIEW_PARAMETER } from '../../portal/urls.ts'
import type { Refusal } from '../result.ts'
import type { Services } from '../services.ts'
import { sendFile } from './desk-api.ts'
import { portalPolicy } from './headers.ts'
import { cacheAddressOf, rootUrlOf } from './origin.ts'
import { isStorable, storable } from './storable-text.ts'
import { readForm } from './uploads.ts'

const NO_FILES = { maxBytes: 1024 * 1024, maxFiles: 0 }

/** Registers portal routes for the district (`/…`) and every organ (`/o/:organCode/…`). */
export function mountPortal(app: FastifyInstance, services: Services, routes: readonly PortalRoute[]): void {
  for (const route of routes) {
    const path = route.path === '/' ? '' : route.path
    const handler = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      answerRoute(route, request, reply, services)
    app.route({ method: route.method, url: path === '' ? '/' : path, handler })
    app.route({ method: route.method, url: `/o/:organCode${path === '' ? '/' : path}`, handler })
    if (path === '') app.route({ method: route.method, url: '/o/:organCode', handler })
  }
}

async function answerRoute(
  route: PortalRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<FastifyReply> {
  const ticket = services.portalCache.begin()
  const root = services.organs.root()
  if (!root) return reply.redirect(`${services.config.basePath}/desk/setup`)
  const params = request.params as Record<string, string> // Fastify's own parse of the path
  const organ = params['organCode'] === undefined ? root : services.organs.byCode(params['organCode'])
  if (!organ) return sendErrorPage(request, reply, services, 404, '没有这个机关的页面')
  if (!Object.values(params).every(isStorable)) return sendErrorPage(request, reply, services, 404)
  const portalRequest = await readRequest(route, request, services, organ, root, params)
  if (!portalRequest.ok) {
    return sendErrorPage(request, reply, services, 413, portalRequest.message)
  }
  const answer = await route.handle(portalRequest.value, services)
  return sendAnswer(answer, {
    route,
    request,
    reply,
    services,
    ticket,
    context: pageContext(services, organ, root, request),
  })
}

async function readRequest(
  route: PortalRoute,
  request: FastifyRequest,
  services: Services,
  organ: Organ,
  root: Organ,
  params: Record<string, string>,
): Promise<{ ok: true; value: PortalRequest } | { ok: false; message: string }> {
  let form: Record<string, string> = {}
  let repeated: ReadonlyMap<string, readonly string[]> = new Map()
  let files: readonly UploadedFile[] = []
  let refusedFiles: Refusal | undefined
  if (route.method === 'POST') {
    const sent = await readForm(request, route.files ?? NO_FILES)
    if (sent.refusal !== undefined && route.files?.tellsRefusal !== true)
      return { ok: false, message: sent.refusal.message }
    form = sent.fields
    repeated = sent.repeated
    files = sent.files
    refusedFiles = sent.refusal
  }
  const { organCode: _, ...routeParams } = params
  return {
    ok: true,
    value: {
      organ,
      root,
      params: routeParams,
      query: plainQuery(request.query),
      form,
      all: (name) => repeated.get(name) ?? [],
      files,
      ...(refusedFiles && { refusedFiles }),
      cookies: definedCookies(request.cookies),
      today: services.clock.today(),
      clientAddress: request.ip,
      urls: urlsFor(services, organ, root, request),
    },
  }
}

/** Of an address the router could not read there is no query. */
function plainQuery(query: unknown): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') plain[name] = storable(last)
  }
  return plain
}

function definedCookies(cookies: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cookies).flatMap(([name, value]) =>
      value !== undefined && isStorable(value) ? [[name, value]] : [],
    ),
  )
}

export function urlsFor(
  services: Services,
  organ: Organ,
  root: Organ,
  request: FastifyRequest,
): PortalRequest['urls'] {
  return makePortalUrls({
    publicUrl: rootUrlOf(request.raw, services.config),
    organCode: organ.organId === root.organId ? null : organ.code,
    assetHashes: portalAssets().hashes,
    large: wantsLarge(request),
  })
}

function wantsLarge(request: FastifyRequest): boolean {
  return plainQuery(request.query)[VIEW_PARAMETER] === LARGE_VIEW
}

/** Below the organ, with the query but without the view itself. */
function pathBelowOrgan(request: FastifyRequest, code: string): string {
  const [way = '/', query = ''] = request.url.split('?', 2)
  const search = new URLSearchParams(query)
  search.delete(VIEW_PARAMETER)
  const prefix = `/o/${code}`
  const path = way.startsWith(`${prefix}/`) ? way.slice(prefix.length) : way
  const rooted = path === prefix || !path.startsWith('/') ? '/' : path
  return search.size === 0 ? rooted : `${rooted}?${search.toString()}`
}

function urlsWithoutOrgan(services: Services, request: FastifyRequest): PortalRequest['urls'] {
  return makePortalUrls({
    publicUrl: rootUrlOf(request.raw, services.config),
    organCode: null,
    assetHashes: portalAssets().hashes,
  })
}

export function pageContext(
  services: Services,
  organ: Organ,
  root: Organ,
  request: FastifyRequest,
): RenderContext {
  return {
    organ,
    root,
    urls: urlsFor(services, organ, root, request),
    today: services.clock.today(),
    demo: services.installation.isDemo(),
    installation: `${root.name}政府信息公开平台`,
    path: pathBelowOrgan(request, organ.code),
    large: wantsLarge(request),
  }
}

interface Sending {
  readonly route: PortalRoute
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly services: Services
  readonly ticket: number
  readonly context: RenderContext
}

async function sendAnswer(answer: PortalAnswer, sending: Sending): Promise<FastifyReply> {
  const { request, reply, services, context } = sending
  switch (answer.kind) {
    case 'notFound':
      return sendErrorPage(request, reply, services, 404, answer.message)
    case 'redirect':
      setCookies(reply, services, answer.cookies)
      return reply.redirect(answer.to, 303)
    case 'file':
      return sendFile(reply.status(answer.status ?? 200), {
        name: answer.name,
        type: answer.type,
        bytes: typeof answer.bytes === 'string' ? Buffer.from(answer.bytes) : answer.bytes,
        inline: answer.inline,
      })
    case 'page':
      return sendRendered(answer, sending, renderPage(answer, context))
  }
}

/**
 * A public page goes out by the cache's own writer, the same bytes and headers stored or not; a page with cookies or
 * of one person's own goes the framework's way and is never kept.
 */
function sendRendered(
  answer: Extract<PortalAnswer, { kind: 'page' }>,
  sending: Sending,
  html: string,
): FastifyReply {
  const { route, request, reply, services, ticket, context } = sending
  const isPrivate = route.cache === 'private' || (answer.cookies?.length ?? 0) > 0
  if (isPrivate) {
    setCookies(reply, services, answer.cookies)
    if (answer.script !== undefined)
      reply.header('content-security-policy', portalPolicy(isSecure(services), true))
    return reply
      .status(answer.status ?? 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(html)
  }
  const page = services.portalCache.make(html, { status: answer.status ?? 200 })
  services.portalCache.store(
    cacheAddressOf(request.raw, services.config),
    page,
    [context.organ.organId, context.root.organId],
    ticket,
  )
  reply.hijack()
  sendPage(request.raw, reply.raw, page)
  return reply
}

function setCookies(
  reply: FastifyReply,
  services: Services,
  cookies: readonly PortalCookie[] | undefined,
): void {
  const secure = isSecure(services)
  for (const cookie of cookies ?? []) {
    reply.setCookie(cookie.name, cookie.value, {
      path: `${services.config.basePath}/`,
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: cookie.maxAge,
    })
  }
}

function isSecure({ config }: Services): boolean {
  return config.publicUrl?.startsWith('https:') ?? false
}

/** An error page that says what happened and where to go on; also for paths nobody answers. */
export function sendErrorPage(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  status: 400 | 403 | 404 | 413 | 429 | 500 | 503,
  message?: string,
): FastifyReply {
  const root = services.organs.root()
  const more = { requestId: request.id, ...(message === undefined ? {} : { message }) }
  const html = root
    ? renderPage(
        errorAnswer({ status, urls: urlsFor(services, root, root, request), ...more }),
        pageContext(services, root, root, request),
      )
    : renderErrorDocument({ status, urls: urlsWithoutOrgan(services, request), ...more })
  return reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}
