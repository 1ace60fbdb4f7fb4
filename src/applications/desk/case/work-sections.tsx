import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { PageSection } from '../../../desk/components/index.ts'
import { formatDay } from '../../../desk/dates.ts'
import type { ApplicationDetail } from '../../contract.ts'
import { consultationsOf } from './consultations.ts'

type Entry = ApplicationDetail['acts'][number]

function live(application: ApplicationDetail, ...kinds: readonly string[]): readonly Entry[] {
  return application.acts.filter((act) => !act.undone && kinds.includes(act.kind))
}

/** 征求意见: letter out, receipt, opinion in. */
export function ConsultationsSection({ application }: { application: ApplicationDetail }) {
  const consultations = consultationsOf(application.acts)
  if (consultations.length === 0) return null
  return (
    <PageSection title="征求意见">
      <ul className="app-list">
        {consultations.map((one) => (
          <li key={one.seq}>
            <div className="app-list-row">
              <strong>{one.party === '' ? one.name : one.party}</strong>
              {one.letterId === null ? null : (
                <Link to={`/applications/${application.id}/letters/${one.letterId}`}>查看征求意见书</Link>
              )}
            </div>
            <div className="desk-muted">
              {one.name}，{formatDay(one.sent)}发出
              {one.deliveredOn === undefined ? '，是否收到待登记' : '，对方已收到'}
            </div>
            {one.reply === undefined ? (
              <div>尚未收到意见</div>
            ) : (
              <div>
                {formatDay(one.reply.on)}：{one.reply.lines.map(({ value }) => value).join('；')}
              </div>
            )}
          </li>
        ))}
      </ul>
    </PageSection>
  )
}

/** 检索记录: the evidence for 信息不存在. */
export function SearchSection({ application }: { application: ApplicationDetail }) {
  const searches = live(application, 'search')
  if (searches.length === 0) return null
  return (
    <PageSection title="检索记录">
      <ul className="app-list">
        {searches.map((act) => (
          <EntryLines key={act.seq} act={act} />
        ))}
      </ul>
    </PageSection>
  )
}

export function NotesSection({
  application,
  onAdd,
}: {
  application: ApplicationDetail
  onAdd?: (() => void) | undefined
}) {
  const notes = live(application, 'note', 'urge').toReversed()
  return (
    <PageSection
      title="记事与催办"
      extra={
        onAdd === undefined ? null : (
          <Button size="small" onClick={onAdd} className="no-print">
            记一条
          </Button>
        )
      }
    >
      {notes.length === 0 ? <p className="desk-muted">还没有记事。</p> : null}
      <ul className="app-list">
        {notes.map((act) => (
          <EntryLines key={act.seq} act={act} />
        ))}
      </ul>
    </PageSection>
  )
}

/** 送达: how and when the reply reached the applicant, with what proves it. */
export function DeliverySection({ application }: { application: ApplicationDetail }) {
  const acts = live(application, 'deliver', 'recordSignature', 'emailReply', 'offerDownload', 'mailReturned')
  if (acts.length === 0) return null
  return (
    <PageSection title="送达">
      <MailNotice application={application} />
      <ul className="app-list">
        {acts.map((act) => (
          <EntryLines key={act.seq} act={act} />
        ))}
      </ul>
      {application.inTime === null ? null : <p className="desk-muted">{deliveryText(application)}</p>}
    </PageSection>
  )
}

function deliveryText({ stage, inTime }: ApplicationDetail): string {
  if (stage !== 'decided') return inTime === true ? '按期送达。' : '超过答复期限送达。'
  return inTime === true
    ? '邮件已退回，待再次送达；首次交邮未超过答复期限。'
    : '邮件已退回，待再次送达；首次交邮已超过答复期限。'
}

/** How the mail stands; once the server has taken it the delivery below says so. */
function MailNotice({ application: { mail, stage } }: { application: ApplicationDetail }) {
  if (mail === null || mail.state === 'sent' || stage !== 'decided') return null
  const advice =
    mail.state === 'unsure'
      ? '请向申请人核实：已经收到的，登记送达；确实没有收到的，可以再次发送。'
      : mail.state === 'refused'
        ? '请改用其他方式送达，或者查明原因后再次发送。'
        : '没有发出的会自动再试。'
  return (
    <Alert
      className="desk-notice"
      type={mail.state === 'unsure' || mail.state === 'refused' ? 'warning' : 'info'}
      showIcon
      title={`答复邮件：${mail.text}`}
      description={[mail.problem, advice].filter((part) => part !== null).join('。')}
    />
  )
}

export function LinksSection({ application }: { application: ApplicationDetail }) {
  if (application.links.length === 0) return null
  return (
    <PageSection title="关联的申请">
      <ul className="app-list">
        {application.links.map((one) => (
          <li key={`${one.id}:${one.relation}`}>
            <Link to={`/applications/${one.id}`}>{one.number}</Link> {one.excerpt}
            <div className="desk-muted">
              {one.relation} · {one.stageName}
            </div>
          </li>
        ))}
      </ul>
    </PageSection>
  )
}

function EntryLines({ act }: { act: Entry }) {
  return (
    <li>
      <div className="desk-muted">
        <time dateTime={act.on}>{formatDay(act.on)}</time> {act.name} {act.person ?? ''}
      </div>
      {act.lines.map(({ label, value }) => (
        <div key={`${label}:${value}`}>
          {label}：{value}
        </div>
      ))}
    </li>
  )
}
