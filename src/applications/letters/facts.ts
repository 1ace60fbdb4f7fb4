import type { Article } from '../../law/articles.ts'
import type { LocalDate } from '../../law/local-date.ts'
import type { Outcome } from '../../law/outcomes.ts'
import type { RemedyPlaces } from '../../law/remedies.ts'
import type { SealPicture } from '../../platform/documents/tree.ts'

/**
 * What a letter is filled from. Every section is optional here and checked when a letter is built: a letter with a
 * hole is refused, naming the element and the article that asks for it. All texts are printed as they are.
 */
export interface LetterFacts {
  /** 机关全称, as on its seal. */
  readonly organ: string
  /** 文号; the receipt and the delivery record have none. */
  readonly docNumber?: string
  /** 成文日期. */
  readonly date?: LocalDate
  readonly applicant: Applicant
  readonly applicationNumber: string
  /** 收到日 (条例 31). */
  readonly received: LocalDate
  /** How it came: 当面提交、邮寄、网站… */
  readonly channel?: string
  /** The same inside a sentence: 收到您“邮寄提交”的政府信息公开申请. */
  readonly submitted?: string
  /** The request in the applicant's words. */
  readonly content: string
  /** The one correction that was asked and came in (条例 30). */
  readonly corrected?: {
    readonly askedOn: LocalDate
    readonly receivedOn: LocalDate
    readonly content: string
  }
  /** The applicant withdrew: what ends the case is no decision of the organ. */
  readonly withdrawn?: boolean
  /** The extension told before (条例 33.2). */
  readonly extendedTo?: LocalDate
  readonly contact?: Contact
  /** Where the applicant can turn; the text is law/remedies.ts. */
  readonly remedy?: RemedyFacts

  /** By which anybody can make sure on the portal that the letter is this organ's. */
  readonly verification?: { readonly code: string; readonly address: string }
  /** 印章图样 and the visible part of the electronic signature, where the organ has them. */
  readonly seal?: {
    readonly picture?: SealPicture
    readonly stamp?: readonly { readonly label: string; readonly value: string }[]
  }

  readonly receipt?: ReceiptFacts
  readonly correction?: CorrectionFacts
  readonly extension?: ExtensionFacts
  readonly consultation?: ConsultationFacts
  readonly disclosure?: DisclosureFacts
  readonly reasons?: ReasonsFacts
  readonly agreedDate?: AgreedDateFacts
  readonly fee?: FeeFacts
  readonly decision?: DecisionFacts
  readonly delivery?: DeliveryFacts
  readonly registration?: RegistrationFacts
  readonly approval?: ApprovalFacts
  readonly confirmation?: ConfirmationFacts
  readonly transfer?: TransferFacts
  readonly assistance?: AssistanceFacts
  readonly petition?: PetitionFacts
}

export interface Applicant {
  readonly name: string
  readonly kind: 'person' | 'organisation'
}

export interface Contact {
  /** 政府信息公开工作机构. */
  readonly office: string
  readonly person?: string
  readonly phone: string
  readonly address?: string
}

export interface RemedyFacts extends RemedyPlaces {
  /** The letter goes out by internet: then it must name an online channel for 复议 (复议法 22.2). */
  readonly byInternet: boolean
}

export interface ReceiptFacts {
  /** Why `received` is the day of receipt, as an item of 条例 31. */
  readonly basis?: Article
  readonly replyDue?: LocalDate
  readonly handler?: string
  readonly query?: { readonly code: string; readonly address: string }
}

export interface CorrectionFacts {
  /** All of them at once. */
  readonly items: readonly string[]
  /** 指导和释明: how to make the request clear. */
  readonly guidance?: string
  /** The reasonable period, as its last day or in words (收到之日起10个工作日内). */
  readonly period?: string
  readonly way?: string
}

export interface ExtensionFacts {
  readonly reason?: string
  readonly workingDays?: number
  readonly originalDue?: LocalDate
  readonly newDue?: LocalDate
  /** When the head of the 公开工作机构 agreed. */
  readonly approvedOn?: LocalDate
}

export interface ConsultationFacts {
  /** The third party or the other organ asked. */
  readonly addressee?: string
  /** What would be disclosed; without a word about who asks. */
  readonly summary?: string
  readonly attachments?: readonly string[]
  /** When it was sent: told to the applicant, whose time stands still meanwhile. */
  readonly sentOn?: LocalDate
  readonly of?: 'thirdParty' | 'organ'
}

export interface DisclosureFacts {
  readonly thirdParty?: string
  /** What the third party had said, and when. */
  readonly opinion?: string
  readonly content?: string
  readonly reason?: string
  readonly publishOn?: LocalDate
}

export interface ReasonsFacts {
  /** Figures: from when to when, how many applications, on what. */
  readonly volume?: string
  readonly period?: string
}

export interface AgreedDateFacts {
  readonly until?: LocalDate
  /** Why the period of 条例 33 cannot be kept. */
  readonly why?: string
}

export interface FeeFacts {
  readonly method?: 'perItem' | 'perPage'
  readonly amountYuan?: number
  readonly steps?: readonly {
    readonly from: number
    readonly to: number
    readonly rate: number
    readonly amount: number
  }[]
  readonly payment?: string
}

export interface DecisionFacts {
  readonly outcome: Outcome
  /** Texts by the keys of `OUTCOME_DEFINITIONS[outcome].elements`. */
  readonly elements: Readonly<Record<string, string | undefined>>
  /** 提供方式: the way the applicant asked for. */
  readonly providedBy?: string
  readonly attachments?: readonly string[]
}

export interface DeliveryFacts {
  readonly documents?: readonly { readonly name: string; readonly docNumber?: string }[]
  readonly recipient?: string
  readonly method?: '直接送达' | '委托其他行政机关代为送达' | '邮寄送达' | '电子送达'
  readonly place?: string
  readonly server?: string
  readonly mailNumber?: string
  readonly mailedOn?: LocalDate
  readonly signedOn?: LocalDate
  readonly signedBy?: string
  readonly remark?: string
}

/** 申请登记表. */
export interface RegistrationFacts {
  /** 申请人类别, as the annual report counts it. */
  readonly column?: string
  /** The applicant's other particulars, masked: the whole is in the sealed record. */
  readonly person?: readonly { readonly label: string; readonly value: string }[]
  readonly infoName?: string
  readonly docNumber?: string
  readonly formWanted?: string
  readonly wayWanted?: string
  readonly help?: string
  readonly unit?: string
  /** 办理经过, a line an act. */
  readonly steps?: readonly string[]
}

/** One line of opinion on the approval sheet; without text it is for the pen. */
export interface Opinion {
  readonly label: string
  readonly text?: string
  readonly person?: string
  readonly on?: LocalDate
}

/** 审查呈批单. */
export interface ApprovalFacts {
  readonly proposed?: string
  readonly grounds?: readonly Article[]
  /** What was found out before: searches, opinions, the secrecy review asked for. */
  readonly findings?: readonly string[]
  readonly opinions?: readonly Opinion[]
}

/** What the third party or the other organ said, for it to confirm in writing (条例 32 asks for writing). */
export interface ConfirmationFacts {
  readonly addressee?: string
  readonly opinion?: string
  readonly reason?: string
  readonly saidOn?: LocalDate
}

/** 主动公开信息移送明细表 (条例 44). */
export interface TransferFacts {
  readonly items?: readonly {
    readonly name: string
    readonly docNumber?: string
    readonly number: string
    readonly answered: string
    readonly remark?: string
  }[]
}

/** 协办函: another unit or organ is asked to search, provide or check something; it stops no clock. */
export interface AssistanceFacts {
  readonly addressee?: string
  readonly summary?: string
  readonly matter?: string
  readonly until?: LocalDate
}

/** 更正申请 (条例 41) or 建议主动公开 (条例 44), as answered. */
export interface PetitionFacts {
  readonly of: 'amendment' | 'suggestion'
  readonly result?: string
  readonly answer?: string
}

export const LETTER_KINDS = [
  'receipt',
  'correctionNotice',
  'extensionNotice',
  'thirdPartyConsultation',
  'consultationNotice',
  'thirdPartyNotice',
  'organConsultation',
  'reasonsNotice',
  'agreedDateNotice',
  'feeNotice',
  'reply',
  'deliveryRecord',
  'assistanceLetter',
  'petitionNotice',
  'registrationForm',
  'approvalSheet',
  'opinionConfirmation',
  'disclosureTransfer',
] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

export const LETTER_NAMES: Readonly<Record<LetterKind, string>> = {
  receipt: '政府信息公开申请登记回执',
  correctionNotice: '政府信息公开申请补正告知书',
  extensionNotice: '政府信息公开申请延期答复告知书',
  thirdPartyConsultation: '政府信息公开第三方意见征询书',
  thirdPartyNotice: '政府信息公开决定告知书',
  consultationNotice: '政府信息公开申请征求意见告知书',
  organConsultation: '关于征求政府信息公开意见的函',
  reasonsNotice: '政府信息公开申请说明理由告知书',
  agreedDateNotice: '政府信息公开申请延迟答复告知书',
  feeNotice: '政府信息公开信息处理费收费通知书',
  reply: '政府信息公开申请答复书',
  deliveryRecord: '政府信息公开文书送达回证',
  assistanceLetter: '关于协助办理政府信息公开申请的函',
  petitionNotice: '政府信息更正申请答复告知书',
  registrationForm: '政府信息公开申请登记表',
  approvalSheet: '政府信息公开申请审查呈批单',
  opinionConfirmation: '政府信息公开征求意见确认函',
  disclosureTransfer: '主动公开信息移送明细表',
}
