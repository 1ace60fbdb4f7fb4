import { composeDate, daysInMonth, type LocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, NOT_FOUND } from '../case-work.ts'
import {
  countOfApplicant,
  frequentApplicants,
  readLimits,
  writeLimits,
  type Frequent,
} from '../frequency-store.ts'
import { seen } from '../list-store.ts'
import type { FrequencyLimits, FrequentLine } from '../render/statistics-contract.ts'
import { mayReadPerson, maySee, sightOf } from '../rights.ts'
import { findApplication } from '../store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

/**
 * The law names no number for 大量 and 频繁 (条例 35). Ten a month is where 109号 begins to charge by item; thirty a year
 * is this system's own guess. An office sets its own.
 */
export const FIRST_LIMITS: FrequencyLimits = { month: 10, year: 30 }

/** What the same applicant has asked for in the calendar month and year of this day, at this organ. */
export async function countFrequency(
  { services, actor, tenancy, today }: Reading,
  id: string,
): Promise<Result<Record<'month' | 'year', { from: string; to: string; count: number }>>> {
  return services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, actor.visibleOrgans, id)
    if (row === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
    if (!mayReadPerson(actor, keyOf(row)))
      return refuse('forbidden', '同一申请人的其他申请只对办理和审批本件的人员开放')
    const applicant = { organId: row.organ_id, identity: row.identity_hash }
    const sight = seen({ sight: sightOf(actor), ownOrgan: actor.organId })
    const month = spanOf(today.slice(0, 7))
    const year = spanOf(today.slice(0, 4))
    return ok({
      month: { ...month, count: await countOfApplicant(db, applicant, month, sight) },
      year: { ...year, count: await countOfApplicant(db, applicant, year, sight) },
    })
  })
}

/** 申请频次, masked, for the 公开工作机构 of the organ: a reason to look closer, no finding (条例 35, 36). */
export async function listFrequent({ services, actor, tenancy }: Reading, year: number) {
  const sight = seen({ sight: sightOf(actor), ownOrgan: actor.organId })
  return services.database.read(tenancy, async (db) => {
    const own = await readLimits(db, actor.organId)
    const limits = own ?? FIRST_LIMITS
    const of = async (by: 'month' | 'year'): Promise<FrequentLine[]> =>
      (await frequentApplicants(db, actor.organId, { year, by, limit: limits[by], seen: sight })).map(lineOf)
    return { limits, own: own !== undefined, months: await of('month'), years: await of('year') }
  })
}

export async function setFrequency({ services, tenancy }: Reading, limits: FrequencyLimits): Promise<void> {
  await services.database.write(tenancy, async (tx) => {
    await writeLimits(tx, limits)
    tx.audit({
      type: 'application.frequencySet',
      subject: `organ/${tenancy.organId}`,
      data: { month: limits.month, year: limits.year },
    })
  })
}

function lineOf({ id, name, column, period, count }: Frequent): FrequentLine {
  return { id, applicantName: name, applicantColumn: column, ...spanOf(period), count }
}

/** `2026-03` or `2026` as its first and last day. */
function spanOf(period: string): { from: LocalDate; to: LocalDate } {
  const [year, month] = period.split('-').map(Number) as [number, number | undefined] // written by to_char and by dates
  return month === undefined
    ? { from: composeDate(year, 1, 1), to: composeDate(year, 12, 31) }
    : { from: composeDate(year, month, 1), to: composeDate(year, month, daysInMonth(year, month)) }
}
