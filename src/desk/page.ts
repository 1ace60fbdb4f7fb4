/**
 * What an area adds to the desk. Put into `src/<area>/desk/`:
 *
 *   pages.tsx        export const pages: DeskPage[]     — routes, menu entries (element: lazy(() => import('./…')))
 *   home-panels.tsx  export const panels: HomePanel[]   — due items and panels of 待办与期限
 *
 * Both files are found by name; no shared list is edited. Keep them small: they load with the shell, the pages and
 * panels behind `lazy` do not.
 *
 * For the pages themselves:
 *   ../../desk/page.ts        DeskPage, HomePanel, DueItem, DueSource, dueSource, MENU_GROUPS
 *   ../../desk/api.ts         call, upload, download, apiUrl, ApiProblem, NetworkLost, Uploadable
 *   ../../desk/hooks.ts       useCall, useAct, useUpload, useDownload, callKey, usePaging
 *   ../../desk/session.ts     useMe, useRoles (useRoles('clerk','head') → boolean), useOrganName
 *   ../../desk/drafts.ts      useServerDraft(key, form) → { restored, onValuesChange, clear }
 *   ../../desk/announce.ts    announce(text) for the polite live region
 *   ../../desk/focus.ts       useFocusReturn, focusFirstField: for a dialog taken away as a whole
 *   ../../desk/dates.ts       daysBetween, formatDay, weekdayName, isDay
 *   ../../desk/components/index.ts
 *     PageHeader, PageSection, DataTable, ProblemAlert, showFieldProblems, Loading, ReasonDialog, LocalDatePicker,
 *     LocalDateRangePicker, LongText, LedgerView, DueBadge, ActTimeline, FileDrop, ConfirmButton, BlockedActs, PrintButton,
 *     DownloadButton, StageSteps, EmptyHint, ArticleTag
 *
 * A page is a component without props (default export); `useParams()` and `Link` come from `react-router`; addresses
 * are below the desk (`/applications/12`), never with `/desk` in front. Every page starts with <PageHeader>.
 */
import type { ComponentType, LazyExoticComponent, ReactNode } from 'react'
import type { CallInput, Route } from '../platform/contract.ts'
import type { Role } from '../people/model.ts'
import { callLoosely } from './api.ts'
import type { AnswerBody } from './api.ts'

/** Navigation groups in their order; a group not named here comes after them. */
export const MENU_GROUPS = [
  '工作台',
  '依申请公开',
  '主动公开',
  '年度报告',
  '来访咨询',
  '任务与考核',
  '公开栏与查阅点',
  '通知与培训',
  '机关与人员',
  '系统管理',
] as const

// `{}` keeps the known names in completion while any other text is allowed.
export type MenuGroup = (typeof MENU_GROUPS)[number] | (string & {})

export interface DeskPage {
  /** Below the desk, in react-router's grammar: `/applications/:id`. */
  readonly path: string
  /** Document title and, unless `menu.label` says otherwise, the menu entry. */
  readonly title: string
  readonly menu?: {
    readonly group: MenuGroup
    readonly order: number
    readonly label?: string
    readonly icon?: ReactNode
  }
  /** Any of these roles; absent: everybody signed in. The server decides again on every call. */
  readonly roles?: readonly Role[]
  readonly element: LazyExoticComponent<ComponentType>
}

/** One thing to do, with its legal or agreed date. */
export interface DueItem {
  readonly key: string
  readonly title: string
  readonly detail?: string
  /** Where it is done, below the desk. */
  readonly to: string
  /** YYYY-MM-DD; null where no date runs (see `waitingFor`) or none is set. */
  readonly due: string | null
  /** Past the published calendar: shown as 预估. */
  readonly provisional?: boolean
  /** Working days left as the server counted them; without it calendar days are shown and said so. */
  readonly workingDaysLeft?: number
  /** Why no date runs: 待补正, 待缴费 … */
  readonly waitingFor?: string
  /** What has to be done: 待审核, 待签发 … */
  readonly stage?: string
  /** Shown to those who see several organs. */
  readonly organ?: string
}

export interface DueSource {
  readonly queryKey: readonly unknown[]
  readonly load: (signal: AbortSignal) => Promise<readonly DueItem[]>
}

export interface HomePanel {
  readonly key: string
  readonly title: string
  readonly order: number
  readonly roles?: readonly Role[]
  /** Items merged into the one list sorted by date at the head of 待办与期限. */
  readonly due?: DueSource
  /** A panel of its own beside the list: a component without props. */
  readonly element?: LazyExoticComponent<ComponentType>
}

/** Makes a typed due source of a GET route: `dueSource(listDue, { query: {} }, (body) => body.items.map(…))`. */
export function dueSource<R extends Route>(
  route: R,
  input: CallInput<R>,
  toItems: (body: AnswerBody<R>) => readonly DueItem[],
): DueSource {
  return {
    queryKey: [route.method, route.path, input, 'due'],
    load: async (signal) => toItems(await bodyOf(route, input, signal)),
  }
}

function bodyOf<R extends Route>(route: R, input: CallInput<R>, signal: AbortSignal): Promise<AnswerBody<R>>
async function bodyOf(route: Route, input: object, signal: AbortSignal): Promise<unknown> {
  return (await callLoosely(route, { ...input, signal })).body
}
