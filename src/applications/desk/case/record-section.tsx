import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { ActTimeline, DownloadButton, PageSection } from '../../../desk/components/index.ts'
import type { TimelineAct } from '../../../desk/components/index.ts'
import { downloadFile } from '../../contract.ts'
import type { ApplicationDetail } from '../../contract.ts'

type Entry = ApplicationDetail['acts'][number]

const IMPORTANT: ReadonlySet<string> = new Set(['register', 'confirm', 'sign', 'deliver', 'extend'])

/** 办理经过: every act with its day, person, article, evidence and letter; corrections stay visible. */
export function RecordSection({
  application,
  onCorrect,
}: {
  application: ApplicationDetail
  /** Absent where the person may not correct the record. */
  onCorrect?: ((seq: number) => void) | undefined
}) {
  const [newestFirst, setNewestFirst] = useState(true)
  const acts = newestFirst ? application.acts.toReversed() : application.acts
  return (
    <PageSection
      title="办理经过"
      extra={
        <Segmented
          className="no-print"
          size="small"
          aria-label="排列次序"
          value={newestFirst ? 'new' : 'old'}
          options={[
            { value: 'new', label: '新的在前' },
            { value: 'old', label: '旧的在前' },
          ]}
          onChange={(value) => setNewestFirst(value === 'new')}
        />
      }
    >
      <ActTimeline acts={acts.map((act) => toTimeline(application.id, act, onCorrect))} />
    </PageSection>
  )
}

function toTimeline(
  applicationId: string,
  act: Entry,
  onCorrect: ((seq: number) => void) | undefined,
): TimelineAct {
  const correctable = onCorrect !== undefined && !act.undone && act.kind !== 'undo' && act.kind !== 'submit'
  return {
    key: String(act.seq),
    on: act.on,
    title: act.undone ? `${act.name}（已撤销）` : act.name,
    person: act.person ?? '申请人或者系统',
    articles: [act.article],
    tone: act.undone ? 'refused' : IMPORTANT.has(act.kind) ? 'important' : 'normal',
    detail: (
      <>
        {act.lines.map(({ label, value }) => (
          <div key={`${label}:${value}`}>
            {label}：{value}
          </div>
        ))}
      </>
    ),
    evidence: (
      <div className="app-act-buttons">
        {act.letterId === null ? null : (
          <Link to={`/applications/${applicationId}/letters/${act.letterId}`}>查看文书</Link>
        )}
        {act.evidence === null ? null : (
          <DownloadButton
            size="small"
            path={downloadFile.path}
            params={{ id: applicationId, hash: act.evidence.hash }}
            name={act.evidence.name}
          >
            {act.evidence.name}
          </DownloadButton>
        )}
        {correctable ? (
          <Button
            size="small"
            type="text"
            className="no-print"
            aria-label={`更正第 ${act.seq} 条登记“${act.name}”`}
            onClick={() => onCorrect(act.seq)}
          >
            更正
          </Button>
        ) : null}
      </div>
    ),
  }
}
