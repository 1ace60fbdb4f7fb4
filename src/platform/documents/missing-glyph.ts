import type { DocumentTree } from './tree.ts'

/** A document that would print an empty box where a name should stand is not made. */
export class MissingGlyphError extends Error {
  readonly characters: readonly string[]
  constructor(characters: readonly string[]) {
    const named = characters.map((character) => `“${character}”（${codeOf(character)}）`).join('、')
    super(
      `现有字体打印不出${named}，文书没有生成。请把含有该字的字体文件放入 fonts 文件夹，或改用其他写法后重试。`,
    )
    this.name = 'MissingGlyphError'
    this.characters = characters
  }
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** What printers set where they have no type for a character. */
const STAND_IN = '〓'
const NOTE = `文中“${STAND_IN}”处为现有字体打印不出的字，以系统中登记的原文为准。`

/** The tree with 〓 for what no font has, and a line that says so. */
export function withStandIns(tree: DocumentTree, missing: readonly string[]): DocumentTree {
  const characters = new Set(missing)
  const setAnew = (_key: string, value: unknown): unknown =>
    typeof value === 'string'
      ? [...value].map((character) => (characters.has(character) ? STAND_IN : character)).join('')
      : value
  const set = JSON.parse(JSON.stringify(tree, setAnew)) as DocumentTree // same shape: only strings were replaced
  return { ...set, blocks: [...set.blocks, { kind: 'note', text: NOTE }] }
}
