/** 条例 29: what a request must hold, field by field, in the order of the form. */
import { article } from '../law/articles.ts'
import { parseLocalDate } from '../law/local-date.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { refuseMarked } from './classified.ts'
import { contentOf, hasPictures, hasWords } from './requested.ts'
import { normaliseNumber, type WayWanted } from './model.ts'
import type { ApplicantForm } from './public-shapes.ts'

export interface RequestFields {
  readonly applicant: ApplicantForm
  readonly infoName?: string | undefined
  readonly docNumber?: string | undefined
  readonly content: string
  readonly wayWanted: WayWanted
  readonly help?: string | undefined
}

const WHO = article('条例', 29, 2, 1)
const WHAT = article('条例', 29, 2, 2)
const HOW = article('条例', 29, 2, 3)

/** Everything 条例 29 asks for; for the portal, where the applicant can still fill it in. */
export function checkFullRequest(fields: RequestFields, hasProof: boolean): Result<null> {
  const basic = checkRequest(fields)
  if (!basic.ok) return basic
  const { applicant, wayWanted } = fields
  return firstRefusal([
    checkIdentity(applicant, hasProof),
    checkContact(applicant),
    checkWay(applicant, wayWanted),
  ])
}

/** What is registered even where something is missing: the rest is asked for by 补正. */
export function checkRequest(fields: RequestFields): Result<null> {
  const { applicant, content } = fields
  if (!hasWords(applicant.name))
    return refuse('invalid', '请填写申请人姓名或者名称', { field: 'applicant.name', article: WHO })
  if (hasPictures(applicant.name))
    return refuse('invalid', '姓名或者名称中有表情符号，请按证件上的写法填写', {
      field: 'applicant.name',
      article: WHO,
    })
  if (!hasWords(contentOf(fields)))
    return refuse('invalid', '请填写所需政府信息的名称、文号或者便于查询的其他特征性描述，三项至少一项', {
      field: 'content',
      article: WHAT,
    })
  return firstRefusal([
    refuseMarked({ infoName: fields.infoName, docNumber: fields.docNumber, content, help: fields.help }),
    checkNumbers(applicant),
  ])
}

function firstRefusal(results: readonly Result<null>[]): Result<null> {
  return results.find((result) => !result.ok) ?? ok(null)
}

function filled(text: string | undefined): boolean {
  return (text ?? '').trim() !== ''
}

function checkIdentity(applicant: ApplicantForm, hasProof: boolean): Result<null> {
  const isPerson = applicant.column === 'naturalPerson'
  const given = isPerson ? filled(applicant.idNumber) : filled(applicant.creditCode)
  if (given || hasProof) return ok(null)
  return refuse(
    'invalid',
    isPerson ? '请填写证件号码，或者上传身份证明' : '请填写统一社会信用代码，或者上传单位证明',
    { field: isPerson ? 'applicant.idNumber' : 'applicant.creditCode', article: WHO },
  )
}

function checkContact(applicant: ApplicantForm): Result<null> {
  if (filled(applicant.phone) || filled(applicant.email) || filled(applicant.address)) return ok(null)
  return refuse('invalid', '请至少填写一种联系方式：电话、邮箱或者地址', {
    field: 'applicant.phone',
    article: WHO,
  })
}

function checkWay(applicant: ApplicantForm, way: WayWanted): Result<null> {
  if (way === 'email' && !filled(applicant.email))
    return refuse('invalid', '选择以电子邮件获取的，请填写电子邮箱', {
      field: 'applicant.email',
      article: HOW,
    })
  if (way === 'post' && !filled(applicant.address))
    return refuse('invalid', '选择以邮寄获取的，请填写联系地址', { field: 'applicant.address', article: HOW })
  return ok(null)
}

function checkNumbers(applicant: ApplicantForm): Result<null> {
  const { idNumber, idType, creditCode } = applicant
  const isIdCard = !filled(idType) || /身份证/.test(idType ?? '')
  if (filled(idNumber) && isIdCard && !isIdCardNumber(normaliseNumber(idNumber ?? '')))
    return refuse('invalid', '居民身份证号码不正确：应为18位，请逐位核对', {
      field: 'applicant.idNumber',
      article: WHO,
    })
  if (filled(creditCode) && !isCreditCode(normaliseNumber(creditCode ?? '')))
    return refuse('invalid', '统一社会信用代码不正确：应为18位，请逐位核对', {
      field: 'applicant.creditCode',
      article: WHO,
    })
  return checkReach(applicant)
}

/** Telephone and e-mail, where given, can be used. */
export function checkReach({ phone, email }: Pick<ApplicantForm, 'phone' | 'email'>): Result<null> {
  if (filled(phone) && !isPhone((phone ?? '').normalize('NFKC')))
    return refuse('invalid', '联系电话不正确：请写手机号码，或者区号加固定电话', {
      field: 'applicant.phone',
      article: WHO,
    })
  if (filled(email) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email ?? ''))
    return refuse('invalid', '电子邮箱不正确，请核对', { field: 'applicant.email', article: WHO })
  return ok(null)
}

function isPhone(text: string): boolean {
  return /^[\d+\-() 转]{7,40}$/.test(text) && text.replace(/\D/g, '').length >= 7
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** GB 11643: 17 digits, among them a day that was, and a check character. */
export function isIdCardNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  const birthday = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (parseLocalDate(birthday) === undefined) return false
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]
}

const CREDIT_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/** GB 32100: 17 characters and a check character. */
export function isCreditCode(text: string): boolean {
  if (text.length !== 18) return false
  const values = [...text].map((letter) => CREDIT_LETTERS.indexOf(letter))
  if (values.includes(-1)) return false
  const sum = CREDIT_WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0)
  return values[17] === (31 - (sum % 31)) % 31
}
