import pg from 'pg'
import type { Connection } from './database/pool.ts'

export const LISTENER_NAME = 'gongkai-listen'

export type Channel =
  | 'portal_purge'
  | 'purge_asked'
  | 'purge_done'
  | 'organs_changed'
  | 'calendar_changed'
  | 'clock_moved'
export const CHANNELS: readonly Channel[] = [
  'portal_purge',
  'purge_asked',
  'purge_done',
  'organs_changed',
  'calendar_changed',
  'clock_moved',
]

export interface Listener {
  close(): Promise<void>
}

/**
 * Listens for what other processes changed. Notifications missed while the connection is down cannot be asked for
 * again, so `onLost` must make whatever depends on them safe (an empty cache) until `onBack`.
 */
export async function listen(
  connection: Connection,
  handlers: {
    onNotice: (channel: Channel, payload: string) => void
    onLost: () => void
    onBack: () => void
  },
): Promise<Listener> {
  let closed = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ ...connection, application_name: LISTENER_NAME })
    const lost = (): void => {
      if (client !== next || closed) return
      client = undefined
      handlers.onLost()
      retry = setTimeout(reconnect, 1000)
    }
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', (message) => {
      handlers.onNotice(message.channel as Channel, message.payload ?? '') // only our channels are listened on
    })
    await next.connect()
    for (const channel of CHANNELS) await next.query(`LISTEN ${channel}`)
    client = next
  }
  const reconnect = (): void => {
    if (closed) return
    connect().then(handlers.onBack, () => {
      retry = setTimeout(reconnect, 1000)
    })
  }
  await connect()
  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(() => undefined)
    },
  }
}
