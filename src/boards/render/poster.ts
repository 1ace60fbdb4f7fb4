/** A poster for a 公开栏: A3, large enough to be read standing. */
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'

export interface Poster {
  readonly organ: string
  readonly title: string
  readonly body: string
  readonly postedOn: LocalDate
  readonly untilOn: LocalDate
  /** The day its words were put right, where they were. */
  readonly changedOn: LocalDate | null
}

export function posterTree(poster: Poster): DocumentTree {
  return {
    title: poster.title,
    author: poster.organ,
    date: poster.postedOn,
    page: { size: 'A3', orientation: 'portrait', margins: 'plain', pageNumbers: false },
    blocks: [
      { kind: 'organHeader', text: '政府信息公开' },
      { kind: 'rule', red: true },
      { kind: 'title', text: poster.title },
      ...poster.body
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ kind: 'paragraph' as const, runs: [{ text: line.trim() }], indent: true })), // one of the tree's blocks
      { kind: 'signature', organ: poster.organ, date: formatChinese(poster.postedOn) },
      {
        kind: 'note',
        text: `公开期限：${formatChinese(poster.postedOn)}至${formatChinese(poster.untilOn)}${
          poster.changedOn === null ? '' : `（${formatChinese(poster.changedOn)}更正）`
        }`,
      },
    ],
  }
}
