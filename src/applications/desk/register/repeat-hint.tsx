import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form } from 'antd'
import type { FormInstance } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../../desk/api.ts'
import type { AnswerBody } from '../../../desk/api.ts'
import { ProblemAlert } from '../../../desk/components/index.ts'
import { checkRepeat } from '../../contract.ts'
import { contentOf } from '../../requested.ts'
import type { RegisterValues } from './register-values.ts'

/** Before registering: has this applicant asked for the same, and how many this month (条例 36.1.6, 35; 109号). */
export function RepeatHint({ form }: { form: FormInstance<RegisterValues> }) {
  const [infoName, docNumber, content] = [
    Form.useWatch('infoName', form),
    Form.useWatch('docNumber', form),
    Form.useWatch('content', form) ?? '',
  ]
  const name = Form.useWatch(['applicant', 'name'], form) ?? ''
  const [asked, setAsked] = useState<RegisterValues | undefined>(undefined)
  const ready = contentOf({ infoName, docNumber, content }) !== '' && name.trim() !== ''
  const check = useQuery({
    queryKey: ['applications', 'check-repeat', asked],
    enabled: asked !== undefined,
    // Asked by the person's own press; the answer stays until the next.
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      if (asked === undefined) return undefined
      const { applicant, receivedOn } = asked
      const sought = contentOf({ ...asked, content: asked.content ?? '' })
      const day = receivedOn === undefined ? {} : { receivedOn }
      return (await call(checkRepeat, { body: { applicant, content: sought, ...day }, signal })).body
    },
  })
  return (
    <div className="desk-notice">
      <Button
        disabled={!ready}
        loading={check.isFetching}
        onClick={() => setAsked(form.getFieldsValue(true))}
      >
        查重和当月件数
      </Button>{' '}
      <span className="desk-muted">按申请人证件号码或者信用代码和申请内容比对，登记前查一次。</span>
      <div aria-live="polite">
        <ProblemAlert error={check.error} />
        {check.data === undefined ? null : <Found found={check.data} />}
      </div>
    </div>
  )
}

type Answer = AnswerBody<typeof checkRepeat>

function Found({ found }: { found: Answer }) {
  const { month, similar } = found
  const text = `该申请人本自然月已有 ${month.count} 件，本件为第 ${month.count + 1} 件。`
  const fee = month.perItemYuan > 0 ? `按件计收的，本件信息处理费 ${month.perItemYuan} 元。` : ''
  if (similar.length === 0)
    return <Alert className="desk-notice" type="info" showIcon title={`未发现相同申请。${text}${fee}`} />
  return (
    <Alert
      className="desk-notice"
      type="warning"
      showIcon
      title={`发现 ${similar.length} 件内容相近的申请。${text}${fee}`}
      description={
        <>
          <p>
            仍应先登记。确属重复申请且已经答复的，答复时可以“重复申请”为由不予重复处理（条例第36条第1款第6项）。
          </p>
          <ul className="app-list">
            {similar.map((one) => (
              <li key={one.id}>
                <Link to={`/applications/${one.id}`} target="_blank">
                  {one.number}
                </Link>{' '}
                {one.excerpt}
                <div className="desk-muted">
                  {one.stageName}
                  {one.outcomeName === null ? '' : `，${one.outcomeName}`}
                  {one.decidedOn === null ? '' : `（${one.decidedOn}）`}，相近程度{' '}
                  {Math.round(one.similarity * 100)}%
                </div>
              </li>
            ))}
          </ul>
        </>
      }
    />
  )
}
