import type { Channel } from '../../model.ts'

/** What the clerk is told beside the channel: which day counts and what proves it (条例 31). */
export interface ChannelAdvice {
  readonly submittedLabel: string
  readonly receivedLabel: string | null
  readonly evidence: string
}

export const CHANNEL_ADVICE: Readonly<Record<Channel, ChannelAdvice>> = {
  counter: {
    submittedLabel: '申请提交之日',
    receivedLabel: null,
    evidence: '当面提交的，提交之日即收到之日。出具登记回执，回执副本随卷保存。',
  },
  oral: {
    submittedLabel: '申请提出之日',
    receivedLabel: null,
    evidence:
      '书写确有困难的，可以口头提出，由受理人员代为填写，宣读无误后由申请人签名或者按印；提出之日即收到之日。',
  },
  mailSigned: {
    submittedLabel: '信封寄出邮戳日',
    receivedLabel: '本机关签收之日',
    evidence: '挂号信、特快专递等需要签收的，签收之日为收到之日（含收发室签收）。信封和签收底单随卷保存。',
  },
  ordinaryMail: {
    submittedLabel: '信函到达之日',
    receivedLabel: null,
    evidence:
      '平常信函等无需签收的，公开工作机构应当于收到申请的当日与申请人确认，确认之日为收到之日。登记后请在申请详情中办理“与申请人确认”。',
  },
  fax: {
    submittedLabel: '传真收到之日',
    receivedLabel: null,
    evidence:
      '以传真提交的，以双方确认之日为收到之日。登记后请与申请人联系，并在申请详情中办理“与申请人确认”。',
  },
  online: {
    submittedLabel: '网上提交之日',
    receivedLabel: null,
    evidence:
      '门户提交的申请自动进入系统，不用在此登记；其他网上渠道（电子邮箱等）收到的，以双方确认之日为收到之日。',
  },
}
