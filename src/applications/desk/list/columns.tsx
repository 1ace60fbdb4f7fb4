import { Tag, Tooltip } from 'antd'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { APPLICANT_NAMES } from '../../model.ts'
import type { ApplicationRow } from '../../contract.ts'
import { formatDay } from '../../../desk/dates.ts'
import { CaseDue } from '../case-due.tsx'

export function columnsOf(options: { organs: boolean; today: string }): TableColumnsType<ApplicationRow> {
  return [
    {
      key: 'number',
      title: '编号',
      render: (_, row) => (
        <Link to={`/applications/${row.id}`} className="app-number">
          {row.number}
        </Link>
      ),
    },
    ...(options.organs ? [{ key: 'organ', title: '机关', dataIndex: 'organName' as const }] : []),
    { key: 'request', title: '申请内容', render: (_, row) => <RequestText row={row} /> },
    {
      key: 'applicant',
      title: '申请人',
      render: (_, row) => (
        <>
          {row.applicantName}
          <div className="desk-muted">{APPLICANT_NAMES[row.applicantColumn]}</div>
        </>
      ),
    },
    {
      key: 'received',
      title: '收到',
      render: (_, row) => (
        <div className="app-received">
          {row.receivedOn === null ? '待确认' : formatDay(row.receivedOn, options.today)}
          <div className="desk-muted">{row.channelName}</div>
        </div>
      ),
    },
    {
      key: 'stage',
      title: '环节与结果',
      render: (_, row) => (
        <>
          <StageTags row={row} />
          {row.outcomeName === null ? null : <div className="desk-muted app-outcome">{row.outcomeName}</div>}
        </>
      ),
    },
    {
      key: 'due',
      title: '答复期限',
      render: (_, row) => (
        <div className="app-due-cell">
          <CaseDue row={row} />
        </div>
      ),
    },
    {
      key: 'who',
      title: '承办',
      render: (_, row) => (
        <div className="app-unit">
          {row.unitName ?? '未分办'}
          <div className="desk-muted">{row.assigneeName ?? ''}</div>
        </div>
      ),
    },
  ]
}

function RequestText({ row }: { row: ApplicationRow }) {
  return (
    <div className="app-request">
      {row.infoName === '' ? row.excerpt : row.infoName}
      {row.infoName === '' || row.infoName === row.excerpt ? null : (
        <div className="desk-muted">{row.excerpt}</div>
      )}
    </div>
  )
}

export function StageTags({
  row,
}: {
  row: Pick<ApplicationRow, 'stageName' | 'unverified' | 'restricted' | 'urged' | 'secrecyDue'>
}) {
  return (
    <>
      <Tag>{row.stageName}</Tag>
      {row.unverified ? (
        <Tooltip title="短时间内同一来源提交较多，先核实再登记收到。">
          <Tag className="app-tag-warn" tabIndex={0}>
            待核实
          </Tag>
        </Tooltip>
      ) : null}
      {row.secrecyDue ? <Tag className="app-tag-warn">待保密审查</Tag> : null}
      {row.restricted ? <Tag className="app-tag-warn">限制查看</Tag> : null}
      {row.urged > 0 ? <Tag className="app-tag-warn">催办 {row.urged} 次</Tag> : null}
    </>
  )
}

/** One case on a phone: what is asked for, where it stands and by when, who has it; nothing to scroll sideways. */
export function CaseCard({ row, organs, today }: { row: ApplicationRow; organs: boolean; today: string }) {
  const received = row.receivedOn === null ? '待确认收到' : `${formatDay(row.receivedOn, today)}收到`
  return (
    <article className="app-card">
      <Link to={`/applications/${row.id}`} className="app-card-title">
        {row.infoName === '' ? row.excerpt : row.infoName}
      </Link>
      <div className="app-card-tags">
        <StageTags row={row} />
        {row.outcomeName === null ? null : <span className="desk-muted">{row.outcomeName}</span>}
      </div>
      <CaseDue row={row} />
      <div className="desk-muted">
        {[row.number, ...(organs ? [row.organName] : []), received].join(' · ')}
      </div>
      <div className="desk-muted">
        {[
          `${row.applicantName}（${APPLICANT_NAMES[row.applicantColumn]}）`,
          row.unitName ?? '未分办',
          row.assigneeName ?? '',
        ]
          .filter((text) => text !== '')
          .join(' · ')}
      </div>
    </article>
  )
}
