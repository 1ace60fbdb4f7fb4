import { text, type DocumentTree } from './tree.ts'

/** Every character that means something to typst, HTML, XML or a spreadsheet. */
export const HOSTILE =
  '甲#let x=1 $y$ *b* _i_ @r \\n `c` [k] ]z[ <script>alert("1")</script> &amp; {u} = ~ // \'q\''

/** A tree with every kind of block, the given value in every field that takes one. */
export function everyBlock(value: string): DocumentTree {
  return {
    title: value,
    author: value,
    date: '2025-03-04',
    page: { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true },
    blocks: [
      { kind: 'organHeader', text: value },
      { kind: 'docNumber', text: value },
      { kind: 'rule', red: true },
      { kind: 'title', text: value },
      { kind: 'heading', level: 1, text: value },
      { kind: 'heading', level: 2, text: value },
      { kind: 'heading', level: 3, text: value },
      { kind: 'paragraph', runs: [...text(value), { text: value, bold: true }], indent: true },
      { kind: 'fields', rows: [{ label: value, value }] },
      { kind: 'list', ordered: true, items: [text(value)] },
      { kind: 'list', ordered: false, items: [text(value)] },
      {
        kind: 'table',
        widths: [1, 2, 2],
        headerRows: 1,
        caption: value,
        rows: [
          [
            { text: '序号', header: true, rowSpan: 2 },
            { text: value, header: true, colSpan: 2 },
          ],
          [{ text: '甲', header: true }, { text: '乙' }],
          [{ text: '纵排字', vertical: true, rowSpan: 2 }, { text: value }, { text: '12', align: 'right' }],
          [{ text: '三' }, { text: '四' }],
        ],
      },
      { kind: 'attachmentNote', items: [value, value] },
      { kind: 'signature', organ: value, date: value },
      { kind: 'note', text: value },
      { kind: 'image', svg: picture, alt: value, widthPercent: 40 },
      { kind: 'pageBreak' },
      { kind: 'qr', text: value, caption: value },
      { kind: 'rule' },
    ],
  }
}

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><rect width="200" height="40" fill="#eee"/></svg>'

/** A plain one-paragraph document. */
export function note(value: string): DocumentTree {
  return {
    title: '通知',
    author: '某机关',
    page: { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true },
    blocks: [{ kind: 'paragraph', runs: text(value), indent: true }],
  }
}
