import type { z } from 'zod'
import type { Services } from '../../platform/services.ts'
import type { meSchema } from '../contract.ts'
import type { Session } from '../sessions.ts'

/** What the desk needs to know of the signed-in person. */
export function describeMe(session: Session, services: Services): z.infer<typeof meSchema> {
  const { actor } = session
  const own = services.organs.byId(actor.organId)
  if (!own) throw new Error(`organ ${actor.organId} of a session is unknown`)
  const others = actor.visibleOrgans.filter((organId) => organId !== actor.organId)
  return {
    personId: actor.personId,
    name: actor.name,
    username: session.username,
    organ: { organId: own.organId, code: own.code, name: own.name, shortName: own.shortName },
    roles: [...actor.roles],
    organs: [actor.organId, ...others].flatMap((organId) => {
      const organ = services.organs.byId(organId)
      return organ ? [{ organId, code: organ.code, name: organ.name }] : []
    }),
    csrfToken: session.csrfToken,
    today: services.clock.today(),
    demo: services.installation.isDemo() ? { date: services.clock.today() } : null,
    calendarPublishedThrough: services.calendar.current().publishedThrough,
  }
}
