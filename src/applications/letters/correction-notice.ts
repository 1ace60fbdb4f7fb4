import { article } from '../../law/articles.ts'
import type { Block, DocumentTree } from '../../platform/documents/tree.ts'
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

/** 补正告知书 (条例 30): once, all items, a reasonable period, guidance, and what follows if nothing comes. */
export function correctionNotice(facts: LetterFacts, title: string): DocumentTree {
  const items = facts.correction?.items ?? []
  const way = facts.correction?.way
  const body: readonly Block[] = [
    salutation(facts.applicant.name),
    ...opening(facts),
    paragraph(
      `经审查，${you(facts)}的申请内容不明确。依照${cite([article('条例', 30)], REGULATION)}的规定，现一次性告知${you(facts)}对下列事项作出补正：`,
    ),
    { kind: 'list', ordered: true, items: items.map((text) => [{ text }]) },
    labelled('指导和释明', facts.correction?.guidance ?? ''),
    labelled('补正期限', facts.correction?.period ?? ''),
    ...(way === undefined ? [] : [labelled('补正方式', way)]),
    paragraph(
      '无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。按期补正的，答复期限自本机关收到补正的申请之日起计算。',
    ),
    ...contactLines(facts),
  ]
  return letter(facts, title, body)
}
