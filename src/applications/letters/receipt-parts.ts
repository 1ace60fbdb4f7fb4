import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { Block, Cell } from '../../platform/documents/tree.ts'
import type { LetterFacts } from './facts.ts'
import { cite, paragraph } from './shape.ts'

/** What came when, by which item of 条例 31 it counts as received, when the reply is due. */
export function receiptTable(facts: LetterFacts): Block {
  const { applicant } = facts
  const rows: readonly (readonly [string, string])[] = [
    ['申请编号', facts.applicationNumber],
    [applicant.kind === 'person' ? '申请人' : '申请单位', applicant.name],
    ['申请内容', facts.content],
    ['提交方式', facts.channel ?? ''],
    ['收到日期', receivedText(facts)],
    ['答复截止日期', dateText(facts.receipt?.replyDue)],
    ['经办人', facts.receipt?.handler ?? ''],
  ]
  return {
    kind: 'table',
    widths: [1, 3],
    headerRows: 0,
    fontSize: 12,
    rows: rows.filter(([, value]) => value !== '').map(([label, value]) => labelledRow(label, value)),
  }
}

function labelledRow(label: string, value: string): readonly Cell[] {
  return [{ text: label, header: true }, { text: value }]
}

function dateText(date: LocalDate | undefined): string {
  return date === undefined ? '' : formatChinese(date)
}

function receivedText(facts: LetterFacts): string {
  const basis = facts.receipt?.basis
  return `${formatChinese(facts.received)}${basis === undefined ? '' : `（依据${cite([basis])}）`}`
}

/** Shown once: the code is not kept, so a receipt printed later has none. */
export function queryBlocks(facts: LetterFacts): readonly Block[] {
  const query = facts.receipt?.query
  if (query === undefined) return []
  return [
    paragraph(`办理进度查询码：${query.code}。查询码只供申请人本人使用，请妥善保管。`),
    { kind: 'qr', text: query.address, caption: '扫码查询办理进度' },
  ]
}
