/** How alike two requests read: shared two-letter pieces (Dice). 1 the same, 0 nothing in common. */
export function similarity(a: string, b: string): number {
  const first = bigrams(a)
  const second = bigrams(b)
  if (first.size === 0 || second.size === 0) return a.trim() === b.trim() ? 1 : 0
  return dice(first, second)
}

function dice(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
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

/** A request for information, by what it is called. */
export interface Requested {
  readonly name: string
  readonly docNumber: string
}

/** So alike that two requests are for the same information, as far as names tell; a person decides (条例 44). */
const SAME_FROM = 0.6

/** The indices of requests for the same information, each group behind its first; those alone are left out. */
export function groupsAlike(requests: readonly Requested[]): readonly (readonly number[])[] {
  const known = requests.map(({ name, docNumber }) => ({
    pieces: bigrams(name),
    years: yearsIn(name),
    number: docNumber.normalize('NFKC').replace(/\s/g, ''),
  }))
  const taken = new Set<number>()
  return known.flatMap((first, index) => {
    if (taken.has(index)) return []
    const group = known.flatMap((other, at) =>
      at >= index && !taken.has(at) && (at === index || isSame(first, other)) ? [at] : [],
    )
    for (const at of group) taken.add(at)
    return group.length > 1 ? [group] : []
  })
}

interface Known {
  readonly pieces: ReadonlySet<string>
  readonly years: readonly string[]
  readonly number: string
}

/** The same 文号, or nearly the same name and no other year: the budget of another year is other information. */
function isSame(a: Known, b: Known): boolean {
  if (a.number !== '' && b.number !== '') return a.number === b.number
  if (a.pieces.size === 0 || b.pieces.size === 0) return false
  if (a.years.length > 0 && b.years.length > 0 && !a.years.some((year) => b.years.includes(year)))
    return false
  return dice(a.pieces, b.pieces) >= SAME_FROM
}

function yearsIn(name: string): readonly string[] {
  return name.normalize('NFKC').match(/\d{4}(?=年)/g) ?? []
}
