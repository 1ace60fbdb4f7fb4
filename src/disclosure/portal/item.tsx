import type { ReactNode } from 'react'
import { formatChinese } from '../../law/local-date.ts'
import type { Services } from '../../platform/services.ts'
import {
  DateText,
  ItemArticle,
  Notice,
  ProseHtml,
  ButtonLink,
  ButtonRow,
} from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest } from '../../portal/route.ts'
import { CLAUSES, KINDS, VALIDITIES, WITHDRAWAL_GROUNDS, type Clause } from '../model.ts'
import {
  findPublic,
  findPublicFile,
  findTombstone,
  relatedPublic,
  type PublicItem,
  type Tombstone,
} from '../public-store.ts'
import { clauseNumber } from '../rules.ts'
import { isUuid, scopeOf } from './scope.ts'
import { clauseInWords, entryOf, validityMark, VALIDITY_TONES } from './shown.tsx'

export async function itemPage(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const itemId = (request.params['id'] ?? '').toLowerCase()
  if (!isUuid(itemId)) return { kind: 'notFound', message: '没有这条信息，网址可能不完整' }
  const scope = scopeOf(request, services)
  const { open } = services.database
  const item = await findPublic(open, scope, itemId)
  if (!item) {
    const stone = await findTombstone(open, scope, itemId)
    return stone
      ? tombstonePage(stone, request)
      : { kind: 'notFound', message: '没有这条信息，它可能从未公开，或者不属于本机关' }
  }
  const related = await relatedPublic(open, item)
  const clause = item.clause as Clause // written by the publishing action from a ItemContent
  const isRule = item.kind === 'rule'
  return {
    kind: 'page',
    title: item.title,
    column: isRule ? 'rules' : 'proactive',
    ownHeading: true,
    ...(isRule
      ? {}
      : { trail: [{ label: CLAUSES[clause].name, path: `/items?type=${clauseNumber(clause)}` }] }),
    meta: {
      ArticleTitle: item.title,
      PubDate: item.publishedOn,
      ContentSource: item.source === '' ? item.issuer : item.source,
      ...(item.keywords.length > 0 && { Keywords: item.keywords.join(',') }),
      Description: item.summary,
    },
    body: (
      <ItemArticle
        title={item.title}
        meta={metaOf(item, clause)}
        validity={validityOf(item)}
        body={<Body item={item} />}
        files={item.files.map((file) => ({
          name: file.name,
          href: request.urls.to(`/files/${file.hash}/${encodeURIComponent(file.name)}`),
          format: (file.name.split('.').at(-1) ?? '').toUpperCase(),
          bytes: file.size,
          sha256: file.hash,
        }))}
        related={[...related.interpretations, ...(related.interpreted ? [related.interpreted] : [])].map(
          (entry) => entryOf(entry, request.urls, services, { organ: false }),
        )}
        relatedTitle={related.interpreted ? '被解读的文件' : '相关解读'}
        foot={<Foot item={item} />}
      />
    ),
  }
}

function metaOf(item: PublicItem, clause: Clause): readonly { label: string; value: ReactNode }[] {
  const day = (date: string | null): ReactNode => (date === null ? undefined : <DateText date={date} />)
  return [
    { label: '索引号', value: item.indexNumber },
    { label: '组配分类', value: item.category === '' ? CLAUSES[clause].name : item.category },
    { label: '发布机构', value: item.issuer },
    { label: '主题分类', value: item.topic },
    { label: '文号', value: item.docNumber },
    { label: '文件种类', value: KINDS[item.kind] },
    { label: '成文日期', value: day(item.formedOn) },
    { label: '发布日期', value: day(item.publishedOn) },
    { label: '更新日期', value: day(item.updatedOn) },
    { label: '施行日期', value: day(item.effectiveOn) },
    { label: '失效日期', value: day(item.expiresOn) },
    { label: '有效性', value: VALIDITIES[item.validity] },
    { label: '公开依据', value: clauseInWords(item.clause) },
    { label: '关键词', value: item.keywords.join('　') },
    { label: '内容概述', value: item.summary },
  ]
}

function validityOf(item: PublicItem) {
  const label = validityMark(item.validity).label
  const tone = VALIDITY_TONES[item.validity]
  if (item.validity === 'valid') return { label: VALIDITIES.valid, tone }
  const since = item.validitySince === null ? '' : `自${formatChinese(item.validitySince)}起`
  const note = item.validityNote === '' ? '' : `${item.validityNote}。`
  return {
    label,
    tone,
    note: (
      <p>
        本文件{since}
        {label}。{note}
      </p>
    ),
  }
}

function Body({ item }: { item: PublicItem }): ReactNode {
  if (item.bodyHtml !== '') return <ProseHtml html={item.bodyHtml} />
  return <p>全文见附件。</p>
}

function Foot({ item }: { item: PublicItem }): ReactNode {
  const source = item.source === '' ? item.issuer : item.source
  return (
    <p>
      信息来源：{source}　（此件公开发布）
      {item.updatedOn !== null && `　本页于 ${item.updatedOn} 更新`}
    </p>
  )
}

/** 410: it was there, it is withdrawn, and why. Nothing of its content. */
function tombstonePage(stone: Tombstone, request: PortalRequest): PortalAnswer {
  return {
    kind: 'page',
    status: 410,
    title: stone.title ?? `信息已撤回（索引号 ${stone.indexNumber}）`,
    column: 'proactive',
    noindex: true,
    body: (
      <>
        <Notice kind="warning" title="本条信息已撤回">
          <p>
            索引号 {stone.indexNumber}，{formatChinese(stone.publishedOn)}公开，
            {formatChinese(stone.withdrawnOn)}撤回。
          </p>
          <p>
            撤回情形：{WITHDRAWAL_GROUNDS[stone.ground]}。理由：{stone.reason}
          </p>
        </Notice>
        <ButtonRow>
          <ButtonLink href={request.urls.to('/items')}>查看其他公开信息</ButtonLink>
          <ButtonLink href={request.urls.to('/consult')}>咨询</ButtonLink>
        </ButtonRow>
      </>
    ),
  }
}

/** A file that is public now, by its hash; the name in the address is for people and is not looked at. */
export async function fileAnswer(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const hash = request.params['hash'] ?? ''
  if (!/^[0-9a-f]{64}$/.test(hash)) return { kind: 'notFound', message: '没有这个文件，网址可能不完整' }
  const file = await findPublicFile(services.database.open, scopeOf(request, services), hash)
  if (file === undefined) return { kind: 'notFound', message: '没有这个文件' }
  if (file === 'withdrawn') {
    return {
      kind: 'page',
      status: 410,
      title: '文件已撤回',
      column: 'proactive',
      noindex: true,
      body: (
        <Notice kind="warning" title="这个文件已随信息一并撤回">
          <p>
            <a href={request.urls.to('/items')}>查看其他公开信息</a>
          </p>
        </Notice>
      ),
    }
  }
  const bytes = await services.files.get('public', hash)
  return { kind: 'file', name: file.name, type: file.mediaType, bytes, inline: false }
}
