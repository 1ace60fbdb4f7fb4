/** What a correction changed, field by field: kept beside its act, so that nothing registered before is lost. */
export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>

export interface ShownChange {
  readonly label: string
  readonly from: string
  readonly to: string
}

/** The members of `after` that differ from `before`. */
export function changesOf<T extends object>(before: T, after: Readonly<Partial<T>>): Changes {
  const was: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(before))
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, to]) => JSON.stringify(was[field] ?? null) !== JSON.stringify(to ?? null))
      .map(([field, to]) => [field, { from: was[field] ?? null, to }]),
  )
}

/** In the words of the form; fields without a label are not shown. */
export function showChanges(
  changes: Changes,
  labels: Readonly<Record<string, string>>,
  words: (field: string, value: unknown) => string = (_, value) => plain(value),
): readonly ShownChange[] {
  return Object.entries(labels).flatMap(([field, label]) => {
    const change = changes[field]
    return change === undefined
      ? []
      : [{ label, from: words(field, change.from), to: words(field, change.to) }]
  })
}

export function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.map(plain).join('、') : String(value)
}
