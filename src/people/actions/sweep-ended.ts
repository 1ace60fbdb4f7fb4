import { sweepRateWindows } from '../../platform/http/rate-limit.ts'
import type { Services } from '../../platform/services.ts'
import { SESSION_ABSOLUTE_MS } from '../sessions.ts'
import { deleteOldDrafts, deleteSessionsBefore } from '../store.ts'

const DRAFT_DAYS = 7

/** Daily: ended sessions, drafts past their seven days, rate windows nobody is counted in. */
export async function sweepEnded(services: Services): Promise<void> {
  const now = services.clock.machine()
  const { open } = services.database
  await deleteSessionsBefore(open, new Date(now.getTime() - SESSION_ABSOLUTE_MS))
  await deleteOldDrafts(open, new Date(now.getTime() - DRAFT_DAYS * 86_400_000))
  await sweepRateWindows(services.database, now)
}
