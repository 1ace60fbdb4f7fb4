/** What an action answered: its value, or its refusal in one line. */
import type { Result } from '../../src/platform/result.ts'

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

export function refusalOf(result: Result<unknown>): string {
  return result.ok ? 'done' : `${result.refusal.code}: ${result.refusal.message}`
}
