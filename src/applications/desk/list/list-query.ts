import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { ZodType } from 'zod'
import type { CallInput } from '../../../platform/contract.ts'
import { listQuery } from '../../contract.ts'
import type { listApplications } from '../../contract.ts'

export type ListQuery = NonNullable<CallInput<typeof listApplications>['query']>

const SHAPE: Readonly<Record<string, ZodType>> = listQuery.shape

/** A wrong word in a copied address is left out instead of failing the page. */
function readable([name, value]: [string, string]): boolean {
  return SHAPE[name]?.safeParse(value).success === true
}

export type FilterName = Exclude<keyof ListQuery, 'page' | 'size'>

export interface ListState {
  readonly query: ListQuery
  /** As a saved view keeps it: without page and size. */
  readonly saved: Readonly<Record<string, string>>
  /** Filters besides view and order. */
  readonly filtered: boolean
  /** Undefined or empty removes a filter; every change goes back to page 1. */
  readonly set: (changes: Partial<Record<FilterName, string | undefined>>) => void
  /** Replaces all filters. */
  readonly replace: (query: Readonly<Record<string, string>>) => void
}

/** The filters of the list live in the address, so that back, reload and a copied link show the same. */
export function useListQuery(): ListState {
  const [search, setSearch] = useSearchParams()
  const set = useCallback(
    (changes: Partial<Record<FilterName, string | undefined>>) =>
      setSearch((before) => {
        const next = new URLSearchParams(before)
        next.delete('page')
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined || value === '') next.delete(name)
          else next.set(name, value)
        }
        return next
      }),
    [setSearch],
  )
  const replace = useCallback(
    (query: Readonly<Record<string, string>>) => setSearch(new URLSearchParams(query)),
    [setSearch],
  )
  return useMemo(() => {
    const given = Object.fromEntries(search)
    // Each value was tried by the schema of its name.
    const query = Object.fromEntries([...search].filter(readable)) as ListQuery
    const { page: _page, size: _size, ...saved } = given
    const filtered = Object.keys(saved).some((name) => name !== 'view' && name !== 'sort')
    return { query, saved, filtered, set, replace }
  }, [search, set, replace])
}
