import type { ReactNode } from 'react'
import { Notice, Tag, type TagTone } from './basics.tsx'
import { FileLinks, ItemList, type FileLink, type ItemListEntry } from './lists.tsx'
import { MetaTable } from './tables.tsx'

export interface ItemArticleProps {
  readonly title: string
  readonly meta: readonly { readonly label: string; readonly value: ReactNode }[]
  /** 有效, 已修改, 已废止, 已失效. */
  readonly validity?: { readonly label: string; readonly tone: TagTone; readonly note?: ReactNode }
  readonly body: ReactNode
  readonly files?: readonly FileLink[]
  /** 解读材料, 修改后的文件 …: 同步发布, 相互关联. */
  readonly related?: readonly ItemListEntry[]
  readonly relatedTitle?: string
  /** 来源, 责任编辑 and the like below the text. */
  readonly foot?: ReactNode
}

/** A published item: facts, official title, text, attachments. Use with `ownHeading: true`. */
export function ItemArticle(props: ItemArticleProps): ReactNode {
  return (
    <article className="article">
      <MetaTable rows={props.meta} />
      {props.validity?.note !== undefined && (
        <Notice kind="warning" title={props.validity.label}>
          {props.validity.note}
        </Notice>
      )}
      <header className="article-head">
        <h1>{props.title}</h1>
        {props.validity && <Tag tone={props.validity.tone}>{props.validity.label}</Tag>}
      </header>
      {props.body}
      {props.foot !== undefined && <footer className="article-foot">{props.foot}</footer>}
      {props.files && <FileLinks files={props.files} />}
      {props.related && props.related.length > 0 && (
        <section className="related">
          <h2>{props.relatedTitle ?? '相关信息'}</h2>
          <ItemList items={props.related} compact />
        </section>
      )}
    </article>
  )
}
