import { expect, it } from 'vitest'
import { readArticle } from './article-name.ts'

it.each([
  ['条例33', '条例第33条'],
  ['条例33.1', '条例第33条第1款'],
  ['复议法23.1.4', '复议法第23条第1款第4项'],
  ['国办函〔2020〕109号', '国办函〔2020〕109号'],
])('reads %s as %s', (short, long) => {
  expect(readArticle(short)).toBe(long)
})
