import type { DeskContext } from '../../platform/http/desk-api.ts'
import type { ActBody } from '../render/inputs.ts'
import { listNumbers } from '../store.ts'
import { takeAct } from './take-act.ts'

export type Writing = Pick<DeskContext, 'services' | 'actor' | 'tenancy'>

export interface TakenMany {
  readonly done: string[]
  readonly refused: { id: string; number: string; message: string }[]
}

/** The same act on many cases, each by itself, so that one refusal does not hold up the rest; every refusal is named. */
export async function takeMany(
  { services, actor, tenancy }: Writing,
  ids: readonly string[],
  body: ActBody,
): Promise<TakenMany> {
  const numbers = await services.database.read(tenancy, (db) => listNumbers(db, actor.visibleOrgans, ids))
  const done: string[] = []
  const refused: TakenMany['refused'] = []
  for (const id of new Set(ids)) {
    const result = await takeAct(services, tenancy, actor, id, body)
    if (result.ok) done.push(id)
    else refused.push({ id, number: numbers.get(id) ?? '', message: result.refusal.message })
  }
  return { done, refused }
}
