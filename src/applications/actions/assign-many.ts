import { takeMany, type TakenMany, type Writing } from './take-many.ts'

/** 批量分办: all to one unit. */
export function assignMany(
  context: Writing,
  input: {
    readonly ids: readonly string[]
    readonly unit: string
    readonly person?: string | undefined
    readonly note?: string | undefined
  },
): Promise<TakenMany> {
  const { ids, unit, person, note } = input
  return takeMany(context, ids, { act: 'assign', unit, person, note })
}
