/**
 * Which letters an act on a case sends, and what each says besides what every letter says. An act taken today and one of
 * an imported past are put in the same words.
 */
import { feeOf } from '../law/fees.ts'
import type { LocalDate } from '../law/local-date.ts'
import { formatChinese, parseLocalDate } from '../law/local-date.ts'
import type { LetterFacts, LetterKind, RemedyFacts } from './letters/facts.ts'
import { OPINION_NAMES, type ActKind, type NewAct } from './model.ts'
import type { CaseView } from './rules.ts'

export interface LetterOrder {
  readonly kind: LetterKind
  readonly section: Partial<LetterFacts>
}

/** What a letter says that the act itself does not hold. */
export interface LetterWords {
  /** 征求意见, 协办: what would be disclosed, and the papers sent along. */
  readonly summary?: string | undefined
  readonly attachments?: readonly string[] | undefined
  /** 补正: in which way. */
  readonly way?: string | undefined
  /** 收费: where and how to pay. */
  readonly payment?: string | undefined
  /** 决定告知: to whom. */
  readonly thirdParty?: string | undefined
}

export interface LetterGround {
  readonly on: LocalDate
  /** The case as it stood before the act. */
  readonly before: CaseView
  /** And with it. */
  readonly after: () => CaseView
  readonly remedy: () => RemedyFacts
}

/** The kind of letter an act sends first; the record of the act names it. Total over the acts that send one. */
export const LETTER_OF_ACT = {
  askCorrection: 'correctionNotice',
  consultThirdParty: 'thirdPartyConsultation',
  consultOrgan: 'organConsultation',
  extend: 'extensionNotice',
  askReasons: 'reasonsNotice',
  agreeDate: 'agreedDateNotice',
  sendFeeNotice: 'feeNotice',
  notifyThirdParty: 'thirdPartyNotice',
  askAssistance: 'assistanceLetter',
} as const satisfies Readonly<Partial<Record<ActKind, LetterKind>>>
export type LetterActKind = keyof typeof LETTER_OF_ACT
export type LetterAct = Extract<NewAct, { readonly kind: LetterActKind }>

export function isLetterAct(act: NewAct): act is LetterAct {
  return act.kind in LETTER_OF_ACT
}

/** The first is the act's own; of a consultation the applicant is told by one more, for his time stands still. */
export function letterKindsOf(kind: LetterActKind): readonly LetterKind[] {
  const own = LETTER_OF_ACT[kind]
  return kind === 'consultThirdParty' || kind === 'consultOrgan' ? [own, 'consultationNotice'] : [own]
}

export function lettersOf(act: LetterAct, words: LetterWords, ground: LetterGround): readonly LetterOrder[] {
  return letterKindsOf(act.kind).map((kind) => ({
    kind,
    section:
      kind === 'consultationNotice'
        ? {
            consultation: { of: act.kind === 'consultOrgan' ? 'organ' : 'thirdParty', sentOn: ground.on },
          }
        : sectionOf(act, words, ground),
  }))
}

function sectionOf(act: LetterAct, words: LetterWords, ground: LetterGround): Partial<LetterFacts> {
  switch (act.kind) {
    case 'askCorrection': {
      const { matters, guidance, until } = act.data
      const way = words.way === undefined || words.way === '' ? {} : { way: words.way }
      return { correction: { items: matters, guidance, period: `${inWords(until)}前（含当日）`, ...way } }
    }
    case 'consultThirdParty':
    case 'consultOrgan':
      return {
        consultation: {
          addressee: act.data.party,
          ...(words.summary === undefined ? {} : { summary: words.summary }),
          attachments: words.attachments ?? [],
        },
      }
    case 'extend':
      return { extension: extensionOf(act.data, ground) }
    case 'askReasons': {
      const { volume, until } = act.data
      return {
        reasons: { volume, ...(until === undefined ? {} : { period: `${inWords(until)}前（含当日）` }) },
      }
    }
    case 'agreeDate': {
      const until = parseLocalDate(act.data.until)
      const { why } = act.data
      return {
        agreedDate: { ...(until === undefined ? {} : { until }), ...(why === undefined ? {} : { why }) },
      }
    }
    case 'sendFeeNotice':
      return { fee: feeSection(act.data, words) }
    case 'notifyThirdParty': {
      const said = ground.before.live.findLast(({ kind }) => kind === 'thirdPartyReplied')
      const opinion = said?.kind === 'thirdPartyReplied' ? { opinion: OPINION_NAMES[said.data.opinion] } : {}
      const { content, reason } = act.data
      const to = words.thirdParty === undefined ? {} : { thirdParty: words.thirdParty }
      return { disclosure: { ...to, content, reason, ...opinion }, remedy: ground.remedy() }
    }
    case 'askAssistance': {
      const { party, matter } = act.data
      const until = parseLocalDate(act.data.until)
      return {
        assistance: {
          addressee: party,
          matter,
          ...(words.summary === undefined ? {} : { summary: words.summary }),
          ...(until === undefined ? {} : { until }),
        },
      }
    }
    default:
      return act satisfies never
  }
}

function extensionOf(
  { reason, workingDays }: { readonly reason: string; readonly workingDays: number },
  { on, before, after }: LetterGround,
): NonNullable<LetterFacts['extension']> {
  const originalDue = parseLocalDate(before.deadlines.reply?.due ?? '')
  const newDue = parseLocalDate(after().deadlines.reply?.due ?? '')
  return {
    reason,
    workingDays,
    approvedOn: on,
    ...(originalDue === undefined ? {} : { originalDue }),
    ...(newDue === undefined ? {} : { newDue }),
  }
}

/** How the amount comes about is computed again from what was counted (109号). */
function feeSection(
  { method, quantity, amount }: Extract<LetterAct, { kind: 'sendFeeNotice' }>['data'],
  { payment }: LetterWords,
): NonNullable<LetterFacts['fee']> {
  const { steps } = feeOf(method === 'perPage' ? { method, pages: quantity } : { method, ordinal: quantity })
  return { method, amountYuan: amount, steps, ...(payment === undefined ? {} : { payment }) }
}

function inWords(day: string): string {
  const parsed = parseLocalDate(day)
  return parsed === undefined ? day : formatChinese(parsed)
}
