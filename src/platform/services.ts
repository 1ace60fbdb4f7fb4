import type { Logger } from 'pino'
import type { CalendarService } from '../calendar/service.ts'
import type { OrganDirectory } from '../organs/directory.ts'
import type { PageCache } from '../portal/cache.ts'
import type { MovableClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database/database.ts'
import type { FileStore } from './files.ts'
import type { Installation } from './installation.ts'
import type { Keys } from './keys.ts'
import type { Mailer } from './mail.ts'

/** What the composition root hands to every area. Built once per process in platform/compose.ts. */
export interface Services {
  readonly config: Config
  readonly clock: MovableClock
  readonly log: Logger
  readonly keys: Keys
  /** As the web role: row-level security holds. */
  readonly database: Database
  readonly files: FileStore
  readonly mail: Mailer
  /** The organs and their tree, kept in memory, refreshed by notification. */
  readonly organs: OrganDirectory
  /** The working calendar with the administrator's overrides, refreshed by notification. */
  readonly calendar: CalendarService
  readonly portalCache: PageCache
  readonly installation: Installation
  /**
   * Drops the organs' cached pages in every process and waits for each to say so; false when one did not within five
   * seconds. What is withdrawn is acknowledged after this only.
   */
  readonly confirmPurge: (organIds: readonly number[]) => Promise<boolean>
  /** Loads the demo district into an empty installation; needs the owner role, so the program lends it. */
  readonly loadDemo: () => Promise<void>
}
