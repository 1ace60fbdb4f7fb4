import type { DeskApi } from './http/desk-api.ts'
import type { Services } from './services.ts'
import type { PortalRoute } from '../portal/route.ts'
import type { Tenancy } from './database/tenant.ts'

/**
 * What an area contributes to the program. The shell collects the areas (src/areas.ts); no area edits a shared list.
 */
export interface Area {
  readonly name: string
  /** Registers the area's desk routes: `api.serve(route, handler)`. */
  readonly desk?: (api: DeskApi, services: Services) => void
  /** Public pages, mounted for the district at `/…` and for every organ at `/o/CODE/…`. */
  readonly portal?: readonly PortalRoute[]
  /** Job handlers by task name (`area.verb`); payloads are validated by the handler. */
  readonly jobs?: Readonly<Record<string, JobHandler>>
  /** Daily jobs, run once a day after midnight for the whole installation. */
  readonly daily?: Readonly<Record<string, JobHandler>>
}

export type JobHandler = (payload: unknown, context: JobContext) => Promise<void>

export interface JobContext {
  readonly services: Services
  /** The organ the job was queued for; undefined for jobs of the whole installation. */
  readonly tenancy: Tenancy | undefined
}
