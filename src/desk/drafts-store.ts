import { deleteDraft, getDraft, putDraft } from '../people/contract.ts'
import { call } from './api.ts'

/**
 * Values typed and not yet submitted, by form: in this page's memory at once, on the server (sealed, seven days) a
 * moment later, so that neither a reload nor another machine loses them. Another person never sees them.
 */
const drafts = new Map<string, object>()
const unsaved = new Map<string, ReturnType<typeof setTimeout>>()
const SAVE_AFTER_MS = 1500

export function keepDraft(key: string, values: object): void {
  drafts.set(key, values)
  clearTimeout(unsaved.get(key))
  unsaved.set(
    key,
    setTimeout(() => void send(key), SAVE_AFTER_MS),
  )
}

async function send(key: string): Promise<void> {
  const values = drafts.get(key)
  if (values === undefined) return
  try {
    await call(putDraft, { params: { key }, body: { values: storable(values) } })
    unsaved.delete(key)
  } catch {
    // Still in memory; the next change tries again, and leaving the page asks first.
  }
}

/** Files cannot be kept as text; they are chosen again. */
function storable(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => !(Array.isArray(value) && value.some((one) => one instanceof File)),
    ),
  )
}

export function draftOf(key: string): object | undefined {
  return drafts.get(key)
}

/** A draft kept by an earlier page or on another machine; undefined where there is none or it cannot be had now. */
export async function fetchDraft(key: string): Promise<object | undefined> {
  try {
    const answer = await call(getDraft, { params: { key } })
    return answer.body.values ?? undefined
  } catch {
    return undefined
  }
}

export function dropDraft(key: string): void {
  clearTimeout(unsaved.get(key))
  unsaved.delete(key)
  drafts.delete(key)
  call(deleteDraft, { params: { key } }).catch(() => undefined)
}

export function forgetDrafts(): void {
  for (const timer of unsaved.values()) clearTimeout(timer)
  unsaved.clear()
  drafts.clear()
}

/** Something typed has not reached the server yet. */
export function hasDrafts(): boolean {
  return unsaved.size > 0
}
