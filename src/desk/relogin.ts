import { useSyncExternalStore } from 'react'
import type { Me } from '../people/contract.ts'
import { forgetDrafts } from './drafts-store.ts'
import { ApiProblem } from './problem.ts'

/**
 * An expired session raises a login dialog over the page; calls that were refused wait here and are sent again
 * afterwards, so that nothing typed is lost and no act is done in another person's name.
 */
interface Waiting {
  readonly resolve: () => void
  readonly reject: (error: ApiProblem) => void
}

let identity: { readonly personId: string; readonly csrfToken: string } | undefined
let waiting: readonly Waiting[] = []
const listeners = new Set<() => void>()

function setWaiting(next: readonly Waiting[]): void {
  waiting = next
  for (const listener of listeners) listener()
}

export function csrfToken(): string | undefined {
  return identity?.csrfToken
}

/** Called with every answer that says who is signed in. */
export function rememberIdentity(me: Me): void {
  identity = { personId: me.personId, csrfToken: me.csrfToken }
}

export function forgetIdentity(): void {
  identity = undefined
}

/** Resolves once the same person has signed in again; rejects when the dialog is closed. */
export function signedInAgain(): Promise<void> {
  return new Promise((resolve, reject) => setWaiting([...waiting, { resolve, reject }]))
}

/** Signed in again. Another person gets a fresh page: what was typed and waiting belongs to the one before. */
export function finishRelogin(me: Me): void {
  if (identity !== undefined && identity.personId !== me.personId) {
    forgetDrafts()
    location.assign(document.baseURI)
    return
  }
  rememberIdentity(me)
  const released = waiting
  setWaiting([])
  for (const one of released) one.resolve()
}

export function abandonRelogin(): void {
  const released = waiting
  setWaiting([])
  const problem = new ApiProblem({
    title: '登录已过期',
    status: 401,
    code: 'unauthenticated',
    detail: '没有重新登录，操作未提交。填写的内容仍在本页，重新登录后可再次提交。',
  })
  for (const one of released) one.reject(problem)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useReloginNeeded(): boolean {
  return useSyncExternalStore(subscribe, () => waiting.length > 0)
}
