import type { Block, Cell } from '../../platform/documents/tree.ts'
import type { DeliveryFacts, LetterFacts } from './facts.ts'
import { dated, pair, wide } from './form-cells.ts'

/**
 * 送达回证: filled as far as known, the rest by hand. The day of posting proves the reply was in time (国办公开办函
 * 〔2016〕235号), the day of signing starts the time for review and suit.
 */
export function deliveryTable(facts: LetterFacts, delivery: DeliveryFacts): Block {
  const documents = (delivery.documents ?? [])
    .map(({ name, docNumber }) => `《${name}》${docNumber === undefined ? '' : `（${docNumber}）`}`)
    .join('\n')
  const rows: readonly (readonly Cell[])[] = [
    wide('送达机关', facts.organ),
    wide('申请编号', facts.applicationNumber),
    wide('送达文书名称、文号', documents),
    wide('受送达人', delivery.recipient ?? ''),
    wide('送达地址或者电子邮箱', delivery.place ?? ''),
    pair('送达方式', delivery.method ?? '', '送达人', delivery.server ?? ''),
    pair('邮件号码', delivery.mailNumber ?? '', '交邮日期', dated(delivery.mailedOn)),
    pair('签收人及与受送达人的关系', delivery.signedBy ?? '', '签收日期', dated(delivery.signedOn)),
    wide('受送达人签名或者盖章', '\n\n'),
    wide('备注（拒收、退回等情况）', delivery.remark ?? '\n'),
  ]
  return { kind: 'table', widths: [1.5, 1.7, 1.1, 1.7], headerRows: 0, fontSize: 12, rows }
}
