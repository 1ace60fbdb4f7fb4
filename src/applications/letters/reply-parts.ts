/** The parts of a 答复书 that follow its outcome (decisions.md §3). */
import { article, type Article } from '../../law/articles.ts'
import { elementsAsked, OUTCOME_DEFINITIONS, type LetterElement, type Outcome } from '../../law/outcomes.ts'
import type { Block } from '../../platform/documents/tree.ts'
import type { DecisionFacts, LetterFacts } from './facts.ts'
import { cite, REGULATION, sentences, you } from './shape.ts'

/** What stands before an element's text; the definition's label where it is short enough to be printed itself. */
const PRINTED_LABELS: Readonly<Record<string, string>> = {
  provided: '提供的政府信息',
  form: '提供形式',
  access: '获取方式、途径',
  withheld: '不予公开的部分',
  withheldGround: '不予公开部分的依据',
  prohibition: '禁止公开的规定',
  endangered: '公开后可能危及',
  interest: '涉及的第三方权益',
  consultation: '征求第三方意见的情况',
  publicInterest: '对公共利益影响的衡量',
  file: '所属行政执法案卷',
  fileAccess: '查阅案卷的途径',
  specialLaw: '有特别规定的法律、行政法规',
  channel: '办理渠道',
  search: '检索情况',
  responsibleOrgan: '负责公开该信息的机关',
  correctionNotice: '补正告知情况',
  demand: '属于信访、投诉、举报的内容',
  earlierReply: '前次答复',
  reasonsAsked: '说明理由的情况',
  obtained: '已经获取该信息的情况',
  feeNotice: '收费通知情况',
  ending: '终止办理的情形',
}

/** Where the general label would not fit: 条例 36(2) leaves open whether it is handed over or told where to be had. */
const OWN_LABELS: Readonly<Record<string, string>> = {
  'A1.provided': '提供情况',
  'B.provided': '提供的部分',
  'E1.channel': '可以反映的渠道',
}

/** The choice the law gives, said in the conclusion itself: a court asks which of the dangers, which kind of paper. */
const SPECIFIC: Readonly<
  Partial<Record<Outcome, { readonly key: string; readonly say: (choice: string) => string }>>
> = {
  C3: { key: 'endangered', say: (which) => `您申请的政府信息公开后可能危及${which}，不予公开。` },
  C4: {
    key: 'interest',
    say: (which) => `您申请的政府信息涉及${which}，公开会对第三方合法权益造成损害，不予公开。`,
  },
  C5: {
    key: 'kind',
    say: (which) => `您申请的政府信息属于行政机关${which}方面的内部事务信息，不予公开。`,
  },
  C6: {
    key: 'kind',
    say: (which) =>
      `您申请的政府信息是行政机关在履行行政管理职能过程中形成的${which}，属于过程性信息，法律、法规、规章没有规定应当公开，不予公开。`,
  },
}

/** 其他合法权益 names nothing: it stays under its label. */
const UNSPECIFIC = '其他合法权益'

function specific({ outcome, elements }: DecisionFacts): string | undefined {
  const { key, say } = SPECIFIC[outcome] ?? {}
  const chosen = key === undefined ? '' : (elements[key] ?? '').trim()
  const known = OUTCOME_DEFINITIONS[outcome].elements.find((element) => element.key === key)?.choices ?? []
  return known.includes(chosen) && chosen !== UNSPECIFIC ? say?.(chosen) : undefined
}

function isInConclusion(decision: DecisionFacts, { key }: LetterElement): boolean {
  return SPECIFIC[decision.outcome]?.key === key && specific(decision) !== undefined
}

/** “根据《条例》…的规定，” and the operative sentence; 其他处理 by withdrawal rests on no article. */
export function conclusion(facts: LetterFacts, decision: DecisionFacts): string {
  const sentence = (specific(decision) ?? OUTCOME_DEFINITIONS[decision.outcome].conclusion).replaceAll(
    '您',
    you(facts),
  )
  if (decision.outcome === 'F3') return sentence
  return `根据${cite(groundsOf(decision), REGULATION)}的规定，${sentence}`
}

/** The outcome's articles, for a partial letter with those of the withheld part. */
export function groundsOf(decision: Pick<DecisionFacts, 'outcome' | 'elements'>): readonly Article[] {
  const { articles } = OUTCOME_DEFINITIONS[decision.outcome]
  const chosen = decision.outcome === 'B' ? groundArticle(decision.elements['withheldGround']) : undefined
  return chosen === undefined ? articles : [...articles, chosen]
}

const GROUNDS: readonly Article[] = [
  article('条例', 14),
  article('条例', 15),
  article('条例', 16, 1),
  article('条例', 16, 2),
]

function groundArticle(text: string | undefined): Article | undefined {
  return GROUNDS.find((ground) => ground === text?.trim())
}

/** Each printed element under its label; what is kept inside is not printed. */
export function elementBlocks(decision: DecisionFacts): readonly Block[] {
  return elementsAsked(decision.outcome, decision.elements)
    .filter((element) => element.internal !== true)
    .flatMap((element) => {
      const text = (decision.elements[element.key] ?? '').trim()
      if (text === '' || isInConclusion(decision, element)) return []
      return [sentences(labelOf(decision.outcome, element), printed(element, text))]
    })
}

function labelOf(outcome: Outcome, element: LetterElement): string {
  return OWN_LABELS[`${outcome}.${element.key}`] ?? PRINTED_LABELS[element.key] ?? element.label
}

/** A ground chosen as an article is printed as the letter cites it. */
function printed(element: LetterElement, text: string): string {
  const ground = element.key === 'withheldGround' ? groundArticle(text) : undefined
  return ground === undefined ? text : cite([ground])
}
