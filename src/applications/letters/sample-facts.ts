/** Made-up sections for a preview: what the case chosen does not have on record stands here as an example. */
import { article } from '../../law/articles.ts'
import { addDays, type LocalDate } from '../../law/local-date.ts'
import { OUTCOME_DEFINITIONS, type Outcome } from '../../law/outcomes.ts'
import type { DecisionFacts, LetterFacts } from './facts.ts'

export function sampleFacts(organ: string, today: LocalDate): LetterFacts {
  return {
    organ,
    docNumber: '（签发时编号）',
    date: today,
    applicant: { name: '示例申请人', kind: 'person' },
    applicationNumber: '示例编号',
    received: addDays(today, -14),
    channel: '当面提交',
    submitted: '当面提交',
    content: '（示例）某项目的批准文件和验收结论。',
    receipt: { basis: article('条例', 31, 1, 1), replyDue: addDays(today, 14), handler: '示例经办人' },
    correction: {
      items: ['（示例）请写明所需信息的名称、文号或者其他特征。', '（示例）请写明获取信息的方式。'],
      guidance: '（示例）可以写明项目名称、形成年份和文件种类。',
      period: '（示例）自收到本告知书之日起10个工作日内',
      way: '（示例）书面提交，或者通过原申请渠道提交。',
    },
    extension: {
      reason: '（示例）所涉档案分存多处，需要逐卷核对。',
      workingDays: 10,
      originalDue: addDays(today, 14),
      newDue: addDays(today, 28),
      approvedOn: today,
    },
    consultation: {
      addressee: '（示例）某某公司',
      summary: '（示例）某项目施工合同。',
      attachments: ['（示例）拟公开信息复印件'],
      sentOn: today,
      of: 'thirdParty',
    },
    disclosure: {
      thirdParty: '（示例）某某公司',
      opinion: '（示例）不同意公开。',
      content: '（示例）合同中的工期和质量保修条款。',
      reason: '（示例）涉及公众安全。',
      publishOn: addDays(today, 14),
    },
    reasons: {
      volume: '（示例）三个月内提出同类申请46件。',
      period: '（示例）自收到本告知书之日起10个工作日内',
    },
    agreedDate: { until: addDays(today, 60), why: '（示例）所涉档案数量较大。' },
    fee: {
      method: 'perItem',
      amountYuan: 100,
      steps: [{ from: 11, to: 11, rate: 100, amount: 100 }],
      payment: '（示例）持本通知书到非税收入窗口缴纳。',
    },
    delivery: {
      documents: [{ name: '政府信息公开申请答复书' }],
      recipient: '示例申请人',
      method: '直接送达',
    },
    registration: {
      column: '自然人',
      person: [
        { label: '证件号码', value: '（示例）******' },
        { label: '联系电话', value: '（示例）***' },
      ],
      infoName: '（示例）某项目批准文件',
      formWanted: '纸质',
      wayWanted: '邮寄',
      unit: '（示例）某某科',
      steps: ['（示例）登记'],
    },
    approval: {
      proposed: OUTCOME_DEFINITIONS.A1.name,
      grounds: OUTCOME_DEFINITIONS.A1.articles,
      findings: [],
      opinions: ['拟稿意见', '保密审查意见', '审核意见', '签发意见'].map((label) => ({ label })),
    },
    confirmation: {
      addressee: '（示例）某某公司',
      opinion: '不同意公开',
      reason: '（示例）涉及商业秘密。',
      saidOn: today,
    },
    transfer: {
      items: [{ name: '（示例）某项目批准文件', number: '示例编号', answered: '予以公开' }],
    },
    assistance: {
      addressee: '（示例）某某科',
      summary: '（示例）某项目批准文件。',
      matter: '（示例）请查找并提供该文件。',
      until: addDays(today, 7),
    },
    petition: {
      of: 'amendment',
      result: '记录准确，不予更正',
      answer: '（示例）经核对，登记内容与原始材料一致。',
    },
    decision: sampleDecision('A1'),
  }
}

/** Every element as a blank to be filled in. */
export function sampleDecision(outcome: Outcome): DecisionFacts {
  const blanks = OUTCOME_DEFINITIONS[outcome].elements.map(({ key, label, choices }) => [
    key,
    choices?.[0] ?? `【${label}】`,
  ])
  const elements = Object.fromEntries(blanks) as Record<string, string> // pairs of strings, made above
  return { outcome, elements, attachments: [] }
}
