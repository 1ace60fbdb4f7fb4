import type { Organ } from '../../organs/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { ReportAnswer } from '../contract.ts'
import { sayCell } from '../checks/naming.ts'
import { differencesOf } from '../rollup.ts'
import {
  findingKey,
  obstaclesOf,
  reasonAgainst,
  REPORT_ACTS,
  type ReportAct,
  type ReportActKind,
  type ReportView,
  STATE_NAMES,
  TEXT_KEYS,
  TEXT_NAMES,
  type TextKey,
} from '../rules.ts'
import { listReminders } from '../follow-up-store.ts'
import { type Db, listDifferences, listVersions, type ReportRow } from '../store.ts'
import { doerOf, findNewest, organFor } from './acting.ts'
import { reasonAgainstNewVersion } from './correct-published.ts'
import { draftAll } from './draft-texts.ts'
import { dueDatesOf } from './due-dates.ts'
import { organsWithin, reportCells, tenancyOver } from './figures.ts'
import { promisedIn } from './promised.ts'
import { type LiveState, stateOf } from './live-report.ts'

/** Everything the editor shows of one report: figures, texts, checks, what may be done and why not, its history. */
export async function openReport(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number },
): Promise<Result<ReportAnswer>> {
  const found = organFor(context, target.organId)
  if (!found.ok) return found
  const organ = found.value
  const { services, tenancy, today } = context
  const due = (await dueDatesOf(services, tenancy, target.year))(organ)
  const over = tenancyOver(services, tenancy, organ)
  return services.database.read(over, async (db): Promise<Result<ReportAnswer>> => {
    const newest = await findNewest(db, organ.organId, target.year)
    if (newest === undefined) return refuse('notFound', `${target.year}年度报告还没有开始编制`)
    const { row, view, acts } = newest
    const state = await stateOf(services, db, organ, row, view, today)
    const drafts = await draftAll(db, { organ, year: row.year, form: state.form, cells: state.cells, today })
    return ok({
      organ: { organId: organ.organId, code: organ.code, name: organ.name, kind: organ.kind },
      ...head(row, view),
      versions: (await listVersions(db, organ.organId, row.year)).map((each) => ({
        version: each.version,
        state: each.state,
        filedOn: each.filedOn,
        publishedOn: each.publishedOn,
      })),
      isRollup: organsWithin(services, organ).length > 0,
      asOf: state.asOf,
      dueOn: due.dueOn,
      dueBasis: due.basis,
      ...figures(state),
      texts: textsOf(view),
      gaps: gapsOf(view, drafts),
      previousProblems: state.previousSnapshot?.texts.problems ?? '',
      promised: (await promisedIn(db, organ.organId, row.year - 1)).map(({ id, text, status, note }) => ({
        id,
        text,
        status,
        note,
      })),
      improvements: [...view.improvements],
      ...judgement(state, view),
      ...rights(context, organ.organId, view),
      differences: await differences(db, organ, row, view, state, context),
      differenceEvents: (await listDifferences(db, row)).map((each) => ({
        foundOn: each.found_on,
        cells: Array.isArray(each.cells) ? each.cells.length : 0,
      })),
      history: acts.map(historyLine).filter((line) => line.what !== ''),
      reminders: (await listReminders(db, [organ.organId], row.year)).map(({ madeOn, text, by }) => ({
        madeOn,
        text,
        by,
      })),
    })
  })
}

function head(row: ReportRow, view: ReportView) {
  return {
    year: row.year,
    version: row.version,
    form: view.form,
    source: view.source,
    state: view.state,
    stateName: STATE_NAMES[view.state],
    publicNote: view.publicNote,
    filedOn: view.filedOn,
    filedHash: view.filedHash,
    publishedOn: view.publishedOn,
    returned: view.returned === null ? null : { ...view.returned },
  }
}

function figures(state: LiveState) {
  const { previous } = state
  return {
    cells: [...state.cells],
    corrections: state.corrections.map((each) => ({ ...each })),
    previous:
      previous === undefined
        ? null
        : { year: previous.year, form: previous.form, cells: [...previous.cells] },
  }
}

function textsOf(view: ReportView) {
  const { preface = '', overview = '', problems = '', others = '' } = view.texts
  return { preface, overview, problems, others }
}

/** Gaps of the draft hold only while the text stands as drafted; a person's own text has none. */
function gapsOf(view: ReportView, drafts: Awaited<ReturnType<typeof draftAll>>): Record<TextKey, string[]> {
  const of = (key: TextKey): string[] =>
    view.state === 'draft' && (view.texts[key] ?? '') === drafts[key].text ? [...drafts[key].gaps] : []
  return { preface: of('preface'), overview: of('overview'), problems: of('problems'), others: of('others') }
}

function judgement(state: LiveState, view: ReportView) {
  return {
    findings: state.findings.map((finding) => ({
      key: findingKey(finding),
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      note: view.notes.get(findingKey(finding)) ?? '',
      ...(finding.path === undefined ? {} : { path: finding.path }),
      ...(finding.article === undefined ? {} : { article: finding.article }),
    })),
    obstacles: [...obstaclesOf(state.findings, view)],
  }
}

const SHOWN_ACTS = ['submit', 'review', 'giveBack', 'file', 'publish'] as const

function rights(context: DeskContext, organId: number, view: ReportView) {
  const doer = doerOf(context, organId)
  return {
    acts: SHOWN_ACTS.map((kind) => ({
      kind,
      name: REPORT_ACTS[kind].name,
      against: reasonAgainst(kind, view, doer) ?? null,
    })),
    mayEdit: reasonAgainst('saveText', view, doer) === undefined,
    mayCorrectPublished: reasonAgainstNewVersion(context, organId, view) === undefined,
  }
}

/** What the records give today against what was filed; an imported report has no records here to compare with. */
async function differences(
  db: Db,
  organ: Organ,
  row: ReportRow,
  view: ReportView,
  state: LiveState,
  context: DeskContext,
) {
  if (state.snapshot === undefined || view.source === 'imported') return []
  const now = await reportCells(context.services, db, organ, state.form, row.year, context.today)
  const corrected = new Set(state.corrections.map(({ path }) => path))
  return differencesOf(state.form, state.cells, now)
    .filter(({ path }) => !corrected.has(path))
    .map((each) => ({
      path: each.path,
      name: sayCell(state.form, each.path),
      filed: each.filed ?? null,
      now: each.recomputed ?? null,
    }))
}

function historyLine(act: ReportAct) {
  return { seq: act.seq, kind: act.kind, on: act.on, by: act.by, what: describeAct(act) }
}

/** A line of the history; texts saved one after another are told in their own list. */
function describeAct(act: ReportAct): string {
  const names: Readonly<Record<ReportActKind, string>> = {
    start: '开始编制',
    saveText: '',
    saveImprovements: '登记改进措施',
    correct: '更正数据',
    withdrawCorrection: '撤销更正',
    explain: '说明提示事项',
    submit: '送审',
    review: '审核通过',
    giveBack: '退回',
    file: '报送并锁定',
    publish: '公布',
  }
  switch (act.kind) {
    case 'start':
      return act.data.source === 'imported' ? '导入已报送的报告' : names.start
    case 'saveText':
      return act.seq <= TEXT_KEYS.length + 1 ? '' : `修改“${TEXT_NAMES[act.data.key]}”`
    case 'correct':
    case 'withdrawCorrection':
    case 'giveBack':
      return `${names[act.kind]}：${act.data.reason}`
    case 'submit':
    case 'review':
      return act.data.comment === undefined ? names[act.kind] : `${names[act.kind]}：${act.data.comment}`
    case 'file':
      return `${names.file}${act.data.late ? '（逾期）' : ''}，校验值 ${act.data.hash.slice(0, 12)}…`
    default:
      return names[act.kind]
  }
}
