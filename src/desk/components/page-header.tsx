import { Flex } from 'antd'
import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigationType } from 'react-router'

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
  // As it was when the page came: a filter set later is a walk of the address, not of the person.
  const walked = useRef(useNavigationType() === 'PUSH')
  useEffect(() => {
    const active = document.activeElement
    // Not away from a field somebody types in, nor on the first visit.
    // While the page was fetched the link that was pressed is gone, and the body has the focus.
    if (!walked.current || !(active instanceof HTMLAnchorElement || active === document.body)) return
    heading.current?.focus({ preventScroll: true })
    // A link far down a long page leads to the top of the next; going back keeps its place.
    window.scrollTo(0, 0)
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
