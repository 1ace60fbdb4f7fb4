import { createHash } from 'node:crypto'
import { DRAFT_COOKIE, DRAFT_SECONDS } from '../../platform/drafts.ts'
import type { Refusal } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { Notice, type FieldError } from '../../portal/components/index.ts'
import type { PortalAnswer, PortalCookie, PortalRequest } from '../../portal/route.ts'
import {
  clearFormDraft,
  findAlreadyPublic,
  loadFormDraft,
  newChallenge,
  newDraftToken,
  newIntakeKey,
  printOwnReceipt,
  saveFormDraft,
  submitApplication,
  type SubmitInput,
} from '../portal-api.ts'
import { ApplyFormPage } from './apply-form.tsx'
import { CheckPage, NothingToCheckPage } from './check-page.tsx'
import { othersIn, publicHits, requestedIn } from './already-public.tsx'
import { columnOf, FIELD_NAMES, formProblems, formValues, requestOf, type FormValues } from './form-values.ts'
import { NoReceiptPage, ReceiptPage } from './receipt-page.tsx'

const INTAKE_KEY = /^[\w-]{16,100}$/
const TRAIL = [{ label: '在线申请', path: '/apply/new' }]

/** The key of the form, kept with its draft: whatever happens in between, one form is one application. */
function intakeKeyOf(values: Readonly<Record<string, string>>): string {
  const { intakeKey = '' } = values
  return INTAKE_KEY.test(intakeKey) ? intakeKey : newIntakeKey()
}

/**
 * The same form sent twice is one application; the form of an earlier one, gone back to and filled in anew, is another:
 * it must not vanish behind the earlier receipt.
 */
function keyOfContent(intakeKey: string, values: FormValues): string {
  const content = FIELD_NAMES.map((name) => values[name] ?? '')
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return `${intakeKey.slice(0, 60)}_${hash.slice(0, 32)}`
}

function draftCookie(token: string): PortalCookie {
  return { name: DRAFT_COOKIE, value: token, maxAge: DRAFT_SECONDS }
}

/* ---- first step ---- */

export async function showForm(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const token = request.cookies[DRAFT_COOKIE]
  const draft = token === undefined ? undefined : await loadFormDraft(services, request.organ, token)
  const note = draft === undefined ? undefined : <Notice title="已恢复您上次填写、尚未提交的内容" />
  return formPage(request, {
    values: draft === undefined ? { formWanted: 'either' } : formValues(draft),
    intakeKey: intakeKeyOf(draft ?? {}),
    note,
    // Given out with the empty form: sent back with it, the browser keeps cookies and will find its draft.
    cookies: token === undefined ? [draftCookie(newDraftToken())] : [],
  })
}

export async function takeForm(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const values = formValues(request.form)
  const intakeKey = intakeKeyOf(request.form)
  const { step } = request.form
  const token = request.cookies[DRAFT_COOKIE] ?? newDraftToken()
  if (step === 'clear') return clearForm(request, services, token)
  const isKept = await saveFormDraft(services, request.organ, token, { ...values, intakeKey })
  const cookies = [draftCookie(token)]
  if (step === 'save')
    return formPage(request, {
      values,
      intakeKey,
      cookies,
      note: isKept ? (
        <Notice kind="success" title="已暂存，七天内用同一浏览器打开本页可以继续填写" />
      ) : (
        <Notice kind="error" title="没有暂存：所填内容过长，或者疑似载有国家秘密标志">
          <p>请删减或者修改后再暂存。涉密内容不得通过本系统提交，请与公开工作机构当面联系。</p>
        </Notice>
      ),
    })
  // Not kept, or a browser without cookies: shown at once, with the values in the page alone.
  const isFound = isKept && request.cookies[DRAFT_COOKIE] !== undefined
  const goTo = (path: string): PortalAnswer => ({ kind: 'redirect', to: request.urls.to(path), cookies })
  if (step === 'edit') return isFound ? goTo('/apply/new') : formPage(request, { values, intakeKey, cookies })
  const errors = formProblems(values)
  if (errors.length > 0) return formPage(request, { values, intakeKey, cookies, errors })
  if (isFound) return goTo('/apply/check')
  return checkPage(request, services, { values, intakeKey, cookies, errors: [] })
}

/**
 * 核对并提交, of what this browser last typed: an address of its own, so that Back from the receipt and a reload find
 * the page again and ask nobody to send a form anew.
 */
export async function showCheck(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const token = request.cookies[DRAFT_COOKIE]
  const draft = token === undefined ? undefined : await loadFormDraft(services, request.organ, token)
  if (draft === undefined) return nothingToCheck(request)
  const values = formValues(draft)
  // Put aside half filled in since: to be finished on the form.
  if (formProblems(values).length > 0) return { kind: 'redirect', to: request.urls.to('/apply/new') }
  return checkPage(request, services, { values, intakeKey: intakeKeyOf(draft), errors: [] })
}

async function clearForm(request: PortalRequest, services: Services, token: string): Promise<PortalAnswer> {
  await clearFormDraft(services, request.organ, token)
  return {
    kind: 'redirect',
    to: request.urls.to('/apply/new'),
    cookies: [{ name: DRAFT_COOKIE, value: '', maxAge: 0 }],
  }
}

interface FormState {
  readonly values: FormValues
  readonly intakeKey: string
  readonly errors?: readonly FieldError[]
  readonly cookies?: readonly PortalCookie[]
  readonly note?: React.ReactNode
}

function formPage(request: PortalRequest, state: FormState): PortalAnswer {
  const errors = state.errors ?? []
  return {
    kind: 'page',
    column: 'apply',
    title: '在线申请',
    status: errors.length > 0 ? 422 : 200,
    noindex: true,
    script: 'apply-live.js',
    ...(state.cookies && { cookies: state.cookies }),
    body: (
      <ApplyFormPage
        urls={request.urls}
        organName={request.organ.name}
        values={state.values}
        errors={errors}
        intakeKey={state.intakeKey}
        note={state.note}
      />
    ),
  }
}

/* ---- second step ---- */

/** Sent already, cleared, or seven days old. */
function nothingToCheck(request: PortalRequest): PortalAnswer {
  return {
    kind: 'page',
    column: 'apply',
    title: '核对并提交',
    trail: TRAIL,
    noindex: true,
    body: <NothingToCheckPage urls={request.urls} />,
  }
}

interface CheckState {
  readonly status?: number
  readonly values: FormValues
  readonly intakeKey: string
  readonly errors: readonly FieldError[]
  readonly cookies?: readonly PortalCookie[]
}

async function checkPage(
  request: PortalRequest,
  services: Services,
  state: CheckState,
): Promise<PortalAnswer> {
  const { values, errors } = state
  const number = columnOf(values) === 'naturalPerson' ? 'applicant.idNumber' : 'applicant.creditCode'
  return {
    kind: 'page',
    column: 'apply',
    title: '核对并提交',
    trail: TRAIL,
    status: state.status ?? (errors.length > 0 ? 422 : 200),
    noindex: true,
    ...(state.cookies && { cookies: state.cookies }),
    body: (
      <CheckPage
        urls={request.urls}
        organName={request.organ.name}
        values={values}
        errors={errors}
        intakeKey={state.intakeKey}
        challenge={newChallenge(services)}
        hits={publicHits(request, services, await findAlreadyPublic(services, requestedIn(values)))}
        others={othersIn(values)}
        needsProof={(values[number] ?? '') === ''}
      />
    ),
  }
}

/* ---- submitting ---- */

export async function submitForm(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const sent = await sentOrKept(request, services)
  const values = formValues(sent)
  const intakeKey = intakeKeyOf(sent)
  const column = columnOf(values)
  if (request.refusedFiles !== undefined)
    return refusedSubmit(request, services, { values, intakeKey }, request.refusedFiles)
  if (column === undefined) return formPage(request, { values, intakeKey, errors: formProblems(values) })
  const { challengeAnswer = '', challengeToken = '', website = '' } = request.form
  if (challengeAnswer.trim() === '' && website === '')
    return checkPage(request, services, {
      values,
      intakeKey,
      errors: [{ field: 'challengeAnswer', message: '请回答提交前的验证题' }],
    })
  const input: SubmitInput = {
    ...requestOf(values, column),
    intakeKey: keyOfContent(intakeKey, values),
    proofs: request.files.map(({ name, bytes }) => ({ name, bytes })),
    // A filled trap: accepted, but looked at by a person before it is registered.
    ...(website === '' && { challenge: { token: challengeToken, answer: challengeAnswer } }),
    clientAddress: request.clientAddress,
  }
  const result = await submitApplication(services, request.organ, input)
  if (!result.ok) return refusedSubmit(request, services, { values, intakeKey }, result.refusal)
  const token = request.cookies[DRAFT_COOKIE]
  if (token !== undefined) await clearFormDraft(services, request.organ, token)
  return {
    kind: 'page',
    column: 'apply',
    title: '提交回执',
    trail: TRAIL,
    noindex: true,
    body: <ReceiptPage urls={request.urls} organName={request.organ.name} receipt={result.value} />,
  }
}

/** Of a form cut off for its size nothing may have been read; what was typed was kept before the second step. */
async function sentOrKept(
  request: PortalRequest,
  services: Services,
): Promise<Readonly<Record<string, string>>> {
  const token = request.cookies[DRAFT_COOKIE]
  const isReadable = request.refusedFiles === undefined || columnOf(formValues(request.form)) !== undefined
  if (isReadable || token === undefined) return request.form
  return (await loadFormDraft(services, request.organ, token)) ?? request.form
}

/** What the second step can cure is said there; everything else goes back to the form with what was typed. */
function refusedSubmit(
  request: PortalRequest,
  services: Services,
  state: { values: FormValues; intakeKey: string },
  refusal: Refusal,
): PortalAnswer | Promise<PortalAnswer> {
  const error = errorOf(refusal)
  const number = ['applicant.idNumber', 'applicant.creditCode']
  const isMissingNumber = number.includes(error.field) && (state.values[error.field] ?? '') === ''
  if (error.field === 'files' || isMissingNumber)
    return checkPage(request, services, {
      ...state,
      errors: [{ ...error, field: 'files' }],
      ...(refusal.code === 'tooLarge' && { status: 413 }),
    })
  return formPage(request, { ...state, errors: [error] })
}

export function errorOf({ field, message, article }: Refusal): FieldError {
  return { field: field ?? 'content', message, ...(article === undefined ? {} : { article }) }
}

export async function noReceipt(request: PortalRequest): Promise<PortalAnswer> {
  return {
    kind: 'page',
    column: 'apply',
    title: '提交回执',
    noindex: true,
    body: <NoReceiptPage urls={request.urls} />,
  }
}

export async function printReceipt(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { number = '', queryCode = '', receiptCode = '' } = request.form
  const file = await printOwnReceipt(services, request.organ, {
    number,
    queryCode,
    receiptCode,
    clientAddress: request.clientAddress,
  })
  if (file.ok) return { kind: 'file', ...file.value, inline: false }
  return {
    kind: 'page',
    column: 'apply',
    title: '提交回执',
    status: file.refusal.code === 'tooMany' ? 429 : 422,
    noindex: true,
    body: (
      <>
        <Notice kind="error" title={file.refusal.message} />
        <NoReceiptPage urls={request.urls} />
      </>
    ),
  }
}
