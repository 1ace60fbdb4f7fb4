/** Word documents: mammoth makes HTML with the merged cells as spans; tracked changes are named. */
import mammoth from 'mammoth'
import type { Notice } from '../reading.ts'
import type { SourceDocument } from '../parse/source.ts'
import { htmlDocument } from './html.ts'
import { Unreadable } from './unreadable.ts'
import { unzip } from './zip.ts'

const TRACKED = /<w:(?:ins|del|moveFrom|moveTo)[ >]/

/** Reads a .docx with all insertions taken and all deletions left out. */
export async function readDocx(bytes: Uint8Array): Promise<SourceDocument> {
  const main = unzip(bytes, (name) => name === 'word/document.xml').get('word/document.xml')
  if (!main) throw new Unreadable('不是 Word 文档：缺少正文')
  const xml = new TextDecoder().decode(main)
  const html = await toHtml(bytes)
  const { lines } = htmlDocument(html)
  return { lines, notices: trackedNotice(xml), whole: true }
}

async function toHtml(bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), ignoreEmptyParagraphs: false },
    )
    return value
  } catch {
    throw new Unreadable('Word 文档已损坏，无法读取')
  }
}

function trackedNotice(xml: string): readonly Notice[] {
  if (!TRACKED.test(xml)) return []
  return [
    { code: 'file.trackedChanges', message: '文档带有未接受的修订，按全部接受后的内容读取；请定稿后再检查' },
  ]
}
