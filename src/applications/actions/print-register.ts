import type { LocalDate } from '../../law/local-date.ts'
import { OUTCOME_DEFINITIONS } from '../../law/outcomes.ts'
import { MEDIA_TYPES, renderPaper, renderXlsx } from '../../platform/documents/index.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { registerRows } from '../list-store.ts'
import { APPLICANT_NAMES, CHANNEL_DEFINITIONS, excerptOf } from '../model.ts'
import type { LetterFile } from '../public-shapes.ts'
import { REGISTER_HEADS, registerTree, type RegisterLine } from '../render/register.ts'
import { maySee } from '../rights.ts'
import { stageNameOn } from '../rules.ts'
import { keyOf } from '../case-work.ts'
import type { ApplicationRecord } from '../store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

/** The year's register, with what this person may see. */
export async function printRegister(
  { services, actor, tenancy, today }: Reading,
  year: number,
  format: 'pdf' | 'docx' | 'xlsx',
): Promise<LetterFile> {
  const organ = services.organs.byId(tenancy.organId)
  const rows = await services.database.read(tenancy, (db) => registerRows(db, tenancy.organId, year))
  const lines = rows.filter((row) => maySee(actor, keyOf(row))).map((row) => lineOf(row, today))
  const name = `${year}年申请登记簿.${format}`
  const type = MEDIA_TYPES[format]
  if (format !== 'xlsx') {
    const tree = registerTree(organ?.name ?? '', year, today, lines)
    return { name, type, bytes: await renderPaper(tree, format) }
  }
  const sheet = {
    name: `${year}年登记簿`,
    widths: REGISTER_HEADS.map(([, , width]) => width),
    header: REGISTER_HEADS.map(([, label]) => label),
    rows: lines.map((line) => REGISTER_HEADS.map(([key]) => ({ text: line[key] }))),
  }
  return { name, type, bytes: await renderXlsx([sheet]) }
}

function lineOf(row: ApplicationRecord, today: LocalDate): RegisterLine {
  return {
    number: row.number,
    applicant: row.masked_name,
    kind: APPLICANT_NAMES[row.applicant_column],
    channel: CHANNEL_DEFINITIONS[row.channel].name,
    content: excerptOf(row.content, 200),
    submittedOn: row.submitted_on,
    receivedOn: row.received_on ?? '',
    due: row.due_on ?? '',
    outcome: row.outcome === null ? '' : OUTCOME_DEFINITIONS[row.outcome].name,
    decidedOn: row.decided_on ?? '',
    deliveredOn: row.delivered_on ?? '',
    stage: stageNameOn(row.stage, row.wait_until, today),
  }
}
