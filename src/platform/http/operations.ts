import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Services } from '../services.ts'

export interface Operations {
  /** Set when shutdown begins: readiness turns false before the listener closes. */
  draining: boolean
}

/** `/healthz` (the process answers), `/readyz` (it can work), `/metrics` (behind METRICS_TOKEN). */
export function mountOperations(app: FastifyInstance, services: Services, operations: Operations): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    if (operations.draining) return reply.status(503).send({ status: 'draining' })
    try {
      await services.database.pool.query('SELECT 1')
      return { status: 'ready' }
    } catch {
      return reply.status(503).send({ status: 'database unreachable' })
    }
  })
  mountMetrics(app, services)
}

function mountMetrics(app: FastifyInstance, services: Services): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const failures = new Counter({
    name: 'http_server_errors_total',
    help: 'answers with status 5xx',
    registers: [registry],
  })
  new Gauge({
    name: 'portal_cache_entries',
    help: 'pages kept in memory',
    registers: [registry],
    collect() {
      this.set(services.portalCache.stats().entries)
    },
  })
  app.addHook('onResponse', (request, reply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    }
    duration.observe(labels, reply.elapsedTime / 1000)
    if (reply.statusCode >= 500) failures.inc()
    done()
  })
  app.get('/metrics', async (request, reply) => {
    if (!tokenMatches(services.config.metricsToken, request.headers.authorization))
      return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function tokenMatches(token: string | undefined, header: string | undefined): boolean {
  if (token === undefined || header === undefined) return false
  const expected = Buffer.from(`Bearer ${token}`)
  const given = Buffer.from(header)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
