import { useSyncExternalStore } from 'react'

/** Whether the last call got an answer. Shown as a banner; queries go on retrying meanwhile. */
let lost = false
const listeners = new Set<() => void>()

function set(value: boolean): void {
  if (value === lost) return
  lost = value
  for (const listener of listeners) listener()
}

export const connectionLost = (): void => set(true)
export const connectionFound = (): void => set(false)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useConnectionLost(): boolean {
  return useSyncExternalStore(subscribe, () => lost)
}
