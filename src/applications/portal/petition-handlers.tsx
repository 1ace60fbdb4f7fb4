import { DRAFT_COOKIE, DRAFT_SECONDS, newDraftToken } from '../../platform/drafts.ts'
import type { RefusalCode } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import type { FieldError } from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest } from '../../portal/route.ts'
import { PETITION_DEFINITIONS, type PetitionKind } from '../model.ts'
import { newIntakeKey, petitionProblems, submitPetition, type PetitionInput } from '../portal-api.ts'
import { applicantOf, columnOf, formValues, type FormValues } from './form-values.ts'
import { dropTyped, keepTyped, typedBefore } from './form-drafts.ts'
import { errorOf } from './intake-handlers.tsx'
import { PetitionPage, PetitionSentPage } from './petition-page.tsx'

function draftName(request: PortalRequest, kind: PetitionKind): string {
  return `petition/${kind}/${request.organ.organId}`
}

export async function showPetition(
  kind: PetitionKind,
  request: PortalRequest,
  services: Services,
): Promise<PortalAnswer> {
  const values = await typedBefore(services, request.cookies[DRAFT_COOKIE], draftName(request, kind))
  const { intakeKey } = values
  return page(kind, request, {
    values: formValues(values),
    errors: [],
    intakeKey: intakeKey ?? newIntakeKey(),
  })
}

function page(
  kind: PetitionKind,
  request: PortalRequest,
  state: {
    values: FormValues
    errors: readonly FieldError[]
    intakeKey: string
    token?: string
    status?: number
  },
): PortalAnswer {
  return {
    kind: 'page',
    column: 'apply',
    title: PETITION_DEFINITIONS[kind].name,
    status: state.status ?? (state.errors.length > 0 ? 422 : 200),
    noindex: state.errors.length > 0,
    ...(state.token !== undefined && {
      cookies: [{ name: DRAFT_COOKIE, value: state.token, maxAge: DRAFT_SECONDS }],
    }),
    body: (
      <PetitionPage
        urls={request.urls}
        kind={kind}
        organName={request.organ.name}
        values={state.values}
        errors={state.errors}
        intakeKey={state.intakeKey}
      />
    ),
  }
}

export async function takePetition(
  kind: PetitionKind,
  request: PortalRequest,
  services: Services,
): Promise<PortalAnswer> {
  const values = formValues(request.form)
  const intakeKey = request.form['intakeKey'] ?? newIntakeKey()
  const column = columnOf(values)
  const token = request.cookies[DRAFT_COOKIE] ?? newDraftToken()
  const refused = async (
    errors: readonly FieldError[],
    code: RefusalCode = 'invalid',
  ): Promise<PortalAnswer> => {
    await keepTyped(services, token, draftName(request, kind), { ...values, intakeKey })
    const status = code === 'tooMany' ? 429 : 422
    return page(kind, request, { values, errors, intakeKey, token, status })
  }
  const errors = problemsOf(kind, values)
  if (column === undefined || errors.length > 0) return refused(errors)
  if ((request.form['website'] ?? '') !== '')
    return refused([{ field: 'content', message: '未能提交：请刷新页面，不要使用自动填写后重试' }])
  const input: PetitionInput = {
    intakeKey,
    kind,
    applicant: applicantOf(values, column),
    content: values['content'] ?? '',
    clientAddress: request.clientAddress,
  }
  const result = await submitPetition(services, request.organ, input)
  if (!result.ok) return refused([errorOf(result.refusal)], result.refusal.code)
  await dropTyped(services, token, draftName(request, kind))
  return {
    kind: 'page',
    column: 'apply',
    title: PETITION_DEFINITIONS[kind].name,
    noindex: true,
    body: <PetitionSentPage urls={request.urls} kind={kind} {...result.value} />,
  }
}

/** All of them at once, each field once; what is missing does not hang on the kind of applicant. */
function problemsOf(kind: PetitionKind, values: FormValues): readonly FieldError[] {
  const column = columnOf(values)
  const applicant = applicantOf(values, column ?? 'naturalPerson')
  const found = petitionProblems({ kind, applicant, content: values['content'] ?? '' }).map(errorOf)
  const errors = column === undefined ? [...found, NO_COLUMN] : found
  return errors.filter(({ field }, index) => errors.findIndex((other) => other.field === field) === index)
}

const NO_COLUMN: FieldError = { field: 'applicant.column', message: '请选择提出人的类型' }
