import { yearOf } from '../../law/local-date.ts'
import { hasRole } from '../../people/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { type ReportState, STATE_NAMES } from '../rules.ts'
import { listReminders } from '../follow-up-store.ts'
import { listOfYear } from '../store.ts'
import { dueDatesOf } from './due-dates.ts'

export interface DueReport {
  readonly key: string
  readonly title: string
  readonly detail: string
  readonly to: string
  readonly due: string
  readonly stage: string
}

/** Last year's report of the own organ while it is not filed, for those whose turn it is. */
export async function listDueReports(context: DeskContext): Promise<readonly DueReport[]> {
  const { services, actor, tenancy, today } = context
  const organ = services.organs.byId(actor.organId)
  const year = yearOf(today) - 1
  if (organ === undefined || !hasRole(actor, 'clerk', 'reviewer', 'head', 'signer')) return []
  const due = (await dueDatesOf(services, tenancy, year))(organ)
  const { row, reminder } = await services.database.read(tenancy, async (db) => ({
    row: (await listOfYear(db, [actor.organId], year))[0],
    reminder: (await listReminders(db, [actor.organId], year))[0],
  }))
  if (row?.state === 'published') return []
  if (row !== undefined && !isTurnOf(actor.roles, row.state)) return []
  if (row === undefined && !hasRole(actor, 'clerk', 'head')) return []
  const stage = row === undefined ? '未开始' : row.returned ? '已退回' : STATE_NAMES[row.state]
  return [
    {
      key: `report-${year}`,
      title: `${year}年度政府信息公开工作年度报告`,
      detail: reminder?.text ?? `报送依据：${due.basis}`,
      to: row === undefined ? '/reports' : `/reports/${actor.organId}/${year}`,
      due: due.dueOn,
      stage,
    },
  ]
}

const TURNS: Readonly<Record<ReportState, readonly string[]>> = {
  draft: ['clerk', 'head'],
  submitted: ['reviewer'],
  reviewed: ['head', 'signer'],
  filed: ['clerk', 'head'],
  published: [],
}

function isTurnOf(roles: readonly string[], state: ReportState): boolean {
  return TURNS[state].some((role) => roles.includes(role))
}
