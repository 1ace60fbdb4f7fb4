import { takeMany, type TakenMany, type Writing } from './take-many.ts'

/** 批量催办: the same words to all; by the office above to cases of several organs (条例 46). */
export function urgeMany(
  context: Writing,
  { ids, text }: { readonly ids: readonly string[]; readonly text: string },
): Promise<TakenMany> {
  return takeMany(context, ids, { act: 'urge', text })
}
