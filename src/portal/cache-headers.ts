export type Encoding = 'identity' | 'gzip' | 'br'

/** The best variant we make of those the client accepts (RFC 9110, 12.5.3): br, gzip, else as it is. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding {
  if (header === undefined) return 'identity'
  const text = typeof header === 'string' ? header : header.join(',')
  if (accepts(text, 'br')) return 'br'
  return accepts(text, 'gzip') ? 'gzip' : 'identity'
}

function accepts(header: string, coding: string): boolean {
  if (!header.includes(coding)) return false
  return header.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';')
    if (name.trim().toLowerCase() !== coding) return false
    return !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/i.test(parameter))
  })
}

/**
 * Weak comparison of If-None-Match (RFC 9110, 13.1.2). `tag` is the page's tag without quotes; the ETag of a
 * compressed variant carries `-gzip` or `-br` after it and stands for the same page.
 */
export function matchesEtag(header: string, tag: string): boolean {
  if (header.trim() === '*') return true
  return header.split(',').some((part) => {
    const value = part.trim().replace(/^W\//, '').replace(/^"|"$/g, '')
    return value === tag || value === `${tag}-gzip` || value === `${tag}-br`
  })
}
