import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { hashPassword, verifyPassword } from '../passwords.ts'
import { deleteSessionsOf, findAccount, setPasswordHash } from '../store.ts'

/** Changes the own password and ends every other session of the account. */
export async function changePassword(
  context: DeskContext,
  input: { current: string; next: string },
): Promise<Result<undefined>> {
  const { services, session, tenancy } = context
  if (services.installation.isDemo()) return refuse('forbidden', '演示系统的口令不能修改')
  const account = await findAccount(services.database.open, session.username)
  if (!account || !(await verifyPassword(account.passwordHash, input.current))) {
    return refuse('invalid', '原口令不正确', { field: 'current' })
  }
  if (input.next === input.current) return refuse('invalid', '新口令不能与原口令相同', { field: 'next' })
  const passwordHash = await hashPassword(input.next)
  await services.database.write(tenancy, async (tx) => {
    await setPasswordHash(tx.db, session.username, passwordHash)
    await deleteSessionsOf(tx.db, session.username, session.tokenHash)
    tx.audit({
      type: 'person.passwordChanged',
      subject: `person/${session.actor.personId}`,
      data: { personId: session.actor.personId },
    })
  })
  return ok(undefined)
}
