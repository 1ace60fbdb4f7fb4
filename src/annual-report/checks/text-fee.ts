/**
 * text.fee — 正文所写收取信息处理费（元），对2021年格式表二行政事业性收费金额（万元）. 信息处理费 is a 行政事业性收费
 * (fees.md F15), so what was collected cannot exceed the whole; a part of it is normal.
 */
import { parseWan, proactivePath, wanFromYuan } from '../model.ts'
import { compareWan } from '../decimal.ts'
import type { Finding, Statement } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { sampleStatement, statementsOf } from './statements.ts'

const PATH = proactivePath('fees', 'amountWan')

function checkStatement(subject: Subject, statement: Statement): readonly Finding[] {
  const cell = subject.cells.get(PATH)
  const collected = wanFromYuan(String(statement.value))
  if (cell?.kind !== 'amount' || collected === undefined || parseWan(cell.wan) === undefined) return []
  if (compareWan(collected, cell.wan) <= 0) return []
  return [
    {
      rule: 'text.fee',
      severity: 'warning',
      path: PATH,
      expected: collected,
      actual: cell.wan,
      message: `正文写收取信息处理费${statement.value}元（${collected}万元），表二“行政事业性收费”本年收费金额却为${cell.wan}万元；信息处理费属于行政事业性收费，请核实是否计入`,
      article: '国办函〔2020〕109号',
      place: statement.place,
    },
  ]
}

export const textFee: Check = {
  rule: 'text.fee',
  severity: 'warning',
  run: (subject) => statementsOf(subject, 'fee').flatMap((statement) => checkStatement(subject, statement)),
  examples: [
    {
      title: '收取2950元，表二收费59237.2449万元：包含在内',
      given: {
        cells: { 'proactive.fees.amountWan': 59237.2449 },
        text: { statements: [sampleStatement('fee', 2950, '收取了信息处理费2950元')] },
      },
      expect: [],
    },
    {
      title: '收取380元，表二收费金额却为0',
      given: { text: { statements: [sampleStatement('fee', 380, '收取信息处理费380元')] } },
      expect: [{ path: 'proactive.fees.amountWan', expected: '0.038', actual: '0' }],
    },
    {
      title: '没有收费',
      given: { text: { statements: [sampleStatement('fee', 0, '未收取信息处理费')] } },
      expect: [],
    },
  ],
}
