import type { ReactNode } from 'react'
import { citeBriefly } from '../../law/articles.ts'
import { splitQuery } from '../urls.ts'
import { describedBy, fieldId, type BoundField, type FieldError } from './form-state.ts'

/**
 * A form that changes something. Refused fields are listed first, each linked to its field; nothing depends on a
 * script. `hidden` carries tokens (form token, draft key).
 */
export function Form(props: {
  action: string
  errors?: readonly FieldError[]
  /** With files. */
  multipart?: boolean
  hidden?: Readonly<Record<string, string>>
  children: ReactNode
}): ReactNode {
  return (
    <>
      <ErrorSummary errors={props.errors ?? []} />
      <form
        className="form"
        method="post"
        action={props.action}
        encType={props.multipart === true ? 'multipart/form-data' : undefined}
        noValidate
      >
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children}
      </form>
    </>
  )
}

/** A GET form. The query of its action (the view) is kept as hidden fields; a browser would drop it. */
export function QueryForm(props: {
  action: string
  role?: 'search'
  /** Names the form where a page has several. */
  label?: string
  className?: string
  children: ReactNode
}): ReactNode {
  const { action, hidden } = splitQuery(props.action)
  return (
    <form
      method="get"
      action={action}
      role={props.role}
      aria-label={props.label}
      className={props.className ?? 'query-form'}
    >
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  )
}

/** What was wrong, in one place, each line leading to its field. */
export function ErrorSummary(props: { errors: readonly FieldError[] }): ReactNode {
  if (props.errors.length === 0) return null
  return (
    <div
      className="error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      id="error-summary"
    >
      <h2 id="error-summary-title">有 {props.errors.length} 处需要修改，您已填写的内容都已保留</h2>
      <ul>
        {props.errors.map((error, index) => (
          <li key={index}>
            <a href={`#${fieldId(error.field)}`}>{error.message}</a>
            {error.article !== undefined && <span className="cited">（{citeBriefly(error.article)}）</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A group of fields under one legend. */
export function FormSection(props: { title: string; note?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <fieldset className="form-section">
      <legend>{props.title}</legend>
      {props.note !== undefined && <div className="form-note">{props.note}</div>}
      {props.children}
    </fieldset>
  )
}

export interface FieldProps extends BoundField {
  readonly label: string
  readonly hint?: ReactNode
  readonly required?: boolean
}

/** Label, hint, error and control of one field; the control gets its id and descriptions from `controlProps`. */
export function Field(props: FieldProps & { children: ReactNode }): ReactNode {
  return (
    <div className={props.error ? 'field field-wrong' : 'field'}>
      <label className="field-label" htmlFor={fieldId(props.name)}>
        {props.label}
        <Mark required={props.required === true} />
      </label>
      <HintAndError {...props} />
      {props.children}
    </div>
  )
}

function Mark({ required }: { required: boolean }): ReactNode {
  return required ? <span className="required">（必填）</span> : <span className="optional">（选填）</span>
}

function HintAndError(props: FieldProps): ReactNode {
  const id = fieldId(props.name)
  return (
    <>
      {props.hint !== undefined && (
        <div className="field-hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      {props.error && (
        <p className="field-error" id={`${id}-error`}>
          <span className="sr-only">错误：</span>
          {props.error.message}
          {props.error.article !== undefined && `（${citeBriefly(props.error.article)}）`}
        </p>
      )}
    </>
  )
}

/** Attributes of a control that tie it to its label, hint and error. For controls of an area's own. */
export function controlProps(props: FieldProps) {
  return {
    id: fieldId(props.name),
    name: props.name,
    required: props.required === true ? true : undefined,
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': describedBy(props.name, {
      hint: props.hint !== undefined,
      error: props.error !== undefined,
    }),
  } as const
}

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'tel' | 'email' | 'url' | 'password' | 'search' | 'number'
  /** Tells the browser and the phone's keyboard what is wanted: `name`, `tel`, `street-address`. */
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url'
  readonly maxLength?: number
  readonly width?: 'short' | 'medium' | 'full'
}

export function TextField(props: TextFieldProps): ReactNode {
  return (
    <Field {...props}>
      <input
        {...controlProps(props)}
        className={`input input-${props.width ?? 'full'}`}
        type={props.type ?? 'text'}
        defaultValue={props.value}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
      />
    </Field>
  )
}

/** A day; the browser's own picker, `YYYY-MM-DD` in and out. */
export function DateField(props: FieldProps & { min?: string; max?: string }): ReactNode {
  return (
    <Field {...props}>
      <input
        {...controlProps(props)}
        className="input input-short"
        type="date"
        defaultValue={props.value}
        min={props.min}
        max={props.max}
      />
    </Field>
  )
}

function withLimit(hint: ReactNode, limit: number): ReactNode {
  if (hint === undefined) return `最多${limit}字`
  return (
    <>
      {hint}。最多{limit}字
    </>
  )
}

/**
 * A long text. Its limit is told and left to the server to hold: a browser that holds it cuts off the end of what is
 * pasted without a word.
 */
export function TextArea(props: FieldProps & { rows?: number; maxLength?: number }): ReactNode {
  const { maxLength, ...field } = props
  const told = maxLength === undefined ? field : { ...field, hint: withLimit(field.hint, maxLength) }
  return (
    <Field {...told}>
      <textarea {...controlProps(told)} className="input" rows={props.rows ?? 6} defaultValue={props.value} />
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: ReactNode
}

export function SelectField(
  props: FieldProps & { options: readonly Choice[]; placeholder?: string },
): ReactNode {
  return (
    <Field {...props}>
      <select {...controlProps(props)} className="input input-medium" defaultValue={props.value}>
        {props.placeholder !== undefined && <option value="">{props.placeholder}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** One of a few. The group is the field: its first choice carries the id an error links to. */
export function RadioGroup(props: FieldProps & { options: readonly Choice[]; inline?: boolean }): ReactNode {
  return <ChoiceGroup {...props} type="radio" />
}

/** Any of a few; read with `request.all(name)`. */
export function CheckboxGroup(
  props: FieldProps & { options: readonly Choice[]; inline?: boolean },
): ReactNode {
  return <ChoiceGroup {...props} type="checkbox" />
}

function ChoiceGroup(
  props: FieldProps & { options: readonly Choice[]; inline?: boolean; type: 'radio' | 'checkbox' },
): ReactNode {
  const chosen = props.type === 'radio' ? [props.value] : props.values
  return (
    <fieldset
      className={props.error ? 'field field-wrong' : 'field'}
      aria-describedby={describedBy(props.name, {
        hint: props.hint !== undefined,
        error: props.error !== undefined,
      })}
    >
      <legend className="field-label">
        {props.label}
        <Mark required={props.required === true} />
      </legend>
      <HintAndError {...props} />
      <div className={props.inline === true ? 'choices choices-inline' : 'choices'}>
        {props.options.map((option, index) => (
          <ChoiceRow
            key={option.value}
            id={index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${index}`}
            name={props.name}
            option={option}
            type={props.type}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function ChoiceRow(props: {
  id: string
  name: string
  option: Choice
  type: 'radio' | 'checkbox'
  checked: boolean
}): ReactNode {
  const hintId = props.option.hint === undefined ? undefined : `${props.id}-note`
  return (
    <div className="choice">
      <input
        id={props.id}
        type={props.type}
        name={props.name}
        value={props.option.value}
        defaultChecked={props.checked}
        aria-describedby={hintId}
      />
      <label htmlFor={props.id}>{props.option.label}</label>
      {hintId !== undefined && (
        <span className="choice-hint" id={hintId}>
          {props.option.hint}
        </span>
      )}
    </div>
  )
}

/** One statement to agree to; sends `yes`. */
export function CheckboxField(props: FieldProps): ReactNode {
  return (
    <div className={props.error ? 'field field-wrong' : 'field'}>
      <HintAndError {...props} />
      <div className="choice">
        <input {...controlProps(props)} type="checkbox" value="yes" defaultChecked={props.value === 'yes'} />
        <label htmlFor={fieldId(props.name)}>{props.label}</label>
      </div>
    </div>
  )
}

/** Files. What may be sent is said in the hint, before the choice. */
export function FileField(props: FieldProps & { accept?: string; multiple?: boolean }): ReactNode {
  return (
    <Field {...props}>
      <input
        {...controlProps(props)}
        className="input input-file"
        type="file"
        accept={props.accept}
        multiple={props.multiple === true}
      />
    </Field>
  )
}

/** A field no person sees or fills; a filled one marks a machine. */
export function HoneypotField(props: { name: string }): ReactNode {
  return (
    <div className="away" aria-hidden="true">
      <label htmlFor={fieldId(props.name)}>请勿填写</label>
      <input id={fieldId(props.name)} name={props.name} type="text" tabIndex={-1} autoComplete="off" />
    </div>
  )
}

/** The buttons below a form; `name`/`value` tell several of them apart. */
export function SubmitRow(props: {
  label: string
  name?: string
  value?: string
  note?: ReactNode
  children?: ReactNode
}): ReactNode {
  return (
    <div className="submit-row">
      <button className="button button-primary" type="submit" name={props.name} value={props.value}>
        {props.label}
      </button>
      {props.children}
      {props.note !== undefined && <div className="submit-note">{props.note}</div>}
    </div>
  )
}
