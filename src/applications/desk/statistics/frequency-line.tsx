import { useCall } from '../../../desk/hooks.ts'
import { useMayRead } from '../case/may-read.ts'
import type { ApplicationDetail } from '../../contract.ts'
import { countFrequency } from '../../render/statistics-contract.ts'
import { behindApplicant } from '../../render/statistics.ts'
import { Figure } from './links.tsx'
import './statistics.css'

/** 条例 35 and 109号: how often this applicant has asked lately, for those who may know who he is. */
export function FrequencyLine({ application }: { application: ApplicationDetail }) {
  const { id } = application
  const mayRead = useMayRead(application)
  const { data } = useCall(countFrequency, { params: { id } }, { enabled: mayRead })
  if (data === undefined || data.year.count === 0) return null
  const { month, year } = data
  return (
    <p className="desk-muted stat-inline">
      该申请人本月申请{' '}
      <Figure count={month.count} filters={behindApplicant(id, month)} what="该申请人本月申请" /> 件，本年{' '}
      <Figure count={year.count} filters={behindApplicant(id, year)} what="该申请人本年申请" /> 件。
    </p>
  )
}
