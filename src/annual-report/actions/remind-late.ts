import { addDays, type LocalDate, localDate, yearOf } from '../../law/local-date.ts'
import type { JobContext } from '../../platform/areas.ts'
import { systemTenancy } from '../../platform/database/tenant.ts'
import { insertReminder } from '../follow-up-store.ts'
import { listOfYear } from '../store.ts'
import { dueDatesOf } from './due-dates.ts'

/** Days before the due day on which an organ that has not filed is reminded. */
const SOON = [15, 7, 3, 1]
/** After the day: weekly, for a quarter. */
const LATE_EVERY = 7
const LATE_FOR = 91

/** Daily: organs whose report of last year is due soon or late are reminded on their own desk. */
export async function remindLate(_payload: unknown, { services }: JobContext): Promise<void> {
  const today = services.clock.today()
  const year = yearOf(today) - 1
  const organs = services.organs.all()
  const tenancy = {
    ...systemTenancy(0, 'annual-report.remind'),
    organIds: organs.map(({ organId }) => organId),
  }
  const dueDates = await dueDatesOf(services, tenancy, year)
  const rows = await services.database.read(tenancy, (db) => listOfYear(db, tenancy.organIds, year))
  const filed = new Set(rows.filter((row) => row.filedOn !== null).map(({ organId }) => organId))
  for (const organ of organs) {
    if (filed.has(organ.organId)) continue
    const { dueOn, basis } = dueDates(organ)
    const kind = kindOn(today, localDate(dueOn))
    if (kind === undefined) continue
    const text =
      kind === 'soon'
        ? `${year}年度报告应于${dueOn}前报送（${basis}）`
        : `${year}年度报告已于${dueOn}到期，尚未报送（${basis}）`
    const row = { organId: organ.organId, year, kind, madeOn: today, dueOn, text, by: '系统提醒' }
    await services.database.write(systemTenancy(organ.organId, 'annual-report.remind'), async (tx) => {
      if (!(await insertReminder(tx.db, row))) return
      tx.audit({
        type: 'report.reminded',
        subject: `report/${organ.organId}/${year}`,
        data: { year, kind },
      })
    })
  }
}

/** Whether a reminder falls on this day. Pure over days: a job that runs twice a day reminds once. */
export function kindOn(today: LocalDate, dueOn: LocalDate): 'soon' | 'late' | undefined {
  for (const days of SOON) if (addDays(today, days) === dueOn) return 'soon'
  if (today <= dueOn) return undefined
  for (let days = 1; days <= LATE_FOR; days += LATE_EVERY) {
    if (addDays(dueOn, days) === today) return 'late'
  }
  return undefined
}
