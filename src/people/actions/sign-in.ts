import { takeHit } from '../../platform/http/rate-limit.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { NOBODY_HASH, verifyPassword } from '../passwords.ts'
import { findLiveSession, type Session, startSession } from '../sessions.ts'
import { type AccountRow, clearFailures, countFailure, findAccount } from '../store.ts'

const MAX_FAILURES = 5
const LOCK_MINUTES = 15
const PER_ADDRESS = { name: 'sign-in', hits: 30, windowSeconds: 300 }
const WRONG =
  '用户名或口令不正确，或者账号已暂时锁定（连续输错 5 次锁定 15 分钟）。请核对后再试；仍不能登录的，请管理员重置口令'

/**
 * Signs a person in. An unknown name, a wrong password and a locked account get the same answer after the same work:
 * one hash, one count, one audit event. Otherwise a lock would tell which names exist, and whether a guess was right.
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
  const reason = whyRefused(account, matches, now)
  if (account !== undefined && reason === undefined) return ok(await admit(services, account, now))
  await recordRefusal(services, { account, username: input.username, reason: reason ?? 'unknown', now })
  return refuse('unauthenticated', WRONG)
}

type Reason = 'unknown' | 'password' | 'locked'

function whyRefused(account: AccountRow | undefined, matches: boolean, now: Date): Reason | undefined {
  if (account === undefined || account.disabled) return 'unknown'
  if (account.lockedUntil !== null && account.lockedUntil > now) return 'locked'
  return matches ? undefined : 'password'
}

interface Refused {
  readonly account: AccountRow | undefined
  readonly username: string
  readonly reason: Reason
  readonly now: Date
}

/** A name nobody has may be a password typed into the wrong field: it is counted with the district, and not written down. */
async function recordRefusal(services: Services, { account, username, reason, now }: Refused): Promise<void> {
  const lockUntil = new Date(now.getTime() + LOCK_MINUTES * 60_000)
  await countFailure(services.database.open, username, { now, most: MAX_FAILURES, lockUntil })
  const organId = account?.organId ?? services.organs.root()?.organId
  if (organId === undefined) return
  await services.database.write(tenancyOf(organId), async (tx) => {
    tx.audit({
      type: 'session.refused',
      subject: account === undefined ? 'account' : `account/${account.username}`,
      data: { username: account?.username ?? '', reason },
    })
  })
}

async function admit(
  services: Services,
  account: AccountRow,
  now: Date,
): Promise<{ token: string; session: Session }> {
  await clearFailures(services.database.open, account.username)
  const { token } = await startSession(services.database, account.username, now)
  await services.database.write(tenancyOf(account.organId), async (tx) => {
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

function tenancyOf(organId: number) {
  return {
    organId,
    organIds: [organId],
    actor: { kind: 'system', process: 'sign-in' },
  } as const
}
