/** A printed cell as a value: plain, signed or worded numbers, amounts with their unit, blanks. Exact, never repaired. */
import { blank, count, parseWan, wanFromYuan, type CellValue, type ColumnDefinition } from '../model.ts'
import type { CellText } from '../reading.ts'
import { squeeze } from './fold.ts'

/** What kind of number a column takes. */
export type NumberKind = 'count' | 'signed' | 'amount'

export function numberKind(column: Pick<ColumnDefinition, 'signed' | 'unit'>): NumberKind {
  if (column.unit === '万元') return 'amount'
  return column.signed ? 'signed' : 'count'
}

export type ReadValue =
  | { readonly ok: true; readonly value: CellValue; readonly text?: Pick<CellText, 'kind' | 'unit'> }
  | { readonly ok: false; readonly reason: string; readonly text?: Pick<CellText, 'kind'> }

const BLANK = /^(?:[/\\|]|[-—–─―]{1,4})?$/
const UNCHANGED = /^(?:未增未减|无增减|不增不减|无增无减|无变化|未变化|不变|持平|未增减)$/
const WORDS =
  /^(?:无|没有|暂无|零|不适用|未发生|无此项|未增未减|无增减|不增不减|无增无减|无变化|未变化|不变|持平|未增减)$/
const NUMBER =
  /^(\+|-|±|增加?|新增|增长|减少?|减|↑|↓)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:个?(亿元|万元|元整?|万|件|项|个|次|条|人次|宗|起|份|部))?((?:\(.*\))?)$/

/** Whether a squeezed text looks like what stands in a number cell. */
export function isNumberText(plain: string): boolean {
  return NUMBER.test(plain)
}
export function isBlankText(plain: string): boolean {
  return BLANK.test(plain)
}
/** Words that stand in number cells (无, 未增未减); only a cell beside a row label is one. */
export function isWordValue(plain: string): boolean {
  return WORDS.test(plain)
}

/**
 * Reads one printed cell. `headerUnit` is the unit its heading prints for amounts; a unit in the cell goes before it,
 * and with none printed the number stands as printed (taken as 万元).
 */
export function readValue(printed: string, kind: NumberKind, headerUnit?: '元' | '万元'): ReadValue {
  const plain = squeeze(printed)
  if (/\d\s+\d/.test(printed)) return { ok: false, reason: `一格里有两个数：“${printed.trim()}”` }
  if (BLANK.test(plain)) return { ok: true, value: blank(printed.trim()) }
  if (kind === 'signed' && UNCHANGED.test(plain))
    return { ok: true, value: count(0), text: { kind: 'worded' } }
  const parts = NUMBER.exec(plain)
  if (!parts) return { ok: false, reason: `格内不是数字：“${printed.trim()}”`, text: { kind: 'words' } }
  const [, sign = '', whole = '', fraction = '', unit = '', note = ''] = parts
  const number = `${isMinus(sign) ? '-' : ''}${whole}${fraction}`.replaceAll(',', '')
  if (kind === 'amount') return amount(number, unit, note, headerUnit)
  return wholeNumber(number, sign, unit, note)
}

function isMinus(sign: string): boolean {
  return sign === '-' || sign === '↓' || sign.startsWith('减')
}

function wholeNumber(number: string, sign: string, unit: string, note: string): ReadValue {
  const whole = number.replace(/\.0+$/, '')
  if (whole.includes('.')) return { ok: false, reason: `件数不是整数：${number}` }
  if (unit.startsWith('元') || unit.endsWith('元'))
    return { ok: false, reason: `件数格内写的是金额：${number}${unit}` }
  const value = unit === '万' ? Number(whole) * 10_000 : Number(whole)
  if (!Number.isSafeInteger(value)) return { ok: false, reason: `数字过大：${number}` }
  const text = cellTextKind(sign, unit, note)
  return { ok: true, value: count(value === 0 ? 0 : value), ...(text ? { text: { kind: text } } : {}) }
}

function cellTextKind(sign: string, unit: string, note: string): CellText['kind'] | undefined {
  if (note !== '') return 'note'
  if (unit !== '') return 'unit'
  return sign !== '' && sign !== '-' && sign !== '+' ? 'worded' : undefined
}

function amount(number: string, unit: string, note: string, headerUnit?: '元' | '万元'): ReadValue {
  const printed = unit.startsWith('元') ? '元' : unit.startsWith('万') ? '万元' : undefined
  if (unit === '亿元') return { ok: false, reason: `金额单位为亿元：${number}亿元` }
  const used = printed ?? headerUnit
  const wan = used === '元' ? wanFromYuan(number) : parseWan(number)
  if (wan === undefined) return { ok: false, reason: `金额无法识别：${number}${unit}` }
  const kind = note !== '' ? 'note' : 'unit'
  return { ok: true, value: { kind: 'amount', wan }, text: { kind, unit: used ?? 'assumed' } }
}
