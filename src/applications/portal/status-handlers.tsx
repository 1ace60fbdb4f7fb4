import { DRAFT_COOKIE, DRAFT_SECONDS, newDraftToken } from '../../platform/drafts.ts'
import type { Refusal, Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { Notice, type FieldError } from '../../portal/components/index.ts'
import type { PortalAnswer, PortalCookie, PortalRequest } from '../../portal/route.ts'
import {
  type LetterFile,
  downloadOwnLetter,
  downloadOwnReplyFile,
  lookUpStatus,
  openStatus,
  supplyCorrection,
  supplyReasons,
  withdrawOwn,
} from '../portal-api.ts'
import { dropTyped, keepTyped, typedBefore } from './form-drafts.ts'
import { errorOf } from './intake-handlers.tsx'
import { StatusCasePage, StatusExpired, StatusFormPage } from './status-pages.tsx'

/** HttpOnly, thirty minutes: holds the token of a look-up, never a code. */
const STATUS_COOKIE = 'gongkai_status'
const STATUS_SECONDS = 30 * 60
const NO_COOKIE: PortalCookie = { name: STATUS_COOKIE, value: '', maxAge: 0 }
const TITLE = '查询办理进度'
const TRAIL = [{ label: TITLE, path: '/apply/status' }]

/** What has just been done, by the `done` of the address; other words are not shown. */
const DONE: Readonly<Record<string, string>> = {
  correct: '补正已经提交，自今日起重新计算答复期限（条例第三十条）',
  reasons: '理由说明已经提交',
  withdraw: '申请已经撤回',
}

export async function showStatusForm(request: PortalRequest): Promise<PortalAnswer> {
  return statusForm(request, { number: '', queryCode: '', errors: [] })
}

function statusForm(
  request: PortalRequest,
  state: { number: string; queryCode: string; errors: readonly FieldError[]; status?: number },
): PortalAnswer {
  const notice =
    state.status === 429 ? <Notice kind="error" title={state.errors[0]?.message ?? ''} /> : undefined
  return {
    kind: 'page',
    column: 'apply',
    title: TITLE,
    status: state.status ?? (state.errors.length > 0 ? 422 : 200),
    noindex: true,
    body: (
      <StatusFormPage
        urls={request.urls}
        organName={request.organ.name}
        number={state.number}
        queryCode={state.queryCode}
        errors={state.status === 429 ? [] : state.errors}
        notice={notice}
      />
    ),
  }
}

const KEY_FIELDS = [
  ['number', '请填写申请编号'],
  ['queryCode', '请填写查询码'],
  ['secondFactor', '请填写联系电话后四位或者校验数字'],
] as const

export async function lookUp(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const typed = (name: string): string => (request.form[name] ?? '').normalize('NFKC').trim().slice(0, 100)
  const key = {
    number: typed('number'),
    queryCode: typed('queryCode'),
    secondFactor: typed('secondFactor'),
  }
  const errors = KEY_FIELDS.flatMap(([field, message]) => (key[field] === '' ? [{ field, message }] : []))
  if (errors.length > 0) return statusForm(request, { ...key, errors })
  const found = await lookUpStatus(services, request.organ, {
    ...key,
    clientAddress: request.clientAddress,
  })
  if (!found.ok)
    return statusForm(request, {
      ...key,
      errors: [errorOf(found.refusal)],
      status: found.refusal.code === 'tooMany' ? 429 : 422,
    })
  return {
    kind: 'redirect',
    to: request.urls.to('/apply/status/case'),
    cookies: [{ name: STATUS_COOKIE, value: found.value.token, maxAge: STATUS_SECONDS }],
  }
}

export async function showCase(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const done = DONE[request.query['done'] ?? '']
  const typed = await typedBefore(services, request.cookies[DRAFT_COOKIE], draftName(request))
  return casePage(request, services, { errors: [], typed, done })
}

async function casePage(
  request: PortalRequest,
  services: Services,
  state: {
    errors: readonly FieldError[]
    typed: Readonly<Record<string, string>>
    done?: string | undefined
  },
): Promise<PortalAnswer> {
  const view = await openStatus(services, request.organ, request.cookies[STATUS_COOKIE] ?? '')
  if (!view.ok) return expired(request)
  return {
    kind: 'page',
    column: 'apply',
    title: `申请 ${view.value.number} 的办理进度`,
    trail: TRAIL,
    status: state.errors.length > 0 ? 422 : 200,
    noindex: true,
    body: <StatusCasePage urls={request.urls} today={request.today} view={view.value} {...state} />,
  }
}

function draftName(request: PortalRequest): string {
  return `status-act/${request.organ.organId}`
}

function expired(request: PortalRequest): PortalAnswer {
  return {
    kind: 'page',
    column: 'apply',
    title: TITLE,
    status: 401,
    noindex: true,
    cookies: [NO_COOKIE],
    body: <StatusExpired urls={request.urls} />,
  }
}

/** The half hour was over before the text was sent: it is kept, and stands in the form after the next look-up. */
async function expiredAct(request: PortalRequest, services: Services, field: string): Promise<PortalAnswer> {
  const token = request.cookies[DRAFT_COOKIE] ?? newDraftToken()
  await keepTyped(services, token, draftName(request), { [field]: request.form[field] ?? '' })
  const cookie = { name: DRAFT_COOKIE, value: token, maxAge: DRAFT_SECONDS }
  const page = expired(request)
  return page.kind === 'page' ? { ...page, cookies: [NO_COOKIE, cookie] } : page
}

export async function leaveStatus(request: PortalRequest): Promise<PortalAnswer> {
  return { kind: 'redirect', to: request.urls.to('/apply/status'), cookies: [NO_COOKIE] }
}

type OwnAct = (token: string) => Promise<Result<null>>

/** One's own act on the status page; refused, the page comes back with what was typed. */
async function actOnCase(
  request: PortalRequest,
  services: Services,
  options: { field: string; done: string; act: OwnAct },
): Promise<PortalAnswer> {
  const result = await options.act(request.cookies[STATUS_COOKIE] ?? '')
  if (result.ok) {
    await dropTyped(services, request.cookies[DRAFT_COOKIE], draftName(request))
    return { kind: 'redirect', to: request.urls.to('/apply/status/case', { done: options.done }) }
  }
  if (result.refusal.code === 'unauthenticated') return expiredAct(request, services, options.field)
  return refusedAct(request, services, options.field, result.refusal)
}

function refusedAct(
  request: PortalRequest,
  services: Services,
  field: string,
  refusal: Refusal,
): Promise<PortalAnswer> {
  return casePage(request, services, {
    errors: [{ ...errorOf(refusal), field: refusal.field === 'files' ? 'files' : field }],
    typed: { [field]: request.form[field] ?? '' },
  })
}

export function sendCorrection(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { organ, form, files, refusedFiles } = request
  if (refusedFiles !== undefined) return refusedAct(request, services, 'content', refusedFiles)
  return actOnCase(request, services, {
    field: 'content',
    done: 'correct',
    act: (token) =>
      supplyCorrection(
        services,
        organ,
        token,
        form['content'] ?? '',
        files.map(({ name, bytes }) => ({ name, bytes })),
      ),
  })
}

export function sendReasons(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  return actOnCase(request, services, {
    field: 'reasons',
    done: 'reasons',
    act: (token) => supplyReasons(services, request.organ, token, request.form['reasons'] ?? ''),
  })
}

export async function withdraw(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  if (request.form['confirm'] !== 'yes')
    return casePage(request, services, {
      errors: [{ field: 'confirm', message: '请先勾选“我确认撤回这件申请”' }],
      typed: {},
    })
  return actOnCase(request, services, {
    field: 'confirm',
    done: 'withdraw',
    act: (token) => withdrawOwn(services, request.organ, token),
  })
}

/** By POST: the first download of a reply is its delivery, and no prefetching browser may cause that. */
export async function fetchLetter(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { letterId = '', format } = request.params
  if (format !== 'pdf' && format !== 'docx') return { kind: 'notFound' }
  const token = request.cookies[STATUS_COOKIE] ?? ''
  return fileAnswer(request, await downloadOwnLetter(services, request.organ, token, letterId, format))
}

/** What goes with the reply, by its place in the list. */
export async function fetchReplyFile(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { letterId = '', place = '' } = request.params
  if (!/^[1-9]\d?$/.test(place)) return { kind: 'notFound' }
  const token = request.cookies[STATUS_COOKIE] ?? ''
  return fileAnswer(
    request,
    await downloadOwnReplyFile(services, request.organ, token, letterId, Number(place)),
  )
}

function fileAnswer(request: PortalRequest, file: Result<LetterFile>): PortalAnswer {
  if (file.ok) return { kind: 'file', ...file.value, inline: false }
  if (file.refusal.code === 'unauthenticated') return expired(request)
  return { kind: 'notFound', message: file.refusal.message }
}
