import { article } from '../../law/articles.ts'
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { Block, Cell, DocumentTree } from '../../platform/documents/tree.ts'
import type { LetterFacts } from './facts.ts'
import { cite, contactLines, form, paragraph, signature, you } from './shape.ts'

const EXTENSION = article('条例', 33, 2)

/** 登记回执: what came when, by which item of 条例 31 it counts as received, when the reply is due, how to follow it. */
export function receipt(facts: LetterFacts, title: string): DocumentTree {
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
  return form(facts, title, [
    paragraph(`${you(facts)}提出的政府信息公开申请已经登记，有关事项如下：`),
    {
      kind: 'table',
      widths: [1, 3],
      headerRows: 0,
      fontSize: 12,
      rows: rows.filter(([, value]) => value !== '').map(([label, value]) => labelledRow(label, value)),
    },
    paragraph(
      `需要补正申请、延长答复期限或者征求第三方、其他机关意见的，本机关另行告知。依照${cite([EXTENSION])}、第三款的规定，延长的期限最长不超过20个工作日，征求意见所需时间不计算在答复期限内。`,
    ),
    ...contactLines(facts),
    ...queryBlocks(facts),
    ...signature(facts),
  ])
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

function queryBlocks(facts: LetterFacts): readonly Block[] {
  const query = facts.receipt?.query
  if (query === undefined) return []
  return [
    paragraph(`办理进度查询码：${query.code}。查询码只供申请人本人使用，请妥善保管。`),
    { kind: 'qr', text: query.address, caption: '扫码查询办理进度' },
  ]
}
