import type { Block } from '../../platform/documents/tree.ts'
import type { LetterFacts } from './facts.ts'
import { paragraph, salutation } from './shape.ts'

/** 第三方意见回执, on a page of its own, to be filled in and sent back (条例 32). */
export function answerSlip(facts: LetterFacts, summary: string): readonly Block[] {
  return [
    { kind: 'pageBreak' },
    { kind: 'title', text: '第三方意见回执' },
    salutation(`${facts.organ}：`),
    paragraph(`贵机关的意见征询书（${facts.docNumber ?? ''}）收悉，现提出意见如下：`),
    {
      kind: 'table',
      widths: [1.3, 3],
      headerRows: 0,
      fontSize: 14,
      rows: [
        [{ text: '所涉信息', header: true }, { text: summary }],
        [{ text: '意见', header: true }, { text: '□ 同意公开\n□ 不同意公开\n□ 同意部分公开' }],
        [{ text: '同意公开的部分', header: true }, { text: '\n\n' }],
        [{ text: '不同意公开的部分和理由', header: true }, { text: '\n\n\n\n' }],
        [{ text: '收到征询书日期', header: true }, { text: '　　　　年　　月　　日' }],
        [{ text: '联系人、联系电话', header: true }, { text: '' }],
        [{ text: '签名或者盖章', header: true }, { text: '\n\n　　　　年　　月　　日' }],
      ],
    },
  ]
}
