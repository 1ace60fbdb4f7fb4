import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments?: readonly {
    readonly filename: string
    readonly content: Buffer
    readonly contentType: string
  }[]
}

export interface Mailer {
  /** False where MAIL_URL is not set: screens then do not offer e-mail. */
  readonly available: boolean
  /** Resolves with the server's message id once the server has taken the mail; rejects otherwise. */
  send(mail: Mail): Promise<string>
  close(): void
}

/** SMTP by MAIL_URL (`smtp://user:password@host:port?from=office@example.gov.cn`); called from jobs only, which retry. */
export function makeMailer(config: Pick<Config, 'mailUrl'>): Mailer {
  if (config.mailUrl === undefined) {
    return {
      available: false,
      send: () => Promise.reject(new Error('no mail server is set (MAIL_URL)')),
      close: () => undefined,
    }
  }
  const url = new URL(config.mailUrl)
  const from = url.searchParams.get('from') ?? 'gongkai@localhost'
  url.searchParams.delete('from')
  const transport = createTransport(url.toString())
  return {
    available: true,
    send: async (mail) => {
      const sent = await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        attachments: mail.attachments?.map((attachment) => ({ ...attachment })),
      })
      return sent.messageId
    },
    close: () => {
      transport.close()
    },
  }
}
