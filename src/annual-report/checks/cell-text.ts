/** cell.text — 数字格里写了文字：增1423、251000元、22（其中修订16件）、无. */
import type { CellText } from '../reading.ts'
import type { Check } from './check.ts'
import { sayCell } from './naming.ts'

const ADVICE: Record<CellText['kind'], string> = {
  note: '只填数字，说明写在正文',
  unit: '只填数字，单位以表头为准',
  worded: '增减用正负数填写',
  words: '应填数字，没有的填0',
}

/** The reader also lists an amount whose unit stands in the header or nowhere: that is a plain number. */
const PLAIN_NUMBER = /^[+-]?[\d,，.]*$/

export const cellText: Check = {
  rule: 'cell.text',
  severity: 'warning',
  run: (subject) =>
    (subject.text.cellTexts ?? [])
      .filter((text) => !PLAIN_NUMBER.test(text.printed.trim()))
      .map((text) => ({
        rule: 'cell.text',
        severity: 'warning',
        path: text.path,
        actual: text.printed,
        message: `${sayCell(subject.form, text.path)}写作“${text.printed}”，${ADVICE[text.kind]}`,
        article: subject.form.notice,
        place: text.place,
      })),
  examples: [
    { title: '全是数字', expect: [] },
    {
      title: '本年增/减写“增1423”',
      given: {
        form: '2019',
        text: {
          cellTexts: [
            { path: 'proactive.licensing.change', printed: '增1423', place: { line: 12 }, kind: 'worded' },
          ],
        },
      },
      expect: [{ path: 'proactive.licensing.change', actual: '增1423' }],
    },
    {
      title: '金额带“元”',
      given: {
        form: '2019',
        text: {
          cellTexts: [
            {
              path: 'proactive.procurement.amountWan',
              printed: '251000元',
              place: { line: 20 },
              kind: 'unit',
              unit: '元',
            },
          ],
        },
      },
      expect: [{ path: 'proactive.procurement.amountWan', actual: '251000元' }],
    },
    {
      title: '只是没有印单位，不是文字',
      given: {
        form: '2019',
        text: {
          cellTexts: [
            {
              path: 'proactive.procurement.amountWan',
              printed: '12',
              place: { line: 20 },
              kind: 'unit',
              unit: 'assumed',
            },
          ],
        },
      },
      expect: [],
    },
  ],
}
