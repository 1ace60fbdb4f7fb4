/** Every route of the desk with requests that fit its schemas: for tests that try all of them. */
import { z } from 'zod'
import { type Area, loadAreas } from '../../src/platform/areas.ts'
import type { Route } from '../../src/platform/contract.ts'
import type { DeskApi } from '../../src/platform/http/desk-api.ts'
import type { Services } from '../../src/platform/services.ts'

export interface Mounted {
  readonly area: string
  readonly route: Route
  /** Who may call it; `anyone` for sign-in and setup. */
  readonly access: Parameters<DeskApi['serve']>[1] | 'anyone'
  readonly isUpload: boolean
}

/** What the areas register, without an HTTP server. */
export async function deskRoutes(services: Services): Promise<readonly Mounted[]> {
  const found: Mounted[] = []
  for (const area of await loadAreas()) area.desk?.(recorder(area, found), services)
  return found
}

function recorder(area: Area, found: Mounted[]): DeskApi {
  const note = (route: Route, access: Mounted['access'], isUpload: boolean) => () =>
    void found.push({ area: area.name, route, access, isUpload })
  return {
    serve: (route, access) => note(route, access, false),
    serveUpload: (route, access) => note(route, access, true),
    serveOpen: (route) => note(route, 'anyone', false),
  }
}

interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly format?: string
  readonly pattern?: string
}

/** A value that mostly fits the schema, with all members present. */
export function sampleOf(schema: z.ZodType | undefined): unknown {
  if (schema === undefined) return undefined
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  return sample(json as JsonSchema) // the members read here are JSON Schema's own
}

export const UNKNOWN_ID = '01234567-89ab-7cde-8f01-23456789abcd'

function sample(schema: JsonSchema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0]
  if (choice !== undefined) return sample(choice, name)
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, member]) => [key, sample(member, key)]),
    )
  if (schema.type === 'array') return schema.items === undefined ? [] : [sample(schema.items, name)]
  if (schema.type === 'integer' || schema.type === 'number') return numberFor(schema)
  if (schema.type === 'boolean') return true
  if (schema.type === 'null') return null
  return textFor(schema, name)
}

function numberFor({ minimum, exclusiveMinimum }: JsonSchema): number {
  return Math.max(minimum ?? 1, (exclusiveMinimum ?? 0) + 1, 1)
}

function textFor({ format, pattern, minLength }: JsonSchema, name: string): string {
  if (format === 'uuid') return UNKNOWN_ID
  if (pattern?.includes('a-f')) return 'a'.repeat(64)
  if (/(?:^on|On|date|day)$/i.test(name) || pattern?.includes('\\d{4}')) return '2026-11-24'
  if (/(?:yuan|score|fee)$/i.test(name)) return '1'
  return '试'.repeat(Math.max(2, minLength ?? 0))
}
