import { Alert } from 'antd'
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
      {mayDraft?.allowed === true ? (
        <ReplyForm key={id} application={data} />
      ) : (
        <NotNow application={data} reason={mayDraft?.reason ?? '现在不能拟稿。'} />
      )}
    </>
  )
}

function NotNow({ application, reason }: { application: ApplicationDetail; reason: string }) {
  const reply = application.letters.find(({ kind }) => kind === 'reply')
  return (
    <Alert
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
