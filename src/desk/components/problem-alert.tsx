import { Alert, Button } from 'antd'
import type { FormInstance } from 'antd'
import { asProblem } from '../problem.ts'
import { ArticleTag } from './article-tag.tsx'

export interface ProblemAlertProps {
  /** What a query or mutation gave as `error`; nothing is drawn for null or undefined. */
  readonly error: unknown
  /** Names of fields for people: `{ receivedOn: '收到日期' }`. */
  readonly fieldLabels?: Readonly<Record<string, string>>
  readonly prefix?: string
  readonly onRetry?: () => void
}

/** A refusal or fault: what happened, the article, the fields to blame, the request's number. */
export function ProblemAlert({ error, fieldLabels = {}, prefix, onRetry }: ProblemAlertProps) {
  if (error === null || error === undefined) return null
  const problem = asProblem(error)
  // a refusal that blames one field says its sentence in `detail` and again there
  const fields = (problem.fields ?? []).filter(({ message }) => message !== problem.detail)
  return (
    <Alert
      className="desk-notice"
      type="error"
      showIcon
      role="alert"
      title={prefix === undefined ? problem.title : `${prefix}：${problem.title}`}
      description={
        <>
          <div>
            {problem.detail} {problem.article === undefined ? null : <ArticleTag article={problem.article} />}
          </div>
          {fields.length === 0 ? null : (
            <ul className="desk-problem-fields">
              {fields.map(({ field, message }) => (
                <li key={`${field}:${message}`}>
                  {labelOf(fieldLabels, field)}
                  {message}
                </li>
              ))}
            </ul>
          )}
          {problem.requestId === undefined ? null : (
            <div className="desk-muted">请求编号 {problem.requestId}</div>
          )}
        </>
      }
      {...(onRetry === undefined
        ? {}
        : {
            action: (
              <Button size="small" onClick={onRetry}>
                重试
              </Button>
            ),
          })}
    />
  )
}

function labelOf(labels: Readonly<Record<string, string>>, field: string): string {
  const label = labels[field] ?? labels[pathOf(field).join('.')]
  return label === undefined ? '' : `${label}：`
}

/**
 * Puts a problem's messages under the fields of a form and focuses the first. Field paths as the server writes them:
 * `body.organ.code`, `organ.code` or `items[0].name`.
 */
export function showFieldProblems<Values>(form: FormInstance<Values>, error: unknown): void {
  const fields = asProblem(error).fields ?? []
  const known = fields.flatMap(({ field, message }) => {
    const path = pathOf(field)
    return form.getFieldInstance(path) === undefined ? [] : [{ name: path, errors: [message] }]
  })
  if (known.length === 0) return
  // The names were found in the form just above; antd types them by the form's values, which are not known here.
  form.setFields(known as Parameters<typeof form.setFields>[0])
  const first = known[0]
  if (first !== undefined) form.scrollToField(first.name, { focus: true, block: 'center' })
}

function pathOf(field: string): (string | number)[] {
  const parts = field
    .replace(/\[(\d+)\]/g, '.$1')
    .split(/[./]/)
    .filter((part) => part !== '')
  if (parts[0] === 'body') parts.shift()
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}
