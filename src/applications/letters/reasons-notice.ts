import { article } from '../../law/articles.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import type { LetterFacts } from './facts.ts'
import {
  cite,
  contactLines,
  labelled,
  letter,
  opening,
  paragraph,
  REGULATION,
  salutation,
  you,
} from './shape.ts'

/** 说明理由告知书 (条例 35): number and frequency clearly beyond what is reasonable, so the applicant is asked why. */
export function reasonsNotice(facts: LetterFacts, title: string): DocumentTree {
  const addressed = you(facts)
  return letter(facts, title, [
    salutation(facts.applicant.name),
    ...opening(facts),
    labelled('申请的数量、频次', facts.reasons?.volume ?? ''),
    paragraph(
      `${addressed}申请公开政府信息的数量、频次明显超过合理范围。依照${cite([article('条例', 35)], REGULATION)}的规定，请${addressed}说明理由。`,
    ),
    labelled('说明理由的期限', facts.reasons?.period ?? ''),
    paragraph(
      `本机关认为申请理由不合理的，告知${addressed}不予处理；认为申请理由合理，但是无法在《条例》第三十三条规定的期限内答复的，可以确定延迟答复的合理期限并告知${addressed}。`,
    ),
    ...contactLines(facts),
  ])
}
