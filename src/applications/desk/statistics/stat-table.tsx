import type { ReactNode } from 'react'

/** A table of numbers: read row by row by a screen reader, scrolled sideways on a phone, printed whole. */
export function StatTable({
  caption,
  head,
  children,
}: {
  caption: string
  head: readonly string[]
  children: ReactNode
}) {
  return (
    <div className="stat-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className={head.length > 4 ? 'stat-table' : 'stat-table stat-narrow'}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
