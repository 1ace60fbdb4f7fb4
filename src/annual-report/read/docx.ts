/** Word documents: mammoth makes HTML with the merged cells as spans; tracked changes are named. */
import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Notice } from '../reading.ts'
import type { SourceDocument } from '../parse/source.ts'
import { htmlDocument } from './html.ts'
import { Unreadable } from './unreadable.ts'
import { unzip, type Entries } from './zip.ts'

const TRACKED = /<w:(?:ins|del|moveFrom|moveTo)[ >]/
const MAIN = 'word/document.xml'

/** Reads a .docx with all insertions taken and all deletions left out; pictures are not unpacked. */
export async function readDocx(bytes: Uint8Array): Promise<SourceDocument> {
  const entries = unzip(bytes, (name) => /\.(?:xml|rels)$/.test(name))
  const main = entries.get(MAIN)
  if (!main) throw new Unreadable('不是 Word 文档：缺少正文')
  const notices = trackedNotice(new TextDecoder().decode(main))
  const { lines } = htmlDocument(await toHtml(entries))
  return { lines, notices, whole: true }
}

/** mammoth unpacks without limits, so it gets a container of the entries that were unpacked within them. */
async function toHtml(entries: Entries): Promise<string> {
  try {
    const plain = zipSync(Object.fromEntries(entries), { level: 0 })
    const buffer = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength)
    const image = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { convertImage: image, ignoreEmptyParagraphs: false },
    )
    return value
  } catch {
    throw new Unreadable('Word 文档已损坏，无法读取')
  }
}

function trackedNotice(xml: string): readonly Notice[] {
  if (!TRACKED.test(xml)) return []
  return [
    {
      code: 'file.trackedChanges',
      message: '文档带有未接受的修订，按全部接受后的内容读取；请定稿后再检查',
    },
  ]
}
