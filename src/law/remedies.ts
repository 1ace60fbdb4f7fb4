/**
 * 救济告知: what a letter says about review and suit, by outcome and day of decision. Variant A: review first
 * (复议法 23.1.4, told in the letter itself: 23.2). B: review or suit. none: procedural letters are not suable.
 */
import { article, type Article } from './articles.ts'
import type { LocalDate } from './local-date.ts'
import { isReviewFirst, type Outcome } from './outcomes.ts'
import { REVIEW_FIRST_IN_FORCE } from './parameters.ts'

export type RemedyVariant = 'A' | 'B' | 'none'

/** Before 复议前置 came into force; B's withheld part is asked for separately. Total, so a new outcome must choose. */
const VARIANTS: Readonly<Record<Outcome, RemedyVariant>> = {
  A1: 'B',
  A2: 'B',
  B: 'B',
  C1: 'A',
  C2: 'A',
  C3: 'A',
  C4: 'A',
  C5: 'A',
  C6: 'A',
  C7: 'A',
  C8: 'B',
  D1a: 'B',
  D1b: 'B',
  D2: 'B',
  D3: 'B',
  E1: 'B',
  E2: 'B',
  E3: 'B',
  E4: 'B',
  E5: 'B',
  F1: 'B',
  F2: 'B',
  F3: 'B',
}

export interface RemedyPlaces {
  /** 复议机关, by name. */
  readonly reviewOrgan: string
  /** 有管辖权的人民法院, by name. */
  readonly court: string
  /** Where 复议 can be filed online; must be given when the letter goes by internet (复议法 22.2). */
  readonly onlineReview?: string
}

export interface RemedyQuestion extends RemedyPlaces {
  readonly outcome: Outcome
  readonly decidedOn: LocalDate
  readonly byInternet: boolean
  /** F3 because the applicant withdrew: nobody decided anything. */
  readonly withdrawn?: boolean
}

export interface RemedyText {
  readonly variant: RemedyVariant
  /** Part B carries A for the withheld part, inside the same letter. */
  readonly withheldVariant: RemedyVariant
  readonly paragraphs: readonly string[]
  readonly articles: readonly Article[]
  /** The letter goes by internet and no online channel is known: it must not be sent so. */
  readonly lacksOnlineChannel: boolean
}

/** The variant of the whole letter on a day. */
export function remedyVariant(outcome: Outcome, decidedOn: LocalDate): RemedyVariant {
  const variant = VARIANTS[outcome]
  return variant === 'A' && decidedOn < REVIEW_FIRST_IN_FORCE ? 'B' : variant
}

/** The variant of the withheld part of a partial disclosure; `none` for every other outcome. */
export function withheldVariant(outcome: Outcome, decidedOn: LocalDate): RemedyVariant {
  return outcome === 'B' && decidedOn >= REVIEW_FIRST_IN_FORCE ? 'A' : 'none'
}

/** The remedy paragraphs of a reply, in order. */
export function remedyText(question: RemedyQuestion): RemedyText {
  const { outcome, decidedOn, byInternet, onlineReview } = question
  const endedByApplicant = outcome === 'F3' && question.withdrawn === true
  const variant = endedByApplicant ? 'none' : remedyVariant(outcome, decidedOn)
  const withheld = withheldVariant(outcome, decidedOn)
  const main = mainParagraphs(variant, withheld, question)
  // 复议法 22.2 wants it told where the letter goes by internet; nobody is hurt by knowing it otherwise
  const online = variant !== 'none' && onlineReview !== undefined ? [onlineSentence(onlineReview)] : []
  return {
    variant,
    withheldVariant: withheld,
    paragraphs: [...main, ...online, COMPLAINT],
    articles: articlesOf(variant, withheld, byInternet),
    lacksOnlineChannel: variant !== 'none' && byInternet && onlineReview === undefined,
  }
}

function mainParagraphs(
  variant: RemedyVariant,
  withheld: RemedyVariant,
  places: RemedyPlaces,
): readonly string[] {
  if (withheld === 'A')
    return [reviewFirst('本答复中不予公开的部分', places), eitherWay('本答复的其他部分', places)]
  if (variant === 'A') return [reviewFirst('本答复', places)]
  return variant === 'B' ? [eitherWay('本答复', places)] : []
}

function reviewFirst(what: string, { reviewOrgan, court }: RemedyPlaces): string {
  return (
    `如不服${what}，应当自收到本答复之日起60日内先向${reviewOrgan}申请行政复议；` +
    `对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向${court}提起行政诉讼。`
  )
}

function eitherWay(what: string, { reviewOrgan, court }: RemedyPlaces): string {
  return (
    `如不服${what}，可以自收到本答复之日起60日内向${reviewOrgan}申请行政复议，` +
    `或者自收到本答复之日起6个月内向${court}提起行政诉讼。`
  )
}

function onlineSentence(channel: string): string {
  return `申请行政复议可以通过互联网渠道提交：${channel}。`
}

/** 条例 47, 51: always open as well. */
export const COMPLAINT =
  '您认为本机关在政府信息公开工作中侵犯您的合法权益的，也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。'

function articlesOf(
  variant: RemedyVariant,
  withheld: RemedyVariant,
  byInternet: boolean,
): readonly Article[] {
  if (variant === 'none') return [article('条例', 51)]
  const reviewFirstArticles = [article('复议法', 23, 1, 4), article('复议法', 23, 2), article('行诉法', 45)]
  const eitherArticles = [article('行诉法', 44), article('行诉法', 46)]
  return [
    article('条例', 51),
    article('复议法', 20),
    ...(variant === 'A' || withheld === 'A' ? reviewFirstArticles : []),
    ...(variant === 'B' ? eitherArticles : []),
    ...(byInternet ? [article('复议法', 22, 2)] : []),
  ]
}

/** Letters that decide nothing about the information; they carry no remedy text (variant C of decisions.md). */
export const PROCEDURAL_LETTERS = [
  'receipt',
  'correctionNotice',
  'reasonsNotice',
  'extensionNotice',
  'thirdPartyConsultation',
  'organConsultation',
  'consultationNotice',
  'agreedDateNotice',
] as const
export type ProceduralLetter = (typeof PROCEDURAL_LETTERS)[number]

/** 109号: the fee itself cannot be taken to review or court alone; what follows from not paying can. */
export const FEE_OBJECTION =
  '对收费决定有异议的，不能单独就该决定申请行政复议或者提起行政诉讼；可以在缴费期满后，就本机关不再处理申请的行为，' +
  '依照《中华人民共和国政府信息公开条例》第五十一条的规定投诉、举报，申请行政复议或者提起行政诉讼。'

/** What an organ is, as far as it decides who reviews its acts. */
export type OrganKind = 'subdistrict' | 'department' | 'district'

/** 复议法 24.1: the government above. Names are the installation's; 街道 and departments go to the district. */
export function reviewOrganOf(
  kind: OrganKind,
  names: { readonly districtGovernment: string; readonly cityGovernment: string },
): { readonly name: string; readonly article: Article } {
  switch (kind) {
    case 'subdistrict':
      return { name: names.districtGovernment, article: article('复议法', 24, 1, 3) }
    case 'department':
      return { name: names.districtGovernment, article: article('复议法', 24, 1, 1) }
    case 'district':
      return { name: names.cityGovernment, article: article('复议法', 24, 1, 2) }
  }
}

/** Whether a suit filed straight away against this outcome is out of order (法释〔2025〕8号): a warning, not a refusal. */
export function isDirectSuitDoubtful(outcome: Outcome, decidedOn: LocalDate): boolean {
  return isReviewFirst(outcome) && decidedOn >= REVIEW_FIRST_IN_FORCE
}
