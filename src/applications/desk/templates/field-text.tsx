import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useId, useRef } from 'react'
import { LongText } from '../../../desk/components/index.ts'
import type { TemplateField } from '../../letters/template-fields.ts'

export interface FieldTextProps {
  readonly label: string
  readonly value: string
  readonly fields: readonly TemplateField[]
  readonly rows?: number
  readonly max: number
  /** Where the block's own heading says it already. */
  readonly hideLabel?: boolean
  readonly onChange: (text: string) => void
}

/** A text with {栏目}: the button puts one where the cursor is. */
export function FieldText(props: FieldTextProps) {
  const { label, value, fields, rows = 2, max, hideLabel = false, onChange } = props
  const id = useId()
  const caret = useRef<number | undefined>(undefined)
  const insert = (name: string): void => {
    const at = caret.current ?? value.length
    const placed = `{${name}}`
    onChange(`${value.slice(0, at)}${placed}${value.slice(at)}`)
    caret.current = at + placed.length
  }
  return (
    <div className="app-template-text">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'app-filter-label'}>
        {label}
      </label>
      <LongText
        id={id}
        rows={rows}
        maxLength={max}
        value={value}
        onChange={(event) => {
          caret.current = event.target.selectionStart
          onChange(event.target.value)
        }}
        onSelect={(event) => {
          caret.current = event.currentTarget.selectionStart
        }}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          className: 'app-template-menu',
          items: fields.map(({ name, optional }) => ({
            key: name,
            label: optional === true ? `${name}（没有时整段不印）` : name,
          })),
          onClick: ({ key }) => insert(key),
        }}
      >
        <Button size="small" icon={<PlusOutlined aria-hidden />} aria-label={`在“${label}”中插入栏目`}>
          插入栏目
        </Button>
      </Dropdown>
    </div>
  )
}
