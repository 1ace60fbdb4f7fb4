import type { Block, DocumentTree } from '../../platform/documents/tree.ts'
import type { LetterFacts, LetterKind } from './facts.ts'
import { PART_BLOCKS } from './parts.ts'
import { tidy } from './sentences.ts'
import { form, labelled, letter, paragraph, salutation, sentences } from './shape.ts'
import { fieldsOf, fillText } from './template-fields.ts'
import { FORM_KINDS, type Template, type TemplateBlock } from './template-model.ts'

/** The template with the facts in it. A block with a field that has no value is left out. */
export function fillTemplate(kind: LetterKind, template: Template, facts: LetterFacts): DocumentTree {
  const fields = new Map(fieldsOf(kind).map((field) => [field.name, field]))
  const fill = (text: string): string | undefined =>
    fillText(text, (name) => fields.get(name)?.read(facts, kind))
  const head = template.find((block) => block.kind === 'title')
  const title = (head && fill(head.text)) ?? ''
  const body = template.flatMap((block) => blocksOf(block, fill, facts, kind))
  return FORM_KINDS.has(kind) ? form(facts, title, body) : letter(facts, title, body)
}

type Fill = (text: string) => string | undefined

function blocksOf(block: TemplateBlock, fill: Fill, facts: LetterFacts, kind: LetterKind): readonly Block[] {
  switch (block.kind) {
    case 'title':
      return []
    case 'part':
      return PART_BLOCKS[block.part](facts, kind)
    case 'fields':
      return fieldRows(block.rows, fill)
    case 'labelled':
      return withText([block.label, block.text], fill, ([label = '', text = '']) =>
        FORM_KINDS.has(kind) ? labelled(label, text) : sentences(label, text),
      )
    case 'salutation':
      return withText([block.text], fill, ([text = '']) => salutation(text))
    case 'paragraph':
      return withText([block.text], fill, ([text = '']) => paragraph(tidy(text)))
    case 'note':
      return withText([block.text], fill, ([text = '']) => ({ kind: 'note', text }))
  }
}

function withText(
  texts: readonly string[],
  fill: Fill,
  make: (texts: readonly string[]) => Block,
): readonly Block[] {
  const filled = texts.map(fill)
  const whole = filled.filter((text) => text !== undefined)
  return whole.length === texts.length ? [make(whole)] : []
}

function fieldRows(
  rows: readonly { readonly label: string; readonly text: string }[],
  fill: Fill,
): readonly Block[] {
  const filled = rows.flatMap(({ label, text }) => {
    const [head, value] = [fill(label), fill(text)]
    return head === undefined || value === undefined ? [] : [{ label: head, value }]
  })
  return filled.length === 0 ? [] : [{ kind: 'fields', rows: filled }]
}
