// Builds the desk (src/desk and every area's desk folder) into dist/desk when what it is made of has changed.
//   node scripts/build-desk.mjs [--check]    --check: exit 0 if the build is fresh, 1 if not, and build nothing
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { ROOT } from './lib/runtime.mjs'

const OUT = join(ROOT, 'dist', 'desk')
const STAMP = join(OUT, '.stamp')
// What a browser program may be made of; the area rules keep the rest out of it.
const NOT_IN_DESK =
  /(^|\/)(actions|portal|store(\.ts)?|read|portal)(\/|$)|\.test\.tsx?$|^platform\/(?!contract|result)/

const hash = sourceHash()
const fresh = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash
if (process.argv.includes('--check')) process.exit(fresh ? 0 : 1)
if (!fresh) await build()

async function build() {
  process.env.NODE_ENV = 'production'
  const { build: viteBuild } = await import('vite')
  // Built beside and renamed: a build that fails or is killed leaves the old one whole.
  const next = `${OUT}.${process.pid}`
  try {
    await viteBuild({
      root: join(ROOT, 'src', 'desk'),
      configFile: join(ROOT, 'vite.config.ts'),
      mode: 'production',
      logLevel: 'warn',
      build: { outDir: next, emptyOutDir: true },
    })
    writeFileSync(join(next, '.stamp'), hash)
    rmSync(OUT, { recursive: true, force: true })
    renameSync(next, OUT)
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

function sourceHash() {
  const sum = createHash('sha256')
  const src = join(ROOT, 'src')
  const sources = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !NOT_IN_DESK.test(relative(src, file).split(sep).join('/')))
  const others = ['package-lock.json', 'vite.config.ts', 'tsconfig.base.json'].map((name) => join(ROOT, name))
  for (const file of [...sources, ...others].filter((name) => existsSync(name)).sort()) {
    sum.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return sum.digest('hex')
}
