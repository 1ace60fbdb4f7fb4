import { findPublicItems, findSimilarPublic } from '../../disclosure/actions/list-public.ts'
import { takeHit } from '../../platform/http/rate-limit.ts'
import type { Services } from '../../platform/services.ts'
import type { Requested } from '../requested.ts'

export type PublicEntry = Awaited<ReturnType<typeof findPublicItems>>[number]

const MOST = 5
const FIRST_WORDS = 200
const SHORTEST = 2

/** What is public already anywhere on the platform, by 文号, by name, by what is described; best first, at most five. */
export async function findAlreadyPublic(
  services: Services,
  { docNumber = '', infoName = '', content }: Requested,
): Promise<readonly PublicEntry[]> {
  const described = content.slice(0, FIRST_WORDS)
  const looks = [
    () => (docNumber.trim().length < SHORTEST ? [] : findPublicItems(services, null, docNumber, MOST)),
    () => (infoName.trim().length < SHORTEST ? [] : findPublicItems(services, null, infoName, MOST)),
    () => findSimilarPublic(services, `${infoName} ${described}`, MOST),
  ]
  const found = new Map<string, PublicEntry>()
  for (const look of looks) {
    if (found.size >= MOST) break
    for (const entry of await look()) if (found.size < MOST) found.set(entry.itemId, entry)
  }
  return [...found.values()]
}

const PER_ADDRESS = { name: 'apply-look', hits: 240, windowSeconds: 600 }

/** The same while somebody types; who asks too often gets nothing now, and the whole answer on the next page. */
export async function lookWhileTyping(
  services: Services,
  sought: Requested,
  clientAddress: string,
): Promise<readonly PublicEntry[]> {
  const wait = await takeHit(services.database, PER_ADDRESS, clientAddress, services.clock.machine())
  return wait > 0 ? [] : findAlreadyPublic(services, sought)
}
