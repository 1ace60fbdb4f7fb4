import { Loading, ProblemAlert } from '../../../desk/components/index.ts'
import { useCall } from '../../../desk/hooks.ts'
import { previewLetter } from '../../contract.ts'
import type { ActFieldsProps } from '../acts/act-form.ts'
import { LetterHtml } from './letter-html.tsx'

/** The letter that is decided on, in the dialog that decides: who approves it has it before his eyes. */
export function DraftToRead({ application: { id, draft } }: ActFieldsProps) {
  return draft === null ? null : <Draft id={id} letter={draft.letterId} version={draft.version} />
}

function Draft({ id, letter, version }: { id: string; letter: string; version: number }) {
  const { data, error, refetch } = useCall(previewLetter, { params: { id, letter }, query: { version } })
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading label="正在读取答复书" />
  return (
    <div className="app-draft-to-read" tabIndex={0} role="region" aria-label={`答复书第 ${version} 稿`}>
      <LetterHtml html={data.html} />
    </div>
  )
}
