import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { planFonts, type FontPlan } from './fonts.ts'
import { MissingGlyphError } from './missing-glyph.ts'
import { pictureOf, placeSeal, prepare, textsOf } from './prepare.ts'
import { qrSvg } from './qr.ts'
import { headLines, signatureLines, titleLines } from './title-lines.ts'
import { picturesOf, type Block, type DocumentTree, type PageSetup, type Pictures } from './tree.ts'

export interface PdfMaker {
  /** Synchronous, some milliseconds a page: never in the web process' main thread. Throws MissingGlyphError. */
  readonly make: (tree: DocumentTree, pictures?: Pictures) => Uint8Array
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
    make: (tree, pictures = new Map()) => {
      const ready = prepare(tree)
      refuseMissing(ready, plan)
      const shown = picturesOf(ready)
      for (const hash of shown) compiler.mapShadow(shadowPath(hash), Buffer.from(pictureOf(pictures, hash)))
      try {
        return compile(compiler, ready, fonts)
      } finally {
        for (const hash of shown) compiler.unmapShadow(shadowPath(hash))
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

/** Where the template finds a picture: beside itself, in memory only. */
function shadowPath(hash: string): string {
  return join(WORKSPACE, `seal-${hash}.png`)
}

/** What the template cannot do for itself. */
function readied(block: Block, page: PageSetup): object {
  if (block.kind === 'title') return { ...block, text: titleLines(block.text, page) }
  if (block.kind === 'organHeader') return { ...block, ...headLines(block.text) }
  if (block.kind === 'signature') return signed(block, page)
  return block.kind === 'qr' ? { ...block, svg: qrSvg(block.text) } : block
}

function signed(block: Extract<Block, { kind: 'signature' }>, page: PageSetup): object {
  const lines = signatureLines(block.organ, page)
  const named = { ...block, organ: lines.join('\n') }
  if (block.seal === undefined) return named
  const [size, gap] = page.margins === 'official' ? [16, 13] : [12, 9]
  const textPoints = (lines.length + 1) * size + lines.length * gap
  return { ...named, seal: { ...block.seal, place: placeSeal(block.seal, (textPoints * 25.4) / 72) } }
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
