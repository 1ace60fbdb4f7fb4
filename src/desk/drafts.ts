import type { FormInstance } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { draftOf, dropDraft, fetchDraft, hasDrafts, keepDraft } from './drafts-store.ts'

export interface ServerDraft<Values> {
  /** Something typed before was put back into the form. */
  readonly restored: boolean
  /** Give it to `<Form onValuesChange>`. */
  readonly onValuesChange: (changed: unknown, values: Values) => void
  /** After a successful submit, or when the person throws the draft away. */
  readonly clear: () => void
}

/**
 * Keeps what is typed into a form across the login dialog, an error of the page, a walk to another page and a reload.
 * `key` names the form and the record (`application:new`, `decision:17`) and does not change while the form is shown.
 */
export function useServerDraft<Values extends object>(
  key: string,
  form: FormInstance<Values>,
): ServerDraft<Values> {
  const [restored, setRestored] = useState(() => draftOf(key) !== undefined)
  useEffect(() => {
    let left = false
    const putBack = (values: object): void => {
      // The values were kept by this same form under this key.
      form.setFieldsValue(values as Parameters<typeof form.setFieldsValue>[0])
      setRestored(true)
    }
    const known = draftOf(key)
    if (known !== undefined) {
      putBack(known)
      return undefined
    }
    void fetchDraft(key).then((values) => {
      if (values !== undefined && !left && draftOf(key) === undefined && !form.isFieldsTouched())
        putBack(values)
    })
    return () => {
      left = true
    }
  }, [key, form])
  const onValuesChange = useCallback((_: unknown, values: Values) => keepDraft(key, { ...values }), [key])
  const clear = useCallback(() => {
    dropDraft(key)
    setRestored(false)
  }, [key])
  return { restored, onValuesChange, clear }
}

/** The browser asks before a reload or a closed tab would lose what was typed. */
export function useLeaveWarning(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (hasDrafts()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
}
