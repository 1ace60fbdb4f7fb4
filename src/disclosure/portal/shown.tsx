import type { ReactNode } from 'react'
import type { ItemListEntry } from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import type { Services } from '../../platform/services.ts'
import type { SnippetPart } from '../../search/rules.ts'
import { CLAUSES, KIND_CODES, KINDS, TOPICS, VALIDITIES, type Clause, type Validity } from '../model.ts'
import type { PublicEntry } from '../public-store.ts'
import { clauseNumber } from '../rules.ts'

export const VALIDITY_TONES = { valid: 'good', amended: 'info', expired: 'bad', repealed: 'bad' } as const

/** A published item as a line of a list. */
export function entryOf(
  entry: PublicEntry,
  urls: PortalUrls,
  services: Services,
  options: { organ: boolean; category?: boolean; excerpt?: ReactNode },
): ItemListEntry {
  const organ = options.organ ? services.organs.byId(entry.organId)?.shortName : undefined
  return {
    title: entry.title,
    href: urls.to(`/items/${entry.itemId}`),
    date: entry.publishedOn,
    docNumber: entry.docNumber,
    ...(organ === undefined ? {} : { organ }),
    ...(options.category === false ? {} : { category: KINDS[entry.kind] }),
    ...(entry.validity === 'valid' ? {} : { state: validityMark(entry.validity) }),
    ...(options.excerpt === undefined ? {} : { excerpt: options.excerpt }),
  }
}

export function validityMark(validity: Validity) {
  const label = validity === 'repealed' ? '已废止' : validity === 'expired' ? '已失效' : VALIDITIES[validity]
  return { label, tone: VALIDITY_TONES[validity] }
}

export function clauseByNumber(text: string | undefined): Clause | undefined {
  return (Object.keys(CLAUSES) as Clause[]) // the keys of the constant
    .find((clause) => clauseNumber(clause) === text)
}

/** 条例第二十条第（五）项, as a reader would look it up. */
export function clauseInWords(clause: string): string {
  if (clause === '条例21') return '《中华人民共和国政府信息公开条例》第二十一条'
  const item = Number(clause.split('.').at(-1) ?? '0')
  const numbers = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五'.split(' ')
  return `《中华人民共和国政府信息公开条例》第二十条第（${numbers[item - 1] ?? ''}）项`
}

export function Excerpt({ parts }: { parts: readonly SnippetPart[] }): ReactNode {
  return parts.map((part, index) =>
    part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  )
}

function SelectFilter(props: {
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
}): ReactNode {
  const id = `filter-${props.name}`
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <select id={id} name={props.name} className="input input-medium" defaultValue={props.value}>
        <option value="">全部</option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What list and search narrow by alike: kind, topic, year and, on a district's pages, the organ. */
export function NarrowingFilters(props: {
  query: Readonly<Record<string, string | undefined>>
  years: readonly number[]
  organs: readonly { value: string; label: string }[]
}): ReactNode {
  const { query, years, organs } = props
  return (
    <>
      <SelectFilter
        name="field"
        label="文件种类"
        value={query['field'] ?? ''}
        options={KIND_CODES.map((code) => ({ value: code, label: KINDS[code] }))}
      />
      <SelectFilter
        name="topic"
        label="主题分类"
        value={query['topic'] ?? ''}
        options={TOPICS.map((topic, index) => ({ value: String(index + 1), label: topic }))}
      />
      <SelectFilter
        name="year"
        label="公开年份"
        value={query['year'] ?? ''}
        options={years.map((year) => ({ value: String(year), label: `${year}年` }))}
      />
      {organs.length > 0 && (
        <SelectFilter name="organ" label="发布机构" value={query['organ'] ?? ''} options={organs} />
      )}
    </>
  )
}

/** Organs a district's filter offers; none on an organ's own pages. */
export function organOptions(
  services: Services,
  mixed: boolean,
): readonly { value: string; label: string }[] {
  if (!mixed) return []
  return services.organs
    .all()
    .slice(0, 300)
    .map((organ) => ({ value: organ.code, label: organ.shortName }))
}
