import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { DocumentTree, SealPicture } from '../../platform/documents/tree.ts'

export interface Sample {
  readonly organName: string
  readonly day: LocalDate
  readonly seal: SealPicture | null
  readonly stamp: readonly { readonly label: string; readonly value: string }[] | null
  /** Where the made-up code would lead. */
  readonly address: string
}

/** A made-up letter, to see how seal and stamp sit; no letter says it was ever sent. */
export function sampleLetter({ organName, day, seal, stamp, address }: Sample): DocumentTree {
  return {
    title: '电子印章样张',
    author: organName,
    date: day,
    page: { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true },
    blocks: [
      { kind: 'organHeader', text: organName },
      { kind: 'docNumber', text: '样张〔0000〕0号' },
      { kind: 'rule', red: true },
      { kind: 'title', text: '政府信息公开申请答复书\n（样张，不发出）' },
      { kind: 'paragraph', runs: [{ text: '某申请人：' }], indent: false },
      {
        kind: 'paragraph',
        runs: [
          {
            text: '这是一份样张，用来查看印章和电子签名说明印在文书上的位置和大小。印章应当端正，居中下压署名和成文日期，署名和成文日期居印章中心偏下位置，印章顶端距正文一行之内。',
          },
        ],
        indent: true,
      },
      {
        kind: 'signature',
        organ: organName,
        date: formatChinese(day),
        ...(seal === null ? {} : { seal }),
      },
      {
        kind: 'qr',
        text: address,
        caption: '扫码核验本文书（核验码：样张没有核验码）',
        ...(stamp === null ? {} : { stamp }),
      },
    ],
  }
}
