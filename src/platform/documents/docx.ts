import {
  AlignmentType,
  Document,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from 'docx'
import { repack } from './archive.ts'
import { blockToDocx, type DocxContext } from './docx-blocks.ts'
import { FAMILY, familyOf, FONT_TABLE, mm, pointsOf } from './docx-look.ts'
import { isClosing, prepare } from './prepare.ts'
import type { DocumentTree, PageSetup, Pictures } from './tree.ts'

/** DocumentTree → DOCX with the look of the PDF. The same tree gives the same bytes. */
export async function renderDocx(tree: DocumentTree, pictures: Pictures = new Map()): Promise<Uint8Array> {
  const ready = prepare(tree)
  const packed = await Packer.toBuffer(build(ready, pictures))
  return repack(packed, (path, text) => {
    if (path === 'word/fontTable.xml') return FONT_TABLE
    if (path === 'word/document.xml') return renumberDrawings(text())
    if (path === 'word/styles.xml') return withoutAutoSpace(text())
    if (path === 'docProps/core.xml') return stampCore(text(), ready.date)
    return undefined
  })
}

/** 2025年, not 2025 年: Word would put a gap between figures and Chinese, the PDF does not. */
function withoutAutoSpace(xml: string): string {
  const off = '<w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr>'
  return xml.replace(/(<w:style [^>]*w:styleId="Normal".*?)(?=<\/w:style>)/s, `$1${off}`)
}

/** The library numbers drawings over the life of the process; ids need to be unique in a document only. */
function renumberDrawings(xml: string): string {
  let next = 1
  return xml.replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${next++}"`)
}

/** The library writes the moment of writing; the document's own date stands there instead, or none. */
function stampCore(xml: string, date: string | undefined): string {
  return xml.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<\/dcterms:(?:created|modified)>)/g,
    (_all, open: string, close: string) => (date === undefined ? '' : `${open}${date}T00:00:00Z${close}`),
  )
}

function build(tree: DocumentTree, pictures: Pictures): Document {
  const { body } = pointsOf(tree.page)
  const context: DocxContext = { page: tree.page, lists: 0, pictures }
  const children = tree.blocks.flatMap((block, index) =>
    blockToDocx(block, context, isClosing(tree.blocks[index + 1])),
  )
  return new Document({
    title: tree.title,
    creator: tree.author,
    lastModifiedBy: tree.author,
    description: '',
    evenAndOddHeaderAndFooters: tree.page.margins === 'official',
    styles: {
      default: {
        document: {
          // Latin text is Latin: as Chinese an address would be broken inside a word
          run: { font: FAMILY.body, size: body * 2, language: { eastAsia: 'zh-CN', value: 'en-US' } },
        },
      },
    },
    numbering: { config: [orderedList(body), bulletList(body)] },
    sections: [{ properties: sectionOf(tree.page), ...footersOf(tree.page), children }],
  })
}

function orderedList(body: number) {
  return listOf('ordered', LevelFormat.DECIMAL, '%1.', body)
}

function bulletList(body: number) {
  return listOf('bullet', LevelFormat.BULLET, '·', body)
}

function listOf(
  reference: string,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
  body: number,
) {
  const indent = { left: body * 20 * 3, hanging: body * 20 }
  return {
    reference,
    levels: [{ level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent } } }],
  }
}

const SHEETS = { A4: [210, 297], A3: [297, 420] } as const

function sectionOf(page: PageSetup): ISectionOptions['properties'] {
  const [short, long] = SHEETS[page.size]
  const landscape = page.orientation === 'landscape'
  const margin =
    page.margins === 'official'
      ? { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(24) }
      : { top: mm(20), bottom: mm(20), left: mm(20), right: mm(20), header: mm(10), footer: mm(10) }
  return {
    page: {
      // The library swaps the sides itself for landscape.
      size: {
        width: mm(short),
        height: mm(long),
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin,
    },
  }
}

function footersOf(page: PageSetup): Pick<ISectionOptions, 'footers'> {
  if (!page.pageNumbers) return {}
  if (page.margins === 'plain') return { footers: { default: footer(AlignmentType.CENTER, 10.5) } }
  // GB/T 9704: 单页码居右空一字，双页码居左空一字
  return { footers: { default: footer(AlignmentType.RIGHT, 14), even: footer(AlignmentType.LEFT, 14) } }
}

function footer(alignment: (typeof AlignmentType)[keyof typeof AlignmentType], points: number): Footer {
  const run = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    size: points * 2,
    font: familyOf('宋体'),
  })
  const indent = { left: points * 20, right: points * 20 }
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] })
}
