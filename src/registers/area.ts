import { parseLocalDate } from '../law/local-date.ts'
import type { Area } from '../platform/areas.ts'
import { refuse, type Result, ok } from '../platform/result.ts'
import { closeYear, reopenYear } from './actions/close-year.ts'
import { correctEntry, withdrawEntry } from './actions/change-entry.ts'
import { enterEntry } from './actions/enter-entry.ts'
import { importEntrySheet } from './actions/import-sheet.ts'
import { makeTemplate } from './actions/make-template.ts'
import { readEntry, readRegister, readYear } from './actions/read-register.ts'
import * as contract from './contract.ts'
import type { Entry } from './model.ts'
import { fenFromYuan } from './rules.ts'
import './tables.ts'

const WRITERS = ['clerk', 'head', 'liaison'] as const
const SHEET_LIMITS = { maxBytes: 10 * 1024 * 1024, maxFiles: 1 }

export const area: Area = {
  name: 'registers',
  desk(api) {
    api.serve(
      contract.listEntries,
      'signedIn',
    )(async ({ params, query }, context) => {
      const result = await readRegister(context, params.row, query)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(
      contract.enterEntry,
      WRITERS,
    )(async ({ body }, context) => {
      const entry = entryOf(body)
      if (!entry.ok) return entry
      const result = await enterEntry(context, entry.value)
      return result.ok ? { status: 201, body: { entryId: result.value } } : result
    })
    api.serve(
      contract.getEntry,
      'signedIn',
    )(async ({ params, query }, context) => {
      const result = await readEntry(context, params.entryId, query.organId)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(
      contract.correctEntry,
      WRITERS,
    )(async ({ params, body }, context) => {
      const entry = entryOf(body)
      if (!entry.ok) return entry
      const result = await correctEntry(context, params.entryId, entry.value, body.reason)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(
      contract.withdrawEntry,
      WRITERS,
    )(async ({ params, body }, context) => {
      const result = await withdrawEntry(context, params.entryId, body.reason)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serveUpload(
      contract.importEntries,
      WRITERS,
      SHEET_LIMITS,
    )(async ({ body }, uploads, context) => {
      const file = uploads.files[0]
      if (file === undefined) return refuse('invalid', '没有收到文件，请选择填好的 .xlsx', { field: 'file' })
      const result = await importEntrySheet(context, body, file)
      return result.ok
        ? { status: 200, body: { taken: result.value.taken, faults: [...result.value.faults] } }
        : result
    })
    api.serve(
      contract.importTemplate,
      WRITERS,
    )(async ({ params }) => ({ file: await makeTemplate(params.row, params.kind) }))
    api.serve(
      contract.getYear,
      'signedIn',
    )(async ({ params, query }, context) => {
      const result = await readYear(context, params.year, query.organId)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(
      contract.closeYear,
      WRITERS,
    )(async ({ params, body }, context) => {
      const result = await closeYear(context, { year: params.year, unitId: body.unitId, reason: '' })
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.reopenYear, ['head'])(async ({ params, body }, context) => {
      const result = await reopenYear(context, { year: params.year, ...body })
      return result.ok ? { status: 204, body: undefined } : result
    })
  },
}

/** What was typed as an entry, or which field is no date or amount. */
function entryOf(body: contract.EntryInput): Result<Entry> {
  const happenedOn = parseLocalDate(body.happenedOn)
  const publishedOn = body.publishedOn === null ? null : parseLocalDate(body.publishedOn)
  const endedOn = body.endedOn === null ? null : parseLocalDate(body.endedOn)
  if (happenedOn === undefined) return refuse('invalid', '不是存在的日期', { field: 'happenedOn' })
  if (publishedOn === undefined) return refuse('invalid', '不是存在的日期', { field: 'publishedOn' })
  if (endedOn === undefined) return refuse('invalid', '不是存在的日期', { field: 'endedOn' })
  const fen = body.yuan === null || body.yuan === '' ? null : fenFromYuan(body.yuan)
  if (fen === undefined)
    return refuse('invalid', `“${body.yuan ?? ''}”不是金额，单位为元，最多两位小数`, { field: 'yuan' })
  const { row, kind, name, number, itemId, count, unitId } = body
  return ok({ row, kind, name, number, itemId, happenedOn, publishedOn, endedOn, count, fen, unitId })
}
