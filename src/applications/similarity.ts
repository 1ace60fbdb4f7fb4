/** How alike two requests read: shared two-letter pieces (Dice). 1 the same, 0 nothing in common. */
export function similarity(a: string, b: string): number {
  const first = bigrams(a)
  const second = bigrams(b)
  if (first.size === 0 || second.size === 0) return a.trim() === b.trim() ? 1 : 0
  let shared = 0
  for (const piece of first) if (second.has(piece)) shared += 1
  return (2 * shared) / (first.size + second.size)
}

function bigrams(text: string): ReadonlySet<string> {
  const letters = [...text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')]
  const pieces = new Set<string>()
  for (let index = 0; index + 1 < letters.length; index += 1)
    pieces.add(`${letters[index] ?? ''}${letters[index + 1] ?? ''}`)
  return pieces
}

/** Alike enough to be shown as a possible repeat (条例 36(6)); whether it is one is for the clerk. */
export const SIMILAR_FROM = 0.5
