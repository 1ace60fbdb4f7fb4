/** After a look-up the page is followed by a token of half an hour in an HttpOnly cookie, never by the codes themselves. */
import { timingSafeEqual } from 'node:crypto'
import type { Services } from '../platform/services.ts'

const LIFETIME_MS = 30 * 60 * 1000
const PURPOSE = 'application-status'

export function makeStatusToken(services: Services, organId: number, applicationId: string): string {
  const head = `${organId}.${applicationId}.${services.clock.machine().getTime() + LIFETIME_MS}`
  return `${head}.${services.keys.sign(PURPOSE, head)}`
}

/** The application a living token is for; undefined for any other text. */
export function readStatusToken(services: Services, organId: number, token: string): string | undefined {
  const [organ = '', applicationId = '', expires = '', sign = ''] = token.split('.')
  const expected = Buffer.from(services.keys.sign(PURPOSE, `${organ}.${applicationId}.${expires}`))
  const given = Buffer.from(sign)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
  if (Number(organ) !== organId || !(Number(expires) > services.clock.machine().getTime())) return undefined
  return applicationId
}
