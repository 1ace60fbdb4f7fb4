import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  PageBreak,
  Paragraph,
  type TextRun,
  type IParagraphOptions,
  type Table,
} from 'docx'
import { FAMILY, pointsOf, RED, textRuns, textWidth, type Family, type Points } from './docx-look.ts'
import { fieldsTable, gridTable } from './docx-table.ts'
import { sealedLines, stampTable } from './docx-seal.ts'
import { qrGif } from './qr.ts'
import { hasLongWord, pictureOf } from './prepare.ts'
import { svgSize } from './svg-size.ts'
import { headLines, signatureLines, titleLines, widthOf } from './title-lines.ts'
import type { Block, PageSetup, Pictures, Run } from './tree.ts'

export interface DocxContext {
  readonly page: PageSetup
  /** How many ordered lists came before: each counts from 1 anew. */
  lists: number
  readonly pictures: Pictures
}

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** `keepNext`: what comes next closes the document and may not begin a page (see `isClosing`). */
export function blockToDocx(
  block: Block,
  context: DocxContext,
  keepNext = false,
): readonly (Paragraph | Table)[] {
  const points = pointsOf(context.page)
  switch (block.kind) {
    case 'organHeader':
      return [organHeader(block)]
    case 'title':
      return [title(block, context.page, points)]
    case 'docNumber':
      return [
        new Paragraph({ ...base(points), alignment: AlignmentType.CENTER, children: textRuns(block.text) }),
      ]
    case 'heading':
      return [heading(block, points)]
    case 'paragraph':
      return [paragraph(block, points, keepNext)]
    case 'fields':
      return [fieldsTable(block, context.page, points)]
    case 'list':
      return list(block, points, context)
    case 'table':
      return gridTable(block, context.page)
    case 'signature':
      return signature(block, context, keepNext)
    case 'attachmentNote':
      return attachments(block, points, keepNext)
    case 'note':
      return [new Paragraph({ children: textRuns(block.text, { size: points.note * 2 }) })]
    case 'image':
      return [picture(block, context.page)]
    case 'qr':
      return code(block, context.page, keepNext)
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })]
    case 'rule':
      return [rule(block)]
  }
}

function base(points: Points): Pick<IParagraphOptions, 'spacing'> {
  return { spacing: { line: points.line * 20, lineRule: LineRuleType.EXACT } }
}

function runsOf(runs: readonly Run[]): TextRun[] {
  return runs.flatMap((run) =>
    textRuns(run.text, run.bold === true ? { bold: true, font: FAMILY.strong } : {}),
  )
}

function organHeader(block: Of<'organHeader'>): Paragraph {
  const { text, size } = headLines(block.text)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 600 },
    children: textRuns(text, { size: size * 2, color: RED, font: FAMILY.title }),
  })
}

function title(block: Of<'title'>, page: PageSetup, points: Points): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { before: 440, after: 480 },
    children: textRuns(titleLines(block.text, page), {
      size: points.title * 2,
      color: '000000',
      font: FAMILY.title,
    }),
  })
}

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const LEVEL_FAMILY: Record<1 | 2 | 3, Family> = { 1: FAMILY.strong, 2: FAMILY.second, 3: FAMILY.body }

function heading(block: Of<'heading'>, points: Points): Paragraph {
  return new Paragraph({
    ...base(points),
    heading: LEVELS[block.level],
    keepNext: true,
    indent: { firstLine: points.body * 2 * 20 },
    children: textRuns(block.text, {
      size: points.body * 2,
      color: '000000',
      bold: block.level === 3,
      font: LEVEL_FAMILY[block.level],
    }),
  })
}

const ALIGN = { left: AlignmentType.BOTH, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

function paragraph(block: Of<'paragraph'>, points: Points, keepNext: boolean): Paragraph {
  const align = block.align ?? 'left'
  return new Paragraph({
    ...base(points),
    keepNext,
    alignment: align === 'left' && hasLongWord(block.runs) ? AlignmentType.LEFT : ALIGN[align],
    indent: block.indent && align === 'left' ? { firstLine: points.body * 2 * 20 } : {},
    children: runsOf(block.runs),
  })
}

function list(block: Of<'list'>, points: Points, context: DocxContext): readonly Paragraph[] {
  if (block.ordered) context.lists++
  const numbering = block.ordered
    ? { reference: 'ordered', level: 0, instance: context.lists }
    : { reference: 'bullet', level: 0 }
  return block.items.map((item) => new Paragraph({ ...base(points), numbering, children: runsOf(item) }))
}

/** 成文日期右空四字，署名以日期为准居中；署名长时整体右空两字。 */
function signature(
  block: Of<'signature'>,
  { page, pictures }: DocxContext,
  keepNext: boolean,
): readonly Paragraph[] {
  const points = pointsOf(page)
  const em = points.body * 20
  const organ = signatureLines(block.organ, page)
  const [longest, date] = [Math.max(...organ.map(widthOf)), widthOf(block.date)]
  // where the middle of name and date stands, in characters from the right margin
  const middle = longest > date + 4 ? 2 + longest / 2 : 4 + date / 2
  // as much room on either side of the middle as the page gives
  const spare = 2 * middle - textWidth(page) / em
  const indent = { left: Math.round(Math.max(0, -spare) * em), right: Math.round(Math.max(0, spare) * em) }
  const line = (text: string, keep: boolean): Paragraph =>
    new Paragraph({
      ...base(points),
      alignment: AlignmentType.CENTER,
      indent,
      keepNext: keep,
      children: textRuns(text),
    })
  const name = line(organ.join('\n'), true)
  const { seal } = block
  if (seal === undefined)
    return [new Paragraph({ ...base(points), keepNext: true }), name, line(block.date, keepNext)]
  const { above, below } = sealedLines(seal, pictureOf(pictures, seal.hash), {
    page,
    textHeight: (organ.length + 1) * points.line * 20,
    middle: middle * em,
  })
  return [above, name, line(block.date, keepNext || below.length > 0), ...below]
}

function attachments(block: Of<'attachmentNote'>, points: Points, keepNext: boolean): readonly Paragraph[] {
  const em = points.body * 20
  const many = block.items.length > 1
  const hang = many ? 1 : 0
  const named = block.items.map((item, index) => {
    const lead = index === 0 ? '附件：' : ''
    const number = many ? `${index + 1}. ` : ''
    const left = (5 + hang) * em
    return new Paragraph({
      ...base(points),
      keepNext: keepNext || index < block.items.length - 1,
      indent: { left, hanging: (index === 0 ? 3 + hang : hang) * em },
      children: textRuns(`${lead}${number}${item}`),
    })
  })
  // 正文下空一行
  return [new Paragraph({ ...base(points), keepNext: true }), ...named]
}

/** What a reader without SVG shows in place of a picture. */
const WHITE_DOT = Buffer.from('R0lGODlhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs=', 'base64')

function picture(block: Of<'image'>, page: PageSetup): Paragraph {
  const size = svgSize(block.svg)
  const width = (textWidth(page) / 15) * (block.widthPercent / 100) // 15 twentieths of a point a CSS pixel
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(block.svg),
    fallback: { type: 'gif', data: WHITE_DOT },
    transformation: { width: Math.round(width), height: Math.round((width * size.height) / size.width) },
    altText: { name: block.alt, title: block.alt, description: block.alt },
  })
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [image] })
}

function code(block: Of<'qr'>, page: PageSetup, keepNext: boolean): readonly (Paragraph | Table)[] {
  if (block.stamp !== undefined) return [stampTable(block.stamp, block, page)]
  const image = new ImageRun({
    type: 'gif',
    data: qrGif(block.text),
    transformation: { width: 121, height: 121 }, // 32 mm
    altText: { name: '二维码', title: '二维码', description: `二维码：${block.text}` },
  })
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [image] }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext,
      children: textRuns(block.caption, { size: 21 }),
    }),
  ]
}

function rule(block: Of<'rule'>): Paragraph {
  const color = block.red === true ? RED : '000000'
  return new Paragraph({
    spacing: { after: 240, line: 60, lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: block.red === true ? 12 : 4, color, space: 1 } },
  })
}
