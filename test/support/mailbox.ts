/** A real SMTP server of a test: what the program mails arrives here, over TCP. */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Mail {
  readonly to: string
  /** As it came over the wire. */
  readonly raw: string
}

export interface Mailbox {
  /** For MAIL_URL. */
  readonly url: string
  readonly mails: Mail[]
  readonly server: SMTPServer
  close(): Promise<void>
}

/**
 * Takes every mail, unless the test says otherwise: `onMail` answers one that has come whole, in place of the yes it
 * gets here; `onRcptTo` a recipient.
 */
export async function openMailbox(
  options: Pick<SMTPServerOptions, 'onRcptTo'> & {
    readonly onMail?: (take: () => void, server: SMTPServer) => void
  } = {},
): Promise<Mailbox> {
  const { onMail = (take) => take(), onRcptTo } = options
  const mails: Mail[] = []
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...(onRcptTo === undefined ? {} : { onRcptTo }),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        mails.push({ to, raw: Buffer.concat(chunks).toString() })
        onMail(() => done(), server)
      })
    },
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('a server that listens has a port')
  return {
    url: `smtp://127.0.0.1:${address.port}?from=office@example.cn`,
    mails,
    server,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve)
      }),
  }
}
