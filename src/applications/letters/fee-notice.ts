import { article, FEE_MEASURES } from '../../law/articles.ts'
import { FEE_OBJECTION } from '../../law/remedies.ts'
import type { Block, Cell, DocumentTree } from '../../platform/documents/tree.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { FeeFacts, LetterFacts } from './facts.ts'
import {
  cite,
  contactLines,
  labelled,
  letter,
  opening,
  paragraph,
  REGULATION,
  salutation,
  you,
} from './shape.ts'

const UNITS = {
  perItem: { unit: '件', name: '按件计收' },
  perPage: { unit: '页', name: '按量计收' },
} as const

/** 收费通知书: basis, standard, amount and how it is worked out, where and until when to pay, what follows if not. */
export function feeNotice(facts: LetterFacts, title: string): Result<DocumentTree> {
  const fee = facts.fee ?? {}
  const sum = (fee.steps ?? []).reduce((total, step) => total + step.amount, 0)
  if (sum !== fee.amountYuan) {
    const message = `各档金额合计${sum}元，与收费数额${fee.amountYuan}元不一致（${FEE_MEASURES}）。请重新计算。`
    return refuse('invalid', message, { article: FEE_MEASURES, field: 'fee.amountYuan' })
  }
  const body: readonly Block[] = [
    salutation(facts.applicant.name),
    ...opening(facts),
    paragraph(
      `${you(facts)}申请公开政府信息的数量、频次明显超过合理范围。依照${cite([article('条例', 42, 1)], REGULATION)}和${cite([FEE_MEASURES])}的规定，本机关决定对该申请收取信息处理费。`,
    ),
    ...feeBlocks(fee),
    paragraph(
      `请自收到本通知书次日起20个工作日内缴费。逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。${you(facts)}完成缴费后，本机关依法继续办理，答复期限自完成缴费次日起重新计算。`,
    ),
    paragraph(FEE_OBJECTION),
    ...contactLines(facts),
  ]
  return ok(letter(facts, title, body))
}

function feeBlocks(fee: FeeFacts): readonly Block[] {
  if (fee.method === undefined) return []
  const { unit, name } = UNITS[fee.method]
  const rows = (fee.steps ?? []).map((step): readonly Cell[] => [
    { text: `第${step.from}${step.to === step.from ? '' : `至第${step.to}`}${unit}`, align: 'center' },
    { text: `${step.rate}元/${unit}`, align: 'center' },
    { text: `${step.amount}元`, align: 'right' },
  ])
  const head: readonly Cell[] = ['计费档次', '收费标准', '金额'].map((text) => ({ text, header: true }))
  const total: readonly Cell[] = [
    { text: '合计', header: true, colSpan: 2 },
    { text: `${fee.amountYuan ?? 0}元`, align: 'right' },
  ]
  return [
    labelled('计收方式', `${name}，超额累进`),
    { kind: 'table', widths: [2, 2, 1], headerRows: 1, fontSize: 14, rows: [head, ...rows, total] },
    labelled('收费数额', `人民币${fee.amountYuan ?? 0}元`),
    labelled('缴纳方式', fee.payment ?? ''),
  ]
}
