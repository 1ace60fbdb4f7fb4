/**
 * The way of a report from draft to the public: which act is allowed in which state and to whom, the replay of its
 * acts, and what stands against filing it. One table; buttons, their disabled reasons and the server's refusals are
 * derived from it.
 */
import type { LocalDate } from '../law/local-date.ts'
import { composeDate } from '../law/local-date.ts'
import type { OrganKind } from '../organs/model.ts'
import { ROLE_NAMES, type Role } from '../people/model.ts'
import type { CellPath, CellValue, FormId } from './model.ts'
import { hasPlaceholder } from './prose.ts'
import type { Finding } from './reading.ts'

export const REPORT_STATES = ['draft', 'submitted', 'reviewed', 'filed', 'published'] as const
export type ReportState = (typeof REPORT_STATES)[number]
export const STATE_NAMES: Readonly<Record<ReportState, string>> = {
  draft: '编制中',
  submitted: '待审核',
  reviewed: '待报送',
  filed: '已报送',
  published: '已公布',
}

/** The texts of a report a person writes: the words before section 一, and sections 一, 五, 六. */
export const TEXT_KEYS = ['preface', 'overview', 'problems', 'others'] as const
export type TextKey = (typeof TEXT_KEYS)[number]
export const TEXT_NAMES: Readonly<Record<TextKey, string>> = {
  preface: '编制说明',
  overview: '一、总体情况',
  problems: '五、存在的主要问题及改进情况',
  others: '六、其他需要报告的事项',
}
export const SECTION_OF_TEXT: Readonly<Record<TextKey, 0 | 1 | 5 | 6>> = {
  preface: 0,
  overview: 1,
  problems: 5,
  others: 6,
}

export const IMPROVEMENT_STATUSES = ['notStarted', 'ongoing', 'done'] as const
export type ImprovementStatus = (typeof IMPROVEMENT_STATUSES)[number]
export const IMPROVEMENT_NAMES: Readonly<Record<ImprovementStatus, string>> = {
  notStarted: '尚未开展',
  ongoing: '正在推进',
  done: '已完成',
}

/** What each act keeps besides its day and person. */
export interface ReportActData {
  start: { form: FormId; source: 'records' | 'imported'; publicNote?: string | undefined }
  saveText: { key: TextKey; text: string }
  saveImprovements: { items: readonly string[] }
  correct: { path: CellPath; value: CellValue; reason: string }
  withdrawCorrection: { path: CellPath; reason: string }
  explain: { finding: string; note: string }
  submit: { comment?: string | undefined }
  review: { comment?: string | undefined }
  giveBack: { reason: string }
  file: { hash: string; late: boolean }
  publish: { hash: string }
}
export type ReportActKind = keyof ReportActData

export type NewReportAct = {
  [K in ReportActKind]: { readonly kind: K; readonly data: ReportActData[K] }
}[ReportActKind]

export type ReportAct = NewReportAct & {
  readonly seq: number
  readonly on: string
  readonly personId: string | null
  readonly by: string
}

interface ActRule {
  readonly name: string
  readonly roles: readonly Role[]
  readonly in: readonly ReportState[]
}

/** The one table of state × act. `giveBack` has its own roles by state, below. */
export const REPORT_ACTS: Readonly<Record<Exclude<ReportActKind, 'start'>, ActRule>> = {
  saveText: { name: '修改文字', roles: ['clerk', 'head'], in: ['draft'] },
  saveImprovements: { name: '登记改进措施', roles: ['clerk', 'head'], in: ['draft'] },
  correct: { name: '更正数据', roles: ['clerk', 'head'], in: ['draft'] },
  withdrawCorrection: { name: '撤销更正', roles: ['clerk', 'head'], in: ['draft'] },
  explain: { name: '说明提示事项', roles: ['clerk', 'head'], in: ['draft'] },
  submit: { name: '送审', roles: ['clerk', 'head'], in: ['draft'] },
  review: { name: '审核通过', roles: ['reviewer'], in: ['submitted'] },
  giveBack: {
    name: '退回',
    roles: ['reviewer', 'head', 'signer', 'supervisor'],
    in: ['submitted', 'reviewed', 'filed'],
  },
  file: { name: '报送', roles: ['head', 'signer'], in: ['reviewed'] },
  publish: { name: '公布', roles: ['clerk', 'head'], in: ['filed'] },
}

/** Who may give a report back, by where it stands: the one whose turn it is. */
export const GIVE_BACK_ROLES: Readonly<Partial<Record<ReportState, readonly Role[]>>> = {
  submitted: ['reviewer'],
  reviewed: ['head', 'signer'],
  filed: ['supervisor'],
}

export interface ReportCorrection {
  readonly path: CellPath
  readonly value: CellValue
  readonly reason: string
  readonly by: string
  readonly on: string
}

/** A report as its acts leave it. */
export interface ReportView {
  readonly state: ReportState
  readonly form: FormId
  readonly source: 'records' | 'imported'
  /** Said to the public with a version that corrects a published one. */
  readonly publicNote: string
  readonly texts: Readonly<Partial<Record<TextKey, string>>>
  readonly improvements: readonly string[]
  /** In the order they were made; withdrawn ones are gone. */
  readonly corrections: readonly ReportCorrection[]
  /** Notes on warnings, by `findingKey`. */
  readonly notes: ReadonlyMap<string, string>
  readonly submittedBy: string | null
  readonly returned: { readonly reason: string; readonly by: string; readonly on: string } | null
  readonly filedOn: string | null
  readonly filedHash: string | null
  readonly publishedOn: string | null
  readonly lastSeq: number
}

/** Replays the acts of one version, oldest first. Throws RangeError where the first is no `start`. */
export function replayReport(acts: readonly ReportAct[]): ReportView {
  const [first, ...rest] = acts
  if (first?.kind !== 'start') throw new RangeError('a report begins with its start')
  let view: ReportView = {
    state: 'draft',
    form: first.data.form,
    source: first.data.source,
    publicNote: first.data.publicNote ?? '',
    texts: {},
    improvements: [],
    corrections: [],
    notes: new Map(),
    submittedBy: null,
    returned: null,
    filedOn: null,
    filedHash: null,
    publishedOn: null,
    lastSeq: first.seq,
  }
  for (const act of rest) view = { ...view, ...changeOf(view, act), lastSeq: act.seq }
  return view
}

function changeOf(view: ReportView, act: ReportAct): Partial<ReportView> {
  switch (act.kind) {
    case 'start':
      throw new RangeError('a report begins once')
    case 'saveText':
      return { texts: { ...view.texts, [act.data.key]: act.data.text } }
    case 'saveImprovements':
      return { improvements: act.data.items }
    case 'correct':
      return {
        corrections: [...without(view, act.data.path), { ...act.data, by: act.by, on: act.on }],
      }
    case 'withdrawCorrection':
      return { corrections: without(view, act.data.path) }
    case 'explain':
      return { notes: new Map([...view.notes, [act.data.finding, act.data.note]]) }
    case 'submit':
      return { state: 'submitted', submittedBy: act.personId, returned: null }
    case 'review':
      return { state: 'reviewed' }
    case 'giveBack':
      return {
        state: 'draft',
        returned: { reason: act.data.reason, by: act.by, on: act.on },
        filedOn: null,
        filedHash: null,
      }
    case 'file':
      return { state: 'filed', filedOn: act.on, filedHash: act.data.hash, returned: null }
    case 'publish':
      return { state: 'published', publishedOn: act.on }
  }
}

function without(view: ReportView, path: CellPath): readonly ReportCorrection[] {
  return view.corrections.filter((correction) => correction.path !== path)
}

export interface Doer {
  readonly personId: string | null
  readonly roles: readonly Role[]
  /** Whether the report is the person's own organ's; a supervisor acts on one below. */
  readonly own: boolean
}

/** Why an act cannot be done now, as a sentence that names what to do; undefined where it can. */
export function reasonAgainst(
  kind: Exclude<ReportActKind, 'start'>,
  view: Pick<ReportView, 'state' | 'submittedBy'>,
  doer: Doer,
): string | undefined {
  const rule = REPORT_ACTS[kind]
  if (!rule.in.includes(view.state)) return stateReason(kind, view.state)
  const roles = kind === 'giveBack' ? (GIVE_BACK_ROLES[view.state] ?? []) : rule.roles
  const bySupervisor = kind === 'giveBack' && view.state === 'filed'
  if (!bySupervisor && !doer.own) return '只能办理本机关的年度报告'
  if (!roles.some((role) => doer.roles.includes(role))) return `“${rule.name}”由${roleNames(roles)}办理`
  if (kind === 'review' && view.submittedBy !== null && view.submittedBy === doer.personId) {
    return '送审人不能审核自己送审的报告，请另一名审核人办理'
  }
  return undefined
}

function stateReason(kind: Exclude<ReportActKind, 'start'>, state: ReportState): string {
  if (state === 'published') return '报告已经公布。需要更正的，另行编制更正版本'
  if (REPORT_ACTS[kind].in.includes('draft'))
    return `报告${STATE_NAMES[state]}，不能再改。需要修改的，先由办理人退回`
  return `报告${STATE_NAMES[state]}，${REPORT_ACTS[kind].in.map((each) => `“${STATE_NAMES[each]}”`).join('、')}时才能${REPORT_ACTS[kind].name}`
}

function roleNames(roles: readonly Role[]): string {
  return roles.map((role) => ROLE_NAMES[role]).join('或者')
}

/** A note on a warning holds as long as the finding says the same. */
export function findingKey(finding: Finding): string {
  return [finding.rule, finding.path ?? '', finding.expected ?? '', finding.actual ?? ''].join('|')
}

/** What must be done before a report can be sent on, in words; empty: nothing. Errors block, warnings need a note. */
export function obstaclesOf(
  findings: readonly Finding[],
  view: Pick<ReportView, 'texts' | 'notes'>,
): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const silent = findings.filter(
    (finding) => finding.severity === 'warning' && (view.notes.get(findingKey(finding)) ?? '') === '',
  )
  const unwritten = TEXT_KEYS.filter((key) => key !== 'preface' && (view.texts[key] ?? '').trim() === '')
  const open = TEXT_KEYS.filter((key) => hasPlaceholder(view.texts[key] ?? ''))
  return [
    ...(errors.length === 0 ? [] : [`有${errors.length}处勾稽错误，请先核实更正`]),
    ...(silent.length === 0 ? [] : [`有${silent.length}条提示没有说明，请逐条写明情况`]),
    ...unwritten.map((key) => `“${TEXT_NAMES[key]}”还没有写`),
    ...open.map((key) => `“${TEXT_NAMES[key]}”还有待填写的内容`),
  ]
}

export interface FilingDate {
  readonly dueOn: LocalDate
  readonly basis: string
  /** Set by a local notice, not by 条例49 itself. */
  readonly local: boolean
}

/**
 * The day a report of `year` is due by law (条例49): 政府部门 before 31 January of the next year; a 政府 publishes before
 * 31 March. For a 街道 or 乡镇 the law names no day of its own: as a department until a local notice says otherwise.
 */
export function statutoryFilingDate(kind: OrganKind, year: number): FilingDate {
  const isGovernment = kind === 'province' || kind === 'city' || kind === 'district'
  return isGovernment
    ? { dueOn: composeDate(year + 1, 3, 31), basis: '条例49.2', local: false }
    : { dueOn: composeDate(year + 1, 1, 31), basis: '条例49.1', local: false }
}
