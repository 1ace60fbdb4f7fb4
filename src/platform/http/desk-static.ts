import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { deskPolicy } from './headers.ts'

export const DESK_BUILD = join(import.meta.dirname, '..', '..', '..', 'dist', 'desk')

/** Serves the built desk: hashed assets for a year, index.html per request with its base path and style nonce. */
export async function mountDesk(app: FastifyInstance, services: Services): Promise<void> {
  const indexFile = join(DESK_BUILD, 'index.html')
  const secure = services.config.publicUrl?.startsWith('https:') ?? false
  let index: { readonly text: string; readonly changed: number } | undefined
  if (existsSync(join(DESK_BUILD, 'assets'))) {
    await app.register(fastifyStatic, {
      root: join(DESK_BUILD, 'assets'),
      prefix: '/desk/assets/',
      maxAge: '365d',
      immutable: true,
      decorateReply: false,
    })
  }
  /** Read again when a new build has replaced it, so that it never names assets that are gone. */
  const readIndex = (): string | undefined => {
    if (!existsSync(indexFile)) return undefined
    const changed = statSync(indexFile).mtimeMs
    if (index?.changed !== changed) index = { text: readFileSync(indexFile, 'utf8'), changed }
    return index.text
  }
  const sendIndex = (): { html: string; nonce: string } | undefined => {
    const text = readIndex()
    if (text === undefined) return undefined
    const nonce = randomBytes(16).toString('base64')
    return {
      nonce,
      html: text.replaceAll('__BASE__', `${services.config.basePath}/desk/`).replaceAll('__NONCE__', nonce),
    }
  }
  app.get('/desk', (_, reply) => reply.redirect(`${services.config.basePath}/desk/`))
  app.get('/desk/*', async (request, reply) => {
    if (request.url.startsWith('/desk/api/')) return reply.callNotFound()
    const page = sendIndex()
    if (!page) {
      return reply
        .status(503)
        .type('text/plain; charset=utf-8')
        .send('工作台尚未构建。请用 npm run demo 或 npm start 启动。')
    }
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', deskPolicy(page.nonce, secure))
      .header('cache-control', 'no-store')
      .send(page.html)
  })
}
