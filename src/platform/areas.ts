import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DeskApi } from './http/desk-api.ts'
import type { Services } from './services.ts'
import type { PortalRoute } from '../portal/route.ts'
import type { Tenancy } from './database/tenant.ts'

/**
 * What an area contributes to the program: its folder's `area.ts` exports one. The shell collects them; no area edits a shared list.
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

const SOURCE = join(import.meta.dirname, '..')

/** Every `src/<area>/area.ts`, in name order. An area is added by adding its folder. */
export async function loadAreas(): Promise<readonly Area[]> {
  const names = readdirSync(SOURCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(SOURCE, name, 'area.ts')))
    .sort()
  const modules = await Promise.all(
    names.map((name) => import(pathToFileURL(join(SOURCE, name, 'area.ts')).href)),
  )
  return modules.map((module: { area: Area }) => module.area)
}
