import type { Actor } from '../people/model.ts'
import { hasRole } from '../people/model.ts'
import type { OrganId, OrganSettings } from './model.ts'

/** An administrator looks after the own organ and everything below it. */
export function mayAdminister(actor: Actor, organId: OrganId): boolean {
  return hasRole(actor, 'administrator') && actor.visibleOrgans.includes(organId)
}

export function maySee(actor: Actor, organId: OrganId): boolean {
  return actor.visibleOrgans.includes(organId)
}

/** What 条例 12 requires of the guide and the settings do not say yet, in the law's words. */
export function missingGuideFacts(settings: OrganSettings): readonly string[] {
  return GUIDE_FACTS.filter(([field]) => (settings[field] ?? '').trim() === '').map(([, label]) => label)
}

const GUIDE_FACTS: readonly (readonly [keyof OrganSettings, string])[] = [
  ['disclosureOffice', '工作机构名称'],
  ['address', '办公地址'],
  ['officeHours', '办公时间'],
  ['phone', '联系电话'],
  ['fax', '传真号码'],
  ['email', '互联网联系方式'],
]
