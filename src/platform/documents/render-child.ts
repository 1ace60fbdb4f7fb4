/** Runs in a process of its own: trees come in, bytes go out. Fonts are loaded with the first PDF. */
import { renderDocx } from './docx.ts'
import { MissingGlyphError } from './missing-glyph.ts'
import { pdfMaker, type PdfMaker } from './pdf.ts'
import type { RenderAnswer, RenderRequest } from './render-process.ts'

let pdf: PdfMaker | undefined

async function render(request: RenderRequest): Promise<Uint8Array> {
  if (request.format === 'docx') return renderDocx(request.tree, request.pictures)
  pdf ??= pdfMaker()
  return pdf.make(request.tree, request.pictures)
}

async function answer(request: RenderRequest): Promise<RenderAnswer> {
  const { id } = request
  try {
    return { id, bytes: await render(request) }
  } catch (error) {
    if (error instanceof MissingGlyphError) return { id, missing: error.characters }
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

process.on('message', (request: RenderRequest) => {
  void answer(request).then((reply) => process.send?.(reply))
})

// Ctrl-C reaches the whole group; the program itself says when this process ends, or is gone.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit(0))
