/** Warns before somebody else's personal data is sent along in free text (个人信息保护). */
import { isIdCardNumber } from '../check-request.ts'

const ID_CARD = /(?<!\d)\d{17}[\dXx](?!\d)/g
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const BANK_CARD = /(?<!\d)62\d{14,17}(?!\d)/g

/** 138 0000 1234, 410303-19900101-1234: as numbers are often written. */
const BETWEEN_DIGITS = /(?<=\d)[ \t-]+(?=[\dXx])/g

export type PersonalKind = '居民身份证号码' | '手机号码' | '银行卡号'

/** What kinds of personal data the text holds that are not the applicant's own. */
export function othersPersonalData(text: string, own: readonly string[]): readonly PersonalKind[] {
  const plain = text.normalize('NFKC')
  const joined = plain.replace(BETWEEN_DIGITS, '')
  const mine = new Set(own.map((value) => value.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()))
  const foreign = (pattern: RegExp, isReal: (found: string) => boolean): boolean =>
    [...plain.matchAll(pattern), ...joined.matchAll(pattern)].some(
      ([found]) => !mine.has(found.toUpperCase()) && isReal(found),
    )
  const kinds: PersonalKind[] = []
  if (foreign(ID_CARD, (found) => isIdCardNumber(found.toUpperCase()))) kinds.push('居民身份证号码')
  if (foreign(MOBILE, () => true)) kinds.push('手机号码')
  if (foreign(BANK_CARD, (found) => !isIdCardNumber(found))) kinds.push('银行卡号')
  return kinds
}
