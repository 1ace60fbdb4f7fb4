import { openCalendarService } from '../calendar/service.ts'
import { openOrganDirectory } from '../organs/directory.ts'
import { createPageCache } from '../portal/cache.ts'
import '../organs/tables.ts'
import { makeClock } from './clock.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database/database.ts'
import type { Connection } from './database/pool.ts'
import { folderFileStore } from './files.ts'
import { s3FileStore } from './files-s3.ts'
import { cacheAddressOf } from './http/origin.ts'
import { COMMON_HEADERS, portalPolicy } from './http/headers.ts'
import { type Installation, openInstallation } from './installation.ts'
import { loadKeys } from './keys.ts'
import { makeLog } from './log.ts'
import { makeMailer } from './mail.ts'
import { listen } from './notifications.ts'
import { makePurgeRound, type PurgeRound } from './purge-round.ts'
import type { Services } from './services.ts'

export interface Composition {
  readonly services: Services
  close(): Promise<void>
}

/** Query parameters a cached portal page may depend on; anything else is rendered afresh. */
const CACHED_QUERY_NAMES = ['page', 'q', 'year', 'topic', 'type', 'view', 'organ', 'field', 'sort', 'compare']
const PORTAL_CACHE_BYTES = 48 * 1024 * 1024

/** The composition root: builds every service once, wires the notifications that keep them fresh. */
export async function compose(
  config: Config,
  connection: Connection,
  options: { role?: 'gongkai_app' | 'gongkai_owner'; loadDemo?: (services: Services) => Promise<void> } = {},
): Promise<Composition> {
  const role = options.role ?? 'gongkai_app'
  const log = makeLog(config.logLevel)
  const clock = makeClock(config.clockStart)
  const database = openDatabase({
    connection,
    role,
    clock,
    auditHash: config.auditHash,
    onError: (error) => log.warn({ err: error }, 'idle database connection lost'),
  })
  if (role === 'gongkai_app') await refuseMightyRole(database.pool)
  const secure = config.publicUrl?.startsWith('https:') ?? false
  const portalCache = createPageCache({
    maxBytes: PORTAL_CACHE_BYTES,
    queryNames: CACHED_QUERY_NAMES,
    addressOf: (request) => cacheAddressOf(request, config),
    headers: { ...COMMON_HEADERS, 'content-security-policy': portalPolicy(secure) },
  })
  const organs = await openOrganDirectory(database)
  const calendar = await openCalendarService(database)
  const installation: Installation = await openInstallation(database)
  const purgeRound = makePurgeRound(database, portalCache)
  const services: Services = {
    config,
    clock,
    log,
    keys: loadKeys(config.dataDir, config.keyFile),
    database,
    files: config.filesUrl === undefined ? folderFileStore(config.dataDir) : s3FileStore(config.filesUrl),
    mail: makeMailer(config),
    organs,
    calendar,
    portalCache,
    installation,
    confirmPurge: purgeRound.confirm,
    loadDemo: () => (options.loadDemo ?? noDemo)(services),
  }
  await followClock(services)
  const listener = await listen(connection, {
    onNotice: (channel, payload) => {
      void follow(services, purgeRound, channel, payload).catch((error: unknown) =>
        log.error({ err: error }, 'refresh failed'),
      )
    },
    onLost: () => {
      log.warn('notification listener lost; portal cache rests')
      portalCache.suspend()
    },
    onBack: () => {
      void Promise.all([organs.refresh(), calendar.refresh(), followClock(services)]).then(
        () => portalCache.resume(),
        (error: unknown) => log.error({ err: error }, 'refresh failed'),
      )
    },
  })
  return {
    services,
    async close() {
      await listener.close()
      services.mail.close()
      await database.close()
    },
  }
}

async function follow(
  services: Services,
  purgeRound: PurgeRound,
  channel: string,
  payload: string,
): Promise<void> {
  if (channel === 'purge_asked') return purgeRound.answer(payload)
  if (channel === 'purge_done') return purgeRound.count(payload)
  if (channel === 'portal_purge') {
    const organId = Number(payload)
    const root = services.organs.root()?.organId
    services.portalCache.purge(payload === 'all' ? 'all' : root === undefined ? [organId] : [organId, root])
    return
  }
  if (channel === 'organs_changed') await Promise.all([services.organs.refresh(), followClock(services)])
  if (channel === 'calendar_changed') await services.calendar.refresh()
  if (channel === 'clock_moved') await followClock(services)
  services.portalCache.clear()
}

/** The demo's date is kept in the database, so that every process stands on the same day. */
async function followClock(services: Services): Promise<void> {
  await services.installation.refresh()
  services.clock.setOffsetDays(services.installation.clockOffsetDays())
}

function noDemo(): Promise<void> {
  return Promise.reject(new Error('this process cannot load the demo district'))
}

/** The web process must not be able to step around row-level security. */
async function refuseMightyRole(pool: { query(text: string): Promise<{ rows: unknown[] }> }): Promise<void> {
  const { rows } = await pool.query(
    `SELECT 1 FROM pg_roles r WHERE r.rolname = current_user AND (r.rolsuper OR r.rolbypassrls)
     UNION ALL SELECT 1 FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
     WHERE r.rolname = current_user AND c.relname = 'audit_event'`,
  )
  if (rows.length > 0) {
    throw new Error(
      'the web process runs as a database role that can step around row-level security; refused',
    )
  }
}
