import { PassThrough } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** From `makeMessageId`, the same for every try of one letter: a receiver shows it once. */
  readonly messageId: string
  readonly attachments?: readonly {
    readonly filename: string
    readonly content: Buffer
    readonly contentType: string
  }[]
}

/**
 * What became of a mail. `later` and `never`: surely not taken. `unsure`: the mail was begun and no word came back; it
 * may lie in the mailbox. The reason names no address: servers repeat it in what they answer.
 */
export type Sent =
  | { readonly kind: 'taken' }
  | { readonly kind: 'later' | 'never' | 'unsure'; readonly reason: string }

export interface Mailer {
  /** False where MAIL_URL is not set: screens then do not offer e-mail. */
  readonly available: boolean
  makeMessageId(name: string): string
  send(mail: Mail): Promise<Sent>
  close(): void
}

/** SMTP by MAIL_URL (`smtp://user:password@host:port?from=office@example.gov.cn`); called from jobs only. */
export function makeMailer(config: Pick<Config, 'mailUrl'>): Mailer {
  if (config.mailUrl === undefined) {
    return {
      available: false,
      makeMessageId: (name) => `<${name}@localhost>`,
      send: async () => ({ kind: 'later', reason: '没有设置邮件服务器（MAIL_URL）' }),
      close: () => undefined,
    }
  }
  const url = new URL(config.mailUrl)
  const from = url.searchParams.get('from') ?? 'gongkai@localhost'
  url.searchParams.delete('from')
  const transport = createTransport(url.toString())
  // The message is read once the server is connected to and signed in at: before that nothing can have been taken.
  const begun = new Set<string>()
  transport.use('stream', (mail, done) => {
    mail.message.transform(() => {
      begun.add(mail.message.messageId())
      return new PassThrough()
    })
    done()
  })
  return {
    available: true,
    makeMessageId: (name) => `<${name}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    send: async ({ attachments = [], ...mail }) => {
      try {
        await transport.sendMail({ from, ...mail, attachments: attachments.map((one) => ({ ...one })) })
        return { kind: 'taken' }
      } catch (error) {
        return outcomeOf(error, begun.has(mail.messageId))
      } finally {
        begun.delete(mail.messageId)
      }
    },
    close: () => {
      transport.close()
    },
  }
}

/** Codes of a server that answered the envelope or the message with no, and of mails that cannot be sent at all. */
const ANSWERED: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE'])

function outcomeOf(error: unknown, isBegun: boolean): Sent {
  const code = fieldOf(error, 'code')
  const answer = fieldOf(error, 'responseCode')
  const named = answer === '' ? code : answer
  if (isBegun && !ANSWERED.has(code))
    return { kind: 'unsure', reason: `与邮件服务器的连接中断（${named}），没有得到是否收下的答复` }
  if (ANSWERED.has(code) && !answer.startsWith('4'))
    return { kind: 'never', reason: `邮件服务器拒收（${named}），请核对邮箱地址和邮件大小` }
  return { kind: 'later', reason: `邮件服务器暂时不能发送（${named}）` }
}

function fieldOf(error: unknown, name: string): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
