import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { searchForm } from './rules.ts'

let jieba: Jieba | undefined

/** Words of a text, for ranking and for the prefixes of titles; the dictionary is loaded with the first use. */
export function wordsOf(text: string): readonly string[] {
  jieba ??= Jieba.withDict(dict)
  const words = jieba.cutForSearch(searchForm(text), true).filter((word) => word.trim() !== '')
  return [...new Set(words)]
}
