/** 补不补 → 是不是 → 谁负责 → 有没有 → 给不给 → 怎么给 → 怎么答, as data: each answer leads on, to an act or to the outcome. */
import { article, FEE_MEASURES, type Article } from '../../../law/articles.ts'
import type { Outcome } from '../../../law/outcomes.ts'
import type { ActKind } from '../../model.ts'

export const QUESTION_KEYS = ['clear', 'nature', 'owner', 'holding', 'publish', 'way', 'write'] as const
export type QuestionKey = (typeof QUESTION_KEYS)[number]

export type Leads =
  | { readonly question: QuestionKey }
  | { readonly outcome: Outcome }
  /** Something has to be done first; the guide goes on afterwards. */
  | { readonly act: ActKind }

export interface Answer {
  readonly label: string
  readonly hint?: string
  readonly article?: Article
  readonly leads: Leads
}

export interface Question {
  readonly short: string
  readonly text: string
  readonly answers: readonly Answer[]
}

const A36 = (item: number): Article => article('条例', 36, 1, item)

export const QUESTIONS: Readonly<Record<QuestionKey, Question>> = {
  clear: {
    short: '补不补',
    text: '申请内容是否明确，能够指向具体的政府信息？',
    answers: [
      { label: '明确，或者补正后已经明确', leads: { question: 'nature' } },
      {
        label: '不明确，需要补正',
        hint: '自收到之日起七个工作日内一次性告知，只能要求补正一次。',
        article: article('条例', 30),
        leads: { act: 'askCorrection' },
      },
      {
        label: '已经补正，仍然无法指向具体的政府信息',
        article: article('条例', 30),
        leads: { outcome: 'D3' },
      },
      {
        label: '无正当理由逾期不补正',
        hint: '视为放弃申请。先核实有无正当理由。',
        article: article('条例', 30),
        leads: { outcome: 'F1' },
      },
    ],
  },
  nature: {
    short: '是不是',
    text: '是不是应当按政府信息公开申请处理？',
    answers: [
      { label: '是政府信息公开申请', leads: { question: 'owner' } },
      { label: '进行信访、投诉、举报等活动', article: article('条例', 39, 1), leads: { outcome: 'E1' } },
      { label: '相同的政府信息，已经答复过', article: A36(6), leads: { outcome: 'E2' } },
      {
        label: '要求提供政府公报、报刊、书籍等公开出版物',
        article: article('条例', 39, 2),
        leads: { outcome: 'E3' },
      },
      {
        label: '数量、频次明显超过合理范围，还没有要求说明理由',
        article: article('条例', 35),
        leads: { act: 'askReasons' },
      },
      {
        label: '数量、频次明显超过合理范围，说明的理由不合理',
        article: article('条例', 35),
        leads: { outcome: 'E4' },
      },
      { label: '要求确认或者重新出具已经获取的信息', leads: { outcome: 'E5' } },
      {
        label: '法律、行政法规对获取有特别规定',
        hint: '工商登记资料、不动产登记资料等查询事项。',
        article: A36(7),
        leads: { outcome: 'C8' },
      },
      { label: '咨询、不是政府信息等其他应当终止的情形', leads: { outcome: 'F3' } },
    ],
  },
  owner: {
    short: '谁负责',
    text: '由谁负责公开？',
    answers: [
      {
        label: '本机关制作，或者本机关获取并保存',
        article: article('条例', 10),
        leads: { question: 'holding' },
      },
      {
        label: '由其他机关负责公开，或者已经移交国家档案馆',
        hint: '能够确定的，告知该机关的名称、联系方式。',
        article: A36(5),
        leads: { outcome: 'D1b' },
      },
      {
        label: '与其他机关共同制作，先征求意见',
        article: article('条例', 34),
        leads: { act: 'consultOrgan' },
      },
    ],
  },
  holding: {
    short: '有没有',
    text: '本机关有没有这项信息？',
    answers: [
      { label: '有现成的信息', leads: { question: 'publish' } },
      {
        label: '还没有检索，先检索并登记',
        hint: '范围、方法、关键词、人员、时间。',
        article: A36(4),
        leads: { act: 'search' },
      },
      { label: '经检索不存在', article: A36(4), leads: { outcome: 'D1a' } },
      {
        label: '没有现成信息，需要另行制作或者加工、分析',
        article: article('条例', 38),
        leads: { outcome: 'D2' },
      },
    ],
  },
  publish: {
    short: '给不给',
    text: '可以公开吗？',
    answers: [
      { label: '可以全部公开', hint: '公开前应当经过保密审查。', leads: { question: 'way' } },
      {
        label: '可能损害第三方合法权益，先书面征求意见',
        article: article('条例', 32),
        leads: { act: 'consultThirdParty' },
      },
      {
        label: '部分不应当公开，能够区分处理',
        article: article('条例', 37),
        leads: { outcome: 'B' },
      },
      { label: '属于国家秘密', article: article('条例', 14), leads: { outcome: 'C1' } },
      { label: '法律、行政法规禁止公开', article: article('条例', 14), leads: { outcome: 'C2' } },
      {
        label: '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
        article: article('条例', 14),
        leads: { outcome: 'C3' },
      },
      {
        label: '涉及商业秘密、个人隐私等，公开会损害第三方合法权益',
        hint: '已经书面征求第三方意见并衡量公共利益。',
        article: article('条例', 15),
        leads: { outcome: 'C4' },
      },
      {
        label: '人事管理、后勤管理、内部工作流程等内部事务信息',
        article: article('条例', 16, 1),
        leads: { outcome: 'C5' },
      },
      {
        label: '讨论记录、过程稿、磋商信函、请示报告等过程性信息',
        hint: '法律、法规、规章规定应当公开的除外。',
        article: article('条例', 16, 2),
        leads: { outcome: 'C6' },
      },
      { label: '行政执法案卷信息', article: article('条例', 16, 2), leads: { outcome: 'C7' } },
    ],
  },
  way: {
    short: '怎么给',
    text: '怎样提供？',
    answers: [
      { label: '已经主动公开，告知获取方式、途径', article: A36(1), leads: { outcome: 'A2' } },
      { label: '向申请人提供该信息', article: A36(2), leads: { outcome: 'A1' } },
      {
        label: '超过收费标准，先发出收费通知',
        article: FEE_MEASURES,
        leads: { act: 'sendFeeNotice' },
      },
      { label: '收费通知已经送达，逾期不缴纳', article: FEE_MEASURES, leads: { outcome: 'F2' } },
    ],
  },
  write: { short: '怎么答', text: '填写答复书必备的要素，核对预览后送审。', answers: [] },
}

/** The answers that lead to an outcome, so that a draft opened again shows how it was reached. */
export function pathTo(outcome: Outcome): ReadonlyMap<QuestionKey, number> {
  const path = new Map<QuestionKey, number>()
  for (const key of QUESTION_KEYS) {
    const { answers } = QUESTIONS[key]
    const found = answers.findIndex(({ leads }) => 'outcome' in leads && leads.outcome === outcome)
    if (found >= 0) return path.set(key, found)
    path.set(
      key,
      answers.findIndex(({ leads }) => 'question' in leads),
    )
  }
  return path
}
