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
