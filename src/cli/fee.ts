/** `gongkai fee [--json] [--lines] < fee.json`: 信息处理费 by item or by page, with its steps. */
import { feeOf, readFeeInput, type Fee, type FeeRequest } from '../law/fees.ts'
import { runCases, type Answered, type CommandIo } from './case-lines.ts'

/** Exit 0; 2 where the input cannot be used. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  return runCases(
    { name: 'fee', usage: 'gongkai fee [--json] [--lines] < 计费.json', answer: answerFee },
    args,
    io,
  )
}

function answerFee(input: unknown): Answered {
  const read = readFeeInput(input)
  if (!read.ok) return { ok: false, error: read.error }
  const fee = feeOf(read.request)
  return { ok: true, answer: { value: fee, refused: false, table: () => tableOf(read.request, fee) } }
}

function tableOf(request: FeeRequest, fee: Fee): string {
  const unit = request.method === 'perPage' ? '页' : '件'
  const steps = fee.steps.map(
    ({ from, to, rate, amount }) =>
      `${from === to ? `第${from}${unit}` : `第${from}至${to}${unit}`}：${to - from + 1}${unit}×${rate}元＝${amount}元`,
  )
  return `${[`信息处理费：${fee.amountYuan}元（${fee.articles.join('、')}）`, ...steps].join('\n')}\n`
}
