import { formOf } from '../../annual-report/checks/check.ts'
import type { DeskContext, FileAnswer } from '../../platform/http/desk-api.ts'
import { MEDIA_TYPES, renderDocument } from '../../platform/documents/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { ACT_NAMES, type CheckAct } from '../model.ts'
import { opinionDocument, opinionTitle } from '../render/opinion.ts'
import { countsOf, printedForm } from '../rules.ts'
import { findRow, isPublicPageOn, type KeptRow, listOfYear, listRows, yearsOf } from '../store.ts'
import { openChecked, type Opened } from './recheck.ts'

/** More is not shown at once; the page says so and asks for a year. */
const LIST_LIMIT = 300

export async function listKept(
  context: DeskContext,
  filter: { readonly withdrawn: boolean; readonly year?: number | undefined },
) {
  const { organId } = context.actor
  return context.services.database.read(context.tenancy, async (db) => {
    const rows = await listRows(db, organId, filter, LIST_LIMIT + 1)
    return {
      items: rows.slice(0, LIST_LIMIT).map((row) => ({ ...row, compared: row.previousId !== null })),
      more: rows.length > LIST_LIMIT,
      years: [...(await yearsOf(db, organId))],
    }
  })
}

/** Everything of one kept report. Lines past the limit are left out and counted. */
const LINE_LIMIT = 6000

export async function openKept(context: DeskContext, checkId: string) {
  const { organId } = context.actor
  return context.services.database.read(context.tenancy, async (db) => {
    const opened = await openChecked(db, organId, checkId)
    if (opened === undefined) return notFound()
    const { row, report } = opened
    const choices = report.year === null ? [] : await listOfYear(db, organId, report.year - 1)
    return ok({
      ...row,
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
): Promise<FileAnswer | ReturnType<typeof refuse>> {
  const { actor, services, tenancy, today } = context
  const opened: Opened | undefined = await services.database.read(tenancy, (db) =>
    openChecked(db, actor.organId, checkId),
  )
  if (opened === undefined) return notFound()
  const tree = opinionDocument({
    checker: services.organs.byId(actor.organId)?.name ?? '',
    on: today,
    fileName: opened.row.fileName,
    form: printedForm(opened.report),
    report: opened.report,
    findings: opened.findings,
    corrections: opened.corrections,
    counts: countsOf(opened),
    previous: opened.previous === null ? null : labelOf(opened.previous.row),
  })
  const bytes = await renderDocument(tree, 'docx')
  return { file: { name: `${opinionTitle(opened.report)}.docx`, type: MEDIA_TYPES.docx, bytes } }
}

/** The file as it came. */
export async function downloadOriginal(
  context: DeskContext,
  checkId: string,
): Promise<FileAnswer | ReturnType<typeof refuse>> {
  const { actor, services, tenancy } = context
  const row = await services.database.read(tenancy, (db) => findRow(db, actor.organId, checkId))
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
