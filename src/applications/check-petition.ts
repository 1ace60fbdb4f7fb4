/** What 更正申请 and a suggestion to publish must hold (条例 41, 44): everything wrong at once, in the order of the form. */
import { checkReach } from './check-request.ts'
import { refuseMarked } from './classified.ts'
import { PETITION_DEFINITIONS } from './model.ts'
import type { PetitionInput } from './public-shapes.ts'
import { hasPictures, hasWords, lettersIn } from './requested.ts'
import { ok, refuse, type Refusal, type Result } from '../platform/result.ts'

const MOST = 5000
const MISSING = { amendment: '请写明不准确的内容和证据', suggestion: '请写明建议公开的信息和理由' } as const

export function petitionProblems(
  petition: Pick<PetitionInput, 'kind' | 'applicant' | 'content'>,
): readonly Refusal[] {
  const { article } = PETITION_DEFINITIONS[petition.kind]
  const { applicant, content } = petition
  return [
    checkContent(petition),
    checkName(applicant.name),
    (applicant.phone ?? '') === '' && (applicant.email ?? '') === ''
      ? refuse('invalid', '请至少填写一种联系方式：电话或者邮箱', { field: 'applicant.phone' })
      : ok(null),
    checkReach(applicant.phone === undefined ? {} : { phone: applicant.phone }),
    checkReach(applicant.email === undefined ? {} : { email: applicant.email }),
    refuseMarked({ 'applicant.name': applicant.name, content }),
  ].flatMap((result) =>
    result.ok ? [] : [result.refusal.code === 'classified' ? result.refusal : { ...result.refusal, article }],
  )
}

function checkContent({ kind, content }: Pick<PetitionInput, 'kind' | 'content'>): Result<null> {
  if (!hasWords(content)) return refuse('invalid', MISSING[kind], { field: 'content' })
  return lettersIn(content) > MOST
    ? refuse('invalid', `内容不能超过${MOST}字`, { field: 'content' })
    : ok(null)
}

function checkName(name: string): Result<null> {
  if (!hasWords(name)) return refuse('invalid', '请填写姓名或者名称', { field: 'applicant.name' })
  return hasPictures(name)
    ? refuse('invalid', '姓名或者名称中有表情符号，请按证件上的写法填写', { field: 'applicant.name' })
    : ok(null)
}
