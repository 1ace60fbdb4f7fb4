/**
 * Refusals are values, faults are thrown. A refusal says what happened, by which rule and what to do next;
 * `code` is stable and maps to an HTTP status in platform/http/errors.ts.
 */
export interface Refusal {
  readonly code: RefusalCode
  /** zh-CN, for the person who acts: what happened, which limit, what to do next. */
  readonly message: string
  /** 法名简称+条[.款[.项]], where a rule of law is behind the refusal. */
  readonly article?: string
  /** The field of the form or the path in the body, where one is to blame. */
  readonly field?: string
}

export type RefusalCode =
  | 'notFound'
  | 'forbidden'
  | 'unauthenticated'
  | 'csrf'
  | 'invalid'
  | 'conflict'
  | 'notAllowedNow'
  | 'tooLarge'
  | 'unsupportedType'
  | 'classified'
  | 'tooMany'
  | 'unavailable'

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refuse(
  code: RefusalCode,
  message: string,
  more: { article?: string; field?: string } = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, message, ...more } }
}
