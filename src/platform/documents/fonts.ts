import { closeSync, existsSync, openSync, readSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCoverage, readFamilies, tableDirectory, type Coverage } from './sfnt.ts'

/** Which families set what, most wanted first; every list ends with all families, so that coverage is a union. */
export interface FontPlan {
  readonly directories: readonly string[]
  readonly body: readonly string[]
  readonly title: readonly string[]
  /** 黑体: first level headings, and bold, which 仿宋 does not have. */
  readonly strong: readonly string[]
  /** 楷体: second level headings. */
  readonly second: readonly string[]
  readonly covers: (codePoint: number) => boolean
}

interface FontFile {
  readonly families: readonly string[]
  readonly coverage: Coverage
}

const PROJECT_FONTS = fileURLToPath(new URL('../../../fonts', import.meta.url))

const KINDS = {
  body: /仿宋|fang\s?song/i,
  title: /小标宋|xiao\s?biao\s?song/i,
  strong: /黑|hei/i,
  second: /楷|kai/i,
} as const

/**
 * The fonts of the `fonts/` folder at the project root (仿宋, 小标宋, 黑体, 楷体 are recognised by name, any other
 * serves characters the first ones lack), with Noto Serif SC behind them.
 */
export function planFonts(folder: string = PROJECT_FONTS): FontPlan {
  const base = notoDirectories()
  const own = existsSync(folder) ? readFolder(folder) : []
  const noto = base.flatMap(readFolder)
  const all = unique([...noto, ...own].flatMap((font) => font.families))
  const chain = (kind: RegExp): readonly string[] =>
    unique([
      ...own
        .filter(({ families }) => families.some((name) => kind.test(name)))
        .flatMap((font) => font.families),
      ...all,
    ])
  const coverages = [...noto, ...own].map((font) => font.coverage)
  return {
    directories: own.length > 0 ? [folder, ...base] : base,
    body: chain(KINDS.body),
    title: chain(KINDS.title),
    strong: chain(KINDS.strong),
    second: chain(KINDS.second),
    covers: (codePoint) => coverages.some((coverage) => coverage.has(codePoint)),
  }
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}

function notoDirectories(): readonly string[] {
  const root = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'),
  )
  return [join(root, '400Regular'), join(root, '700Bold')]
}

function readFolder(folder: string): readonly FontFile[] {
  const names = readdirSync(folder).filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
  return names.sort().flatMap((name) => readFont(join(folder, name)))
}

/** Reads the name and cmap tables only: the files are 15 MB each. A file that is no font is passed over. */
export function readFont(path: string): readonly FontFile[] {
  const file = openSync(path, 'r')
  try {
    const read = (offset: number, length: number): Buffer => {
      const buffer = Buffer.alloc(length)
      return buffer.subarray(0, readSync(file, buffer, 0, length, offset))
    }
    return tableDirectory(read).flatMap((tables) => {
      const name = tables.get('name')
      const cmap = tables.get('cmap')
      if (name === undefined || cmap === undefined) return []
      return [
        {
          families: readFamilies(read(name.offset, name.length)),
          coverage: readCoverage(read(cmap.offset, cmap.length)),
        },
      ]
    })
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  } finally {
    closeSync(file)
  }
}
