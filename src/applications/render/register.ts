/** 申请登记簿 (条例 45) as a document and as a sheet. Names are masked: the register lies on a desk. */
import type { Cell, DocumentTree } from '../../platform/documents/tree.ts'

export interface RegisterLine {
  readonly number: string
  readonly applicant: string
  readonly kind: string
  readonly channel: string
  readonly content: string
  readonly submittedOn: string
  readonly receivedOn: string
  readonly due: string
  readonly outcome: string
  readonly decidedOn: string
  readonly deliveredOn: string
  readonly stage: string
}

export const REGISTER_HEADS: readonly (readonly [keyof RegisterLine, string, number])[] = [
  ['number', '编号', 22],
  ['applicant', '申请人', 10],
  ['kind', '申请人类型', 12],
  ['channel', '渠道', 12],
  ['content', '申请内容', 44],
  ['submittedOn', '提交日期', 12],
  ['receivedOn', '收到日期', 12],
  ['due', '答复期限', 12],
  ['outcome', '答复结果', 22],
  ['decidedOn', '答复日期', 12],
  ['deliveredOn', '送达日期', 12],
  ['stage', '办理环节', 10],
]

export function registerTree(
  organ: string,
  year: number,
  date: string,
  lines: readonly RegisterLine[],
): DocumentTree {
  const head: readonly Cell[] = REGISTER_HEADS.map(([, label]) => ({
    text: label,
    header: true,
    align: 'center',
  }))
  const rows = lines.map((line) => REGISTER_HEADS.map(([key]): Cell => ({ text: line[key] })))
  const title = `${year}年政府信息公开申请登记簿`
  return {
    title,
    author: organ,
    date,
    page: { size: 'A3', orientation: 'landscape', margins: 'plain', pageNumbers: true },
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', runs: [{ text: `${organ}　共${lines.length}件` }], indent: false, align: 'right' },
      {
        kind: 'table',
        widths: REGISTER_HEADS.map(([, , width]) => width),
        headerRows: 1,
        fontSize: 9,
        rows: [head, ...rows],
      },
    ],
  }
}
