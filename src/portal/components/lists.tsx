import type { ReactNode } from 'react'
import { DateText, EmptyState, Tag, type TagTone } from './basics.tsx'
import { QueryForm } from './form.tsx'

export interface ItemListEntry {
  readonly title: string
  readonly href: string
  /** YYYY-MM-DD, 发布日期 or 成文日期. */
  readonly date?: string
  /** 文号 */
  readonly docNumber?: string
  /** The organ that published it, where the list mixes organs. */
  readonly organ?: string
  /** Its catalogue column or kind. */
  readonly category?: string
  /** 已废止, 失效 …: marked where the title is read (政府网站发展指引: 在原文件上明确标注). */
  readonly state?: { readonly label: string; readonly tone: TagTone }
  /** A snippet; may carry <mark>. */
  readonly excerpt?: ReactNode
}

/** The list of published things: title, 文号, organ, date. `compact` leaves one line each. */
export function ItemList(props: {
  items: readonly ItemListEntry[]
  compact?: boolean
  /** Shown in place of an empty list. */
  empty?: ReactNode
}): ReactNode {
  if (props.items.length === 0) return props.empty ?? <EmptyState title="这里还没有内容" />
  return (
    <ul className={props.compact === true ? 'items items-compact' : 'items'}>
      {props.items.map((item) => (
        <li key={item.href}>
          <div className="item-main">
            <a className="item-title" href={item.href}>
              {item.title}
            </a>
            {item.state && <Tag tone={item.state.tone}>{item.state.label}</Tag>}
            {item.excerpt !== undefined && <p className="item-excerpt">{item.excerpt}</p>}
            <ItemFacts item={item} />
          </div>
          {item.date !== undefined && (
            <span className="item-date">
              <DateText date={item.date} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function ItemFacts({ item }: { item: ItemListEntry }): ReactNode {
  const facts = [item.docNumber, item.organ, item.category].filter(
    (fact) => fact !== undefined && fact !== '',
  )
  if (facts.length === 0) return null
  return (
    <p className="item-facts">
      {facts.map((fact, index) => (
        <span key={index}>{fact}</span>
      ))}
    </p>
  )
}

export interface PagerProps {
  /** From 1. */
  readonly page: number
  /** Undefined where the count is capped; then `hasNext` says whether to go on. */
  readonly lastPage?: number
  readonly hasNext: boolean
  /** 共 132 条, 1000 条以上. */
  readonly total?: string
  readonly href: (page: number) => string
}

/** Links to the pages around this one; nothing where all fits on one page. */
export function Pager(props: PagerProps): ReactNode {
  const last = props.lastPage ?? (props.hasNext ? props.page + 1 : props.page)
  if (last <= 1 && props.page <= 1)
    return props.total === undefined ? null : <p className="pager-total">{props.total}</p>
  return (
    <nav className="pager" aria-label="分页">
      {props.total !== undefined && <p className="pager-total">{props.total}</p>}
      <ul>
        {props.page > 1 && (
          <li>
            <a href={props.href(props.page - 1)} rel="prev">
              上一页
            </a>
          </li>
        )}
        {pagesAround(props.page, last).map((page, index) => (
          <li key={index} className="pager-number">
            {page === undefined ? <span aria-hidden="true">…</span> : <PageLink {...props} to={page} />}
          </li>
        ))}
        {props.hasNext && (
          <li>
            <a href={props.href(props.page + 1)} rel="next">
              下一页
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function PageLink(props: PagerProps & { to: number }): ReactNode {
  if (props.to === props.page) {
    return (
      <span aria-current="page" aria-label={`第 ${props.to} 页，当前页`} role="text">
        {props.to}
      </span>
    )
  }
  return (
    <a href={props.href(props.to)} aria-label={`第 ${props.to} 页`}>
      {props.to}
    </a>
  )
}

/** 1 … 4 5 6 … 20: the ends, the page and its neighbours; undefined is a gap. */
export function pagesAround(page: number, last: number): readonly (number | undefined)[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last)
  const pages = [...new Set(wanted)].sort((a, b) => a - b)
  const shown: (number | undefined)[] = []
  for (const n of pages) {
    const previous = shown.at(-1)
    if (previous !== undefined && n === previous + 2) shown.push(n - 1)
    else if (previous !== undefined && n > previous + 2) shown.push(undefined)
    shown.push(n)
  }
  return shown
}

export interface FileLink {
  readonly name: string
  readonly href: string
  /** PDF, DOCX, XLSX … */
  readonly format: string
  readonly bytes?: number
  /** Shown so that a downloaded copy can be checked (防伪). */
  readonly sha256?: string
}

/** Attachments and downloads with format and size, so that nobody opens 40 MB on a phone unawares. */
export function FileLinks(props: { files: readonly FileLink[]; title?: string }): ReactNode {
  if (props.files.length === 0) return null
  return (
    <section className="files">
      <h2>{props.title ?? '附件下载'}</h2>
      <ul>
        {props.files.map((file) => (
          <li key={file.href}>
            <a href={file.href} download>
              {file.name}
            </a>
            <span className="file-facts">
              {file.format}
              {file.bytes !== undefined && `，${fileSize(file.bytes)}`}
            </span>
            {file.sha256 !== undefined && (
              <span className="file-hash">
                校验值 SHA-256：<code>{file.sha256}</code>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 820 B, 12.4 KB, 3.1 MB */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** Filters of a list as links: one choice of several, the chosen one marked. */
export function FilterLinks(props: {
  label: string
  options: readonly { label: string; href: string; chosen: boolean; count?: string }[]
}): ReactNode {
  return (
    <nav className="filters" aria-label={props.label}>
      <span className="filters-label">{props.label}</span>
      <ul>
        {props.options.map((option) => (
          <li key={option.href}>
            <a href={option.href} aria-current={option.chosen ? 'true' : undefined}>
              {option.label}
              {option.count !== undefined && <span className="filters-count">{option.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The search box; `children` are further fields of the same form. */
export function SearchBox(props: {
  action: string
  value?: string
  label?: string
  id?: string
  children?: ReactNode
}): ReactNode {
  const id = props.id ?? 'page-search'
  const label = props.label ?? '按标题、文号、内容搜索'
  return (
    <QueryForm action={props.action} role="search" label={label} className="search-box">
      <label className="sr-only" htmlFor={id}>
        {label}
      </label>
      <input id={id} name="q" type="search" defaultValue={props.value} placeholder={label} maxLength={100} />
      <button type="submit" className="button button-primary">
        搜索
      </button>
      {props.children}
    </QueryForm>
  )
}
