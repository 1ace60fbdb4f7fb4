import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input } from 'antd'
import type { LetterKind } from '../../letters/facts.ts'
import { fieldsOf, type TemplateField } from '../../letters/template-fields.ts'
import { BLOCK_NAMES, PART_DEFINITIONS, type TemplateBlock } from '../../letters/template-model.ts'
import { choicesFor, insertAfter, move, type KeyedBlock } from './blocks.ts'
import { FieldText } from './field-text.tsx'

interface EditorProps {
  readonly kind: LetterKind
  /** From the Form.Item around it. */
  readonly value?: readonly KeyedBlock[]
  readonly onChange?: (blocks: readonly KeyedBlock[]) => void
  /** The block the server found at fault. */
  readonly faulty?: number | undefined
}

/** The letter block by block: texts to be worded, parts the program prints to be placed. */
export function BlockEditor({ kind, value = [], onChange, faulty }: EditorProps) {
  const fields = fieldsOf(kind)
  const replace = (index: number, block: TemplateBlock): void =>
    onChange?.(value.map((each, place) => (place === index ? { ...each, block } : each)))
  return (
    <ol className="app-template-blocks">
      {value.map(({ key, block }, index) => (
        <li key={key} className={faulty === index ? 'app-template-block is-faulty' : 'app-template-block'}>
          <div className="app-template-head">
            <strong>
              {index + 1} {BLOCK_NAMES[block.kind]}
            </strong>
            <BlockButtons kind={kind} blocks={value} index={index} onChange={(next) => onChange?.(next)} />
          </div>
          <BlockFields block={block} fields={fields} onChange={(next) => replace(index, next)} />
        </li>
      ))}
    </ol>
  )
}

interface ButtonsProps {
  readonly kind: LetterKind
  readonly blocks: readonly KeyedBlock[]
  readonly index: number
  readonly onChange: (blocks: readonly KeyedBlock[]) => void
}

function BlockButtons({ kind, blocks, index, onChange }: ButtonsProps) {
  const choices = choicesFor(kind, blocks)
  const place = `第 ${index + 1} 段`
  return (
    <span className="app-template-buttons">
      <Button
        size="small"
        type="text"
        icon={<ArrowUpOutlined aria-hidden />}
        aria-label={`${place}上移`}
        disabled={index < 2}
        onClick={() => onChange(move(blocks, index, -1))}
      />
      <Button
        size="small"
        type="text"
        icon={<ArrowDownOutlined aria-hidden />}
        aria-label={`${place}下移`}
        disabled={index === 0 || index === blocks.length - 1}
        onClick={() => onChange(move(blocks, index, 1))}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          className: 'app-template-menu',
          items: choices.map(({ key, label }) => ({ key, label })),
          onClick: ({ key }) => {
            const chosen = choices.find((each) => each.key === key)
            if (chosen !== undefined) onChange(insertAfter(blocks, index, chosen.block))
          },
        }}
      >
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined aria-hidden />}
          aria-label={`在${place}下面添加`}
        />
      </Dropdown>
      <Button
        size="small"
        type="text"
        danger
        icon={<DeleteOutlined aria-hidden />}
        aria-label={`删去${place}`}
        disabled={index === 0}
        onClick={() => onChange(blocks.filter((_, each) => each !== index))}
      />
    </span>
  )
}

interface FieldsProps {
  readonly block: TemplateBlock
  readonly fields: readonly TemplateField[]
  readonly onChange: (block: TemplateBlock) => void
}

function BlockFields({ block, fields, onChange }: FieldsProps) {
  switch (block.kind) {
    case 'part': {
      const { name, about } = PART_DEFINITIONS[block.part]
      return (
        <p className="app-template-part">
          {name} <span className="desk-muted">{about}</span>
        </p>
      )
    }
    case 'fields':
      return <Rows block={block} fields={fields} onChange={onChange} />
    case 'labelled':
      return (
        <>
          <label className="app-filter-label">
            小标题
            <Input
              value={block.label}
              maxLength={60}
              onChange={({ target }) => onChange({ ...block, label: target.value })}
            />
          </label>
          <FieldText
            label="内容"
            value={block.text}
            fields={fields}
            max={2000}
            onChange={(text) => onChange({ ...block, text })}
          />
        </>
      )
    case 'title':
    case 'salutation':
    case 'paragraph':
    case 'note':
      return (
        <FieldText
          label={BLOCK_NAMES[block.kind]}
          hideLabel
          value={block.text}
          fields={fields}
          rows={block.kind === 'paragraph' ? 3 : 1}
          max={block.kind === 'title' ? 80 : block.kind === 'salutation' ? 100 : 2000}
          onChange={(text) => onChange({ ...block, text })}
        />
      )
  }
}

function Rows({
  block,
  fields,
  onChange,
}: Omit<FieldsProps, 'block'> & { block: Extract<TemplateBlock, { kind: 'fields' }> }) {
  const { rows } = block
  const change = (index: number, row: (typeof rows)[number]): void =>
    onChange({ ...block, rows: rows.map((each, place) => (place === index ? row : each)) })
  return (
    <>
      {rows.map((row, index) => (
        // rows have no name but their place
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="app-template-row">
          <label className="app-filter-label">
            栏目名
            <Input
              value={row.label}
              maxLength={60}
              onChange={({ target }) => change(index, { ...row, label: target.value })}
            />
          </label>
          <FieldText
            label={`第 ${index + 1} 行内容`}
            value={row.text}
            fields={fields}
            rows={1}
            max={2000}
            onChange={(text) => change(index, { ...row, text })}
          />
          <Button
            size="small"
            disabled={rows.length === 1}
            onClick={() => onChange({ ...block, rows: rows.filter((_, each) => each !== index) })}
          >
            删去这一行
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange({ ...block, rows: [...rows, { label: '', text: '' }] })}>
        添加一行
      </Button>
    </>
  )
}
