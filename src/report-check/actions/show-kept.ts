import { zipSync } from 'fflate'
import { organsThatFiled } from '../../annual-report/actions/filed-file.ts'
import { formOf } from '../../annual-report/checks/check.ts'
import type { DeskContext, FileAnswer } from '../../platform/http/desk-api.ts'
import { MEDIA_TYPES, renderDocument } from '../../platform/documents/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { readableOrgan } from '../../registers/actions/scope.ts'
import { ACT_NAMES, type CheckAct } from '../model.ts'
import { opinionDocument, opinionTitle } from '../render/opinion.ts'
import { countsOf, printedForm, sameOrgan } from '../rules.ts'
import { findRow, isPublicPageOn, keepersOf, type KeptRow, listOfYear, listRows, yearsOf } from '../store.ts'
import { openChecked, type Opened } from './recheck.ts'

/** More is not shown at once; the page says so and asks for a year. */
const LIST_LIMIT = 300

interface Filter {
  readonly withdrawn: boolean
  readonly year?: number | undefined
}

/** Of the own organ, or of one below that keeps reports of its own. */
export async function listKept(context: DeskContext, filter: Filter, keeper: number | undefined) {
  const { actor, services } = context
  const organ = readableOrgan(actor, keeper)
  if (!organ.ok) return organ
  const organId = organ.value
  return services.database.read(context.tenancy, async (db) => {
    const rows = await listRows(db, organId, filter, LIST_LIMIT + 1)
    const keepers = await keepersOf(db, [...new Set([actor.organId, ...actor.visibleOrgans])])
    return ok({
      keepers: [...new Set([actor.organId, ...keepers])].map((id) => ({
        organId: id,
        name: services.organs.byId(id)?.name ?? '',
      })),
      items: rows.slice(0, LIST_LIMIT).map((row) => ({ ...row, compared: row.previousId !== null })),
      more: rows.length > LIST_LIMIT,
      years: [...(await yearsOf(db, organId))],
    })
  })
}

/** Everything of one kept report. Lines past the limit are left out and counted. */
const LINE_LIMIT = 6000

export async function openKept(context: DeskContext, checkId: string, keeper: number | undefined) {
  const { actor, services } = context
  const organ = readableOrgan(actor, keeper)
  if (!organ.ok) return organ
  const organId = organ.value
  return services.database.read(context.tenancy, async (db) => {
    const opened = await openChecked(db, organId, checkId)
    if (opened === undefined) return notFound()
    const { row, report } = opened
    const choices = report.year === null ? [] : await listOfYear(db, organId, report.year - 1)
    const filed = report.year === null ? [] : await organsThatFiled(db, actor.visibleOrgans, report.year - 1)
    return ok({
      ...row,
      writable: organId === actor.organId,
      filedChoices: filed
        .map((id) => ({ organId: id, name: services.organs.byId(id)?.name ?? '' }))
        // The reporting organ's own first.
        .toSorted(
          (a, b) => Number(sameOrgan(b.name, report.organ)) - Number(sameOrgan(a.name, report.organ)),
        ),
      format: report.format,
      form: formOf(report).id,
      otherCombined: report.otherCombined,
      cut: report.cut,
      title: report.title,
      cellValues: [...report.cells],
      places: [...report.places],
      unreadCells: [...report.unread],
      notices: [...report.notices],
      lines: report.lines.slice(0, LINE_LIMIT).map(({ text }) => text),
      linesLeftOut: Math.max(0, report.lines.length - LINE_LIMIT),
      findings: [...opened.findings],
      corrections: [...opened.corrections],
      previous: opened.previous === null ? null : choice(opened.previous.row),
      previousChoices: choices.filter((each) => each.checkId !== checkId).map(choice),
      acts: opened.acts.map(shownAct),
    })
  })
}

function choice(row: KeptRow) {
  return { checkId: row.checkId, label: labelOf(row) }
}

/** 某街道办事处2024年年报 */
function labelOf(row: Pick<KeptRow, 'organ' | 'year' | 'fileName'>): string {
  if (row.organ === null || row.year === null) return row.fileName
  return `${row.organ}${row.year}年年报`
}

function shownAct(act: CheckAct) {
  const reason = 'reason' in act.data ? act.data.reason : ''
  const path = 'path' in act.data ? act.data.path : null
  const how = act.kind === 'previousChosen' && act.data.how === 'matched' ? '按机关和年度自动选定' : ''
  return { seq: act.seq, name: ACT_NAMES[act.kind], on: act.on, by: act.by, path, note: reason || how }
}

function notFound() {
  return refuse('notFound', '没有这份年报的检查记录，请从清单中选择')
}

/** The opinion sheet as Word, to be read over, signed and sent back. */
export async function printOpinion(
  context: DeskContext,
  checkId: string,
  keeper: number | undefined,
): Promise<FileAnswer | ReturnType<typeof refuse>> {
  const { actor, services, tenancy } = context
  const organ = readableOrgan(actor, keeper)
  if (!organ.ok) return organ
  const opened = await services.database.read(tenancy, (db) => openChecked(db, organ.value, checkId))
  if (opened === undefined) return notFound()
  const bytes = await opinionOf(context, organ.value, opened)
  return { file: { name: `${opinionTitle(opened.report)}.docx`, type: MEDIA_TYPES.docx, bytes } }
}

/** Opinion sheets in one file; more would keep the person and the processor waiting. */
export const OPINIONS_LIMIT = 100

/** The opinion sheets of a year's reports, one file each. */
export async function packOpinions(
  context: DeskContext,
  year: number,
  keeper: number | undefined,
): Promise<FileAnswer | ReturnType<typeof refuse>> {
  const organ = readableOrgan(context.actor, keeper)
  if (!organ.ok) return organ
  const { database } = context.services
  const rows = await database.read(context.tenancy, (db) =>
    listRows(db, organ.value, { withdrawn: false, year }, OPINIONS_LIMIT + 1),
  )
  if (rows.length === 0) return refuse('notFound', `清单中没有${year}年度的年报`, { field: 'year' })
  if (rows.length > OPINIONS_LIMIT)
    return refuse('tooLarge', `${year}年度的年报多于 ${OPINIONS_LIMIT} 份，请逐份下载`, { field: 'year' })
  const files: Record<string, Uint8Array> = {}
  for (const { checkId } of rows) {
    // One at a time: a reading is large, a hundred of them are not held at once.
    const opened = await database.read(context.tenancy, (db) => openChecked(db, organ.value, checkId))
    if (opened === undefined) continue
    files[freeName(files, opinionTitle(opened.report))] = await opinionOf(context, organ.value, opened)
  }
  const name = `${year}年度年报审核意见（${Object.keys(files).length}份）.zip`
  return { file: { name, type: 'application/zip', bytes: zipSync(files, { level: 0 }) } }
}

/** Two reports of one organ and year, or of none that is printed, do not take each other's place. */
function freeName(files: Readonly<Record<string, unknown>>, title: string): string {
  const safe = title.replace(/[\\/:*?"<>|]/g, '')
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? `${safe}.docx` : `${safe}（${n}）.docx`
    if (!(name in files)) return name
  }
}

function opinionOf({ services, today }: DeskContext, keeperId: number, opened: Opened): Promise<Uint8Array> {
  const tree = opinionDocument({
    checker: services.organs.byId(keeperId)?.name ?? '',
    on: today,
    fileName: opened.row.fileName,
    form: printedForm(opened.report),
    report: opened.report,
    findings: opened.findings,
    corrections: opened.corrections,
    counts: countsOf(opened),
    previous: opened.previous === null ? null : labelOf(opened.previous.row),
  })
  return renderDocument(tree, 'docx')
}

/** The file as it came. */
export async function downloadOriginal(
  context: DeskContext,
  checkId: string,
  keeper: number | undefined,
): Promise<FileAnswer | ReturnType<typeof refuse>> {
  const { actor, services, tenancy } = context
  const organ = readableOrgan(actor, keeper)
  if (!organ.ok) return organ
  const row = await services.database.read(tenancy, (db) => findRow(db, organ.value, checkId))
  if (row === undefined) return notFound()
  const bytes = await services.files.get('original', row.fileHash)
  return { file: { name: row.fileName, type: 'application/octet-stream', bytes } }
}

export async function readSetting(
  context: DeskContext,
): Promise<Result<{ on: boolean; mayChange: boolean }>> {
  const { services, actor, tenancy } = context
  const root = services.organs.root()
  if (root === undefined) return refuse('notFound', '系统尚未完成初始设置')
  // Which pages the portal has is no secret of the root organ.
  const own = { ...tenancy, organIds: [root.organId] }
  const on = await services.database.read(own, (db) => isPublicPageOn(db, root.organId))
  return ok({
    on,
    mayChange: actor.roles.includes('administrator') && actor.organId === root.organId,
  })
}
