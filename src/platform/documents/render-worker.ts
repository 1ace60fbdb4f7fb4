/** Runs in a worker thread: trees come in, bytes go out. Fonts are loaded with the first PDF. */
import { parentPort } from 'node:worker_threads'
import { renderDocx } from './docx.ts'
import { MissingGlyphError } from './missing-glyph.ts'
import { pdfMaker, type PdfMaker } from './pdf.ts'
import type { RenderAnswer, RenderRequest } from './render-thread.ts'

let pdf: PdfMaker | undefined

async function render(request: RenderRequest): Promise<Uint8Array> {
  if (request.format === 'docx') return renderDocx(request.tree)
  pdf ??= pdfMaker()
  return pdf.make(request.tree)
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

parentPort?.on('message', (request: RenderRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  void answer(request).then((reply) => parentPort?.postMessage(reply))
})
