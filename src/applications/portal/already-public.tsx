/** What is public already, offered before an application is sent: on the second page, and while the first is typed. */
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { DRAFT_COOKIE } from '../../platform/drafts.ts'
import type { Services } from '../../platform/services.ts'
import { Notice } from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest, PortalUrls } from '../../portal/route.ts'
import { clearFormDraft, lookWhileTyping, noteAnsweredByPublic, type PublicEntry } from '../portal-api.ts'
import type { Requested } from '../requested.ts'
import { formValues, type FormValues } from './form-values.ts'
import { othersPersonalData, type PersonalKind } from './personal-data.ts'

export interface PublicHit {
  readonly title: string
  readonly href: string
  readonly facts: string
  /** Organ and item, as the button 就是这条 sends them. */
  readonly found: string
}

export function requestedIn(values: FormValues): Requested {
  return {
    infoName: values['infoName'],
    docNumber: values['docNumber'],
    content: values['content'] ?? '',
  }
}

/** Kinds of personal data in what is asked for that are not the applicant's own. */
export function othersIn(values: FormValues): readonly PersonalKind[] {
  const own = ['applicant.idNumber', 'applicant.phone', 'applicant.creditCode']
    .map((name) => values[name])
    .filter((value) => value !== undefined)
  return othersPersonalData(`${values['infoName'] ?? ''}\n${values['content'] ?? ''}`, own)
}

export function publicHits(
  request: PortalRequest,
  services: Services,
  entries: readonly PublicEntry[],
): readonly PublicHit[] {
  return entries.flatMap((entry) => {
    const organ = services.organs.byId(entry.organId)
    if (organ === undefined) return []
    const facts = [entry.docNumber, organ.shortName, entry.publishedOn]
      .filter((fact) => fact !== '')
      .join('　')
    const href = itemAddress(request, organ.code, entry.itemId)
    return [{ title: entry.title, href, facts, found: `${organ.code}/${entry.itemId}` }]
  })
}

function itemAddress(request: PortalRequest, code: string, itemId: string): string {
  return request.urls.toOrgan(
    code === request.root.code ? null : code,
    `/items/${encodeURIComponent(itemId)}`,
  )
}

/** The list, each with the button that ends the application; the button belongs to the form around or named. */
export function PublicHits({
  hits,
  urls,
  form,
}: {
  hits: readonly PublicHit[]
  urls: PortalUrls
  form?: string
}): ReactNode {
  return (
    <ul className="apply-hits">
      {hits.map((hit) => (
        <li key={hit.found}>
          <a href={hit.href} target="_blank" rel="noopener">
            {hit.title}
            <span className="sr-only">（在新窗口打开）</span>
          </a>
          <span className="apply-facts">{hit.facts}</span>
          <button
            className="button button-quiet"
            type="submit"
            name="found"
            value={hit.found}
            form={form}
            formAction={urls.to('/apply/found')}
            formNoValidate
          >
            就是这条，不再申请<span className="sr-only">：{hit.title}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

export function OthersWarning({
  others,
  children,
}: {
  others: readonly PersonalKind[]
  children: ReactNode
}): ReactNode {
  if (others.length === 0) return null
  return (
    <Notice kind="warning" title={`申请内容中似乎有他人的${others.join('、')}`}>
      <p>{children}</p>
    </Notice>
  )
}

/** Asked by the page itself while somebody types: a piece of the page, nothing kept. Empty where there is nothing to say. */
export async function lookPublic(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const values = formValues(request.form)
  const entries = await lookWhileTyping(services, requestedIn(values), request.clientAddress)
  const hits = publicHits(request, services, entries)
  const said = renderToStaticMarkup(
    <>
      <OthersWarning others={othersIn(values)}>
        查找所需信息一般用不到他人的个人信息，建议删去。
      </OthersWarning>
      {hits.length > 0 && (
        <section className="apply-found" aria-label="可能已经公开的信息">
          <p className="apply-found-title">以下信息已经公开，是您要找的就不必申请：</p>
          <PublicHits hits={hits} urls={request.urls} />
        </section>
      )}
    </>,
  )
  return { kind: 'file', name: 'found.html', type: 'text/html; charset=utf-8', bytes: said, inline: true }
}

/** 就是这条，不再申请: counted, and off to the item. Only to items of this platform. */
export async function foundPublic(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const [code = '', item = ''] = (request.form['found'] ?? '').split('/', 2)
  const organ = services.organs.byCode(code)
  if (organ === undefined || !/^[\w-]{1,60}$/.test(item))
    return { kind: 'redirect', to: request.urls.to('/apply/new') }
  await noteAnsweredByPublic(services, request.organ, item)
  const token = request.cookies[DRAFT_COOKIE]
  if (token !== undefined) await clearFormDraft(services, request.organ, token)
  return { kind: 'redirect', to: itemAddress(request, organ.code, item) }
}
