/** Blocks in the editor: each with a key of its own, so that moving one moves its fields with it. */
import type { LetterKind } from '../../letters/facts.ts'
import {
  BLOCK_NAMES,
  PART_DEFINITIONS,
  PARTS,
  partFits,
  type Part,
  type Template,
  type TemplateBlock,
} from '../../letters/template-model.ts'

export interface KeyedBlock {
  readonly key: string
  readonly block: TemplateBlock
}

export function withKeys(template: Template): readonly KeyedBlock[] {
  return template.map((block, index) => ({ key: `${index}`, block }))
}

export function withoutKeys(blocks: readonly KeyedBlock[]): TemplateBlock[] {
  return blocks.map(({ block }) => block)
}

/** A key none of them has. */
function freeKey(blocks: readonly KeyedBlock[]): string {
  return String(Math.max(-1, ...blocks.map(({ key }) => Number(key))) + 1)
}

export function insertAfter(
  blocks: readonly KeyedBlock[],
  index: number,
  block: TemplateBlock,
): readonly KeyedBlock[] {
  return [...blocks.slice(0, index + 1), { key: freeKey(blocks), block }, ...blocks.slice(index + 1)]
}

/** The title stays first: nothing moves above it. */
export function move(blocks: readonly KeyedBlock[], index: number, by: -1 | 1): readonly KeyedBlock[] {
  const to = index + by
  const [one, other] = [blocks[index], blocks[to]]
  if (one === undefined || other === undefined || index < 1 || to < 1) return blocks
  return blocks.map((each, place) => (place === index ? other : place === to ? one : each))
}

export interface Choice {
  readonly key: string
  readonly label: string
  readonly block: TemplateBlock
}

/** What may be added: texts, and the parts of this letter that it does not have yet. */
export function choicesFor(kind: LetterKind, blocks: readonly KeyedBlock[]): readonly Choice[] {
  const used = new Set<Part>(blocks.flatMap(({ block }) => (block.kind === 'part' ? [block.part] : [])))
  const texts: readonly TemplateBlock[] = [
    { kind: 'paragraph', text: '' },
    { kind: 'labelled', label: '', text: '' },
    { kind: 'fields', rows: [{ label: '', text: '' }] },
    { kind: 'note', text: '' },
    { kind: 'salutation', text: '' },
  ]
  return [
    ...texts.map((block) => ({ key: block.kind, label: BLOCK_NAMES[block.kind], block })),
    ...PARTS.filter((part) => partFits(part, kind) && !used.has(part)).map((part) => ({
      key: part,
      label: `固定内容：${PART_DEFINITIONS[part].name}`,
      block: { kind: 'part', part } as const,
    })),
  ]
}
