import type { OrganKind } from '../../organs/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { statutoryFilingDate } from '../rules.ts'
import { replaceDeadline } from '../follow-up-store.ts'

/**
 * A district's own date for a kind of organ and a report year. It may be earlier than 条例49 has it, never later where
 * the law names a day (政府部门, 政府); a 街道 or 乡镇 has no day in the law and takes the local notice's.
 */
export async function setDeadline(
  context: DeskContext,
  input: {
    readonly year: number
    readonly kind: OrganKind
    readonly dueOn: string | null
    readonly basis: string
  },
): Promise<Result<undefined>> {
  const { year, kind, dueOn, basis } = input
  if (dueOn !== null) {
    if (basis === '') return refuse('invalid', '请写明依据的通知', { field: 'basis' })
    if (dueOn < `${year + 1}-01-01`) {
      return refuse('invalid', `${year}年度报告的报送时限应在${year + 1}年1月1日以后`, { field: 'dueOn' })
    }
    const law = statutoryFilingDate(kind, year)
    if (kind !== 'street' && kind !== 'town' && dueOn > law.dueOn) {
      return refuse('invalid', `不能晚于法定的${law.dueOn}`, { field: 'dueOn', article: law.basis })
    }
  }
  return context.services.database.write(context.tenancy, async (tx) => {
    await replaceDeadline(tx.db, context.actor.organId, year, kind, dueOn === null ? null : { dueOn, basis })
    tx.audit({
      type: 'report.deadlineSet',
      subject: `report-deadline/${year}/${kind}`,
      data: { year, kind, dueOn },
    })
    return ok(undefined)
  })
}
