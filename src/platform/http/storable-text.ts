import { z } from 'zod'

/** U+0000, which PostgreSQL's text and jsonb cannot hold. */
const NUL = '\0'

/** Whether a text can be stored: no U+0000, no half of a surrogate pair (neither has a form in UTF-8 or jsonb). */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes(NUL)
}

/** Without what cannot be stored: for forms of the public, where nothing typed may be lost for one stray character. */
export function storable(text: string): string {
  return isStorable(text) ? text : text.toWellFormed().replaceAll(NUL, '')
}

/** Throws a ZodError naming the first member whose text or name cannot be stored. */
export function refuseUnstorable(value: unknown): void {
  const path = pathOfUnstorable(value)
  if (path === undefined) return
  const message = '含有无法保存的字符（空字符或残缺的字符），请删去后重新填写'
  throw new z.ZodError([{ code: 'custom', path: [...path], message, input: undefined }])
}

/** Path of the first text that cannot be stored; undefined where all can. */
function pathOfUnstorable(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : []
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, member] of Object.entries(value)) {
    if (!isStorable(name)) return ['字段名']
    const below = pathOfUnstorable(member)
    if (below !== undefined) return [name, ...below]
  }
  return undefined
}
