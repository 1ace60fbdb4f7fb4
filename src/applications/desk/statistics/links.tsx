import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Filters } from '../../render/statistics.ts'

export function listAddress(filters: Filters): string {
  return `/applications?${new URLSearchParams(filters).toString()}`
}

/** A number that opens what it counts; nought has nothing behind it. */
export function Figure({
  count,
  filters,
  what,
  children,
}: {
  count: number
  filters: Filters
  /** Said to a screen reader with the number: 3月收到. */
  what: string
  children?: ReactNode
}) {
  if (count === 0) return <>{children ?? count}</>
  return (
    <Link to={listAddress(filters)} aria-label={`${what} ${count} 件，查看申请`}>
      {children ?? count}
    </Link>
  )
}
