import type { JobContext } from '../../platform/areas.ts'
import { deleteOldChallenges } from '../store.ts'

/** Daily: used challenges whose time has run out are refused by it anyway. */
export async function sweepChallenges(_: unknown, { services }: JobContext): Promise<void> {
  await deleteOldChallenges(services.database.open, services.clock.machine())
}
