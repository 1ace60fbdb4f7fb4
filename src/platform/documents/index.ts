/**
 * Documents out. `renderDocument` turns a tree into bytes; PDF and Word are made in a process of their own, because
 * typst compiles synchronously. Refusals arrive as errors with a sentence for the clerk: MissingGlyphError.
 */
import type { FileStore } from '../files.ts'
import { MissingGlyphError, withStandIns } from './missing-glyph.ts'
import { renderHtml } from './html.ts'
import { renderProcess } from './render-process.ts'
import { picturesOf, type DocumentTree, type Pictures } from './tree.ts'

export { MissingGlyphError }
export { renderHtml, type HtmlOptions } from './html.ts'
export { renderXlsx, type Sheet, type SheetCell } from './xlsx.ts'

export type DocumentFormat = 'pdf' | 'docx' | 'html'

export const MEDIA_TYPES: Readonly<Record<DocumentFormat | 'xlsx', string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const makers = renderProcess()

/**
 * PDF (PDF/A-2a, tagged), DOCX or an HTML fragment (UTF-8). The same tree and fonts give the same bytes.
 * Rejects with MissingGlyphError when a PDF would lack a character, with Error when the process dies.
 */
export async function renderDocument(
  tree: DocumentTree,
  format: DocumentFormat,
  pictures: Pictures = new Map(),
): Promise<Uint8Array> {
  if (format === 'html') return new TextEncoder().encode(renderHtml(tree, { pictures }))
  return makers.render(tree, format, pictures)
}

/**
 * For papers that no font may hold up: receipts, registers, working papers. A character no font has is printed as 〓
 * and a line says so. Never for a letter: there the clerk is told, and it waits for the font.
 */
export async function renderPaper(tree: DocumentTree, format: DocumentFormat): Promise<Uint8Array> {
  try {
    return await renderDocument(tree, format)
  } catch (error) {
    if (!(error instanceof MissingGlyphError)) throw error
    return renderDocument(withStandIns(tree, error.characters), format)
  }
}

/** The seals of a tree, by their hashes, from among the kept originals. */
export async function loadPictures(files: FileStore, tree: DocumentTree): Promise<Pictures> {
  const hashes = picturesOf(tree)
  const bytes = await Promise.all(hashes.map((hash) => files.get('original', hash)))
  return new Map(hashes.map((hash, index) => [hash, bytes[index] ?? new Uint8Array()]))
}

/** Ends the process, if one runs; what is still in it rejects. A later call starts a new one. */
export async function closeDocuments(): Promise<void> {
  await makers.close()
}
