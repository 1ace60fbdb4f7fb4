/** The order a request is thought through in practice (七步法); each step names the results it can end in. */
import { article, type Article } from './articles.ts'
import type { Outcome } from './outcomes.ts'

export interface ReviewStep {
  readonly key: 'correct' | 'isInformation' | 'whoseDuty' | 'held' | 'disclosable' | 'how' | 'reply'
  readonly title: string
  readonly question: string
  readonly articles: readonly Article[]
  readonly outcomes: readonly Outcome[]
}

export const REVIEW_ORDER: readonly ReviewStep[] = [
  {
    key: 'correct',
    title: '补不补',
    question: '申请内容是否明确？不明确的，自收到之日起7个工作日内一次性告知补正。',
    articles: [article('条例', 29), article('条例', 30)],
    outcomes: ['D3', 'F1'],
  },
  {
    key: 'isInformation',
    title: '是不是',
    question:
      '是否申请公开政府信息？是否信访、投诉、举报，公开出版物，行政查询，重复申请，或者数量、频次明显超过合理范围？',
    articles: [article('条例', 2), article('条例', 35), article('条例', 36), article('条例', 39)],
    outcomes: ['E1', 'E2', 'E3', 'E4', 'E5', 'C8', 'F2', 'F3'],
  },
  {
    key: 'whoseDuty',
    title: '谁负责',
    question: '是否由本机关负责公开？',
    articles: [article('条例', 10), article('条例', 36, 1, 5)],
    outcomes: ['D1b'],
  },
  {
    key: 'held',
    title: '有没有',
    question: '经检索是否存在？是否需要加工、分析？',
    articles: [article('条例', 36, 1, 4), article('条例', 38)],
    outcomes: ['D1a', 'D2'],
  },
  {
    key: 'disclosable',
    title: '给不给',
    question: '是否属于不予公开的情形？涉及第三方的是否已征求意见？',
    articles: [
      article('条例', 14),
      article('条例', 15),
      article('条例', 16),
      article('条例', 17),
      article('条例', 32),
    ],
    outcomes: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'],
  },
  {
    key: 'how',
    title: '怎么给',
    question: '是否已经主动公开？能否区分处理？以何种形式提供？',
    articles: [article('条例', 36, 1, 1), article('条例', 37), article('条例', 40)],
    outcomes: ['A1', 'A2', 'B'],
  },
  {
    key: 'reply',
    title: '怎么答',
    question: '依据、理由、救济途径是否写明？送达方式是否符合申请要求？',
    articles: [article('条例', 36), article('条例', 51), article('复议法', 23, 2)],
    outcomes: [],
  },
]
