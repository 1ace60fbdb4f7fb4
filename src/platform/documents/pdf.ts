import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { planFonts, type FontPlan } from './fonts.ts'
import { MissingGlyphError } from './missing-glyph.ts'
import { prepare, textsOf } from './prepare.ts'
import { qrSvg } from './qr.ts'
import { titleLines } from './title-lines.ts'
import type { Block, DocumentTree, PageSetup } from './tree.ts'

export interface PdfMaker {
  /** Synchronous, some milliseconds a page: never in the web process' main thread. Throws MissingGlyphError. */
  readonly make: (tree: DocumentTree) => Uint8Array
}

const WORKSPACE = fileURLToPath(new URL('.', import.meta.url))
const TEMPLATE = fileURLToPath(new URL('./template.typ', import.meta.url))
/** 2a = archival, with Unicode text and structure tags. */
const STANDARD = 'a-2a'
/** PDF/A demands a date of creation. */
const UNDATED = '1970-01-01'
/** Compilations a memoized result outlives without being used again. */
const CACHE_AGE = 4

/** Loads the fonts (some 30 MB) once; keep the maker. */
export function pdfMaker(plan: FontPlan = planFonts()): PdfMaker {
  const compiler = NodeCompiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontPaths: [...plan.directories] }],
  })
  const { body, title, strong, second } = plan
  const fonts = JSON.stringify({ body, title, strong, second })
  return {
    make: (tree) => {
      const ready = prepare(tree)
      refuseMissing(ready, plan)
      try {
        return compile(compiler, ready, fonts)
      } finally {
        compiler.evictCache(CACHE_AGE)
      }
    },
  }
}

function compile(compiler: NodeCompiler, tree: DocumentTree, fonts: string): Uint8Array {
  const doc = JSON.stringify({
    ...tree,
    date: tree.date ?? UNDATED,
    blocks: tree.blocks.map((block) => readied(block, tree.page)),
  })
  const result = compiler.compile({ mainFilePath: TEMPLATE, inputs: { doc, fonts } })
  if (result.result === null) {
    const error = result.takeError()
    const detail = error === null ? [] : compiler.fetchDiagnostics(error)
    throw new Error(`typst did not compile "${tree.title}": ${JSON.stringify(detail)}`)
  }
  return new Uint8Array(compiler.pdf(result.result, { pdfStandard: STANDARD }))
}

/** What the template cannot do for itself. */
function readied(block: Block, page: PageSetup): Block | (Block & { svg: string }) {
  if (block.kind === 'title') return { ...block, text: titleLines(block.text, page) }
  return block.kind === 'qr' ? { ...block, svg: qrSvg(block.text) } : block
}

function refuseMissing(tree: DocumentTree, plan: FontPlan): void {
  const missing = new Set<string>()
  for (const text of textsOf(tree)) {
    for (const character of text) {
      if (character !== '\n' && !plan.covers(character.codePointAt(0) ?? 0)) missing.add(character)
    }
  }
  if (missing.size > 0) throw new MissingGlyphError([...missing])
}
