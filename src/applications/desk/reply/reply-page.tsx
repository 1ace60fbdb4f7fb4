import { Alert } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Loading, PageHeader, ProblemAlert } from '../../../desk/components/index.ts'
import { useCall } from '../../../desk/hooks.ts'
import { getApplication } from '../../contract.ts'
import type { ApplicationDetail } from '../../contract.ts'
import '../applications.css'
import { CaseDue } from '../case-due.tsx'
import { SentBackNotice } from '../case/sent-back-notice.tsx'
import { LinkButton } from '../link-button.tsx'
import { ReplyForm } from './reply-form.tsx'

/** 拟写答复: seven questions to the outcome, then the letter. */
export default function ReplyPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useCall(getApplication, { params: { id } })
  const [opened, setOpened] = useState<string>()
  if (data === undefined) {
    return (
      <>
        <PageHeader title="拟写答复" back={{ to: `/applications/${id}`, label: '申请详情' }} />
        {error === null ? (
          <Loading label="正在读取申请" />
        ) : (
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        )}
      </>
    )
  }
  const mayDraft = data.allowedActs.find(({ act }) => act === 'draft')
  const allowed = mayDraft?.allowed === true
  // Sent for review by somebody else in the meantime: what is being typed here does not vanish.
  if (allowed && opened !== id) setOpened(id)
  return (
    <>
      <PageHeader
        title={`拟写答复：${data.infoName === '' ? data.excerpt : data.infoName}`}
        back={{ to: `/applications/${id}`, label: '申请详情' }}
        subtitle={
          <>
            {data.number} · {data.stageName} · <CaseDue row={data} />
          </>
        }
      />
      <SentBackNotice acts={data.acts.filter(({ kind }) => kind !== 'sendBack')} />
      {allowed ? null : <NotNow application={data} reason={mayDraft?.reason ?? '现在不能拟稿。'} />}
      {allowed || opened === id ? (
        <ReplyForm key={id} application={data} onOutdated={() => void refetch()} />
      ) : null}
    </>
  )
}

function NotNow({ application, reason }: { application: ApplicationDetail; reason: string }) {
  const reply = application.letters.find(({ kind }) => kind === 'reply')
  return (
    <Alert
      className="desk-notice"
      type="info"
      showIcon
      title={reason}
      description={
        reply === undefined ? null : (
          <LinkButton to={`/applications/${application.id}/letters/${reply.id}`}>查看答复书</LinkButton>
        )
      }
    />
  )
}
