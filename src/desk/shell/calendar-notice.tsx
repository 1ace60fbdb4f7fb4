import { Alert } from 'antd'
import { daysBetween, formatDay } from '../dates.ts'
import { useMe } from '../session.ts'

/** Deadlines counted now may run this far: 20 + 20 working days and the pauses between. */
const REACH_DAYS = 75

/** Says in time that dates past the published holiday arrangement are only estimates. */
export function CalendarNotice() {
  const { today, calendarPublishedThrough: last } = useMe()
  const left = daysBetween(today, last)
  if (left === undefined || left > REACH_DAYS) return null
  const text =
    left < 0
      ? `放假安排只公布到${formatDay(last)}，现在算出的期限均为预估。`
      : `放假安排公布到${formatDay(last)}，此后的期限为预估。`
  return (
    <Alert
      className="desk-notice no-print"
      type="warning"
      showIcon
      closable={{ 'aria-label': '关闭这条提示' }}
      title={`${text}国务院办公厅公布下一年度安排后，请管理员在“工作日历”中录入，期限将自动重算。`}
    />
  )
}
