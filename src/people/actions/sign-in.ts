import { takeHit } from '../../platform/http/rate-limit.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { NOBODY_HASH, verifyPassword } from '../passwords.ts'
import { findLiveSession, type Session, startSession } from '../sessions.ts'
import { type AccountRow, findAccount, setFailures } from '../store.ts'

const MAX_FAILURES = 5
const LOCK_MINUTES = 15
const PER_ADDRESS = { name: 'sign-in', hits: 30, windowSeconds: 300 }
const WRONG = '用户名或口令不正确。连续输错 5 次将锁定 15 分钟'

/**
 * Signs a person in. Unknown names and wrong passwords get the same answer after the same work; five wrong passwords
 * in a row lock the account for a quarter of an hour.
 */
export async function signIn(
  services: Services,
  input: { username: string; password: string; clientAddress: string },
): Promise<Result<{ token: string; session: Session }>> {
  const now = services.clock.machine()
  const wait = await takeHit(services.database, PER_ADDRESS, input.clientAddress, now)
  if (wait > 0) return refuse('tooMany', `登录尝试过于频繁，请 ${Math.ceil(wait / 60)} 分钟后再试`)
  const account = await findAccount(services.database.open, input.username)
  const matches = await verifyPassword(account?.passwordHash ?? (await NOBODY_HASH), input.password)
  if (!account) return refuse('unauthenticated', WRONG)
  if (account.disabled) return refuse('unauthenticated', WRONG)
  if (account.lockedUntil !== null && account.lockedUntil > now) {
    await recordRefusal(services, account, 'locked')
    const minutes = Math.ceil((account.lockedUntil.getTime() - now.getTime()) / 60_000)
    return refuse('tooMany', `账号因连续输错口令已锁定，请 ${minutes} 分钟后再试，或请管理员重置口令`)
  }
  if (!matches) {
    await countFailure(services, account, now)
    return refuse('unauthenticated', WRONG)
  }
  return ok(await admit(services, account, now))
}

async function countFailure(services: Services, account: AccountRow, now: Date): Promise<void> {
  const failures = account.failures + 1
  const lockedUntil = failures >= MAX_FAILURES ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null
  await setFailures(services.database.open, account.username, lockedUntil ? 0 : failures, lockedUntil)
  await recordRefusal(services, account, 'password')
}

async function recordRefusal(
  services: Services,
  account: AccountRow,
  reason: 'password' | 'locked',
): Promise<void> {
  await services.database.write(tenancyOf(account), async (tx) => {
    tx.audit({
      type: 'session.refused',
      subject: `account/${account.username}`,
      data: { username: account.username, reason },
    })
  })
}

async function admit(
  services: Services,
  account: AccountRow,
  now: Date,
): Promise<{ token: string; session: Session }> {
  await setFailures(services.database.open, account.username, 0, null)
  const { token } = await startSession(services.database, account.username, now)
  await services.database.write(tenancyOf(account), async (tx) => {
    tx.audit({
      type: 'session.started',
      subject: `account/${account.username}`,
      data: { username: account.username },
    })
  })
  const session = await findLiveSession(services, token)
  if (!session) throw new Error('a session just started is gone')
  return { token, session }
}

function tenancyOf(account: AccountRow) {
  return {
    organId: account.organId,
    organIds: [account.organId],
    actor: { kind: 'system', process: 'sign-in' },
  } as const
}
