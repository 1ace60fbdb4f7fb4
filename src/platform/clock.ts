import { addDays, type LocalDate, localDate, toEpochDay } from '../law/local-date.ts'

/** The one clock. Nothing else reads the machine's time; rules take `today` as an argument. */
export interface Clock {
  /** The moment as the installation sees it; the demo's clock runs ahead or behind. */
  now(): Date
  /** The machine's own moment: sessions, lock-outs and rate limits do not follow the demo's date. */
  machine(): Date
  /** The day in Asia/Shanghai. */
  today(): LocalDate
  /** Milliseconds that only go forward, for measuring. */
  ticks(): number
}

export interface MovableClock extends Clock {
  /** Whole days the clock stands ahead of its start; the demo advances it. */
  setOffsetDays(days: number): void
}

/** UTC+8 all year: 中国标准时间 has no summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3600 * 1000
const DAY_MS = 24 * 3600 * 1000

export function shanghaiDate(instant: Date): LocalDate {
  return localDate(new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10))
}

/** The first instant of a legal day. */
export function startOfDay(date: LocalDate): Date {
  return new Date(toEpochDay(date) * DAY_MS - SHANGHAI_OFFSET_MS)
}

/** `2026-11-24 09:30` in Shanghai, for screens and letters. */
export function formatInstant(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/**
 * A clock that starts at a given day and runs on (demo, tests), or the machine's own. Both can be moved by whole
 * days; only the demo does.
 */
export function makeClock(start: LocalDate | undefined): MovableClock {
  const startedAt = Date.now()
  const shift = start === undefined ? 0 : startOfDay(start).getTime() + 9 * 3600 * 1000 - startedAt
  let offsetDays = 0
  const now = (): Date => new Date(Date.now() + shift + offsetDays * DAY_MS)
  return {
    now,
    machine: () => new Date(),
    today: () => shanghaiDate(now()),
    ticks: () => performance.now(),
    setOffsetDays: (days) => {
      offsetDays = days
    },
  }
}

/** A clock that stands still; for tests of what a day decides. */
export function fixedClock(day: LocalDate): MovableClock {
  let date = day
  return {
    now: () => new Date(startOfDay(date).getTime() + 9 * 3600 * 1000),
    machine: () => new Date(),
    today: () => date,
    ticks: () => performance.now(),
    setOffsetDays: (days) => {
      date = addDays(day, days)
    },
  }
}
