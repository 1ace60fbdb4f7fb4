/**
 * The number of an application or a petition, as letters print it: 王城公申〔2026〕0001号. Pure. The organ sets its head;
 * the series of a year goes on whatever the head, so that a changed one repeats no number. Cases from before keep theirs
 * (wangchenglu-2026-0001). Four digits at least: registers are put in order by it, and it is no 文号 of a document.
 */
import type { Organ } from '../organs/model.ts'

const MARKS = { application: '申', amendment: '更', suggestion: '建' } as const
export type NumberedKind = keyof typeof MARKS

export function caseNumber(organ: Organ, kind: NumberedKind, year: number, seq: number): string {
  return written(headOf(organ, kind), String(year), String(seq))
}

/** The head of applications is set on its own; 更 and 建, like the other letters, stand in place of 复. */
function headOf(organ: Organ, kind: NumberedKind): string {
  const { applicationPrefix = '', letterPrefix = '' } = organ.settings
  if (kind === 'application' && applicationPrefix.trim() !== '') return applicationPrefix.trim()
  const prefix = letterPrefix.trim() === '' ? `${organ.shortName}公复` : letterPrefix.trim()
  return `${prefix.replace(/复$/, '')}${MARKS[kind]}`
}

function written(head: string, year: string, seq: string): string {
  return `${head}〔${year}〕${seq.padStart(4, '0')}号`
}

/** A number as people type it: with any brackets, without 号 or leading zeros, in capitals. */
export function typedNumber(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const [, head, year, seq] = /^(.+?)[〔[(【{](\d{4})[〕\])】}]第?0*(\d{1,8})号?$/.exec(plain) ?? []
  return head === undefined || year === undefined || seq === undefined
    ? plain.toLowerCase()
    : written(head, year, seq)
}
