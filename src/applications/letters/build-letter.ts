import { article } from '../../law/articles.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import { ok, refuse, type Refusal, type Result } from '../../platform/result.ts'
import {
  consultationNotice,
  organConsultation,
  thirdPartyConsultation,
  thirdPartyNotice,
} from './consultations.ts'
import { correctionNotice } from './correction-notice.ts'
import { deliveryRecord } from './delivery-record.ts'
import { findMissing, whatToDo } from './elements.ts'
import { extensionNotice } from './extension-notice.ts'
import { LETTER_NAMES, type LetterFacts, type LetterKind } from './facts.ts'
import { feeNotice } from './fee-notice.ts'
import { agreedDateNotice, reasonsNotice } from './reasons-notice.ts'
import { receipt } from './receipt.ts'
import { reply } from './reply.ts'

/**
 * The letter of a kind as a document tree, or the refusal that names the element it lacks and the article that asks
 * for it (`field` is the path in the facts).
 */
export function buildLetter(kind: LetterKind, facts: LetterFacts): Result<DocumentTree> {
  const missing = findMissing(kind, facts)
  const refusal = missing ?? lacksOnlineChannel(kind, facts)
  return refusal === undefined ? compose(kind, facts) : { ok: false, refusal }
}

const TELLS_REMEDIES: ReadonlySet<LetterKind> = new Set<LetterKind>(['reply', 'thirdPartyNotice'])
const ONLINE_REVIEW = article('复议法', 22, 2)

/** A decision delivered by internet must offer filing for review by internet. */
function lacksOnlineChannel(kind: LetterKind, facts: LetterFacts): Refusal | undefined {
  const told = TELLS_REMEDIES.has(kind) && facts.decision?.outcome !== 'F3'
  if (!told || facts.remedy?.byInternet !== true || facts.remedy.onlineReview !== undefined) return undefined
  const message = `通过互联网送达的，应当同时提供提交行政复议申请书的互联网渠道（${ONLINE_REVIEW}）。缺少网上申请行政复议的地址，${whatToDo('remedy.onlineReview')}`
  return refuse('invalid', message, { article: ONLINE_REVIEW, field: 'remedy.onlineReview' }).refusal
}

function compose(kind: LetterKind, facts: LetterFacts): Result<DocumentTree> {
  const title = LETTER_NAMES[kind]
  switch (kind) {
    case 'receipt':
      return ok(receipt(facts, title))
    case 'correctionNotice':
      return ok(correctionNotice(facts, title))
    case 'extensionNotice':
      return extensionNotice(facts, title)
    case 'thirdPartyConsultation':
      return thirdPartyConsultation(facts, title)
    case 'thirdPartyNotice':
      return ok(thirdPartyNotice(facts, title))
    case 'consultationNotice':
      return ok(consultationNotice(facts, title))
    case 'organConsultation':
      return ok(organConsultation(facts, title))
    case 'reasonsNotice':
      return ok(reasonsNotice(facts, title))
    case 'agreedDateNotice':
      return ok(agreedDateNotice(facts, title))
    case 'feeNotice':
      return feeNotice(facts, title)
    case 'reply':
      return withSection('答复结果', facts.decision, (decision) => reply(facts, decision, title))
    case 'deliveryRecord':
      return withSection('送达情况', facts.delivery, (delivery) => deliveryRecord(facts, delivery, title))
  }
}

/** findMissing has seen to it that the section is there. */
function withSection<T>(
  label: string,
  section: T | undefined,
  make: (section: T) => DocumentTree,
): Result<DocumentTree> {
  if (section === undefined) throw new Error(`letter built without its section: ${label}`)
  return ok(make(section))
}
