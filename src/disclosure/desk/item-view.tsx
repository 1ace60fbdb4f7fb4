import type { ReactNode } from 'react'
import type { ItemDetail } from '../contract.ts'
import { ATTRIBUTES, CLAUSES, KINDS, VALIDITIES } from '../model.ts'
import { BodyView } from './body-field.tsx'

/** An item as it was written, for those who review it. */
export function ItemView(props: {
  content: ItemDetail['content']
  bodyHtml: string
  interpretsTitle: string | null
}) {
  const { content } = props
  const facts: readonly (readonly [string, ReactNode, 'wide'?])[] = [
    ['索引号', content.indexNumber],
    ['文号', content.docNumber],
    ['发布机构', content.issuer],
    ['文件种类', KINDS[content.kind]],
    ['主题分类', content.topic],
    ['组配分类', content.category],
    ['成文日期', content.formedOn],
    ['施行日期', content.effectiveOn],
    ['失效日期', content.expiresOn],
    ['有效性', VALIDITIES[content.validity]],
    ['公开属性', ATTRIBUTES[content.attribute].name],
    ['信息来源', content.source],
    ['关键词', content.keywords.join('、')],
    ['公开依据', `${content.clause} ${CLAUSES[content.clause].full}`, 'wide'],
    ['认定理由', content.attributeReason, 'wide'],
    ['不公开依据', content.attributeBasis, 'wide'],
    ['解读对象', props.interpretsTitle, 'wide'],
    ['内容概述', content.summary, 'wide'],
  ]
  return (
    <>
      <dl className="disclosure-facts">
        {facts
          .filter(([, value]) => value !== '' && value !== null)
          .map(([label, value, wide]) => (
            <div key={label} className={wide}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <BodyView html={props.bodyHtml} />
    </>
  )
}
