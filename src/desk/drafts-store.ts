/** Values typed and not yet submitted, by form. Only in this page's memory; another person never sees them. */
const drafts = new Map<string, object>()

export function keepDraft(key: string, values: object): void {
  drafts.set(key, values)
}

export function draftOf(key: string): object | undefined {
  return drafts.get(key)
}

export function dropDraft(key: string): void {
  drafts.delete(key)
}

export function forgetDrafts(): void {
  drafts.clear()
}

export function hasDrafts(): boolean {
  return drafts.size > 0
}
