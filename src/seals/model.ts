/** 电子印章: the picture printed over an organ's name, and the SM2 keys its documents are signed with. */
import { LETTER_KINDS, LETTER_NAMES } from '../applications/letters/facts.ts'
import type { OrganKind } from '../organs/model.ts'

/** Printed on demand and not kept as sent: forms, sheets and answers that bear no seal here. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  'receipt',
  'deliveryRecord',
  'petitionNotice',
  'registrationForm',
  'approvalSheet',
  'opinionConfirmation',
  'disclosureTransfer',
])
export const SEALED_KINDS = LETTER_KINDS.filter((kind) => !NOT_KEPT.has(kind))
export const SEALED_KIND_NAMES: Readonly<Record<string, string>> = LETTER_NAMES

export const PICTURE_LIMITS = { maxBytes: 1024 * 1024, minPixels: 240, maxPixels: 2400 } as const
export const WIDTH_LIMITS = { min: 10, max: 60 } as const
/** Below this a printed seal shows steps. */
export const GOOD_DPI = 250

/**
 * 印章直径 in millimetres by 国发〔1999〕25号: 省 50, 市、县和市辖区 45, 乡镇 42. Of a 街道办事处 it says nothing, of a department only
 * that it is not over 45: 42 there is ours [GK], and the administrator sets what the organ's seal measures.
 */
export const DEFAULT_WIDTH_MM: Readonly<Record<OrganKind, number>> = {
  province: 50,
  city: 45,
  district: 45,
  department: 42,
  street: 42,
  town: 42,
}

export interface SealVersion {
  readonly version: number
  readonly effectiveFrom: string
  /** Null: from this day on none. */
  readonly picture: SealImage | null
  readonly reason: string
  readonly madeAt: Date
  readonly person: string
}

export interface SealImage {
  readonly hash: string
  readonly widthPx: number
  readonly heightPx: number
  readonly widthMm: number
  /** Null: every kind. */
  readonly kinds: readonly string[] | null
}

export interface SigningKey {
  readonly keyId: string
  readonly origin: 'generated' | 'imported'
  readonly effectiveFrom: string
  /** SM3 of the SubjectPublicKeyInfo, hex. */
  readonly fingerprint: string
  readonly certificate: CertificateFacts | null
  readonly madeAt: Date
  readonly person: string
  readonly withdrawn: { readonly at: Date; readonly reason: string; readonly person: string } | null
}

export interface CertificateFacts {
  /** `CN=…，O=…` as the certificate says. */
  readonly subject: string
  readonly issuer: string
  readonly serial: string
  readonly validFrom: Date
  readonly validTo: Date
  /** Signed by its own key: nobody else vouches for it. */
  readonly selfSigned: boolean
}

/** What a document of a day bears; both may be missing. */
export interface SealOnDocument {
  readonly picture: SealPictureFacts | null
  readonly signing: {
    readonly keyId: string
    readonly stamp: readonly { readonly label: string; readonly value: string }[]
  } | null
}

export interface SealPictureFacts {
  readonly hash: string
  readonly widthMm: number
  readonly heightMm: number
  readonly alt: string
}

/** What a check of a signature found. */
export interface SignatureReport {
  /** The signature holds over the bytes looked at. */
  readonly valid: boolean
  readonly signedAt: Date
  readonly fingerprint: string
  readonly certificate: CertificateFacts | null
  /** In force, not withdrawn, its certificate neither too young nor expired, when it signed. */
  readonly inForceThen: boolean
  readonly withdrawnAt: Date | null
}
