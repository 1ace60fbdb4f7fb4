/** The three ways to say what is asked for (条例 29.2.2): one of them is enough. */
export interface Requested {
  readonly infoName?: string | undefined
  readonly docNumber?: string | undefined
  readonly content: string
}

/** As it was typed and counted in the browser: a line ends with one character, though a form sends two. */
export function asTyped(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

/** In characters, as a person counts: 𠮷 is one. */
export function lettersIn(text: string): number {
  return [...text].length
}

const PICTURES =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu
const JOINERS = /\u200d|\ufe0f|\u20e3/g

/** Whether a text says anything: a letter or a digit of any script. Emoji and marks alone describe nothing. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

export function hasPictures(text: string): boolean {
  return text.search(PICTURES) >= 0
}

/** As a letter quotes it: without emoji, which no font of official letters has. The record keeps what was typed. */
export function asQuoted(text: string): string {
  return text.replace(PICTURES, '').replace(JOINERS, '')
}

/**
 * What is asked for, in words: the description, or, as 条例 29.2.2 lets the applicant choose, the information's name
 * or 文号 alone. Empty where none of the three is given.
 */
export function contentOf({ infoName = '', docNumber = '', content }: Requested): string {
  const [name, number, described] = [infoName.trim(), docNumber.trim(), content.trim()]
  if (described !== '' || (name === '' && number === '')) return described
  if (name === '') return `文号为${number}的政府信息`
  return number === '' ? name : `${name}（${number}）`
}
