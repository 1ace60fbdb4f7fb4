/**
 * amount.unit — 金额与单位不相称（以元为单位的数填进了万元格）. The bounds are far above what organs of a level spend on one
 * purchase or collect in a year, and lower where the source prints no unit beside the number at all.
 */
import { approximate } from '../decimal.ts'
import { proactivePath } from '../model.ts'
import type { CellPath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countAt, findingAt } from './check.ts'
import { organLevel } from './organ-power.ts'
import type { OrganLevel } from './organ-power.ts'
import { sayCell } from './naming.ts'

/** 万元 for one purchase, by who buys. Government purchases of a town or bureau average some tens of 万元. */
const PURCHASE_LIMIT: Record<OrganLevel, number> = { town: 1000, bureau: 3000, county: 5000, other: 10_000 }
/** 万元 of 行政事业性收费 a year. */
const FEE_LIMIT: Record<OrganLevel, number> = {
  town: 500,
  bureau: 100_000,
  county: 500_000,
  other: 5_000_000,
}
/** Where no unit is printed, a whole number of this many 万元 for one purchase is more likely 元. */
const UNITLESS_PURCHASE_LIMIT = 500

function run(subject: Subject): readonly Finding[] {
  const level = organLevel(subject.organ ?? '')
  return [...checkPurchases(subject, level), ...checkFees(subject, level)]
}

function checkPurchases(subject: Subject, level: OrganLevel): readonly Finding[] {
  const path = proactivePath('procurement', 'amountWan')
  const amount = approximate(subject.cells.get(path))
  const items = countAt(subject.cells, proactivePath('procurement', 'items'))
  if (amount === undefined || amount <= 0) return []
  const unitless = unitOf(subject, path) === 'assumed'
  const limit = unitless ? Math.min(UNITLESS_PURCHASE_LIMIT, PURCHASE_LIMIT[level]) : PURCHASE_LIMIT[level]
  const one = amount / Math.max(1, items ?? 1)
  if (items === 0) {
    return [implausible(subject, path, '采购项目数量为0，却有采购金额，请核实')]
  }
  if (one <= limit) return []
  const average = items === undefined || items <= 1 ? '' : `平均每个项目约${Math.round(one)}万元，`
  return [implausible(subject, path, `${average}疑以元为单位的数填成了万元，请核实`)]
}

function checkFees(subject: Subject, level: OrganLevel): readonly Finding[] {
  const path = proactivePath('fees', 'amountWan')
  const amount = approximate(subject.cells.get(path))
  if (amount === undefined || amount <= FEE_LIMIT[level]) return []
  return [implausible(subject, path, '与本级机关收费规模不相称，疑以元为单位的数填成了万元，请核实')]
}

function unitOf(subject: Subject, path: CellPath): string | undefined {
  return subject.text.cellTexts?.find((text) => text.path === path)?.unit
}

function implausible(subject: Subject, path: CellPath, why: string): Finding {
  const cell = subject.cells.get(path)
  const printed = cell?.kind === 'amount' ? cell.wan : ''
  return findingAt(subject, path, {
    rule: 'amount.unit',
    severity: 'warning',
    actual: printed,
    message: `${sayCell(subject.form, path)}为${printed}万元，${why}`,
    article: subject.form.notice,
  })
}

export const amountUnit: Check = {
  rule: 'amount.unit',
  severity: 'warning',
  run,
  examples: [
    { title: '零报告', given: { form: '2019' }, expect: [] },
    {
      title: '一个采购项目23600万元',
      given: {
        form: '2019',
        organ: '某区林业局',
        cells: { 'proactive.procurement.items': 1, 'proactive.procurement.amountWan': 23600 },
      },
      expect: [{ path: 'proactive.procurement.amountWan', actual: '23600' }],
    },
    {
      title: '6个项目25.1万元',
      given: {
        form: '2019',
        organ: '某市人民政府办公厅',
        cells: { 'proactive.procurement.items': 6, 'proactive.procurement.amountWan': 25.1 },
      },
      expect: [],
    },
    {
      title: '镇收费6000万元',
      given: { organ: '某县花园镇人民政府', cells: { 'proactive.fees.amountWan': 6000 } },
      expect: [{ path: 'proactive.fees.amountWan', actual: '6000' }],
    },
    {
      title: '区收费7730.28万元',
      given: { organ: '某某区人民政府', cells: { 'proactive.fees.amountWan': 7730.28 } },
      expect: [],
    },
    {
      title: '0个项目却有金额',
      given: { form: '2019', cells: { 'proactive.procurement.amountWan': 3.5 } },
      expect: [{ path: 'proactive.procurement.amountWan', actual: '3.5' }],
    },
    {
      title: '没有印单位，2个项目1960万元',
      given: {
        form: '2019',
        cells: { 'proactive.procurement.items': 2, 'proactive.procurement.amountWan': 1960 },
        text: {
          cellTexts: [
            {
              path: 'proactive.procurement.amountWan',
              printed: '1960',
              place: { line: 9 },
              kind: 'unit',
              unit: 'assumed',
            },
          ],
        },
      },
      expect: [{ path: 'proactive.procurement.amountWan', actual: '1960' }],
    },
  ],
}
