import { article, FEE_MEASURES } from '../../law/articles.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import { ok, refuse, type Refusal, type Result } from '../../platform/result.ts'
import { checkTemplate } from './check-template.ts'
import { DEFAULT_TEMPLATES } from './default-templates.ts'
import { findMissing, whatToDo } from './elements.ts'
import { LETTER_NAMES, type LetterFacts, type LetterKind } from './facts.ts'
import { fillTemplate } from './fill-template.ts'
import type { Template } from './template-model.ts'

/**
 * The letter of a kind as a document tree, or the refusal that names the element it lacks and the article that asks
 * for it (`field` is the path in the facts).
 */
export function buildLetter(
  kind: LetterKind,
  facts: LetterFacts,
  template: Template = DEFAULT_TEMPLATES[kind],
): Result<DocumentTree> {
  const refusal =
    checkTemplate(kind, template) ??
    findMissing(kind, facts) ??
    lacksOnlineChannel(kind, facts) ??
    overlongExtension(kind, facts) ??
    wrongFee(kind, facts) ??
    namesApplicant(kind, facts)
  return refusal === undefined ? ok(fillTemplate(kind, template, facts)) : { ok: false, refusal }
}

const TELLS_REMEDIES: ReadonlySet<LetterKind> = new Set<LetterKind>(['reply', 'thirdPartyNotice'])
const ONLINE_REVIEW = article('复议法', 22, 2)

/** A decision delivered by internet must offer filing for review by internet. */
function lacksOnlineChannel(kind: LetterKind, facts: LetterFacts): Refusal | undefined {
  const told = TELLS_REMEDIES.has(kind) && facts.withdrawn !== true
  if (!told || facts.remedy?.byInternet !== true || facts.remedy.onlineReview !== undefined) return undefined
  const message = `通过互联网送达的，应当同时提供提交行政复议申请书的互联网渠道（${ONLINE_REVIEW}）。缺少网上申请行政复议的地址，${whatToDo('remedy.onlineReview')}`
  return refuse('invalid', message, { article: ONLINE_REVIEW, field: 'remedy.onlineReview' }).refusal
}

const EXTENSION = article('条例', 33, 2)
const LONGEST_EXTENSION = 20 // working days

function overlongExtension(kind: LetterKind, { extension }: LetterFacts): Refusal | undefined {
  const days = extension?.workingDays ?? 0
  if (kind !== 'extensionNotice' || days <= LONGEST_EXTENSION) return undefined
  const message = `延长${days}个工作日超过了20个工作日的上限（${EXTENSION}）。请改为20个工作日以内。`
  return refuse('notAllowedNow', message, { article: EXTENSION, field: 'extension.workingDays' }).refusal
}

function wrongFee(kind: LetterKind, { fee }: LetterFacts): Refusal | undefined {
  const sum = (fee?.steps ?? []).reduce((total, step) => total + step.amount, 0)
  if (kind !== 'feeNotice' || sum === fee?.amountYuan) return undefined
  const message = `各档金额合计${sum}元，与收费数额${fee?.amountYuan}元不一致（${FEE_MEASURES}）。请重新计算。`
  return refuse('invalid', message, { article: FEE_MEASURES, field: 'fee.amountYuan' }).refusal
}

/** Letters to others than the applicant: who asked is none of their business. */
const TO_OTHERS: Readonly<
  Partial<Record<LetterKind, { readonly field: string; readonly read: (facts: LetterFacts) => string }>>
> = {
  thirdPartyConsultation: {
    field: 'consultation.summary',
    read: ({ consultation }) => consultation?.summary ?? '',
  },
  organConsultation: {
    field: 'consultation.summary',
    read: ({ consultation }) => consultation?.summary ?? '',
  },
  assistanceLetter: {
    field: 'assistance.summary',
    read: ({ assistance }) => `${assistance?.summary}${assistance?.matter}`,
  },
  thirdPartyNotice: {
    field: 'disclosure.content',
    read: ({ disclosure }) => `${disclosure?.content}${disclosure?.reason}`,
  },
}

function namesApplicant(kind: LetterKind, facts: LetterFacts): Refusal | undefined {
  const name = facts.applicant.name.trim()
  const written = TO_OTHERS[kind]
  if (written === undefined || name.length < 2 || !written.read(facts).includes(name)) return undefined
  const message = `《${LETTER_NAMES[kind]}》里写有申请人的姓名或者名称。请删去后重试。`
  return refuse('invalid', message, { field: written.field }).refusal
}
