import type { ReactNode } from 'react'

export interface LinkTo {
  readonly label: string
  readonly href: string
}

/** A titled part of a page; `more` is the link at the right of its title. */
export function Section(props: {
  title: string
  id?: string
  more?: LinkTo
  level?: 2 | 3
  children: ReactNode
}): ReactNode {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <section className="section" id={props.id}>
      <div className="section-head">
        <Heading>{props.title}</Heading>
        {props.more && (
          <a className="section-more" href={props.more.href}>
            {props.more.label}
            <span className="sr-only">：{props.title}</span>
          </a>
        )}
      </div>
      {props.children}
    </section>
  )
}

/** Where the page is; the last step is the page itself and is no link. */
export function Breadcrumb(props: { items: readonly { label: string; href?: string }[] }): ReactNode {
  return (
    <nav className="breadcrumb" aria-label="当前位置">
      <ol>
        {props.items.map((item, index) => (
          <li key={index}>
            {item.href === undefined ? (
              <span aria-current="page">{item.label}</span>
            ) : (
              <a href={item.href}>{item.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

const NOTICE_WORDS: Readonly<Record<NoticeKind, string>> = {
  info: '提示',
  success: '成功',
  warning: '请注意',
  error: '出错了',
}

/** A boxed message. Its kind is told in words too, not by colour alone. */
export function Notice(props: { kind?: NoticeKind; title?: string; children?: ReactNode }): ReactNode {
  const kind = props.kind ?? 'info'
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      <p className="notice-title">{props.title ?? NOTICE_WORDS[kind]}</p>
      {props.children !== undefined && <div className="notice-body">{props.children}</div>}
    </div>
  )
}

/** Nothing here: says why, and what the reader can do instead. */
export function EmptyState(props: {
  title: string
  children?: ReactNode
  actions?: readonly LinkTo[]
}): ReactNode {
  return (
    <div className="empty">
      <p className="empty-title">{props.title}</p>
      {props.children !== undefined && <div className="empty-body">{props.children}</div>}
      {props.actions !== undefined && props.actions.length > 0 && (
        <p className="button-row">
          {props.actions.map((action) => (
            <a key={action.href} className="button button-quiet" href={action.href}>
              {action.label}
            </a>
          ))}
        </p>
      )}
    </div>
  )
}

/** A link that looks like a button. `primary` once a page. */
export function ButtonLink(props: { href: string; primary?: boolean; children: ReactNode }): ReactNode {
  return (
    <a className={props.primary === true ? 'button button-primary' : 'button button-quiet'} href={props.href}>
      {props.children}
    </a>
  )
}

export function ButtonRow(props: { children: ReactNode }): ReactNode {
  return <p className="button-row">{props.children}</p>
}

export type TagTone = 'neutral' | 'good' | 'warn' | 'bad' | 'info'

/** A short word in a frame: 有效, 已废止, 办理中, 预估. */
export function Tag(props: { tone?: TagTone; children: ReactNode }): ReactNode {
  return <span className={`tag tag-${props.tone ?? 'neutral'}`}>{props.children}</span>
}

/** Running text of a page: paragraphs, lists, headings with reading measure and spacing. */
export function Prose(props: { children: ReactNode }): ReactNode {
  return <div className="prose">{props.children}</div>
}

/**
 * Published rich text. `html` must come from the public store, which keeps sanitised HTML only (classes, never
 * `style`, no scripts); never pass anything a visitor typed.
 */
export function ProseHtml(props: { html: string }): ReactNode {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: props.html }} />
}

/** Text with its line breaks, one paragraph a line; for plain text from settings and forms. */
export function ProseText(props: { text: string }): ReactNode {
  const lines = props.text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return (
    <div className="prose">
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </div>
  )
}

/** A date for people and machines: 2026-01-05 as it is, in a <time>. */
export function DateText(props: { date: string }): ReactNode {
  return <time dateTime={props.date}>{props.date}</time>
}

/** Two columns on a wide screen, the aside below on a phone. */
export function WithAside(props: { aside: ReactNode; asideLabel: string; children: ReactNode }): ReactNode {
  return (
    <div className="with-aside">
      <div className="with-aside-main">{props.children}</div>
      <aside aria-label={props.asideLabel}>{props.aside}</aside>
    </div>
  )
}

/** A framed block of the aside. */
export function Panel(props: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className="panel">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}

/** Links as tiles with a line of explanation. */
export function CardGrid(props: {
  cards: readonly { title: string; href: string; note?: string; count?: string }[]
}): ReactNode {
  return (
    <ul className="cards">
      {props.cards.map((card) => (
        <li key={card.href}>
          <a className="card" href={card.href}>
            <span className="card-title">{card.title}</span>
            {card.count !== undefined && <span className="card-count">{card.count}</span>}
            {card.note !== undefined && <span className="card-note">{card.note}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Figures with their unit and, where there is one, the page that explains them. */
export function Figures(props: { figures: readonly Figure[] }): ReactNode {
  return (
    <dl className="figures">
      {props.figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.href === undefined ? figure.label : <a href={figure.href}>{figure.label}</a>}</dt>
          <dd>
            <span className="figure-value">{figure.value}</span>
            {figure.unit !== undefined && <span className="figure-unit">{figure.unit}</span>}
            {figure.note !== undefined && <span className="figure-note">{figure.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export interface Figure {
  readonly label: string
  readonly value: string | number
  readonly unit?: string
  readonly note?: string
  readonly href?: string
}
