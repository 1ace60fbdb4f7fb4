/**
 * fee.unreported — 2021年格式：收取了信息处理费，第六部分却没有写. Fees are known from a clause elsewhere in the report, or
 * from 表三 row “逾期未按收费通知要求缴纳费用”, which presupposes a 收费通知. A plain “无” is fine where none was charged.
 */
import { requestPath } from '../model.ts'
import type { Finding, ReadSection } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countAt } from './check.ts'
import { sampleStatement, statementsOf } from './statements.ts'

function chargedBecause(subject: Subject): string | undefined {
  const elsewhere = statementsOf(subject, 'fee', 'feeNotices').find(
    (statement) => statement.section !== 6 && statement.value > 0,
  )
  if (elsewhere !== undefined) return `正文写“${elsewhere.quote}”`
  const unpaid = countAt(subject.cells, requestPath('other.noPayment', 'total'))
  if (unpaid === undefined || unpaid <= 0) return undefined
  return `表三有${unpaid}件因逾期未缴费不再处理（即已发出收费通知）`
}

function run(subject: Subject): readonly Finding[] {
  if (subject.form.id !== '2021') return []
  const section = subject.text.sections?.find((candidate) => candidate.number === 6)
  if (section === undefined || section.cut || /费|收取/.test(section.text)) return []
  const because = chargedBecause(subject)
  if (because === undefined) return []
  return [
    {
      rule: 'fee.unreported',
      severity: 'warning',
      message: `${because}，第六部分没有报告信息处理费收取情况，应写明发出收费通知件数、总金额和实际收取金额`,
      article: '国办公开办函〔2021〕30号',
      place: section.place,
    },
  ]
}

export const feeUnreported: Check = {
  rule: 'fee.unreported',
  severity: 'warning',
  run,
  examples: [
    { title: '没有收费，第六部分写“无”', given: { text: { sections: [sample('无')] } }, expect: [] },
    {
      title: '有逾期未缴费的，第六部分写“无”',
      given: {
        cells: { 'requests.other.noPayment.total': 2 },
        text: { sections: [sample('无其他需要报告的事项。')] },
      },
      expect: [{ severity: 'warning' }],
    },
    {
      title: '第一部分写收了费，第六部分不提',
      given: {
        text: { sections: [sample('无')], statements: [sampleStatement('fee', 380, '收取信息处理费380元')] },
      },
      expect: [{ severity: 'warning' }],
    },
    {
      title: '第六部分写明了',
      given: {
        cells: { 'requests.other.noPayment.total': 2 },
        text: { sections: [sample('2025年发出收费通知3件，收取信息处理费380元。')] },
      },
      expect: [],
    },
    {
      title: '2019年格式没有此项',
      given: {
        form: '2019',
        text: { sections: [sample('无')], statements: [sampleStatement('fee', 380, '收费380元')] },
      },
      expect: [],
    },
  ],
}

function sample(text: string): ReadSection {
  return { number: 6, printedNumber: 6, title: '', printedTitle: '', text, place: { line: 99 }, cut: false }
}
