import type { DeskContext } from '../../platform/http/desk-api.ts'
import type { ActBody } from '../render/inputs.ts'
import { listByIds } from '../store.ts'
import { takeAct } from './take-act.ts'

type Writing = Pick<DeskContext, 'services' | 'actor' | 'tenancy'>

export interface AssignedMany {
  readonly done: string[]
  readonly refused: { id: string; number: string; message: string }[]
}

/** 批量分办: each case by itself, so that one refusal does not hold up the rest; every refusal is named. */
export async function assignMany(
  { services, actor, tenancy }: Writing,
  input: {
    readonly ids: readonly string[]
    readonly unit: string
    readonly person?: string | undefined
    readonly note?: string | undefined
  },
): Promise<AssignedMany> {
  const { ids, unit, person, note } = input
  const rows = await services.database.read(tenancy, (db) => listByIds(db, tenancy.organId, ids))
  const numbers = new Map(rows.map((row) => [row.application_id, row.number]))
  const done: string[] = []
  const refused: AssignedMany['refused'] = []
  const body: ActBody = { act: 'assign', unit, person, note }
  for (const id of new Set(ids)) {
    const result = await takeAct(services, tenancy, actor, id, body)
    if (result.ok) done.push(id)
    else refused.push({ id, number: numbers.get(id) ?? '', message: result.refusal.message })
  }
  return { done, refused }
}
