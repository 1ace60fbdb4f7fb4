/** Organs (机关) and their units. A district is the root of its tree; a street office, a bureau or a town is below it. */
export type OrganId = number & { readonly organId?: never }

export const ORGAN_KINDS = ['district', 'street', 'town', 'department', 'province', 'city'] as const
export type OrganKind = (typeof ORGAN_KINDS)[number]

export const ORGAN_KIND_LABELS: Readonly<Record<OrganKind, string>> = {
  province: '省级政府',
  city: '市级政府',
  district: '区（县）政府',
  department: '政府部门',
  street: '街道办事处',
  town: '乡镇政府',
}

export const UNIT_KINDS = ['department', 'community'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
export const UNIT_KIND_LABELS: Readonly<Record<UnitKind, string>> = { department: '科室', community: '社区' }

export interface Organ {
  readonly organId: OrganId
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: OrganKind
  readonly parentId: OrganId | null
  readonly settings: OrganSettings
}

/** What an organ says of itself: the guide's statutory contents (条例 12) and the names letters need. */
export interface OrganSettings {
  /** 公开工作机构 (条例 4, 12). */
  readonly disclosureOffice?: string
  readonly address?: string
  readonly officeHours?: string
  readonly phone?: string
  readonly fax?: string
  readonly email?: string
  readonly postcode?: string
  /** 复议机关 (复议法 24) and the court for suits, printed in remedy texts. */
  readonly reviewOrgan?: string
  readonly court?: string
  /** Online 复议 channel, offered where a letter is sent by internet (复议法 22). */
  readonly onlineReview?: string
  /** Head of 申请编号: 王城公申〔2026〕0001号; made from that of the letters where it is not set. */
  readonly applicationPrefix?: string
  /** 文号 prefix of reply letters: 王城公复. */
  readonly letterPrefix?: string
  /** Portal furniture: 标识码, ICP 备案, 公安备案, 主办单位, extra header/footer text. */
  readonly siteCode?: string
  readonly icp?: string
  readonly policeRecord?: string
  readonly host?: string
  readonly headerNote?: string
  readonly footerNote?: string
}

export interface Unit {
  readonly organId: OrganId
  readonly unitId: string
  readonly name: string
  readonly kind: UnitKind
  readonly duty: string
}
