import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import { call } from '../../../desk/api.ts'
import { ArticleTag, Loading, PageSection, ProblemAlert } from '../../../desk/components/index.ts'
import { lacksOf } from '../../letters/check-template.ts'
import type { LetterKind } from '../../letters/facts.ts'
import { previewLetterTemplate } from '../../letters/template-contract.ts'
import { templateBlocks, type TemplateBlock } from '../../letters/template-model.ts'
import { CasePicker } from '../acts/fields.tsx'
import { LetterHtml } from '../letters/letter-html.tsx'
import { useSettled } from '../settled.ts'

interface PreviewProps {
  readonly kind: LetterKind
  readonly organ: number
  readonly blocks: readonly TemplateBlock[]
}

/** The letter as it would read, made-up or from a case on record with its applicant masked. */
export function TemplatePreview({ kind, organ, blocks }: PreviewProps) {
  const [application, setApplication] = useState<string | undefined>(undefined)
  const settled = useSettled(blocks)
  const whole = templateBlocks.safeParse(settled)
  const lacks = lacksOf(kind, settled).length > 0
  const preview = useQuery({
    queryKey: ['letter-template', 'preview', kind, organ, application, settled],
    enabled: whole.success,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const body = { organ, blocks: [...settled], ...(application === undefined ? {} : { application }) }
      return (await call(previewLetterTemplate, { params: { kind }, body, signal })).body
    },
  })
  // what the template itself lacks is listed beside the blocks already
  const faults = lacks ? [] : (preview.data?.faults ?? [])
  return (
    <div className="app-reply-preview">
      <PageSection title="预览">
        <label className="app-filter-label" htmlFor="preview-case">
          用哪一件申请预览（申请人脱敏；本件没有的内容以示例代替）
        </label>
        <CasePicker
          id="preview-case"
          except=""
          clearable
          onChange={setApplication}
          {...valueOf(application)}
        />
        <ProblemAlert error={preview.error} />
        {whole.success ? null : (
          <Alert
            className="desk-notice"
            type="info"
            showIcon
            title="有段落还没有填写内容，填写后刷新预览。"
          />
        )}
        {preview.data === undefined ? (
          preview.error === null && whole.success ? (
            <Loading label="正在生成预览" />
          ) : null
        ) : (
          <>
            {faults.map(({ message, article }) => (
              <Alert
                key={message}
                className="desk-notice"
                type="warning"
                showIcon
                title={message}
                action={article === null ? null : <ArticleTag article={article} />}
              />
            ))}
            <LetterHtml html={preview.data.html} />
          </>
        )}
      </PageSection>
    </div>
  )
}

function valueOf(application: string | undefined): { value?: string } {
  return application === undefined ? {} : { value: application }
}
