import { Alert, Segmented, Select, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  ConfirmButton,
  Loading,
  PageHeader,
  PageSection,
  PrintButton,
  ProblemAlert,
} from '../../../desk/components/index.ts'
import type { AnswerBody } from '../../../desk/api.ts'
import { formatDay } from '../../../desk/dates.ts'
import { useCall } from '../../../desk/hooks.ts'
import { getApplication, previewLetter } from '../../contract.ts'
import type { ApplicationDetail } from '../../contract.ts'
import type { ActKind } from '../../model.ts'
import { ActDialog } from '../acts/act-dialog.tsx'
import type { ChosenAct } from '../acts/act-dialog.tsx'
import { openerOf } from '../acts/opener.ts'
import '../applications.css'
import { Downloads } from '../case/letters-section.tsx'
import { outcomeLabel } from '../words.ts'
import { LetterDiff } from './letter-diff.tsx'
import { LetterHtml } from './letter-html.tsx'

type Preview = AnswerBody<typeof previewLetter>

/** One letter: as it reads, its versions and what changed between them, and for a reply what can be done with it. */
export default function LetterPage() {
  const { id = '', letter = '' } = useParams()
  const [version, setVersion] = useState<number | undefined>(undefined)
  const query = version === undefined ? {} : { version }
  const preview = useCall(previewLetter, { params: { id, letter }, query }, { keepPrevious: true })
  const application = useCall(getApplication, { params: { id } })
  const { data } = preview
  return (
    <>
      <PageHeader
        title={data?.letter.name ?? '文书'}
        back={{ to: `/applications/${id}`, label: '申请详情' }}
        tags={data === undefined ? undefined : <Tag>{data.letter.stateName}</Tag>}
        subtitle={data === undefined ? undefined : subtitleOf(data)}
        extra={
          <>
            <PrintButton />
            {data?.letter.state === 'sent' && data.letter.paper === null ? (
              <Downloads id={id} letter={letter} />
            ) : null}
          </>
        }
      />
      <ProblemAlert error={preview.error ?? application.error} onRetry={() => void preview.refetch()} />
      {data?.letter.problem === undefined || data.letter.problem === null ? null : (
        <Alert className="desk-notice" type="error" showIcon title={data.letter.problem} />
      )}
      {application.data !== undefined && data?.letter.kind === 'reply' ? (
        <ReplyActs application={application.data} />
      ) : null}
      {data === undefined ? (
        preview.error === null ? (
          <Loading label="正在读取文书" />
        ) : null
      ) : (
        <Body preview={data} version={version} onVersion={setVersion} />
      )}
    </>
  )
}

function subtitleOf({ letter }: Preview): string {
  return [
    letter.number ?? '签发时编号',
    ...(letter.paper === null && letter.state !== 'sent' ? [`第 ${letter.version} 稿`] : []),
    letter.sentOn === null ? `${formatDay(letter.madeOn)}拟` : `${formatDay(letter.sentOn)}出具`,
    ...(letter.outcome === null ? [] : [outcomeLabel(letter.outcome)]),
  ].join(' · ')
}

function Body({
  preview,
  version,
  onVersion,
}: {
  preview: Preview
  version: number | undefined
  onVersion: (version: number) => void
}) {
  const { versions, letter, html } = preview
  const shown = version ?? letter.version
  const others = versions.filter((one) => one.version !== shown)
  const [mode, setMode] = useState<'read' | 'compare'>('read')
  const [against, setAgainst] = useState<number | undefined>(undefined)
  const before = versions.find((one) => one.version === (against ?? shown - 1)) ?? others[0]
  const after = versions.find((one) => one.version === shown)
  const comparing = mode === 'compare' && before !== undefined && after !== undefined
  return (
    <PageSection
      title={comparing ? `第 ${before.version} 稿与第 ${shown} 稿对照` : '正文'}
      extra={
        others.length === 0 ? null : (
          <div className="app-act-buttons no-print">
            <Segmented
              size="small"
              aria-label="显示方式"
              value={mode}
              options={[
                { value: 'read', label: '正文' },
                { value: 'compare', label: '修改对照' },
              ]}
              onChange={setMode}
            />
            <VersionSelect label="查看哪一稿" versions={versions} value={shown} onChange={onVersion} />
            {comparing ? (
              <VersionSelect
                label="与哪一稿对照"
                versions={others}
                value={before.version}
                onChange={setAgainst}
              />
            ) : null}
          </div>
        )
      }
    >
      {comparing ? <LetterDiff before={before.text} after={after.text} /> : <LetterHtml html={html} />}
    </PageSection>
  )
}

function VersionSelect({
  label,
  versions,
  value,
  onChange,
}: {
  label: string
  versions: Preview['versions']
  value: number
  onChange: (version: number) => void
}) {
  return (
    <Select
      size="small"
      aria-label={label}
      value={value}
      popupMatchSelectWidth={false}
      options={versions.map((one) => ({
        value: one.version,
        label: `第 ${one.version} 稿 ${one.person ?? ''}`,
      }))}
      onChange={onChange}
    />
  )
}

const REPLY_ACTS: readonly ActKind[] = ['reviewSecrecy', 'review', 'returnDraft', 'sign', 'deliver']

/** 审核, 退回, 签发 beside the text they are about. */
function ReplyActs({ application }: { application: ApplicationDetail }) {
  const [chosen, setChosen] = useState<ChosenAct | undefined>(undefined)
  const acts = REPLY_ACTS.flatMap((kind) => {
    const one = application.allowedActs.find(({ act }) => act === kind)
    return one === undefined || (!one.allowed && !relevant(kind, application)) ? [] : [{ kind, one }]
  })
  if (acts.length === 0) return null
  return (
    <div className="app-toolbar no-print">
      {acts.map(({ kind, one }) => (
        <ConfirmButton
          key={kind}
          type={one.allowed && (kind === 'review' || kind === 'sign') ? 'primary' : 'default'}
          onConfirm={() => openerOf(application, kind, setChosen)?.()}
          {...(one.allowed ? {} : { disabledReason: one.reason ?? '现在不能办理' })}
        >
          {one.label}
        </ConfirmButton>
      ))}
      <ActDialog application={application} chosen={chosen} onClose={() => setChosen(undefined)} />
    </div>
  )
}

/** A button that cannot be pressed is shown where the step is the one the letter waits for. */
function relevant(kind: ActKind, { stage }: ApplicationDetail): boolean {
  return (kind === 'review' && stage === 'inReview') || (kind === 'sign' && stage === 'awaitingSignature')
}
