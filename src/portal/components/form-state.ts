export interface FieldError {
  readonly field: string
  /** zh-CN: what is wrong and what to do. */
  readonly message: string
  /** The article behind the rule, where there is one. */
  readonly article?: string
}

/** What a field needs to keep what was typed and to show what was wrong. */
export interface BoundField {
  readonly name: string
  readonly value: string
  readonly values: readonly string[]
  readonly error?: FieldError
}

export interface FormState {
  readonly errors: readonly FieldError[]
  /** `<TextField {...form.field('name')} label="姓名" />` */
  readonly field: (name: string) => BoundField
}

/** Binds what was sent (`request.form`, `request.all`) and what was refused to the fields of a form. */
export function formState(
  values: Readonly<Record<string, string>> = {},
  errors: readonly FieldError[] = [],
  all?: (name: string) => readonly string[],
): FormState {
  return {
    errors,
    field: (name) => {
      const value = values[name] ?? ''
      const error = errors.find((candidate) => candidate.field === name)
      const chosen = all?.(name) ?? (value === '' ? [] : [value])
      return { name, value, values: chosen, ...(error && { error }) }
    },
  }
}

export function fieldId(name: string): string {
  return `f-${name}`
}

/** Ids that describe a field, in the order they are read: the error first. */
export function describedBy(name: string, parts: { hint: boolean; error: boolean }): string | undefined {
  const ids = [parts.error && `${fieldId(name)}-error`, parts.hint && `${fieldId(name)}-hint`].filter(Boolean)
  return ids.length === 0 ? undefined : ids.join(' ')
}
