/** Differences of two versions of a letter, by line and within a changed line by character. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** One line of the newer text with what changed in it. */
export type DiffLine = readonly Piece[]

// Above it a changed line is shown whole: the table would take longer than a reader notices.
const MOST_CELLS = 4_000_000

export function diffTexts(before: string, after: string): readonly DiffLine[] {
  const steps = diffOf(before.split('\n'), after.split('\n'))
  const lines: DiffLine[] = []
  let removed: string[] = []
  let added: string[] = []
  const flush = (): void => {
    const pairs = Math.max(removed.length, added.length)
    for (let index = 0; index < pairs; index += 1) lines.push(lineOf(removed[index], added[index]))
    removed = []
    added = []
  }
  for (const step of steps) {
    if (step.kind === 'removed') removed.push(step.text)
    else if (step.kind === 'added') added.push(step.text)
    else {
      flush()
      lines.push([step])
    }
  }
  flush()
  return lines
}

function lineOf(before: string | undefined, after: string | undefined): DiffLine {
  if (before === undefined) return [{ kind: 'added', text: after ?? '' }]
  if (after === undefined) return [{ kind: 'removed', text: before }]
  const old = [...before]
  const now = [...after]
  if (old.length * now.length > MOST_CELLS)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return joined(diffOf(old, now))
}

/** Characters of the same kind in a row become one piece. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last !== undefined && last.kind === piece.kind)
      out[out.length - 1] = { ...last, text: last.text + piece.text }
    else out.push(piece)
  }
  return out
}

/** Longest common subsequence, walked from the start; removals before additions. */
function diffOf(before: readonly string[], after: readonly string[]): readonly Piece[] {
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const pieces: Piece[] = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    const old = before[row]
    const now = after[column]
    if (old !== undefined && old === now) {
      pieces.push({ kind: 'same', text: old })
      row += 1
      column += 1
    } else if (old !== undefined && (now === undefined || at(row + 1, column) >= at(row, column + 1))) {
      pieces.push({ kind: 'removed', text: old })
      row += 1
    } else {
      pieces.push({ kind: 'added', text: now ?? '' })
      column += 1
    }
  }
  return pieces
}
