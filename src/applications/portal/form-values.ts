/** The fields of the application form: their names, limits, and how they become what is submitted. */
import { APPLICANT_COLUMNS, type ApplicantColumn } from '../../annual-report/model.ts'
import type { FieldError } from '../../portal/components/form-state.ts'
import { checkFullRequest, checkRequest } from '../check-request.ts'
import { FORMS_WANTED, WAYS_WANTED, type FormWanted, type WayWanted } from '../model.ts'
import type { ApplicantForm, SubmitInput } from '../public-shapes.ts'
import { asTyped, lettersIn } from '../requested.ts'

/** Values as typed, by field name; only the names below. */
export type FormValues = Readonly<Record<string, string>>

/** Longest sensible text of each field, in characters. The names are those that refusals point to. */
export const FIELD_LIMITS = {
  'applicant.column': 20,
  'applicant.name': 100,
  'applicant.idType': 30,
  'applicant.idNumber': 40,
  'applicant.creditCode': 30,
  'applicant.legalRepresentative': 50,
  'applicant.contactPerson': 50,
  'applicant.phone': 40,
  'applicant.email': 100,
  'applicant.address': 200,
  'applicant.postcode': 10,
  infoName: 200,
  docNumber: 100,
  content: 5000,
  formWanted: 20,
  wayWanted: 20,
  help: 500,
} as const
export type FieldName = keyof typeof FIELD_LIMITS
export const FIELD_NAMES = Object.keys(FIELD_LIMITS) as readonly FieldName[] // the keys of FIELD_LIMITS are its names

const FIELD_LABELS: Partial<Record<FieldName, string>> = {
  'applicant.name': '姓名或者名称',
  'applicant.address': '联系地址',
  'applicant.email': '电子邮箱',
  infoName: '信息名称',
  docNumber: '文号',
  content: '申请内容',
  help: '所需帮助',
}

/** Numbers and addresses for machines: full width, as a Chinese keyboard writes them, is meant as half width. */
const FOR_MACHINES: ReadonlySet<FieldName> = new Set([
  'applicant.idNumber',
  'applicant.creditCode',
  'applicant.phone',
  'applicant.email',
  'applicant.postcode',
])

/**
 * The form's own fields of a request, trimmed; everything else that was sent is left out. A line ends as it was counted
 * in the browser: with one character.
 */
export function formValues(sent: Readonly<Record<string, string>>): FormValues {
  return Object.fromEntries(
    FIELD_NAMES.map((name) => [name, tidied(name, sent[name] ?? '')]).filter(([, value]) => value !== ''),
  )
}

function tidied(name: FieldName, typed: string): string {
  const text = asTyped(typed)
  if (!FOR_MACHINES.has(name)) return text
  const plain = text.normalize('NFKC')
  return name === 'applicant.email' ? plain.replaceAll('。', '.') : plain
}

export function columnOf(values: FormValues): ApplicantColumn | undefined {
  return APPLICANT_COLUMNS.find((column) => column === values['applicant.column'])
}

const ORGANISATION_FIELDS: readonly FieldName[] = [
  'applicant.creditCode',
  'applicant.legalRepresentative',
  'applicant.contactPerson',
]
const PERSON_FIELDS: readonly FieldName[] = ['applicant.idType', 'applicant.idNumber']

/** The applicant without the fields of the other kind, which may hold leftovers of a changed mind. */
export function applicantOf(values: FormValues, column: ApplicantColumn): ApplicantForm {
  const foreign = column === 'naturalPerson' ? ORGANISATION_FIELDS : PERSON_FIELDS
  const given = FIELD_NAMES.filter(
    (name) => name.startsWith('applicant.') && name !== 'applicant.column' && !foreign.includes(name),
  ).flatMap((name) => {
    const value = values[name]
    return value === undefined ? [] : [[name.slice('applicant.'.length), value] as const]
  })
  return { name: '', ...Object.fromEntries(given), column }
}

function formOf(values: FormValues): FormWanted {
  return FORMS_WANTED.find((form) => form === values['formWanted']) ?? 'either'
}

function wayOf(values: FormValues): WayWanted {
  return WAYS_WANTED.find((way) => way === values['wayWanted']) ?? 'download'
}

type RequestPart = Omit<SubmitInput, 'intakeKey' | 'proofs' | 'challenge' | 'clientAddress'>

/** What is asked for, ready to submit. */
export function requestOf(values: FormValues, column: ApplicantColumn): RequestPart {
  const text = (name: 'infoName' | 'docNumber' | 'help'): object => {
    const value = values[name]
    return value === undefined ? {} : { [name]: value }
  }
  return {
    applicant: applicantOf(values, column),
    ...text('infoName'),
    ...text('docNumber'),
    ...text('help'),
    content: values['content'] ?? '',
    formWanted: formOf(values),
    wayWanted: wayOf(values),
  }
}

/**
 * Everything wrong with the form at once, in its order. Identity may still be proved by a file on the next page, so
 * its absence is no problem yet.
 */
export function formProblems(values: FormValues): readonly FieldError[] {
  const column = columnOf(values)
  const missing: FieldError[] = column === undefined ? [error('applicant.column', '请选择申请人类型')] : []
  if ((values['wayWanted'] ?? '') === '')
    missing.push(error('wayWanted', '请选择获取信息的途径', '条例29.2.3'))
  const found = contentProblems(values, column ?? 'naturalPerson') // what else is missing does not hang on the kind
  const long = FIELD_NAMES.flatMap((name) => tooLong(name, values[name] ?? ''))
  return inFormOrder([...missing, ...long, ...found])
}

function error(field: FieldName, message: string, article?: string): FieldError {
  return { field, message, ...(article === undefined ? {} : { article }) }
}

function tooLong(name: FieldName, value: string): readonly FieldError[] {
  const limit = FIELD_LIMITS[name]
  return lettersIn(value) <= limit
    ? []
    : [
        error(
          name,
          `${FIELD_LABELS[name] ?? '所填内容'}不能超过${limit}字，请删减；较长的说明可以作为附件上传`,
        ),
      ]
}

/** The area's own check answers the first thing wrong; asked piece by piece, it names them all. */
function contentProblems(values: FormValues, column: ApplicantColumn): readonly FieldError[] {
  const whole = requestOf(values, column)
  const { applicant } = whole
  const asked = [
    checkRequest({ ...whole, applicant: { column, name: applicant.name }, content: '申请内容' }),
    checkRequest({ ...whole, applicant: { column, name: '申请人' } }),
    ...(['idNumber', 'creditCode', 'phone', 'email'] as const).map((field) =>
      checkRequest({
        content: '申请内容',
        wayWanted: whole.wayWanted,
        applicant: {
          column,
          name: '申请人',
          ...(applicant.idType === undefined ? {} : { idType: applicant.idType }),
          ...(applicant[field] === undefined ? {} : { [field]: applicant[field] }),
        },
      }),
    ),
    checkFullRequest({ ...whole, content: '申请内容', applicant: reachable(applicant) }, true),
  ]
  return asked.flatMap((result) =>
    result.ok
      ? []
      : [
          {
            field: result.refusal.field ?? 'content',
            message: result.refusal.message,
            ...(result.refusal.article === undefined ? {} : { article: result.refusal.article }),
          },
        ],
  )
}

/** Only which ways to reach the applicant are given; whether they are written rightly is asked above. */
function reachable({ column, phone, email, address }: ApplicantForm): ApplicantForm {
  return {
    column,
    name: '申请人',
    ...(phone === undefined ? {} : { phone: '0379-60000000' }),
    ...(email === undefined ? {} : { email: 'name@example.cn' }),
    ...(address === undefined ? {} : { address }),
  }
}

function inFormOrder(errors: readonly FieldError[]): readonly FieldError[] {
  const first = errors.filter(
    (one, index) => errors.findIndex((other) => other.field === one.field) === index,
  )
  const place = ({ field }: FieldError): number => FIELD_NAMES.findIndex((name) => name === field)
  return first.sort((a, b) => place(a) - place(b))
}
