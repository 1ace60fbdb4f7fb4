/**
 * Chinese full text without a dictionary in the index: every pair of neighbouring characters is a lexeme, so any query
 * of two or more characters is found wherever it stands (城路 in 王城路). Words serve ranking only.
 */

/** Letters and digits of any script; everything else parts one run from the next. */
const RUN = /[\p{L}\p{N}]+/gu
const MAX_GRAMS = 20_000

/** KangXi radicals that PDF text carries in place of the characters (NFKC leaves U+2E80–2EFF as they are). */
const RADICALS: Readonly<Record<string, string>> = {
  '⺠': '民',
  '⻓': '长',
  '⻔': '门',
  '⻋': '车',
  '⻚': '页',
}

/** As compared: full width folded, small letters, one blank between runs. */
export function searchForm(text: string): string {
  const written = /[\u2e80-\u2eff]/.test(text)
    ? [...text].map((char) => RADICALS[char] ?? char).join('')
    : text
  return (written.normalize('NFKC').toLowerCase().match(RUN) ?? []).join(' ')
}

/** The distinct neighbouring pairs of a text (already in its search form), single characters where a run has one. */
export function bigrams(form: string): readonly string[] {
  const grams = new Set<string>()
  for (const run of form.split(' ')) {
    const characters = [...run]
    if (characters.length === 1) grams.add(run)
    for (let index = 0; index + 1 < characters.length && grams.size < MAX_GRAMS; index += 1) {
      grams.add(`${characters[index]}${characters[index + 1]}`)
    }
  }
  grams.delete('')
  return [...grams]
}

export interface Query {
  /** As typed, trimmed. */
  readonly text: string
  /** Every phrase must be found; a phrase is one run of the query in its search form. */
  readonly phrases: readonly string[]
  /** A query of one character: titles with a word that begins with it. */
  readonly prefix: string | null
}

const MAX_PHRASES = 8

/** Reads what was typed; undefined where there is nothing to look for. */
export function readQuery(typed: string): Query | undefined {
  const text = typed.trim().slice(0, 100)
  const runs = [...new Set(searchForm(text).split(' '))].filter((run) => run !== '').slice(0, MAX_PHRASES)
  if (runs.length === 0) return undefined
  const phrases = runs.filter((run) => [...run].length > 1)
  if (phrases.length === 0) return { text, phrases: [], prefix: runs[0] ?? null }
  return { text, phrases, prefix: null }
}

/** A tsquery of the phrases' pairs, all of which a candidate has: lexemes are letters and digits only. */
export function gramQuery(phrases: readonly string[]): string {
  return bigrams(phrases.join(' '))
    .map((gram) => `'${gram}'`)
    .join(' & ')
}

export interface Ranked {
  readonly title: string
  readonly publishedOn: string
}

/**
 * Higher is better: the whole query in the title, at its beginning, the share of the title it makes up, words of the
 * query in the title. Newer first among equals (the caller's order is kept by a stable sort).
 */
export function scoreOf(title: string, query: Query, words: readonly string[]): number {
  const form = searchForm(title)
  const whole = searchForm(query.text)
  let score = 0
  if (form === whole) score += 100
  for (const phrase of query.phrases) {
    const at = form.indexOf(phrase)
    if (at < 0) continue
    score += 20 + (at === 0 ? 6 : 0) + (10 * phrase.length) / Math.max(form.length, 1)
  }
  for (const word of words) if (word.length > 1 && form.includes(word)) score += 3
  return score
}

const ENOUGH_OF_TITLE = 0.3
const ENOUGH_CHARACTERS = 4

/** How much of a title the words make up, 0–1; 0 where it is too little to mean this title. */
export function titleMatch(title: string, words: readonly string[]): number {
  const form = searchForm(title)
  const shared = words.filter((word) => form.includes(word)).reduce((sum, word) => sum + [...word].length, 0)
  const share = shared / Math.max([...form].length, 1)
  return shared >= ENOUGH_CHARACTERS && share >= ENOUGH_OF_TITLE ? Math.min(share, 1) : 0
}

export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

/** The place of the text that holds the phrases, cut to `length` characters, the hits marked. */
export function snippet(text: string, phrases: readonly string[], length = 110): readonly SnippetPart[] {
  const flat = text.replace(/\s+/g, ' ').trim()
  const hits = hitsOf(flat, phrases)
  const first = hits[0]
  const start = first === undefined ? 0 : Math.max(0, first.from - Math.floor(length / 3))
  const end = Math.min(flat.length, start + length)
  const parts: SnippetPart[] = []
  if (start > 0) parts.push({ text: '…', hit: false })
  let at = start
  for (const hit of hits) {
    if (hit.from < at || hit.from >= end) continue
    if (hit.from > at) parts.push({ text: flat.slice(at, hit.from), hit: false })
    parts.push({ text: flat.slice(hit.from, Math.min(hit.to, end)), hit: true })
    at = Math.min(hit.to, end)
  }
  if (at < end) parts.push({ text: flat.slice(at, end), hit: false })
  if (end < flat.length) parts.push({ text: '…', hit: false })
  return parts
}

/** Hits of a title, whole. */
export function markTitle(title: string, phrases: readonly string[]): readonly SnippetPart[] {
  return snippet(title, phrases, Number.MAX_SAFE_INTEGER)
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Where the phrases stand in the text as written: folded character by character, so that places stay true. */
function hitsOf(text: string, phrases: readonly string[]): readonly Span[] {
  let folded = ''
  const places: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const form = searchForm(text.charAt(index))
    if (form === '' && !folded.endsWith(' ')) {
      folded += ' '
      places.push(index)
    }
    for (const char of form) {
      folded += char
      places.push(index)
    }
  }
  const spans: Span[] = []
  for (const phrase of phrases) {
    let at = folded.indexOf(phrase)
    while (at >= 0 && spans.length < 200) {
      const from = places[at]
      const last = places[at + phrase.length - 1]
      if (from !== undefined && last !== undefined) spans.push({ from, to: last + 1 })
      at = folded.indexOf(phrase, at + phrase.length)
    }
  }
  return spans.sort((a, b) => a.from - b.from || b.to - a.to)
}

/** 0 … 1: the pairs two titles share of all they have; for 相似信息. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a)
  const right = new Set(b)
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const gram of left) if (right.has(gram)) shared += 1
  return shared / (left.size + right.size - shared)
}

export const COUNT_CAP = 1000
/** 共 132 条, 1000 条以上. */
export function countText(count: number): string {
  return count > COUNT_CAP ? `${COUNT_CAP}+ 条` : `共 ${count} 条`
}
