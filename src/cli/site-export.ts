import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type { FastifyInstance } from 'fastify'

export interface ExportCounts {
  readonly pages: number
  readonly files: number
  readonly assets: number
  readonly bytes: number
  /** Addresses that answer a person and cannot be a file. */
  readonly left: number
  /** Links of public pages that do not answer 200. */
  readonly broken: readonly string[]
}

interface Online {
  readonly basePath: string
  readonly publicUrl: string | undefined
}

/** What answers a reader's own input: left out of a static copy, its links taken off. */
const DYNAMIC = /^(\/o\/[^/]+)?\/(apply|consult|search|desk)([/?]|$)/
const HREF = /(\s(?:href|src|action))="([^"]*)"/g
const ROUNDS_TOLD = 500

/**
 * Walks the portal from its home page over its own links and writes what it finds. Links can be made relative only when
 * all names are known, so pages wait on disk: of a site of any size one page is in memory, and the names.
 */
export async function exportPages(
  app: FastifyInstance,
  target: string,
  online: Online,
  tell: (line: string) => void,
): Promise<ExportCounts> {
  const waiting = mkdtempSync(join(target, '.pages-'))
  try {
    const site = new Site(app, target, waiting, online)
    for (let done = 0; site.queue.length > 0; done += 1) {
      const address = site.queue.shift()
      if (address !== undefined) await site.take(address)
      if (done > 0 && done % ROUNDS_TOLD === 0) tell(`已导出 ${done} 个地址，待处理 ${site.queue.length} 个`)
    }
    site.writePages()
    return site.counts()
  } finally {
    rmSync(waiting, { recursive: true, force: true })
  }
}

class Site {
  readonly queue: string[] = ['/', '/feed.xml', '/sitemap.xml']
  readonly #seen = new Set<string>(this.queue)
  /** The file of every address that answered. */
  readonly #files = new Map<string, string>()
  /** Addresses of the pages, by the number under which each waits. */
  readonly #pages: string[] = []
  readonly #left = new Set<string>()
  readonly #broken: string[] = []
  readonly #app: FastifyInstance
  readonly #target: string
  readonly #waiting: string
  readonly #basePath: string
  readonly #publicUrl: string | undefined
  #plainFiles = 0
  #assets = 0
  #bytes = 0

  constructor(app: FastifyInstance, target: string, waiting: string, online: Online) {
    this.#app = app
    this.#target = target
    this.#waiting = waiting
    this.#basePath = online.basePath
    this.#publicUrl = online.publicUrl
  }

  /** Asks for an address; a page waits until all names are known, anything else is written to its place. */
  async take(address: string): Promise<void> {
    const response = await this.#app.inject({ url: address })
    if (response.statusCode !== 200) {
      this.#broken.push(`${address}（${response.statusCode}）`)
      return
    }
    const type = response.headers['content-type'] ?? ''
    const file = fileName(address, type)
    this.#files.set(address, file)
    if (type.startsWith('text/html')) {
      writeFileSync(this.#waitingPage(this.#pages.length), response.rawPayload)
      this.#pages.push(address)
      for (const [, , link = ''] of response.body.matchAll(HREF)) this.#follow(address, link)
      return
    }
    if (address.startsWith('/assets/')) this.#assets += 1
    else this.#plainFiles += 1
    this.#write(file, response.rawPayload)
  }

  #follow(from: string, link: string): void {
    const address = this.#localAddress(from, link)
    if (address === undefined || this.#seen.has(address)) return
    if (DYNAMIC.test(address) || isView(address)) {
      this.#left.add(address)
      return
    }
    this.#seen.add(address)
    this.queue.push(address)
  }

  /** Path and query within the site; undefined for other sites, mail and places on the page. */
  #localAddress(from: string, link: string): string | undefined {
    const href = link.replaceAll('&amp;', '&')
    if (href === '' || href.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('//')) {
      return undefined
    }
    const path = href.startsWith('/') ? href : posix.join(posix.dirname(from), href)
    const below = path.startsWith(`${this.#basePath}/`) ? path.slice(this.#basePath.length) : path
    return below.split('#')[0]
  }

  writePages(): void {
    for (const [number, address] of this.#pages.entries()) {
      const waiting = this.#waitingPage(number)
      const html = readFileSync(waiting, 'utf8')
      const file = this.#files.get(address) ?? ''
      this.#write(file, Buffer.from(this.#relink(address, file, html)))
      rmSync(waiting)
    }
  }

  #waitingPage(number: number): string {
    return join(this.#waiting, `${number}.html`)
  }

  /** Links become relative to the file; what was left out is linked where it answers, or nowhere. */
  #relink(address: string, file: string, html: string): string {
    return html.replace(HREF, (whole: string, name: string, link: string) => {
      const to = this.#localAddress(address, link)
      if (to === undefined) return whole
      const linked = this.#files.get(to)
      if (linked === undefined)
        return `${name}="${this.#publicUrl === undefined ? '#' : this.#publicUrl + to.replaceAll('&', '&amp;')}"`
      const relative = posix.relative(posix.dirname(file), linked)
      const place = link.includes('#') ? link.slice(link.indexOf('#')) : ''
      return `${name}="${encodeURI(relative === '' ? posix.basename(file) : relative)}${place}"`
    })
  }

  #write(file: string, bytes: Uint8Array): void {
    const path = join(this.#target, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    this.#bytes += bytes.length
  }

  counts(): ExportCounts {
    return {
      pages: this.#pages.length,
      files: this.#plainFiles,
      assets: this.#assets,
      bytes: this.#bytes,
      left: this.#left.size,
      broken: this.#broken,
    }
  }
}

/** The larger-text view is the same page again. */
function isView(address: string): boolean {
  return /[?&]view=/.test(address)
}

/** `/items?type=05&page=2` → items/index,type=05,page=2.html: readable, and a name any file system takes. */
function fileName(address: string, type: string): string {
  const [path = '/', query = ''] = address.split('?')
  const plain = decodeURIComponent(path)
    .split('/')
    .filter((part) => part !== '' && part !== '..' && part !== '.')
    .join('/')
  if (!type.startsWith('text/html')) return query === '' ? plain : `${plain},${safe(query)}`
  const suffix = query === '' ? '' : `,${safe(query)}`
  return posix.join(plain, `index${suffix}.html`)
}

function safe(query: string): string {
  return decodeURIComponent(query)
    .replaceAll('&', ',')
    .replace(/[^\p{L}\p{N},=._-]/gu, '_')
    .slice(0, 120)
}
