import {
  AlignmentType,
  BorderStyle,
  HorizontalPositionRelativeFrom,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextWrappingType,
  VerticalAlignTable,
  VerticalPositionRelativeFrom,
  WidthType,
} from 'docx'
import { FAMILY, mm, textRuns, textWidth } from './docx-look.ts'
import { placeSeal } from './prepare.ts'
import { qrGif } from './qr.ts'
import type { PageSetup, SealPicture } from './tree.ts'

const EMU_A_TWIP = 635
const PIXELS_A_MM = 96 / 25.4
const MM_A_POINT = 25.4 / 72

export interface SealedText {
  readonly page: PageSetup
  /** Height of name and date, and where their middle stands left of the right margin; twentieths of a point. */
  readonly textHeight: number
  readonly middle: number
}

/**
 * The seal behind name and date, 端正、居中下压. It hangs on an empty line of its own, whose exact height is the way from
 * the seal's top to the name: programs disagree whether a picture is measured from above or below a space before.
 */
export function sealedLines(
  seal: SealPicture,
  picture: Uint8Array,
  { page, textHeight, middle }: SealedText,
): { readonly above: Paragraph; readonly below: readonly Paragraph[] } {
  const place = placeSeal(seal, (textHeight / 20) * MM_A_POINT)
  const gap = mm(place.textTop)
  const rest = Math.round(mm(place.height) - gap - textHeight)
  const image = new ImageRun({
    type: 'png',
    data: Buffer.from(picture),
    transformation: {
      width: Math.round(seal.widthMm * PIXELS_A_MM),
      height: Math.round(seal.heightMm * PIXELS_A_MM),
    },
    altText: { name: seal.alt, title: seal.alt, description: seal.alt },
    floating: {
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.COLUMN,
        offset: Math.round((textWidth(page) - middle - mm(seal.widthMm) / 2) * EMU_A_TWIP),
      },
      verticalPosition: {
        relative: VerticalPositionRelativeFrom.PARAGRAPH,
        offset: mm(place.sealTop) * EMU_A_TWIP,
      },
      behindDocument: true,
      allowOverlap: true,
      wrap: { type: TextWrappingType.NONE },
    },
  })
  return {
    above: new Paragraph({ ...exactly(Math.max(gap, 20)), keepNext: true, children: [image] }),
    below: rest > 20 ? [new Paragraph({ ...exactly(rest), keepNext: true })] : [],
  }
}

function exactly(line: number) {
  return { spacing: { before: 0, after: 0, line, lineRule: LineRuleType.EXACT } }
}

const FRAME = { style: BorderStyle.SINGLE, size: 4, color: '6E6E6E' }
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const CODE_MM = 27
const CODE_COLUMN_MM = 33
const SMALL = 21 // half points

/** The visible part of an electronic signature, framed with its code. */
export function stampTable(
  stamp: readonly { readonly label: string; readonly value: string }[],
  { text, caption }: { readonly text: string; readonly caption: string },
  page: PageSetup,
): Table {
  const side = Math.round(CODE_MM * PIXELS_A_MM)
  const code = new ImageRun({
    type: 'gif',
    data: qrGif(text),
    transformation: { width: side, height: side },
    altText: { name: '二维码', title: '二维码', description: `二维码：${text}` },
  })
  const widths = [mm(CODE_COLUMN_MM), textWidth(page) - mm(CODE_COLUMN_MM)] as const
  const lines = stamp.map(
    ({ label, value }) =>
      new Paragraph({
        children: [
          ...textRuns(`${label}　`, { size: SMALL, bold: true, font: FAMILY.strong }),
          ...textRuns(value, { size: SMALL }),
        ],
      }),
  )
  const said = new Paragraph({ children: textRuns(caption, { size: SMALL }) })
  return new Table({
    width: { size: textWidth(page), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: {
      top: FRAME,
      bottom: FRAME,
      left: FRAME,
      right: FRAME,
      insideHorizontal: NO_LINE,
      insideVertical: NO_LINE,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(widths[0], [new Paragraph({ alignment: AlignmentType.CENTER, children: [code] })]),
          cell(widths[1], [...lines, said]),
        ],
      }),
    ],
  })
}

function cell(width: number, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: mm(2), bottom: mm(2), left: mm(2), right: mm(2), marginUnitType: WidthType.DXA },
    children,
  })
}
