/** The layout's guards must be able to fail: each breach is added to a copy of the source and has to be found. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'gongkai-rules-'))
  cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true })
  for (const name of ['tsconfig.base.json', 'tsconfig.pure.json', 'package.json']) {
    cpSync(join(ROOT, name), join(copy, name))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Puts one more file into the copy, runs the guard on it, takes the file away. */
function guardSays(
  guard: readonly string[],
  file: string,
  text: string,
): { status: number | null; output: string } {
  const path = join(copy, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  try {
    const run = spawnSync(process.execPath, guard, { cwd: copy, encoding: 'utf8' })
    return { status: run.status, output: run.stdout }
  } finally {
    rmSync(path)
  }
}

describe('area rules', () => {
  const breaches: readonly (readonly [file: string, line: string, message: RegExp])[] = [
    ['src/breach-a/rules.ts', `import pg from 'pg'`, /imports only pure files and zod, not pg/],
    [
      'src/breach-a/rules.ts',
      `import { x } from './store.ts'`,
      /imports src\/breach-a\/store\.ts, which is not pure/,
    ],
    ['src/breach-a/rules.ts', `export * from '../platform/config.ts'`, /which is not pure/],
    ['src/breach-a/model.ts', `export const n = Math.random()`, /no Math\.random/],
    ['src/breach-a/model.ts', `export const f = new Intl.NumberFormat('zh')`, /no Math\.random, Intl/],
    ['src/law/breach.ts', `export const now = Date.now()`, /only platform\/clock\.ts reads the clock/],
    [
      'src/breach-a/store.ts',
      `export const now = (): Date => new Date()`,
      /only platform\/clock\.ts reads the clock/,
    ],
    [
      'src/breach-a/actions/do-it.ts',
      `import { x } from '../../breach-b/store.ts'`,
      /breach-b is used only through/,
    ],
    [
      'src/breach-a/actions/do-it.ts',
      `import type { X } from '../../breach-b/store.ts'`,
      /breach-b is used only through/,
    ],
    [
      'src/breach-a/actions/do-it.ts',
      `export const x = import('../../breach-b/store.ts')`,
      /breach-b is used only/,
    ],
    [
      'src/breach-a/actions/do-it.ts',
      `import '../../server.ts'`,
      /does not use the program that is made of it/,
    ],
    [
      'src/breach-a/actions/do-it.ts',
      `import { x } from '../../desk/api.ts'`,
      /only desk folders use the desk/,
    ],
    [
      'src/breach-a/desk/page.tsx',
      `import { x } from '../store.ts'`,
      /runs in the browser and may not use breach-a\/store/,
    ],
    ['src/breach-a/desk/page.tsx', `import { readFileSync } from 'node:fs'`, /runs in the browser: node:fs/],
    ['src/breach-a/store.ts', 'export const sql = `set role gongkai_owner`', /SET ROLE is banned/],
    ['src/breach-a/rules.test.ts', `it.only('x', () => {})`, /a test is skipped by a condition/],
  ]
  it.each(breaches)('%s: %s', (file, line, message) => {
    const { status, output } = guardSays(
      [join(ROOT, 'scripts', 'check-areas.mjs'), '--root', copy],
      file,
      `${line}\n`,
    )
    const own = output.split('\n').filter((text) => text.startsWith(`${file}:1: `))
    expect(own.join('\n')).toMatch(message)
    expect(status).toBe(1)
  })

  it('does not take a comment or an allowed import for a breach', () => {
    const text = [
      `// import pg from 'pg'; new Date()`,
      `/* import pg from 'pg' */`,
      `import { z } from 'zod'`,
      `import { parseLocalDate } from '../law/local-date.ts'`,
      `export const rule = (text: string): boolean => z.string().parse(text) === String(parseLocalDate)`,
    ]
    const guard = [join(ROOT, 'scripts', 'check-areas.mjs'), '--root', copy]
    expect(guardSays(guard, 'src/breach-a/rules.ts', text.join('\n')).output).not.toContain('breach-a')
  })
})

describe('the compiler on pure files', () => {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  it.each([
    ['process', 'export const home = process.env'],
    ['a server file', `import { readConfig } from '../platform/config.ts'\nexport const x = readConfig`],
    ['the DOM', 'export const title = document.title'],
  ])('refuses %s', (_what, text) => {
    const { output } = guardSays([tsc, '-p', 'tsconfig.pure.json'], 'src/law/breach.ts', text)
    expect(output).toMatch(/(law\/breach|platform\/config)\.ts.*error TS/)
  })
})
