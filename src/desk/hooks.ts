import { App } from 'antd'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueryClient, UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { CallAnswer, CallInput, Route } from '../platform/contract.ts'
import { callLoosely, download, upload } from './api.ts'
import type { AnswerBody, LooseAnswer, LooseInput, Uploadable } from './api.ts'
import { asProblem } from './problem.ts'

export interface UseCallOptions {
  /** False: do not ask yet. */
  readonly enabled?: boolean
  /** Keep showing the page before while the next one loads: for lists, never for a single record. */
  readonly keepPrevious?: boolean
  /** Milliseconds an answer counts as fresh (default 0: asked again on every visit). */
  readonly staleTime?: number
  readonly refetchInterval?: number
}

type UseCallArguments<R> =
  object extends CallInput<R>
    ? [input?: CallInput<R>, options?: UseCallOptions]
    : [input: CallInput<R>, options?: UseCallOptions]

/** The cache key of a route's answer. */
export function callKey(route: Route, input: LooseInput = {}): readonly unknown[] {
  return [route.method, route.path, { params: input.params, query: input.query }]
}

/** A GET route as a query: `const { data, error, isPending } = useCall(listThings, { query: { page } })`. */
export function useCall<R extends Route>(
  route: R,
  ...input: UseCallArguments<R>
): UseQueryResult<AnswerBody<R>>
export function useCall(
  route: Route,
  input: LooseInput = {},
  options: UseCallOptions = {},
): UseQueryResult<unknown> {
  return useQuery({
    queryKey: callKey(route, input),
    queryFn: async ({ signal }) => (await callLoosely(route, { ...input, signal })).body,
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.refetchInterval === undefined ? {} : { refetchInterval: options.refetchInterval }),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  })
}

export interface UseActOptions<Answer, Input> {
  /** Said when it is done, also to screen readers: 已登记. */
  readonly message?: string | ((answer: Answer) => string)
  /** GET routes to ask again; by default everything shown. */
  readonly invalidates?: readonly Route[]
  readonly onDone?: (answer: Answer, input: Input) => void
  /** `page`: the page shows the problem itself (`<ProblemAlert error={act.error} />`); default: a message. */
  readonly problem?: 'message' | 'page'
}

/** Left out where a route takes neither parameters nor a body. */
export type ActInput<R> = object extends CallInput<R> ? CallInput<R> | void : CallInput<R>

/**
 * A changing route: `const act = useAct(register, { message: '已登记' })`, then `act.mutate({ body })`.
 * An expired session raises the login dialog and the act is sent again afterwards.
 */
export function useAct<R extends Route>(
  route: R,
  options: UseActOptions<CallAnswer<R>, ActInput<R>> = {},
): UseMutationResult<CallAnswer<R>, Error, ActInput<R>> {
  return useActing((input: ActInput<R>) => act(route, input), options)
}

function act<R extends Route>(route: R, input: ActInput<R>): Promise<CallAnswer<R>>
function act(route: Route, input: LooseInput | void): Promise<LooseAnswer> {
  return callLoosely(route, input ?? {})
}

/** As `useAct`, for files: `up.mutate({ files, fields: { kind: 'evidence' } })`. */
export function useUpload<R extends Route>(
  route: R,
  options: UseActOptions<CallAnswer<R>, Uploadable> = {},
): UseMutationResult<CallAnswer<R>, Error, Uploadable> {
  return useActing((input: Uploadable) => upload(route, input), options)
}

/** Downloads with the refusal shown: `const get = useDownload(); get.mutate({ path, params })`. */
export function useDownload(): UseMutationResult<
  void,
  Error,
  { readonly path: string } & NonNullable<Parameters<typeof download>[1]>
> {
  const { message } = App.useApp()
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ path, ...input }) => download(path, input),
    onError: (error) => void message.error(asProblem(error).detail, 8),
  })
}

function useActing<Answer, Input>(
  perform: (input: Input) => Promise<Answer>,
  options: UseActOptions<Answer, Input>,
): UseMutationResult<Answer, Error, Input> {
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation<Answer, Error, Input>({
    // A paused mutation would be sent unseen later; a failed one is shown and tried again by the person.
    networkMode: 'always',
    mutationFn: perform,
    onSuccess: async (answer, input) => {
      const text = typeof options.message === 'function' ? options.message(answer) : options.message
      // antd's message is an alert of its own and is read out.
      if (text !== undefined) void message.success(text)
      options.onDone?.(answer, input)
      await askAgain(client, options.invalidates)
    },
    onError: (error) => {
      if (options.problem !== 'page') void message.error(asProblem(error).detail, 8)
    },
  })
}

async function askAgain(client: QueryClient, routes: readonly Route[] | undefined): Promise<void> {
  if (routes === undefined) return client.invalidateQueries()
  await Promise.all(routes.map((one) => client.invalidateQueries({ queryKey: [one.method, one.path] })))
}

export interface Paging {
  readonly page: number
  readonly pageSize: number
  readonly setPage: (page: number, pageSize: number) => void
}

/** Page and page size in the address (`?page=2&size=50`), so that back and a copied link find the same place. */
export function usePaging(defaultSize = 20): Paging {
  const [search, setSearch] = useSearchParams()
  const page = positive(search.get('page')) ?? 1
  const pageSize = positive(search.get('size')) ?? defaultSize
  return {
    page,
    pageSize,
    setPage: (nextPage, nextSize) =>
      setSearch((before) => {
        const next = new URLSearchParams(before)
        if (nextPage === 1) next.delete('page')
        else next.set('page', String(nextPage))
        if (nextSize === defaultSize) next.delete('size')
        else next.set('size', String(nextSize))
        return next
      }),
  }
}

function positive(text: string | null): number | undefined {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : undefined
}
