import { article } from '../../law/articles.ts'
import { formatChinese } from '../../law/local-date.ts'
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

/** 延迟答复告知书 (条例 35): the reasons hold, but the period cannot be kept; a reasonable date is set and told. */
export function agreedDateNotice(facts: LetterFacts, title: string): DocumentTree {
  const { until, why = '' } = facts.agreedDate ?? {}
  const addressed = you(facts)
  return letter(facts, title, [
    salutation(facts.applicant.name),
    ...opening(facts),
    paragraph(
      `${addressed}申请公开政府信息的数量、频次明显超过合理范围，经审查${addressed}说明的理由，本机关认为申请理由合理，但是无法在《中华人民共和国政府信息公开条例》第三十三条规定的期限内答复。`,
    ),
    labelled('不能按期答复的原因', why),
    paragraph(
      `依照${cite([article('条例', 35)], REGULATION)}的规定，本机关确定在${until === undefined ? '' : formatChinese(until)}前（含当日）向${addressed}作出答复。特此告知。`,
    ),
    ...contactLines(facts),
  ])
}
