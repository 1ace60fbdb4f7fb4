import { parseLocalDate } from '../law/local-date.ts'
import { MEDIA_TYPES, renderXlsx } from '../platform/documents/index.ts'
import type { Area } from '../platform/areas.ts'
import { refuse, type Result, ok } from '../platform/result.ts'
import { correctHandled, enterHandled, importHandledSheet, withdrawHandled } from './actions/enter-handled.ts'
import { endGuide, publishGuide, returnGuide, withdrawGuide } from './actions/publish-guide.ts'
import {
  readGuide,
  readGuides,
  readHandled,
  readHandledDay,
  readHandledRecord,
} from './actions/read-guides.ts'
import { createGuide, type GuideDraft, reviseGuide } from './actions/write-guide.ts'
import * as contract from './contract.ts'
import type { Handled } from './model.ts'
import { guidePages } from './portal/pages.tsx'
import { HANDLED_COLUMNS } from './rules.ts'
import './tables.ts'

const WRITERS = ['clerk', 'head', 'liaison'] as const
const SHEET_LIMITS = { maxBytes: 10 * 1024 * 1024, maxFiles: 1 }

export const area: Area = {
  name: 'guides',
  portal: guidePages,
  desk(api) {
    api.serve(
      contract.listGuides,
      'signedIn',
    )(async ({ query }, context) => {
      const result = await readGuides(context, query.organId)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(
      contract.getGuide,
      'signedIn',
    )(async ({ params, query }, context) => {
      const result = await readGuide(context, params.guideId, query)
      return result.ok ? { status: 200, body: plain(result.value) } : result
    })
    api.serve(
      contract.createGuide,
      WRITERS,
    )(async ({ body }, context) => {
      const draft = draftOf(body)
      if (!draft.ok) return draft
      const result = await createGuide(context, draft.value)
      return result.ok ? { status: 201, body: { guideId: result.value } } : result
    })
    api.serve(
      contract.reviseGuide,
      WRITERS,
    )(async ({ params, body }, context) => {
      const draft = draftOf(body)
      if (!draft.ok) return draft
      const result = await reviseGuide(context, params.guideId, draft.value, body.basedOn)
      return result.ok ? { status: 200, body: { version: result.value } } : result
    })
    api.serve(contract.publishGuide, ['reviewer', 'head'])(async ({ params, body }, context) => {
      const result = await publishGuide(context, params.guideId, body.version)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.returnGuide, ['reviewer', 'head'])(async ({ params, body }, context) => {
      const result = await returnGuide(context, params.guideId, body.reason)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.withdrawGuide, ['reviewer', 'head'])(async ({ params, body }, context) => {
      const result = await withdrawGuide(context, params.guideId, body.reason)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.endGuide, ['head'])(async ({ params, body }, context) => {
      const on = parseLocalDate(body.on)
      if (on === undefined) return refuse('invalid', '不是存在的日期', { field: 'on' })
      const result = await endGuide(context, params.guideId, on, body.reason)
      return result.ok ? { status: 204, body: undefined } : result
    })
    serveHandled(api)
  },
}

function serveHandled(api: Parameters<NonNullable<Area['desk']>>[0]): void {
  api.serve(
    contract.listHandled,
    'signedIn',
  )(async ({ query }, context) => {
    const result = await readHandled(context, query)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serve(contract.handledTemplate, WRITERS)(async () => ({ file: await template() }))
  api.serve(
    contract.handledDay,
    WRITERS,
  )(async ({ params }, context) => {
    const day = parseLocalDate(params.day)
    if (day === undefined) return refuse('invalid', '不是存在的日期', { field: 'day' })
    return { status: 200, body: await readHandledDay(context, day) }
  })
  api.serve(
    contract.enterHandled,
    WRITERS,
  )(async ({ body }, context) => {
    const records: Handled[] = []
    for (const [index, line] of body.records.entries()) {
      const record = handledOf(line)
      if (!record.ok)
        return refuse('invalid', `第 ${index + 1} 行：日期不存在`, { field: `records[${index}].handledOn` })
      records.push(record.value)
    }
    const result = await enterHandled(context, records)
    return result.ok ? { status: 201, body: { taken: result.value } } : result
  })
  api.serve(
    contract.getHandled,
    'signedIn',
  )(async ({ params, query }, context) => {
    const result = await readHandledRecord(context, params.recordId, query.organId)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serve(
    contract.correctHandled,
    WRITERS,
  )(async ({ params, body }, context) => {
    const record = handledOf(body)
    if (!record.ok) return record
    const result = await correctHandled(context, params.recordId, record.value, body.reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.withdrawHandled,
    WRITERS,
  )(async ({ params, body }, context) => {
    const result = await withdrawHandled(context, params.recordId, body.reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serveUpload(
    contract.importHandled,
    WRITERS,
    SHEET_LIMITS,
  )(async (_, uploads, context) => {
    const file = uploads.files[0]
    if (file === undefined) return refuse('invalid', '没有收到文件，请选择填好的 .xlsx', { field: 'file' })
    const result = await importHandledSheet(context, file)
    return result.ok ? { status: 200, body: { ...result.value, faults: [...result.value.faults] } } : result
  })
}

/** Contract arrays are mutable; the store's content is not. */
function plain<T extends { content: GuideDraft['content'] }>(value: T) {
  const { materials, steps, ...rest } = value.content
  return { ...value, content: { ...rest, materials: [...materials], steps: [...steps] } }
}

function draftOf(body: contract.GuideInput): Result<GuideDraft> {
  const validFrom = parseLocalDate(body.validFrom)
  if (validFrom === undefined) return refuse('invalid', '不是存在的日期', { field: 'validFrom' })
  const { row, name, category, unitId, sort, content, note } = body
  return ok({ row, name, category, unitId, validFrom, sort, content, note })
}

function handledOf(line: contract.HandledInput): Result<Handled> {
  const handledOn = parseLocalDate(line.handledOn)
  if (handledOn === undefined) return refuse('invalid', '不是存在的日期', { field: 'handledOn' })
  const { guideId, count, channel, unitId, result, note } = line
  return ok({ guideId, handledOn, count, channel, unitId, result, note })
}

async function template() {
  const bytes = await renderXlsx([
    { name: '办理登记', widths: [30, 16, 8, 12, 18, 12, 24], header: [...HANDLED_COLUMNS], rows: [] },
    {
      name: '填写说明',
      widths: [16, 70],
      header: ['列', '怎样填'],
      rows: [
        [{ text: '事项名称' }, { text: '必填，与办事指南中的名称完全一致' }],
        [{ text: '办理日期' }, { text: '必填，如 2026-03-05；按月登记的写 2026年3月，计入当月最后一天' }],
        [{ text: '件数' }, { text: '整数；一行一件的可以留空' }],
        [{ text: '办理方式' }, { text: '窗口、网上、电话、上门、社区代办；留空为窗口' }],
        [{ text: '承办单位' }, { text: '科室或社区名称；留空为指南上的承办单位' }],
        [{ text: '结果' }, { text: '办结、不符合条件、转办；留空为办结' }],
        [{ text: '备注' }, { text: '不写姓名、证件号码和手机号码' }],
      ],
    },
  ])
  return { name: '办理件导入模板.xlsx', type: MEDIA_TYPES.xlsx, bytes }
}
