import type { ReactNode } from 'react'
import type { Organ } from '../organs/model.ts'
import type { LocalDate } from '../law/local-date.ts'
import type { Refusal } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'

/** The statutory columns and service entries of the portal's navigation (国办公开办函〔2019〕61号). */
export const PORTAL_COLUMNS = [
  'home',
  'guide',
  'rules',
  'proactive',
  'reports',
  'apply',
  'services',
  'consult',
  'search',
] as const
export type PortalColumn = (typeof PORTAL_COLUMNS)[number]

export interface PortalRoute {
  readonly method: 'GET' | 'POST'
  /** Below the organ: `/apply`, `/items/:id`; mounted at `/apply` (district) and `/o/CODE/apply`. */
  readonly path: string
  /**
   * `public`: the answer is the same for everybody and may be kept in memory until a purge; `private`: never cached.
   */
  readonly cache: 'public' | 'private'
  /**
   * Accepts multipart forms with files when set; bytes are limited per file and in total. With `tellsRefusal` the route
   * itself says what was too much (`refusedFiles`), beside everything typed; else a page of the shell does.
   */
  readonly files?: {
    readonly maxBytes: number
    readonly maxFiles: number
    readonly maxTotal?: number
    readonly tellsRefusal?: boolean
  }
  readonly handle: (request: PortalRequest, services: Services) => Promise<PortalAnswer>
}

export interface PortalRequest {
  /** The organ whose pages these are; the root district for addresses without `/o/CODE`. */
  readonly organ: Organ
  readonly root: Organ
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Form fields of a POST; repeated names keep their last value (use `all` for the rest). */
  readonly form: Readonly<Record<string, string>>
  readonly all: (name: string) => readonly string[]
  readonly files: readonly UploadedFile[]
  /** Why the files that came were not taken; only for a route that tells it. */
  readonly refusedFiles?: Refusal
  readonly cookies: Readonly<Record<string, string>>
  readonly today: LocalDate
  readonly clientAddress: string
  readonly urls: PortalUrls
}

export interface UploadedFile {
  readonly field: string
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** The one builder of portal links; honours the path of PUBLIC_URL and the organ. */
export interface PortalUrls {
  /** `/items/3` of the page's organ. */
  readonly to: (path: string, query?: Readonly<Record<string, string | number | undefined>>) => string
  readonly toOrgan: (code: string | null, path: string) => string
  readonly asset: (name: string) => string
  /** Absolute, for feeds and letters. */
  readonly absolute: (path: string) => string
}

export type PortalAnswer =
  | {
      readonly kind: 'page'
      readonly status?: number
      readonly title: string
      readonly column: PortalColumn
      readonly body: ReactNode
      /** Shown in the breadcrumb between the column and the page. */
      readonly trail?: readonly { readonly label: string; readonly path: string }[]
      readonly noindex?: boolean
      /** The body brings its own <h1> (ItemArticle, HomePage); otherwise the shell prints `title` as one. */
      readonly ownHeading?: boolean
      /** 网页标签 of 政府网站发展指引: ArticleTitle, PubDate, ContentSource, Keywords … */
      readonly meta?: Readonly<Record<string, string>>
      /** A help on top of a page that works without it: a file of `<area>/portal/in-page/`. Private pages only. */
      readonly script?: string
      readonly cookies?: readonly PortalCookie[]
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly cookies?: readonly PortalCookie[] }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly type: string
      readonly bytes: Uint8Array | string
      readonly inline: boolean
      /** 200 unless told; a programming interface says 404 or 410 in its own format. */
      readonly status?: number
    }
  | { readonly kind: 'notFound'; readonly message?: string }

export interface PortalCookie {
  readonly name: string
  readonly value: string
  /** Seconds; 0 deletes. */
  readonly maxAge: number
}
