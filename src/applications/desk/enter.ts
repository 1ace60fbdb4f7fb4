import type { KeyboardEvent } from 'react'

/** Enter ends the typing of a date or a word; it must not send the form before the rest is read over. */
export function keepEnterFromSending(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}
