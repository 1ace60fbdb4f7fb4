import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { call } from '../../../desk/api.ts'
import { ArticleTag, Loading, PageSection, ProblemAlert } from '../../../desk/components/index.ts'
import { previewReply } from '../../contract.ts'
import { LetterHtml } from '../letters/letter-html.tsx'
import { useSettled } from '../settled.ts'
import type { ReplyBody } from './reply-values.ts'

/** The letter as it stands, and by name what the law still asks for. */
export function ReplyPreview({
  applicationId,
  body,
  onGoTo,
}: {
  applicationId: string
  body: ReplyBody | undefined
  onGoTo: (element: string) => void
}) {
  const settled = useSettled(body)
  const preview = useQuery({
    queryKey: ['applications', 'preview', applicationId, settled],
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      if (settled === undefined) return undefined
      return (await call(previewReply, { params: { id: applicationId }, body: settled, signal })).body
    },
  })
  return (
    <div className="app-reply-preview">
      <PageSection title="答复书预览">
        <ProblemAlert error={preview.error} />
        {body === undefined ? (
          <p className="desk-muted">回答前面的问题，确定答复类型后在这里显示答复书。</p>
        ) : preview.data === undefined ? (
          preview.error === null ? (
            <Loading label="正在生成预览" />
          ) : null
        ) : (
          <>
            <Missing missing={preview.data.missing} onGoTo={onGoTo} />
            <LetterHtml html={preview.data.html} />
          </>
        )}
      </PageSection>
    </div>
  )
}

function Missing({
  missing,
  onGoTo,
}: {
  missing: readonly { readonly key: string; readonly label: string; readonly article: string | null }[]
  onGoTo: (element: string) => void
}) {
  if (missing.length === 0)
    return <Alert className="desk-notice" type="success" showIcon title="必备要素齐全，可以送审。" />
  return (
    <Alert
      className="desk-notice"
      type="warning"
      showIcon
      title={`还缺 ${missing.length} 项必备要素，补齐后才能送审`}
      description={
        <ul className="desk-problem-fields">
          {missing.map(({ key, label, article }) => (
            <li key={key}>
              <a
                href={`#${key}`}
                onClick={(event) => {
                  event.preventDefault()
                  onGoTo(key)
                }}
              >
                {label}
              </a>{' '}
              {article === null ? null : <ArticleTag article={article} />}
            </li>
          ))}
        </ul>
      }
    />
  )
}
