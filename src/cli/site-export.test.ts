import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportPages } from './site-export.ts'

let target: string
beforeEach(() => {
  target = mkdtempSync(join(tmpdir(), 'gongkai-export-'))
})
afterEach(() => rmSync(target, { recursive: true, force: true }))

const PAGES: Readonly<Record<string, string>> = {
  // links forward to pages not taken yet, to a reader's own input, to another site and to a place
  '/': '<a href="/items?type=05&amp;page=2#top">更多</a><a href="/apply/form">申请</a><a href="https://e.cn/">外</a>',
  '/items?type=05&page=2':
    '<a href="/">首页</a><a href="/files/a.pdf">附件</a><a href="/gone">无</a><a href="/items?view=large">大字</a>',
}

function portal() {
  const app = fastify()
  const waitingAt = new Map<string, number>()
  app.get('/*', (request, reply) => {
    waitingAt.set(
      request.url,
      readdirSync(target, { recursive: true }).filter((name) => String(name).endsWith('.html')).length,
    )
    const page = PAGES[request.url]
    if (page !== undefined) return reply.type('text/html; charset=utf-8').send(page)
    if (request.url === '/files/a.pdf') return reply.type('application/pdf').send('PDF')
    if (request.url.endsWith('.xml')) return reply.type('application/xml').send('<x/>')
    return reply.code(404).send('没有')
  })
  return { app, waitingAt }
}

describe('the static copy', () => {
  it('links what it holds relatively, what answers online there, and leaves nothing else behind', async () => {
    const { app } = portal()
    const counts = await exportPages(
      app,
      target,
      { basePath: '', publicUrl: 'https://g.cn' },
      () => undefined,
    )
    const files = readdirSync(target, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
    expect(files.toSorted()).toEqual(
      ['feed.xml', 'sitemap.xml', 'index.html', 'index,type=05,page=2.html', 'a.pdf'].toSorted(),
    )
    expect(readFileSync(join(target, 'index.html'), 'utf8')).toBe(
      '<a href="items/index,type=05,page=2.html#top">更多</a><a href="https://g.cn/apply/form">申请</a><a href="https://e.cn/">外</a>',
    )
    expect(readFileSync(join(target, 'items/index,type=05,page=2.html'), 'utf8')).toBe(
      '<a href="../index.html">首页</a><a href="../files/a.pdf">附件</a><a href="https://g.cn/gone">无</a><a href="https://g.cn/items?view=large">大字</a>',
    )
    const bytes = files.reduce((sum, name) => {
      const at = readdirSync(target, { recursive: true }).find((path) => String(path).endsWith(name))
      return sum + readFileSync(join(target, String(at))).length
    }, 0)
    expect(counts).toEqual({ pages: 2, files: 3, assets: 0, bytes, left: 2, broken: ['/gone（404）'] })
  })

  it('lays each page on disk before it asks for the next', async () => {
    const { app, waitingAt } = portal()
    await exportPages(app, target, { basePath: '', publicUrl: undefined }, () => undefined)
    expect(Object.fromEntries(waitingAt)).toEqual({
      '/': 0,
      '/feed.xml': 1,
      '/sitemap.xml': 1,
      '/items?type=05&page=2': 1,
      '/files/a.pdf': 2,
      '/gone': 2,
    })
  })

  it('leaves no half page behind where the portal fails', async () => {
    const app = fastify()
    app.get('/', (_, reply) => reply.type('text/html').send('<a href="/next">下一页</a>'))
    const failing = Object.assign(Object.create(app), {
      inject: (asked: { url: string }) =>
        asked.url === '/next' ? Promise.reject(new Error('the database is gone')) : app.inject(asked),
    }) as typeof app // the same app, whose second page fails
    await expect(
      exportPages(failing, target, { basePath: '', publicUrl: undefined }, () => undefined),
    ).rejects.toThrow('the database is gone')
    expect(readdirSync(target, { recursive: true }).filter((name) => String(name).endsWith('.html'))).toEqual(
      [],
    )
  })
})
