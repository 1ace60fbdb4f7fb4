import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

export interface PortalAsset {
  readonly bytes: Buffer
  readonly type: string
  readonly etag: string
  /** Asked for by its content-hashed name: may be kept for a year. Otherwise `no-cache`. */
  readonly immutable: boolean
}

export interface PortalAssets {
  /** `portal.css` → `portal.1a2b3c4d.css`; for `makePortalUrls`. */
  readonly hashes: Readonly<Record<string, string>>
  readonly byName: (name: string) => PortalAsset | undefined
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}

const SOURCE = fileURLToPath(new URL('../', import.meta.url))

let loaded: PortalAssets | undefined

/** The portal's own assets, read once. */
export function portalAssets(): PortalAssets {
  loaded ??= loadPortalAssets(SOURCE)
  return loaded
}

/** By plain or by content-hashed name; undefined when there is none. */
export function assetByName(name: string): PortalAsset | undefined {
  return portalAssets().byName(name)
}

/**
 * Reads `portal/assets/*` below the source folder. All style sheets, in order of their names and then those of the
 * areas (`<area>/portal/*.css`), become the one `portal.css`: one request, one cached file. A script
 * (`<area>/portal/in-page/NAME.ts`) becomes `NAME.js`, its types taken out.
 */
export function loadPortalAssets(source: string): PortalAssets {
  const folder = join(source, 'portal', 'assets')
  const files = new Map<string, Buffer>()
  const sheets: string[] = []
  for (const name of readdirSync(folder).sort()) {
    if (extname(name) === '.css') sheets.push(join(folder, name))
    else if (extname(name) in TYPES) files.set(name, readFileSync(join(folder, name)))
  }
  sheets.push(...areaFiles(source, 'portal', '.css'))
  for (const path of areaFiles(source, join('portal', 'in-page'), '.ts'))
    files.set(`${basename(path, '.ts')}.js`, withoutTypes(path))
  files.set('portal.css', Buffer.concat(sheets.map((path) => readFileSync(path))))
  return index(files)
}

function areaFiles(source: string, below: string, extension: string): string[] {
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(source, entry.name, below)))
    .map((entry) => join(source, entry.name, below))
    .sort()
    .flatMap((folder) =>
      readdirSync(folder)
        .sort()
        .map((name) => join(folder, name)),
    )
    .filter((path) => path.endsWith(extension))
}

function withoutTypes(path: string): Buffer {
  const { code, errors } = transformSync(path, readFileSync(path, 'utf8'))
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors.map(({ message }) => message).join('; ')}`)
  return Buffer.from(code)
}

function index(files: ReadonlyMap<string, Buffer>): PortalAssets {
  const hashes: Record<string, string> = {}
  const names = new Map<string, PortalAsset>()
  for (const [name, bytes] of files) {
    const extension = extname(name)
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    const hashed = `${name.slice(0, -extension.length)}.${hash}${extension}`
    const asset = { bytes, type: TYPES[extension] ?? 'application/octet-stream', etag: `"${hash}"` }
    hashes[name] = hashed
    names.set(name, { ...asset, immutable: false })
    names.set(hashed, { ...asset, immutable: true })
  }
  return { hashes, byName: (name) => names.get(name) }
}

/** robots.txt: the demo is never indexed; elsewhere everything but the desk and the private pages of applicants. */
export function robotsText(options: { demo: boolean; basePath: string; sitemap?: string }): string {
  if (options.demo) return 'User-agent: *\nDisallow: /\n'
  const lines = [
    'User-agent: *',
    `Disallow: ${options.basePath}/desk`,
    `Disallow: ${options.basePath}/apply/status`,
  ]
  if (options.sitemap !== undefined) lines.push(`Sitemap: ${options.sitemap}`)
  return `${lines.join('\n')}\n`
}
