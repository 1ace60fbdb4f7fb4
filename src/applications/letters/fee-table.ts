import type { Block, Cell } from '../../platform/documents/tree.ts'
import type { FeeFacts } from './facts.ts'
import { labelled } from './shape.ts'

const UNITS = {
  perItem: { unit: '件', name: '按件计收', free: '同一申请人一个自然月内累计10件以下（含10件）的不收费' },
  perPage: { unit: '页', name: '按量计收', free: '每件申请30页以下（含30页）的部分不收费' },
} as const

/** What was counted (109号): by item the place of this one in the month, by page the pages of this one. */
function counted({ method, steps = [] }: FeeFacts): readonly Block[] {
  const last = steps.at(-1)?.to
  if (last === undefined) return []
  const told =
    method === 'perItem' ? `本件为同一自然月内累计的第${last}件申请。` : `本件提供的政府信息共${last}页。`
  return [labelled('计费数量', told)]
}

/** How the fee is reckoned, step by step, with its sum; the standard is told from where it begins (109号). */
export function feeTable(fee: FeeFacts): readonly Block[] {
  if (fee.method === undefined) return []
  const { unit, name, free } = UNITS[fee.method]
  const rows = (fee.steps ?? []).map((step): readonly Cell[] => [
    { text: `第${step.from}${unit}${step.to === step.from ? '' : `至第${step.to}${unit}`}`, align: 'center' },
    { text: `${step.rate}元/${unit}`, align: 'center' },
    { text: `${step.amount}元`, align: 'right' },
  ])
  const head: readonly Cell[] = ['计费档次', '收费标准', '金额'].map((text) => ({ text, header: true }))
  const total: readonly Cell[] = [
    { text: '合计', header: true, colSpan: 2 },
    { text: `${fee.amountYuan ?? 0}元`, align: 'right' },
  ]
  return [
    labelled('计收方式', `${name}，超额累进；${free}。`),
    ...counted(fee),
    {
      kind: 'table',
      widths: [2, 2, 1],
      headerRows: 1,
      fontSize: 14,
      together: true,
      rows: [head, ...rows, total],
    },
  ]
}
