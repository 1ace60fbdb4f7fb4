/** The {栏目} an administrator may put into a text: what each is filled from and which required element it prints. */
import { article } from '../../law/articles.ts'
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import { capitalYuan } from './capital-amount.ts'
import { LETTER_NAMES, type DecisionFacts, type LetterFacts, type LetterKind } from './facts.ts'
import { calledByOutcome, cite, letterName, you } from './shape.ts'
import { TO_APPLICANT } from './template-model.ts'

export interface TemplateField {
  readonly name: string
  readonly kinds: readonly LetterKind[] | 'all'
  /** The `field` of the element in letters/elements.ts it prints. */
  readonly covers?: string
  /** May be without a value: the block it stands in is then left out. */
  readonly optional?: true
  readonly read: (facts: LetterFacts, kind: LetterKind) => string | undefined
}

function day(date: LocalDate | undefined): string | undefined {
  return date === undefined ? undefined : formatChinese(date)
}

const ABOUT_APPLICATION: readonly LetterKind[] = [
  ...TO_APPLICANT,
  'receipt',
  'registrationForm',
  'approvalSheet',
]
const CONSULTATIONS: readonly LetterKind[] = ['thirdPartyConsultation', 'organConsultation']

/** 条例 40: a way of providing stands only where something is provided. */
function isProvided({ outcome, attachments = [] }: DecisionFacts): boolean {
  return outcome === 'A1' || outcome === 'B' || attachments.length > 0
}

const asksOrgan = ({ consultation }: LetterFacts): boolean => consultation?.of === 'organ'

export const TEMPLATE_FIELDS: readonly TemplateField[] = [
  { name: '文书名称', kinds: 'all', read: (facts, kind) => letterName(kind, facts, LETTER_NAMES[kind]) },
  { name: '机关名称', kinds: 'all', read: ({ organ }) => organ },
  { name: '成文日期', kinds: 'all', read: ({ date }) => day(date) },
  { name: '文号', kinds: 'all', optional: true, read: ({ docNumber }) => docNumber },
  { name: '公开工作机构', kinds: 'all', optional: true, read: ({ contact }) => contact?.office },
  { name: '联系人', kinds: 'all', optional: true, read: ({ contact }) => contact?.person },
  // not optional: every letter whose law or use asks for a telephone is refused without one before it is filled
  { name: '联系电话', kinds: 'all', covers: 'contact.phone', read: ({ contact }) => contact?.phone },
  { name: '联系地址', kinds: 'all', optional: true, read: ({ contact }) => contact?.address },

  {
    name: '申请人',
    kinds: [...ABOUT_APPLICATION, 'petitionNotice'],
    covers: 'applicant.name',
    read: ({ applicant }) => applicant.name,
  },
  { name: '您', kinds: [...ABOUT_APPLICATION, 'petitionNotice'], read: you },
  {
    name: '申请编号',
    kinds: ABOUT_APPLICATION,
    covers: 'applicationNumber',
    read: (facts) => facts.applicationNumber,
  },
  { name: '收到日期', kinds: ABOUT_APPLICATION, read: ({ received }) => day(received) },
  { name: '提交方式', kinds: ABOUT_APPLICATION, optional: true, read: ({ channel }) => channel },
  { name: '申请内容', kinds: ABOUT_APPLICATION, covers: 'content', read: ({ content }) => content },

  {
    name: '指导和释明',
    kinds: ['correctionNotice'],
    covers: 'correction.guidance',
    read: ({ correction }) => correction?.guidance,
  },
  {
    name: '补正期限',
    kinds: ['correctionNotice'],
    covers: 'correction.period',
    read: ({ correction }) => correction?.period,
  },
  {
    name: '补正方式',
    kinds: ['correctionNotice'],
    optional: true,
    read: ({ correction }) => correction?.way,
  },

  {
    name: '延期理由',
    kinds: ['extensionNotice'],
    covers: 'extension.reason',
    read: ({ extension }) => extension?.reason,
  },
  {
    name: '延长的工作日数',
    kinds: ['extensionNotice'],
    covers: 'extension.workingDays',
    read: ({ extension }) =>
      extension?.workingDays === undefined ? undefined : String(extension.workingDays),
  },
  {
    name: '原答复截止日',
    kinds: ['extensionNotice'],
    covers: 'extension.originalDue',
    read: ({ extension }) => day(extension?.originalDue),
  },
  {
    name: '延长后的答复截止日',
    kinds: ['extensionNotice'],
    covers: 'extension.newDue',
    read: ({ extension }) => day(extension?.newDue),
  },
  {
    name: '负责人同意日期',
    kinds: ['extensionNotice'],
    covers: 'extension.approvedOn',
    read: ({ extension }) => day(extension?.approvedOn),
  },

  {
    name: '征求意见的对象',
    kinds: CONSULTATIONS,
    covers: 'consultation.addressee',
    read: ({ consultation }) => consultation?.addressee,
  },
  {
    name: '信息概要',
    kinds: CONSULTATIONS,
    covers: 'consultation.summary',
    read: ({ consultation }) => consultation?.summary,
  },
  {
    name: '信息概要',
    kinds: ['assistanceLetter'],
    covers: 'assistance.summary',
    read: ({ assistance }) => assistance?.summary,
  },
  {
    name: '协办单位',
    kinds: ['assistanceLetter'],
    covers: 'assistance.addressee',
    read: ({ assistance }) => assistance?.addressee,
  },
  {
    name: '请求协助的事项',
    kinds: ['assistanceLetter'],
    covers: 'assistance.matter',
    read: ({ assistance }) => assistance?.matter,
  },
  {
    name: '回复的期限',
    kinds: ['assistanceLetter'],
    covers: 'assistance.until',
    read: ({ assistance }) => day(assistance?.until),
  },
  {
    name: '确认的对象',
    kinds: ['opinionConfirmation'],
    covers: 'confirmation.addressee',
    read: ({ confirmation }) => confirmation?.addressee,
  },
  {
    name: '提出意见的日期',
    kinds: ['opinionConfirmation'],
    covers: 'confirmation.saidOn',
    read: ({ confirmation }) => day(confirmation?.saidOn),
  },
  {
    name: '移送给谁',
    kinds: ['disclosureTransfer'],
    read: ({ contact }) => contact?.office ?? '本机关政府信息公开工作机构',
  },
  { name: '提出日期', kinds: ['petitionNotice'], read: ({ received }) => day(received) },
  { name: '编号', kinds: ['petitionNotice'], read: ({ applicationNumber }) => applicationNumber },
  { name: '提出的内容', kinds: ['petitionNotice'], covers: 'content', read: ({ content }) => content },
  {
    name: '提出的事项',
    kinds: ['petitionNotice'],
    read: ({ petition }) => (petition?.of === 'suggestion' ? '主动公开建议' : '政府信息更正申请'),
  },
  {
    name: '处理的依据',
    kinds: ['petitionNotice'],
    covers: 'petition.basis',
    read: ({ petition }) => (petition?.of === 'suggestion' ? '第四十四条第二款' : '第四十一条'),
  },
  {
    name: '处理结果',
    kinds: ['petitionNotice'],
    covers: 'petition.result',
    read: ({ petition }) => petition?.result,
  },
  {
    name: '处理的说明',
    kinds: ['petitionNotice'],
    covers: 'petition.answer',
    read: ({ petition }) => petition?.answer,
  },
  {
    name: '征求谁的意见',
    kinds: ['consultationNotice'],
    covers: 'consultation.of',
    read: (facts) => (asksOrgan(facts) ? '有关机关' : '第三方'),
  },
  {
    name: '征求意见的原因',
    kinds: ['consultationNotice'],
    read: (facts) => (asksOrgan(facts) ? '由本机关与其他机关共同制作' : '涉及第三方合法权益'),
  },
  {
    name: '征求意见的依据',
    kinds: ['consultationNotice', 'opinionConfirmation'],
    read: (facts) => cite([article('条例', asksOrgan(facts) ? 34 : 32)]).replace('《条例》', ''),
  },
  {
    name: '征求意见的日期',
    kinds: ['consultationNotice'],
    covers: 'consultation.sentOn',
    read: ({ consultation }) => day(consultation?.sentOn),
  },

  {
    name: '第三方',
    kinds: ['thirdPartyNotice'],
    covers: 'disclosure.thirdParty',
    read: ({ disclosure }) => disclosure?.thirdParty,
  },
  {
    name: '第三方的意见',
    kinds: ['thirdPartyNotice'],
    optional: true,
    read: ({ disclosure }) => disclosure?.opinion,
  },
  {
    name: '决定公开的内容',
    kinds: ['thirdPartyNotice'],
    covers: 'disclosure.content',
    read: ({ disclosure }) => disclosure?.content,
  },
  {
    name: '决定公开的理由',
    kinds: ['thirdPartyNotice'],
    covers: 'disclosure.reason',
    read: ({ disclosure }) => disclosure?.reason,
  },
  {
    name: '公开日期',
    kinds: ['thirdPartyNotice'],
    optional: true,
    read: ({ disclosure }) => day(disclosure?.publishOn),
  },

  {
    name: '申请的数量频次',
    kinds: ['reasonsNotice'],
    covers: 'reasons.volume',
    read: ({ reasons }) => reasons?.volume,
  },
  {
    name: '说明理由的期限',
    kinds: ['reasonsNotice'],
    covers: 'reasons.period',
    read: ({ reasons }) => reasons?.period,
  },
  {
    name: '不能按期答复的原因',
    kinds: ['agreedDateNotice'],
    covers: 'agreedDate.why',
    read: ({ agreedDate }) => agreedDate?.why,
  },
  {
    name: '延迟答复的期限',
    kinds: ['agreedDateNotice'],
    covers: 'agreedDate.until',
    read: ({ agreedDate }) => day(agreedDate?.until),
  },
  {
    name: '收费数额',
    kinds: ['feeNotice'],
    covers: 'fee.amountYuan',
    read: ({ fee }) => (fee?.amountYuan === undefined ? undefined : String(fee.amountYuan)),
  },
  {
    name: '收费数额大写',
    kinds: ['feeNotice'],
    covers: 'fee.amountYuan',
    read: ({ fee }) => (fee?.amountYuan === undefined ? undefined : capitalYuan(fee.amountYuan)),
  },
  {
    name: '缴纳方式',
    kinds: ['feeNotice'],
    covers: 'fee.payment',
    read: ({ fee }) => fee?.payment,
  },
  {
    name: '延长后的期限',
    kinds: ['reply'],
    optional: true,
    read: ({ extendedTo }) => day(extendedTo),
  },
  {
    name: '提供方式',
    kinds: ['reply'],
    optional: true,
    read: ({ decision }) => (decision && isProvided(decision) ? decision.providedBy : undefined),
  },
  {
    name: '答复或者告知',
    kinds: ['reply'],
    read: ({ decision }) => calledByOutcome(decision?.outcome ?? 'A1'),
  },
]

export function fieldsOf(kind: LetterKind): readonly TemplateField[] {
  return TEMPLATE_FIELDS.filter(({ kinds }) => kinds === 'all' || kinds.includes(kind))
}

const PLACEHOLDER = /\{([^{}\n]{1,20})\}/g

/** The names in braces, as written. */
export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim())
}

/** The text with its fields filled; undefined where one of them has no value. Values are not read for fields again. */
export function fillText(text: string, valueOf: (name: string) => string | undefined): string | undefined {
  const names = placeholdersOf(text)
  if (names.some((name) => (valueOf(name) ?? '').trim() === '')) return undefined
  return text.replace(PLACEHOLDER, (_, name: string) => valueOf(name.trim()) ?? '')
}
