import { Tag } from 'antd'
import { Link } from 'react-router'
import { DownloadButton, PageSection } from '../../../desk/components/index.ts'
import { formatDay } from '../../../desk/dates.ts'
import {
  downloadFile,
  downloadLetter,
  printCaseForm,
  printDeliveryRecord,
  printFileIndex,
} from '../../contract.ts'
import type { ApplicationDetail } from '../../contract.ts'
import type { CaseForm } from '../../letters/template-model.ts'
import { useMayRead } from './may-read.ts'

type Letter = ApplicationDetail['letters'][number]

const COLOURS = { draft: 'default', reviewed: 'processing', sent: 'success' } as const

/** 文书: what was sent is kept for ever, as PDF and Word, under its number. */
export function LettersSection({ application }: { application: ApplicationDetail }) {
  const { id, letters } = application
  const mayRead = useMayRead(application)
  return (
    <PageSection title="文书">
      {letters.length === 0 ? <p className="desk-muted">还没有文书。</p> : null}
      <ul className="app-list">
        {letters.map((letter) => (
          <li key={letter.id}>
            <div className="app-list-row">
              <span>
                {mayRead && letter.paper === null ? (
                  <Link to={`/applications/${id}/letters/${letter.id}`}>{letter.name}</Link>
                ) : (
                  letter.name
                )}{' '}
                <Tag color={COLOURS[letter.state]}>{letter.stateName}</Tag>
              </span>
              {letter.state === 'sent' && letter.paper === null && mayRead ? (
                <Downloads id={id} letter={letter.id} />
              ) : null}
            </div>
            <div className="desk-muted">{factsOf(letter).join(' · ')}</div>
            {letter.kind === 'reply' && mayRead ? <ReplyFiles application={application} /> : null}
            {letter.problem === null ? null : <div role="alert">{letter.problem}</div>}
          </li>
        ))}
      </ul>
      {mayRead ? <Forms application={application} /> : null}
    </PageSection>
  )
}

/** Forms for the file, printed from the record as it stands: offered when the record has what they say. */
function Forms({ application: { id, acts, outcome, decidedOn } }: { application: ApplicationDetail }) {
  const has = (...kinds: readonly string[]): boolean =>
    acts.some((act) => !act.undone && kinds.includes(act.kind))
  const isGiven = decidedOn !== null && (outcome === 'A1' || outcome === 'B')
  const forms: readonly (readonly [CaseForm, string, boolean])[] = [
    ['registrationForm', '申请登记表', true],
    ['approvalSheet', '审查呈批单', has('draft')],
    ['opinionConfirmation', '征求意见确认函', has('thirdPartyReplied', 'organReplied')],
    ['disclosureTransfer', '主动公开信息移送明细表', isGiven],
  ]
  return (
    <div className="app-act-buttons" role="group" aria-label="打印表单">
      {forms
        .filter(([, , isOffered]) => isOffered)
        .map(([form, label]) => (
          <DownloadButton key={form} size="small" path={printCaseForm.path} params={{ id, form }}>
            {label}
          </DownloadButton>
        ))}
      {decidedOn === null ? null : (
        <DownloadButton size="small" path={printDeliveryRecord.path} params={{ id }}>
          送达回证
        </DownloadButton>
      )}
      {decidedOn === null ? null : (
        <DownloadButton size="small" path={printFileIndex.path} params={{ id }}>
          卷内目录
        </DownloadButton>
      )}
    </div>
  )
}

function factsOf({ number, version, sentOn, madeOn, paper, state }: Letter): readonly string[] {
  const day = formatDay(sentOn ?? madeOn)
  if (paper !== null) return [number ?? '文号未载', day, `文书未在本系统制作；原件见${paper}`]
  // What went out is no draft any more: its number tells it.
  if (state === 'sent') return [number ?? '未编号', day]
  return [number ?? '未编号', `第 ${version} 稿`, day]
}

/** What goes out with the reply: of the draft in hand while there is one, else as it was signed. */
function ReplyFiles({ application: { id, draft, files } }: { application: ApplicationDetail }) {
  const shown = draft === null ? files.filter(({ use }) => use === 'reply') : draft.files
  return (
    <>
      {shown.map(({ hash, name }) => (
        <div className="app-list-row" key={hash}>
          <span>附件：{name}</span>
          <DownloadButton size="small" path={downloadFile.path} params={{ id, hash }} name={name}>
            下载
          </DownloadButton>
        </div>
      ))}
    </>
  )
}

export function Downloads({ id, letter }: { id: string; letter: string }) {
  return (
    <span className="app-act-buttons">
      <DownloadButton size="small" path={downloadLetter.path} params={{ id, letter, format: 'pdf' }}>
        PDF
      </DownloadButton>
      <DownloadButton size="small" path={downloadLetter.path} params={{ id, letter, format: 'docx' }}>
        Word
      </DownloadButton>
    </span>
  )
}
