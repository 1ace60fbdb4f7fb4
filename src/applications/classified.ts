/** 密级 marks: nothing classified is ever kept here, so what bears one is refused before it is stored (保密法). */
import { strFromU8, unzipSync } from 'fflate'
import { bearsSecrecyMark as bearsMark, wordsOfMarkup } from '../law/secrecy-mark.ts'
import { refuse, type Result, ok } from '../platform/result.ts'

export { bearsSecrecyMark as bearsMark } from '../law/secrecy-mark.ts'

const ADVICE =
  '疑似载有国家秘密标志，已拒收且未保存。涉密内容不得通过本系统提交，请与政府信息公开工作机构当面联系'

/** Refuses a form in which any text bears a mark; the field is named. */
export function refuseMarked(fields: Readonly<Record<string, string | undefined>>): Result<null> {
  for (const [field, text] of Object.entries(fields))
    if (text !== undefined && bearsMark(text))
      return refuse('classified', `所填内容${ADVICE}`, { field, article: '条例14' })
  return ok(null)
}

/** Refuses a readable file (docx, pdf with text) that bears a mark. What cannot be read as text passes. */
export async function refuseMarkedFile(
  name: string,
  mediaType: string,
  bytes: Uint8Array,
): Promise<Result<null>> {
  if (bearsMark(name) || bearsMark(await textOf(mediaType, bytes)))
    return refuse('classified', `文件“${name}”${ADVICE}`, { field: 'files', article: '条例14' })
  return ok(null)
}

async function textOf(mediaType: string, bytes: Uint8Array): Promise<string> {
  try {
    if (mediaType === 'application/pdf') return await pdfText(bytes)
    if (mediaType.includes('wordprocessingml')) return docxText(bytes)
  } catch {
    return '' // damaged inside: kept as it came, a person looks at it
  }
  return ''
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(new Uint8Array(bytes)) // a copy: the reader takes the buffer over
  const { text } = await extractText(document, { mergePages: true })
  return text
}

/** Of all parts together: a few kilobytes may claim to unpack to gigabytes. */
const MOST_UNPACKED = 30_000_000

/** The words of body, headers and footers; a mark stands in the head of the first page. */
function docxText(bytes: Uint8Array): string {
  let unpacked = 0
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/^word\/(document|header\d*|footer\d*)\.xml$/.test(name)) return false
      unpacked += originalSize
      return unpacked < MOST_UNPACKED
    },
  })
  return Object.values(parts)
    .map((part) => wordsOfMarkup(strFromU8(part)))
    .join('\n')
}
