/** What each part of a template prints, from the facts. */
import { FEE_OBJECTION } from '../../law/remedies.ts'
import type { Block } from '../../platform/documents/tree.ts'
import { answerSlip } from './answer-slip.ts'
import { deliveryTable } from './delivery-table.ts'
import type { LetterFacts, LetterKind } from './facts.ts'
import { feeTable } from './fee-table.ts'
import {
  approvalTable,
  confirmationTable,
  registrationTable,
  transferSigns,
  transferTable,
} from './form-tables.ts'
import { queryBlocks, receiptTable } from './receipt-parts.ts'
import { conclusion, elementBlocks } from './reply-parts.ts'
import { closed } from './sentences.ts'
import {
  attachments,
  calledByOutcome,
  contactLines,
  opening,
  paragraph,
  remedyLines,
  signature,
  isUncorrected,
  you,
} from './shape.ts'
import type { Part } from './template-model.ts'

type MakePart = (facts: LetterFacts, kind: LetterKind) => readonly Block[]

export const PART_BLOCKS: Readonly<Record<Part, MakePart>> = {
  opening,
  correctionItems: ({ correction }) => numbered(correction?.items ?? []),
  conclusion: (facts) => (facts.decision === undefined ? [] : [paragraph(conclusion(facts, facts.decision))]),
  elements: ({ decision }) => (decision === undefined ? [] : elementBlocks(decision)),
  remedies,
  feeTable: ({ fee }) => (fee === undefined ? [] : feeTable(fee)),
  feeObjection: () => [paragraph(FEE_OBJECTION.replace(/《[^》]*条例》/, '《条例》'))],
  receiptTable: (facts) => [receiptTable(facts)],
  query: queryBlocks,
  deliveryTable: (facts) => (facts.delivery === undefined ? [] : [deliveryTable(facts, facts.delivery)]),
  contact: contactLines,
  attachments: attached,
  signature,
  registrationTable: (facts) => [registrationTable(facts)],
  approvalTable: (facts) => [approvalTable(facts)],
  confirmationTable: (facts) => [confirmationTable(facts)],
  transferTable: (facts) => [transferTable(facts), { kind: 'note', text: '交接情况' }, transferSigns(facts)],
  answerSlip: (facts) => answerSlip(facts, facts.consultation?.summary ?? ''),
}

/** GB/T 9704 7.3.3: numbered paragraphs, their lines flush left; one alone has no number. */
function numbered(items: readonly string[]): readonly Block[] {
  return items.map((item, index) => paragraph(`${items.length === 1 ? '' : `${index + 1}.`}${closed(item)}`))
}

/** A third party is told of a decision to disclose, a petitioner that nothing was corrected: review or suit. */
function remedies(facts: LetterFacts, kind: LetterKind): readonly Block[] {
  if (kind === 'thirdPartyNotice') return remedyLines(facts, 'A1', '本决定', '你（单位）')
  if (kind === 'petitionNotice')
    return isUncorrected(facts) ? remedyLines(facts, 'A1', '本告知', you(facts)) : []
  if (facts.decision === undefined) return []
  const { outcome } = facts.decision
  return remedyLines(facts, outcome, `本${calledByOutcome(outcome)}`, you(facts))
}

function attached({ decision, consultation }: LetterFacts, kind: LetterKind): readonly Block[] {
  if (kind === 'reply') return attachments(decision?.attachments)
  const own = consultation?.attachments ?? []
  return attachments(kind === 'thirdPartyConsultation' ? [...own, '第三方意见回执'] : own)
}
