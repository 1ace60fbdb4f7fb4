/**
 * 国家秘密标志: 密级 and ★, as printed at the head of a classified document (国家秘密定密管理暂行规定, GB/T 9704). The one
 * rule for every text that comes in; nothing that bears the mark is ever stored.
 */

/** With the spaces, stars and traditional characters met in practice. Two characters alone are an ordinary word. */
const MARK = /(?:[绝絕]\s*密|[机機]\s*密|秘\s*密)\s*[★☆⭐✩✭✮✯]/u
/** What is not seen: zero-width blanks, direction marks, variation selectors. */
const UNSEEN = /[\p{Cf}\p{Mn}\ufe0f]/gu

/** Whether a text bears the mark, however its characters are encoded (full width, radicals, unseen ones between). */
export function bearsSecrecyMark(text: string): boolean {
  return MARK.test(text.normalize('NFKC').replace(UNSEEN, ''))
}

/**
 * The words of XML or HTML: tags dropped, numeric character references read. `[^<>]` and not `[^>]`: a text of nothing
 * but `<` would be searched to its end from every one of them.
 */
export function wordsOfMarkup(markup: string): string {
  return markup
    .replace(/<[^<>]*>/g, '')
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
}
