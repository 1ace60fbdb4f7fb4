/** 条例 31: what counts as the day of receipt, channel by channel, as screens and letters show it. */
import { article, type Article } from './articles.ts'

export const RECEIPT_CHANNELS = ['inPerson', 'mailSigned', 'ordinaryMail', 'online', 'fax'] as const
export type ReceiptChannel = (typeof RECEIPT_CHANNELS)[number]

export interface ReceiptRule {
  readonly name: string
  /** The field of the `receive` act that holds the day. */
  readonly field: 'submitted' | 'signed' | 'confirmed'
  readonly dayName: string
  readonly article: Article
  /** Whether the office must confirm with the applicant before the period starts. */
  readonly needsConfirmation: boolean
}

export const RECEIPT_RULES: Readonly<Record<ReceiptChannel, ReceiptRule>> = {
  inPerson: {
    name: '当面提交',
    field: 'submitted',
    dayName: '提交之日',
    article: article('条例', 31, 1, 1),
    needsConfirmation: false,
  },
  mailSigned: {
    name: '邮寄（挂号信、特快专递等需签收的）',
    field: 'signed',
    dayName: '行政机关签收之日',
    article: article('条例', 31, 1, 2),
    needsConfirmation: false,
  },
  ordinaryMail: {
    name: '平常信函等无需签收的邮寄',
    field: 'confirmed',
    dayName: '与申请人确认之日',
    article: article('条例', 31, 1, 2),
    needsConfirmation: true,
  },
  online: {
    name: '互联网渠道',
    field: 'confirmed',
    dayName: '双方确认之日',
    article: article('条例', 31, 1, 3),
    needsConfirmation: true,
  },
  fax: {
    name: '公开工作机构的传真',
    field: 'confirmed',
    dayName: '双方确认之日',
    article: article('条例', 31, 1, 3),
    needsConfirmation: true,
  },
}
