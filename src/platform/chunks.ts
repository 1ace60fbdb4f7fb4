/** Parts of at most `size`, in order: rows for one statement each, below PostgreSQL's limit on parameters. */
export function chunks<T>(items: readonly T[], size: number): readonly T[][] {
  const parts: T[][] = []
  for (let index = 0; index < items.length; index += size) parts.push(items.slice(index, index + size))
  return parts
}
