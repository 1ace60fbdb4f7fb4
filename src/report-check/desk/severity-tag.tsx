import type { ReactNode } from 'react'

/** antd's own warning tag is too pale to read. */
export function SeverityTag(props: {
  severity: 'error' | 'warning' | 'info' | 'success'
  children: ReactNode
}) {
  return <span className={`check-tag check-tag-${props.severity}`}>{props.children}</span>
}
