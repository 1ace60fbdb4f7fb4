import { describe, expect, it } from 'vitest'
import { NATIONAL_CALENDAR } from '../law/calendar-data/index.ts'
import { localDate } from '../law/local-date.ts'
import { workingDaysLeft } from '../law/work-calendar.ts'
import { remindersOf } from './actions/remind-due.ts'

describe('working days left', () => {
  it.each([
    ['2026-11-24', '2026-11-30', 4],
    ['2026-11-30', '2026-11-30', 0],
    ['2026-12-01', '2026-11-30', -1],
    ['2026-11-28', '2026-11-27', -1],
    ['2026-09-30', '2026-10-08', 1],
  ])('on %s for %s: %i', (today, due, left) => {
    expect(workingDaysLeft(NATIONAL_CALENDAR, today, due)).toBe(left)
  })
})

describe('reminders', () => {
  const row = {
    application_id: 'a',
    stage: 'handling',
    submitted_on: '2026-11-02',
    received_on: '2026-11-02',
    due_on: '2026-11-30',
    decided_on: null,
    delivered_on: null,
    mailed_on: null,
    signed_on: null,
    wait_until: null,
  } as const
  it.each([
    ['2026-11-20', []],
    ['2026-11-23', ['dueIn5']],
    ['2026-11-25', ['dueIn3']],
    ['2026-11-29', ['dueIn1']],
    ['2026-11-30', ['dueIn1']],
    ['2026-12-01', ['overdue']],
  ])('on %s', (today, kinds) => {
    expect(remindersOf(row, localDate(today), NATIONAL_CALENDAR).map(({ kind }) => kind)).toEqual(kinds)
  })
  it('points to a correction that never came, and to a posted letter without a signature', () => {
    const waiting = { ...row, stage: 'awaitingCorrection', wait_until: '2026-11-10', due_on: null } as const
    expect(remindersOf(waiting, localDate('2026-11-11'), NATIONAL_CALENDAR)).toEqual([
      { kind: 'correctionOver', about: '2026-11-10' },
    ])
    expect(remindersOf(waiting, localDate('2026-11-10'), NATIONAL_CALENDAR)).toEqual([])
    const posted = {
      ...row,
      stage: 'delivered',
      mailed_on: '2026-11-02',
      delivered_on: '2026-11-02',
    } as const
    expect(remindersOf(posted, localDate('2026-11-17'), NATIONAL_CALENDAR)).toEqual([
      { kind: 'unproved', about: '2026-11-02' },
    ])
    expect(remindersOf(posted, localDate('2026-11-16'), NATIONAL_CALENDAR)).toEqual([])
  })
})
