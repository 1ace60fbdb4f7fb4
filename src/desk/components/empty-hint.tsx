import type { ReactNode } from 'react'

/** An empty place that says what will be here and how to begin. */
export function EmptyHint({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className="desk-empty">
      <p className="desk-empty-title">{title}</p>
      {hint === undefined ? null : <p>{hint}</p>}
      {action}
    </div>
  )
}
