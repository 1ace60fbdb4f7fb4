import { Alert } from 'antd'
import { ArticleTag, DownloadButton, LedgerView, PageSection } from '../../../desk/components/index.ts'
import { formatDay, weekdayName } from '../../../desk/dates.ts'
import { useMe } from '../../../desk/session.ts'
import { printDeadlineSheet, type ApplicationDetail } from '../../contract.ts'

const WAITING = { delivery: '征求意见书待送达', payment: '待缴费' } as const

/** 为什么是这一天: the ledger of the reply and the other dates of law with their articles. */
export function DeadlineSection({ application }: { application: ApplicationDetail }) {
  const { reply } = application.deadlines
  const done = application.deliveredOn
  return (
    <PageSection
      title="答复期限：为什么是这一天"
      extra={
        reply === null ? null : (
          <DownloadButton size="small" path={printDeadlineSheet.path} params={{ id: application.id }}>
            打印推算单
          </DownloadButton>
        )
      }
    >
      {reply === null ? (
        <Alert
          type="info"
          showIcon
          title="收到之日还没有确定，期限未起算。"
          description="平常信函、互联网、传真收到的，以双方确认之日为收到之日（条例第31条）。"
        />
      ) : (
        <>
          {reply.provisional ? (
            <Alert
              className="desk-notice"
              type="warning"
              showIcon
              title="推算用到了还没有公布放假安排的日期，到期日为预估，安排公布后自动重算。"
            />
          ) : null}
          {application.stage === 'awaitingCorrection' ? (
            <Alert
              className="desk-notice"
              type="info"
              showIcon
              title="已告知申请人补正：收到补正后，答复期限自收到补正之日起重新计算（条例第30条）。"
              description="下面是以原收到之日推算的日期，收到补正后不再适用；逾期不补正的，视为放弃申请。"
            />
          ) : null}
          <LedgerView
            ledger={reply.ledger ?? []}
            due={reply.due}
            days={reply.days}
            met={done}
            // posted in time is not done while the letter lies at the post office again
            metBy={application.stage === 'decided' ? '交邮' : '办结'}
            workingDaysLeft={application.workingDaysLeft}
            provisional={reply.provisional}
            waitingFor={reply.waitingFor === null ? null : WAITING[reply.waitingFor]}
            assumesSilence={reply.assumes === 'silence'}
            articles={reply.articles}
          />
        </>
      )}
      <OtherDates application={application} />
    </PageSection>
  )
}

function OtherDates({ application: { deadlines } }: { application: ApplicationDetail }) {
  const { today } = useMe()
  const dates = [
    { label: '补正告知最迟', date: deadlines.correctionNotice },
    { label: '第三方提出意见最迟', date: deadlines.thirdPartyOpinion },
    { label: '其他机关提出意见最迟', date: deadlines.organOpinion },
    { label: '缴费最迟', date: deadlines.payment },
    { label: '申请行政复议最迟', date: deadlines.reviewBy },
    { label: '提起行政诉讼最迟', date: deadlines.suitBy },
  ].flatMap(({ label, date }) => (date === null ? [] : [{ label, date }]))
  if (dates.length === 0) return null
  return (
    <dl className="app-facts app-other-dates">
      {dates.map(({ label, date }) => (
        <div key={label} className="app-fact-pair">
          <dt>{label}</dt>
          <dd>
            <time dateTime={date.due}>{formatDay(date.due, today)}</time> {weekdayName(date.due)}
            {date.provisional ? '（预估）' : ''}{' '}
            {date.articles.map((one) => (
              <ArticleTag key={one} article={one} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
