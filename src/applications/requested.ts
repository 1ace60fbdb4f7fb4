/** The three ways to say what is asked for (条例 29.2.2): one of them is enough. */
export interface Requested {
  readonly infoName?: string | undefined
  readonly docNumber?: string | undefined
  readonly content: string
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
