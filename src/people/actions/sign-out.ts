import type { Services } from '../../platform/services.ts'
import type { Session } from '../sessions.ts'
import { deleteSession } from '../store.ts'

export async function signOut(services: Services, session: Session): Promise<void> {
  await deleteSession(services.database.open, session.tokenHash)
  await services.database.write(
    {
      organId: session.actor.organId,
      organIds: [session.actor.organId],
      actor: { kind: 'person', personId: session.actor.personId, name: session.actor.name },
    },
    async (tx) => {
      tx.audit({ type: 'session.ended', subject: `account/${session.username}`, data: {} })
    },
  )
}
