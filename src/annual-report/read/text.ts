/** Text files: encoding, line breaks. */
import { linesOfText, type SourceDocument } from '../parse/source.ts'
import { Unreadable } from './unreadable.ts'

/** Decodes UTF-8 (with or without BOM), UTF-16 with BOM, else GB18030. Throws Unreadable on binary content. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.subarray(0, 4096).includes(0)) throw new Unreadable('不是文本文件：内容为二进制')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeChinese(bytes)
  }
}

/** GB18030; a UTF-8 text cut inside a character stays UTF-8. */
function decodeChinese(bytes: Uint8Array): string {
  for (let drop = 1; drop <= 3; drop += 1) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - drop))
    } catch {
      // not a cut inside the last character; try the next length, then GB18030
    }
  }
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable('文本编码无法识别：不是 UTF-8，也不是 GB18030')
  }
}

export function readText(bytes: Uint8Array): SourceDocument {
  return { lines: linesOfText(decodeText(bytes)), notices: [], whole: false }
}
