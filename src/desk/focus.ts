import { useEffect, useRef } from 'react'

/**
 * For a dialog that is taken away as a whole: the focus goes back to what opened it, or to the page where that is gone
 * because the act has changed what can be done. Without it a keyboard begins anew at the head of the page.
 */
export function useFocusReturn(): void {
  const opener = useRef<Element | null>(document.activeElement)
  useEffect(() => {
    const from = opener.current
    return () => {
      // after the dialog's own lock on the focus is gone
      requestAnimationFrame(() => {
        const isThere = from instanceof HTMLElement && from.isConnected && from !== document.body
        if (document.activeElement !== document.body && document.activeElement !== null) return
        const place = isThere ? from : document.querySelector<HTMLElement>('main')
        place?.focus({ preventScroll: !isThere })
      })
    }
  }, [])
}

/** The first field to be typed into; a day field is passed over, its calendar would cover the others. */
export function focusFirstField(place: HTMLElement | null): void {
  // Who was quicker than the opening of the dialog goes on typing where he is.
  if (place?.contains(document.activeElement) === true) return
  const fields =
    place?.querySelectorAll<HTMLElement>('textarea, input:not([type=hidden]):not([type=file])') ?? []
  for (const field of fields) {
    if (field.closest('.ant-picker') !== null) continue
    field.focus({ preventScroll: true })
    return
  }
}
