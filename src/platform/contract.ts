import type { z, ZodType } from 'zod'

/**
 * A desk or public API route as pure data. The server registers it with `serve(app, route)(handler)`, the desk calls
 * it with `call(route, input)` and gets a union by status; OpenAPI is made from the same schemas.
 */
export interface Route<
  Params extends ZodType = ZodType,
  Query extends ZodType = ZodType,
  Body extends ZodType = ZodType,
  Responses extends ResponseSchemas = ResponseSchemas,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the API's root, with `:name` parameters: `/applications/:id`. */
  readonly path: string
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** By status. Refusals (4xx, problem shape) need not be listed: every route may answer them. */
  readonly responses: Responses
}

export type ResponseSchemas = { readonly [status: number]: ZodType }

export function route<
  Responses extends ResponseSchemas,
  Params extends ZodType = z.ZodUndefined,
  Query extends ZodType = z.ZodUndefined,
  Body extends ZodType = z.ZodUndefined,
>(definition: {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  summary: string
  params?: Params
  query?: Query
  body?: Body
  responses: Responses
}): Route<Params, Query, Body, Responses> {
  return definition
}

/** What a handler receives (parsed). */
export type RouteInput<R> =
  R extends Route<infer Params, infer Query, infer Body, ResponseSchemas>
    ? { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> }
    : never

/** What a caller passes (before defaults are filled in). */
export type CallInput<R> =
  R extends Route<infer Params, infer Query, infer Body, ResponseSchemas>
    ? OptionalWhenUndefined<'params', z.input<Params>> &
        OptionalWhenUndefined<'query', z.input<Query>> &
        OptionalWhenUndefined<'body', z.input<Body>>
    : never

type OptionalWhenUndefined<Key extends string, T> = [T] extends [undefined]
  ? { readonly [K in Key]?: undefined }
  : { readonly [K in Key]: T }

/** `{status: 200, body: …} | {status: 201, body: …}` of a route. */
export type RouteAnswer<R> =
  R extends Route<ZodType, ZodType, ZodType, infer Responses>
    ? {
        [Status in keyof Responses]: { status: Status; body: z.input<Extract<Responses[Status], ZodType>> }
      }[keyof Responses]
    : never

export type CallAnswer<R> =
  R extends Route<ZodType, ZodType, ZodType, infer Responses>
    ? {
        [Status in keyof Responses]: { status: Status; body: z.output<Extract<Responses[Status], ZodType>> }
      }[keyof Responses]
    : never

/** The body of every refusal: RFC 9457 members plus the article and the fields to blame. */
export interface Problem {
  readonly title: string
  readonly status: number
  readonly code: string
  /** zh-CN: what happened, which rule, what to do next. */
  readonly detail: string
  readonly article?: string
  readonly fields?: readonly { readonly field: string; readonly message: string }[]
  readonly requestId?: string
}

/** Fills `:name` parameters and the query into a route's path; the one way a desk URL is built. */
export function routePath(
  path: string,
  params: Readonly<Record<string, string | number>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  if (pairs.length === 0) return filled
  const search = pairs
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
  return `${filled}?${search}`
}
