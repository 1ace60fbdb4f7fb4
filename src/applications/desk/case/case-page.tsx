import { Alert, Grid } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Loading, PageHeader, PrintButton, ProblemAlert, StageSteps } from '../../../desk/components/index.ts'
import { useCall } from '../../../desk/hooks.ts'
import { useMe } from '../../../desk/session.ts'
import { getApplication } from '../../contract.ts'
import type { ApplicationDetail } from '../../contract.ts'
import { ActDialog } from '../acts/act-dialog.tsx'
import type { ChosenAct } from '../acts/act-dialog.tsx'
import { openerOf } from '../acts/opener.ts'
import '../applications.css'
import { CaseDue } from '../case-due.tsx'
import { StageTags } from '../list/columns.tsx'
import { ActBar } from './act-bar.tsx'
import { ApplicantSection } from './applicant-section.tsx'
import { stepsOf } from './case-stages.ts'
import { DeadlineSection } from './deadline-section.tsx'
import { LettersSection } from './letters-section.tsx'
import { RecordSection } from './record-section.tsx'
import { RequestSection } from './request-section.tsx'
import { SentBackNotice } from './sent-back-notice.tsx'
import { SecrecyNotice } from './secrecy-notice.tsx'
import {
  ConsultationsSection,
  DeliverySection,
  LinksSection,
  NotesSection,
  SearchSection,
} from './work-sections.tsx'

export default function CasePage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useCall(getApplication, { params: { id } })
  if (data === undefined) {
    return (
      <>
        <PageHeader title="申请详情" back={{ to: '/applications', label: '申请办理' }} />
        {error === null ? (
          <Loading label="正在读取申请" />
        ) : (
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        )}
      </>
    )
  }
  return <Case key={id} application={data} />
}

function Case({ application }: { application: ApplicationDetail }) {
  const [chosen, setChosen] = useState<ChosenAct | undefined>(undefined)
  const note = openerOf(application, 'note', setChosen)
  return (
    <>
      <CaseHead application={application} />
      <SentBackNotice acts={application.closed ? [] : application.acts} />
      <SecrecyNotice application={application} onAsk={openerOf(application, 'askSecrecy', setChosen)} />
      <ActBar application={application} onChoose={setChosen} />
      <div className="app-case">
        <div>
          <RequestSection application={application} />
          <DeadlineSection application={application} />
          <RecordSection application={application} onCorrect={openerOf(application, 'undo', setChosen)} />
        </div>
        <div>
          <ApplicantSection application={application} />
          <LettersSection application={application} />
          <ConsultationsSection application={application} />
          <SearchSection application={application} />
          <DeliverySection application={application} />
          <NotesSection application={application} onAdd={note === undefined ? undefined : () => note()} />
          <LinksSection application={application} />
        </div>
      </div>
      <ActDialog application={application} chosen={chosen} onClose={() => setChosen(undefined)} />
    </>
  )
}

function CaseHead({ application }: { application: ApplicationDetail }) {
  const me = useMe()
  const steps = stepsOf(application, me.today)
  const title = application.infoName === '' ? application.excerpt : application.infoName
  const facts = [
    application.number,
    ...(application.organId === me.organ.organId ? [] : [application.organName]),
    application.channelName,
    application.unitName ?? '未分办',
    ...(application.assigneeName === null ? [] : [application.assigneeName]),
    ...(application.outcomeName === null ? [] : [application.outcomeName]),
  ]
  return (
    <>
      <PageHeader
        title={title}
        back={{ to: '/applications', label: '申请办理' }}
        tags={<StageTags row={application} />}
        subtitle={
          <>
            {facts.join(' · ')} <br />
            <CaseDue row={application} />
          </>
        }
        extra={<PrintButton />}
      />
      <Steps steps={steps} />
      {application.pendingExtension === null ? null : (
        <Alert
          className="desk-notice"
          type="warning"
          showIcon
          title={`提请延长 ${application.pendingExtension.workingDays} 个工作日，待公开工作机构负责人同意`}
          description={`${application.pendingExtension.by ?? '经办人'}：${application.pendingExtension.reason}`}
        />
      )}
    </>
  )
}

/** Eight steps take a whole phone screen: there the one that is reached is said in a line. */
function Steps({ steps }: { steps: ReturnType<typeof stepsOf> }) {
  const narrow = Grid.useBreakpoint().md === false
  const { stages, current, halted } = steps
  if (!narrow) return <StageSteps stages={stages} current={current} halted={halted} />
  const place = stages.findIndex(({ key }) => key === current)
  const now = stages[place]
  return (
    <p className="app-step-line">
      第 {place + 1} 步，共 {stages.length} 步：<strong>{now?.label}</strong> {now?.note}
    </p>
  )
}
