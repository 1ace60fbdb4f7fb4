/** What a changed calendar (a new notice, a local rest day) does to the dates of a case. */
import type { Deadlines } from './deadlines.ts'

export const DATED_KEYS = [
  'reply',
  'correctionNotice',
  'thirdPartyOpinion',
  'organOpinion',
  'payment',
  'reviewBy',
  'suitBy',
] as const
export type DatedKey = (typeof DATED_KEYS)[number]

export interface ChangedDate {
  readonly key: DatedKey
  readonly before: string | null
  readonly after: string | null
  /** The same day may stop being an estimate. */
  readonly settled: boolean
}

/** The dates that differ between two computations of the same acts; empty where nothing changed. */
export function changedDates(before: Deadlines, after: Deadlines): readonly ChangedDate[] {
  return DATED_KEYS.flatMap((key): ChangedDate[] => {
    const was = before[key]
    const is = after[key]
    const settled = was?.provisional === true && is?.provisional === false
    if ((was?.due ?? null) === (is?.due ?? null) && !settled) return []
    return [{ key, before: was?.due ?? null, after: is?.due ?? null, settled }]
  })
}
