import type { DeskContext } from '../../platform/http/desk-api.ts'
import { administer } from '../../organs/actions/administer.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Role } from '../model.ts'
import { hashPassword } from '../passwords.ts'
import {
  disableAccount,
  findAccount,
  findPerson,
  replaceRoles,
  replaceUnits,
  resetAccount,
  setPersonLeft,
  usernameOf,
} from '../store.ts'
import { addPerson } from './add-person.ts'

export async function createPerson(
  context: DeskContext,
  organId: number,
  input: { name: string; title: string; roles: readonly Role[]; username: string; password: string },
): Promise<Result<string>> {
  if (await findAccount(context.services.database.open, input.username)) {
    return refuse('conflict', `用户名“${input.username}”已被使用，请换一个`, { field: 'username' })
  }
  return administer(context, organId, async (tx) => ok(await addPerson(tx, input)))
}

export function saveRoles(
  context: DeskContext,
  organId: number,
  personId: string,
  input: {
    roles: readonly Role[]
    units: readonly { unitId: string; relation: 'leads' | 'liaison' }[]
  },
): Promise<Result<undefined>> {
  return administer(context, organId, async (tx) => {
    const person = await findPerson(tx.db, organId, personId)
    if (!person) return refuse('notFound', '没有这个人员，或已离岗')
    if (personId === context.actor.personId && !input.roles.includes('administrator')) {
      return refuse('conflict', '不能取消自己的管理员岗位。请由另一位管理员调整', { field: 'roles' })
    }
    await replaceRoles(tx.db, organId, personId, input.roles)
    await replaceUnits(tx.db, organId, personId, input.units)
    tx.audit({
      type: 'person.rolesChanged',
      subject: `person/${personId}`,
      data: { personId, roles: input.roles },
    })
    return ok(undefined)
  })
}

export function resetPassword(
  context: DeskContext,
  organId: number,
  personId: string,
  password: string,
): Promise<Result<undefined>> {
  return administer(context, organId, async (tx) => {
    if (context.services.installation.isDemo()) return refuse('forbidden', '演示系统的口令不能修改')
    const username = await usernameOf(tx.db, organId, personId)
    if (username === undefined) return refuse('notFound', '这个人员没有登录账号')
    await resetAccount(tx.db, username, await hashPassword(password))
    tx.audit({ type: 'person.passwordChanged', subject: `person/${personId}`, data: { personId } })
    return ok(undefined)
  })
}

/** Somebody leaves: records keep the name, the account no longer opens anything. */
export function closePerson(
  context: DeskContext,
  organId: number,
  personId: string,
): Promise<Result<undefined>> {
  return administer(context, organId, async (tx) => {
    if (personId === context.actor.personId) return refuse('conflict', '不能停用自己的账号')
    const username = await usernameOf(tx.db, organId, personId)
    await setPersonLeft(tx.db, organId, personId, context.today)
    if (username !== undefined) await disableAccount(tx.db, username)
    tx.audit({ type: 'person.rolesChanged', subject: `person/${personId}`, data: { personId, roles: [] } })
    return ok(undefined)
  })
}
