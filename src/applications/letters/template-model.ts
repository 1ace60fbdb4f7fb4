/**
 * A letter's template: a list of blocks, each a text with {栏目} in braces or a part the program prints. Texts are
 * texts: no markup and no program is read from them, here or in a value.
 */
import { z } from 'zod'
import type { LetterKind } from './facts.ts'

/** What the program puts together itself, because it differs from case to case. */
export const PARTS = [
  'opening',
  'correctionItems',
  'conclusion',
  'elements',
  'remedies',
  'feeTable',
  'feeObjection',
  'receiptTable',
  'query',
  'deliveryTable',
  'contact',
  'attachments',
  'signature',
  'answerSlip',
  'registrationTable',
  'approvalTable',
  'confirmationTable',
  'transferTable',
] as const
export type Part = (typeof PARTS)[number]

const TEXT = z.string().trim().min(1).max(2000)
const LABEL = z.string().trim().min(1).max(60)
const MOST_BLOCKS = 60

export const templateBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('title'), text: z.string().trim().min(1).max(80) }),
  z.object({ kind: z.literal('salutation'), text: z.string().trim().min(1).max(100) }),
  z.object({ kind: z.literal('paragraph'), text: TEXT }),
  z.object({ kind: z.literal('labelled'), label: LABEL, text: TEXT }),
  z.object({
    kind: z.literal('fields'),
    rows: z
      .array(z.object({ label: LABEL, text: TEXT }))
      .min(1)
      .max(20),
  }),
  z.object({ kind: z.literal('note'), text: TEXT }),
  z.object({ kind: z.literal('part'), part: z.enum(PARTS) }),
])
export const templateBlocks = z.array(templateBlock).min(1).max(MOST_BLOCKS)
export type TemplateBlock = z.output<typeof templateBlock>
export type Template = readonly TemplateBlock[]

export const BLOCK_NAMES: Readonly<Record<TemplateBlock['kind'], string>> = {
  title: '标题',
  salutation: '称谓',
  paragraph: '正文段',
  labelled: '带小标题的段',
  fields: '栏目表',
  note: '附注',
  part: '固定内容',
}

export interface PartDefinition {
  readonly name: string
  /** What it prints, for the person who arranges the letter. */
  readonly about: string
  /** The letters it belongs to; `all`: every one. */
  readonly kinds: readonly LetterKind[] | 'all'
  /** The elements of letters/elements.ts it prints, by their `field`. */
  readonly covers: readonly string[]
}

/** Letters to the applicant; the others go to a third party or another organ and say nothing of who asked. */
export const TO_APPLICANT: readonly LetterKind[] = [
  'correctionNotice',
  'extensionNotice',
  'consultationNotice',
  'reasonsNotice',
  'agreedDateNotice',
  'feeNotice',
  'reply',
]

export const PART_DEFINITIONS: Readonly<Record<Part, PartDefinition>> = {
  opening: {
    name: '收到申请的情况和申请内容',
    about: '何时收到、申请编号、申请内容；有补正的，写明补正日期和补正后的内容',
    kinds: TO_APPLICANT,
    covers: ['content'],
  },
  correctionItems: {
    name: '需要补正的事项',
    about: '逐项编号列出',
    kinds: ['correctionNotice'],
    covers: ['correction.items'],
  },
  conclusion: {
    name: '答复依据和结论',
    about: '按答复类型引用条、款、项，写明结论',
    kinds: ['reply'],
    covers: ['decision'],
  },
  elements: {
    name: '答复要素',
    about: '按答复类型逐项写明提供的信息、不予公开的理由、检索情况等',
    kinds: ['reply'],
    covers: ['decision.elements'],
  },
  remedies: {
    name: '救济告知',
    about: '按答复类型写明先行复议或者复议、诉讼的期限和机关；更正申请未予更正的，写明复议、诉讼',
    kinds: ['reply', 'thirdPartyNotice', 'petitionNotice'],
    covers: ['remedy'],
  },
  feeTable: {
    name: '收费计算表',
    about: '计收方式、分档计算过程和合计',
    kinds: ['feeNotice'],
    covers: ['fee.method', 'fee.steps'],
  },
  feeObjection: {
    name: '对收费决定的异议',
    about: '按国办函〔2020〕109号写明异议如何提出',
    kinds: ['feeNotice'],
    covers: ['fee.objection'],
  },
  receiptTable: {
    name: '登记事项表',
    about: '申请编号、申请人、内容、收到日期及依据、答复截止日期、经办人',
    kinds: ['receipt'],
    covers: ['applicant.name', 'content', 'applicationNumber', 'receipt.basis', 'receipt.replyDue'],
  },
  query: {
    name: '进度查询码',
    about: '查询码和二维码；补打的回执不印',
    kinds: ['receipt'],
    covers: [],
  },
  deliveryTable: {
    name: '送达情况表',
    about: '文书、受送达人、方式、邮件号、交邮和签收日期',
    kinds: ['deliveryRecord'],
    covers: ['delivery.documents', 'delivery.recipient', 'delivery.method', 'organ'],
  },
  contact: {
    name: '联系单位和电话',
    about: '取自“机关与设置”',
    kinds: 'all',
    covers: ['contact.phone'],
  },
  attachments: {
    name: '附件清单',
    about: '没有附件的不印',
    kinds: ['reply', 'thirdPartyConsultation', 'organConsultation'],
    covers: [],
  },
  signature: { name: '署名和成文日期', about: '机关全称和日期', kinds: 'all', covers: ['organ', 'date'] },
  answerSlip: {
    name: '第三方意见回执',
    about: '另起一页，供第三方填写',
    kinds: ['thirdPartyConsultation'],
    covers: ['answerSlip'],
  },
  registrationTable: {
    name: '申请登记事项',
    about: '申请人、申请内容、收到日期及依据、获取方式、承办和办理经过；证件号码等遮盖显示',
    kinds: ['registrationForm'],
    covers: ['organ', 'applicant.name', 'content', 'applicationNumber', 'registration.wayWanted'],
  },
  approvalTable: {
    name: '拟办和各环节意见',
    about: '拟答复类型和依据、检索和征求意见情况，拟稿、保密审查、审核、签发的意见、人员和日期',
    kinds: ['approvalSheet'],
    covers: ['organ', 'applicant.name', 'content', 'applicationNumber', 'approval.opinions'],
  },
  confirmationTable: {
    name: '意见确认栏',
    about: '记录的意见和理由，供对方核对、签名或者盖章',
    kinds: ['opinionConfirmation'],
    covers: ['confirmation.opinion'],
  },
  transferTable: {
    name: '移送明细和交接栏',
    about: '信息名称、文号、申请编号、答复情况，移送和接收双方签章',
    kinds: ['disclosureTransfer'],
    covers: ['organ', 'transfer.items'],
  },
}

export function partFits(part: Part, kind: LetterKind): boolean {
  const { kinds } = PART_DEFINITIONS[part]
  return kinds === 'all' || kinds.includes(kind)
}

/** Forms without the red head: neither 机关标识 nor 文号 stands above the title. */
export const FORM_KINDS: ReadonlySet<LetterKind> = new Set<LetterKind>([
  'receipt',
  'deliveryRecord',
  'registrationForm',
  'approvalSheet',
  'opinionConfirmation',
  'disclosureTransfer',
])

/** Printed from the record when asked for, and not kept: what was sent bears a 文号 or stands in the register. */
export const CASE_FORMS = [
  'registrationForm',
  'approvalSheet',
  'opinionConfirmation',
  'disclosureTransfer',
] as const satisfies readonly LetterKind[]
export type CaseForm = (typeof CASE_FORMS)[number]
