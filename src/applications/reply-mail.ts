/** What is known of a reply on its way by e-mail, in words for the clerk. Pure. */

export const MAIL_STATES = ['waiting', 'sending', 'sent', 'unsure', 'refused'] as const
export type MailState = (typeof MAIL_STATES)[number]

export const MAIL_TEXTS: Readonly<Record<MailState, string>> = {
  waiting: '等待发送',
  sending: '正在发送',
  sent: '邮件服务器已经收下',
  unsure: '可能已经发出：没有得到邮件服务器的确认，系统不会自动重发',
  refused: '没有发出',
}

/** A mail takes seconds; one begun longer ago was cut off, whether or not anybody was left to say so. */
export const CUT_OFF_MINUTES = 10

export function mailState(
  mail: { readonly state: MailState; readonly changedAt: Date },
  now: Date,
): MailState {
  const age = now.getTime() - mail.changedAt.getTime()
  return mail.state === 'sending' && age > CUT_OFF_MINUTES * 60_000 ? 'unsure' : mail.state
}

/** Sent anew only by a person who has made sure that nothing arrived. */
export function needsCheck(state: MailState): boolean {
  return state === 'unsure' || state === 'sent'
}
