/** Any file to lines and cells: the kind is taken from its first bytes, the name only settles text. Libraries load when needed. */
import type { SourceDocument } from '../parse/source.ts'
import { readText } from './text.ts'
import { Unreadable } from './unreadable.ts'
import { entryNames } from './zip.ts'

/** Largest file that is read at all, and largest text: a report is a few pages. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024
const MAX_TEXT_BYTES = 16 * 1024 * 1024

/** Throws Unreadable where a file is no txt, md, html, pdf, docx or xlsx, or passes a limit. */
export async function readSource(bytes: Uint8Array, name: string): Promise<SourceDocument> {
  if (bytes.length === 0) throw new Unreadable('文件是空的')
  if (bytes.length > MAX_FILE_BYTES) throw new Unreadable(tooLarge(bytes.length))
  if (startsWith(bytes, '%PDF') || findPdf(bytes)) return (await import('./pdf.ts')).readPdf(bytes)
  if (startsWith(bytes, 'PK')) return readZip(bytes)
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    throw new Unreadable('旧版 Word/Excel/WPS 文件，请另存为 .docx 或 .xlsx 再检查')
  }
  if (isImage(bytes)) throw new Unreadable('图片文件没有文字，请换用文字版')
  if (bytes.length > MAX_TEXT_BYTES) throw new Unreadable(tooLarge(bytes.length))
  return isHtml(bytes, name) ? (await import('./html.ts')).readHtml(bytes) : readText(bytes)
}

export function tooLarge(size: number): string {
  return `文件过大（${Math.ceil(size / 1024 / 1024)} MB），超过上限（${MAX_FILE_BYTES / 1024 / 1024} MB），未读取`
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((sign, index) => bytes[index] === sign.charCodeAt(0))
}

/** Some PDFs have a few bytes before their mark. */
function findPdf(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, 1024)).includes('%PDF-')
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

function isImage(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, '\u0089PNG') || startsWith(bytes, '\u00ff\u00d8\u00ff') || startsWith(bytes, 'GIF8')
  )
}

function isHtml(bytes: Uint8Array, name: string): boolean {
  if (/\.(?:html?|xhtml|mht)$/i.test(name)) return true
  return /^\s*(?:\ufeff|ï»¿)?\s*<(?:!doctype html|html|head|body|table|div|p)\b/i.test(
    latin(bytes.subarray(0, 512)),
  )
}

async function readZip(bytes: Uint8Array): Promise<SourceDocument> {
  const names = entryNames(bytes)
  if (names.includes('word/document.xml')) return (await import('./docx.ts')).readDocx(bytes)
  if (names.includes('xl/workbook.xml')) return (await import('./xlsx.ts')).readXlsx(bytes)
  throw new Unreadable('压缩包不是 Word（.docx）或 Excel（.xlsx）文件，请解压后逐份检查')
}
