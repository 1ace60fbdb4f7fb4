import { Flex } from 'antd'
import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

export interface PageHeaderProps {
  readonly title: string
  readonly subtitle?: ReactNode
  /** Where the page belongs: `{ to: '/applications', label: '申请办理' }`. */
  readonly back?: { readonly to: string; readonly label: string }
  readonly tags?: ReactNode
  /** Buttons at the right. */
  readonly extra?: ReactNode
}

/** Name of the page, where it belongs and what can be done; takes the focus when one walks to the page. */
export function PageHeader({ title, subtitle, back, tags, extra }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const active = document.activeElement
    // Not away from a field somebody types in, nor on the first visit.
    if (active instanceof HTMLAnchorElement) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <header className="desk-page-header">
      {back === undefined ? null : (
        <Link to={back.to} className="desk-back no-print">
          ‹ {back.label}
        </Link>
      )}
      <Flex justify="space-between" align="flex-start" gap={12} wrap>
        <div>
          <Flex align="center" gap={8} wrap>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {tags}
          </Flex>
          {subtitle === undefined ? null : <div className="desk-page-subtitle">{subtitle}</div>}
        </div>
        {extra === undefined ? null : (
          <Flex gap={8} wrap className="no-print">
            {extra}
          </Flex>
        )}
      </Flex>
    </header>
  )
}

/** A titled part of a page: heading level 2, white ground. */
export function PageSection({
  title,
  extra,
  children,
}: {
  title: string
  extra?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="desk-section" aria-labelledby={id}>
      <Flex justify="space-between" align="center" gap={12} wrap className="desk-section-head">
        <h2 id={id}>{title}</h2>
        {extra}
      </Flex>
      {children}
    </section>
  )
}
