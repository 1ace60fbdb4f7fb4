import type { ReadReport } from '../../annual-report/reading.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keepReading, readingJson } from '../model.ts'
import { checkReading, countsOf, printedForm, sameOrgan } from '../rules.ts'
import { appendAct, findByHash, findRow, insertReport, type KeptRow, listOfYear } from '../store.ts'
import { actOnKept, holdReports, recheck, subjectOf } from './recheck.ts'
import { type FileReader, type GivenFile, readDeskFile } from './read-file.ts'

/** A report is a few pages; what takes more than this is no report. */
const MAX_READING = 8 * 1024 * 1024

export interface Kept {
  readonly row: KeptRow
  /** The same bytes were in the list before: nothing was added. */
  readonly already: boolean
  /** What the reader says of the file as a whole. */
  readonly notices: readonly string[]
}

/**
 * Reads a file, checks it and keeps original, reading and findings. Stands beside the kept report of the same organ for
 * the year before, and lets the one for the year after stand beside it. A file sent twice is kept once.
 */
export async function keepReport(
  context: DeskContext,
  file: GivenFile,
  read: FileReader = readDeskFile,
): Promise<Result<Kept>> {
  const given = { ...file, name: cleanName(file.name) }
  const reading = await read(given)
  if (!reading.ok) return reading
  const report = reading.value
  const kept = keepReading(report)
  if (readingJson(kept).length > MAX_READING) {
    return refuse('tooLarge', `“${given.name}”的文字远多于一份年报，没有保存。请每份年报单独成文件`, {
      field: 'file',
    })
  }
  const hash = await context.services.files.put('original', file.bytes)
  const stored = { hash, name: given.name, type: mediaType(given), size: file.bytes.length }
  const notices = report.notices.map(({ message }) => message)
  return context.services.database.write(context.tenancy, async (tx) => {
    await holdReports(tx)
    const before = await findByHash(tx.db, tx.tenancy.organId, hash)
    if (before !== undefined) return ok({ row: before, already: true, notices })
    const checkId = newId(tx.now)
    const checked = checkReading(report, [])
    await insertReport(tx, {
      checkId,
      file: stored,
      reading: kept,
      form: printedForm(report).id,
      findings: checked.findings,
      counts: countsOf(checked),
      on: context.today,
      by: context.actor.name,
    })
    const { actor, today } = context
    const who = { on: today, personId: actor.personId, name: actor.name }
    await appendAct(tx, checkId, { kind: 'kept', data: { hash, name: given.name } }, who)
    await standBeside(tx, context, checkId, report)
    await recheck(tx, checkId)
    const row = await findRow(tx.db, tx.tenancy.organId, checkId)
    if (row === undefined) throw new Error(`no checked report ${checkId}`)
    tx.audit({
      type: 'checkedReport.kept',
      subject: subjectOf(checkId),
      data: { hash, year: row.year, errors: row.errors },
    })
    return ok({ row, already: false, notices })
  })
}

/** Files of several years come in any order: each finds its neighbour, whichever was first. */
async function standBeside(tx: Tx, context: DeskContext, checkId: string, report: ReadReport): Promise<void> {
  const { year, organ } = report
  if (year === null || organ === null) return
  const { organId } = tx.tenancy
  const mates = async (of: number): Promise<readonly KeptRow[]> =>
    (await listOfYear(tx.db, organId, of)).filter((row) => sameOrgan(row.organ, organ))
  const [before] = await mates(year - 1)
  if (before !== undefined) await choose(tx, context, checkId, before.checkId)
  for (const after of await mates(year + 1)) {
    if (after.previousId === null) await choose(tx, context, after.checkId, checkId)
  }
}

function choose(tx: Tx, context: DeskContext, checkId: string, previousId: string): Promise<void> {
  return actOnKept(tx, context, checkId, { kind: 'previousChosen', data: { previousId, how: 'matched' } })
}

/** The last part of what the browser calls the file, without characters that mean something to a file system. */
export function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = [...last.toWellFormed()].filter((char) => char >= ' ' && !'<>:"|?*'.includes(char)).join('')
  return clean.slice(-120) || '未命名文件'
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** The reader has opened it, so it is one of these. */
function mediaType({ name, bytes }: GivenFile): string {
  const head = String.fromCharCode(...bytes.subarray(0, 5))
  if (head.startsWith('PK'))
    return /\.xlsx$/i.test(name) ? `${OFFICE}.spreadsheetml.sheet` : `${OFFICE}.wordprocessingml.document`
  if (head === '%PDF-' || /\.pdf$/i.test(name)) return 'application/pdf'
  // A page from elsewhere is given back as text, never run.
  return 'text/plain; charset=utf-8'
}
