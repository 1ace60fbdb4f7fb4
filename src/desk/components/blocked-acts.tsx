import { Switch } from 'antd'
import { ArticleTag } from './article-tag.tsx'

/** Acts that are not open now stay out of the way; who asks for them reads why, and by which article. */
export function BlockedSwitch({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  return (
    <label className="no-print">
      <Switch size="small" checked={shown} onChange={onChange} /> 显示不能进行的操作及依据
    </label>
  )
}

export interface BlockedAct {
  readonly act: string
  readonly label: string
  readonly reason: string | null
  readonly article: string | null
}

/** In words on the page, not in a tooltip: a phone and a keyboard have none. */
export function BlockedActs({ acts }: { acts: readonly BlockedAct[] }) {
  if (acts.length === 0) return null
  return (
    <ul className="desk-blocked-acts no-print" aria-label="不能进行的操作及依据">
      {acts.map(({ act, label, reason, article }) => (
        <li key={act}>
          <b>{label}</b>
          <span>
            {reason ?? '现在不能办理。'} {article === null ? null : <ArticleTag article={article} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
