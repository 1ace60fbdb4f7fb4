import {
  dayOf,
  formatChinese,
  monthOf,
  parseLocalDate,
  toEpochDay,
  weekdayOf,
  yearOf,
} from '../law/local-date.ts'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

export function isDay(text: string): boolean {
  return parseLocalDate(text) !== undefined
}

/** 周四; empty for text that is no date. */
export function weekdayName(text: string): string {
  const date = parseLocalDate(text)
  return date === undefined ? '' : (WEEKDAYS[weekdayOf(date)] ?? '')
}

/** Calendar days from one day to another; undefined for text that is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = parseLocalDate(from)
  const end = parseLocalDate(to)
  return start === undefined || end === undefined ? undefined : toEpochDay(end) - toEpochDay(start)
}

/** 10月9日, or 2026年1月9日 where the year differs from that of `near`. */
export function formatDay(text: string, near?: string): string {
  const date = parseLocalDate(text)
  if (date === undefined) return text
  const reference = near === undefined ? undefined : parseLocalDate(near)
  if (reference !== undefined && yearOf(reference) === yearOf(date))
    return `${monthOf(date)}月${dayOf(date)}日`
  return formatChinese(date)
}
