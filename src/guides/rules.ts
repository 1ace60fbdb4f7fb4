/** When a guide is complete, what may be entered as handled, and how a sheet of handled records is read. */
import { type LocalDate, yearOf } from '../law/local-date.ts'
import { bearsSecrecyMark } from '../law/secrecy-mark.ts'
import type { ImportFault } from '../registers/model.ts'
import { type Named, readDay, readMonthEnd } from '../registers/rules.ts'
import {
  CHANNEL_LABELS,
  GUIDE_ELEMENTS,
  HANDLED_CHANNELS,
  HANDLED_RESULTS,
  RESULT_LABELS,
  type GuideContent,
  type GuideElement,
  type Handled,
} from './model.ts'

function isEmpty(value: GuideContent[keyof GuideContent]): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value.every((part) => part.name.trim() === '')
}

/** The elements a guide lacks: with `required`, those that make a service page 不实用 (国办秘函〔2019〕19号). */
export function missingElements(
  content: GuideContent,
  which: 'required' | 'all' = 'required',
): readonly GuideElement[] {
  return GUIDE_ELEMENTS.filter(
    (element) => (which === 'all' || element.required) && isEmpty(content[element.key]),
  )
}

const PRIVATE_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/

/** Text that may not stand in a guide or a remark. */
export function faultOfText(text: string): string | undefined {
  if (bearsSecrecyMark(text)) return '文中有密级标志，本系统不得存储涉密内容，没有保存'
  if (PRIVATE_NUMBER.test(text)) return '文中有手机号码或者身份证号码。请改用办公电话，删去个人信息'
  return undefined
}

export function faultOfContent(
  content: GuideContent,
): { readonly field: string; readonly message: string } | undefined {
  for (const { key } of GUIDE_ELEMENTS) {
    const value = content[key]
    const text =
      typeof value === 'string' ? value : value.map((part) => Object.values(part).join(' ')).join('\n')
    const message = faultOfText(text)
    if (message !== undefined) return { field: `content.${key}`, message }
  }
  return undefined
}

export interface HandledFault {
  readonly field: 'guideId' | 'handledOn' | 'count' | 'note'
  readonly message: string
}

export interface MatterSpan {
  readonly name: string
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
}

/** What is wrong with handled matters as of a day. */
export function faultsOfHandled(
  record: Handled,
  matter: MatterSpan,
  today: LocalDate,
): readonly HandledFault[] {
  const faults: HandledFault[] = []
  if (record.handledOn > today)
    faults.push({ field: 'handledOn', message: `办理日期晚于今天（${today}），请核对` })
  if (record.handledOn < matter.validFrom)
    faults.push({
      field: 'handledOn',
      message: `“${matter.name}”自 ${matter.validFrom} 起办理，日期早于这一天`,
    })
  if (matter.validTo !== null && record.handledOn >= matter.validTo)
    faults.push({ field: 'handledOn', message: `“${matter.name}”已于 ${matter.validTo} 取消` })
  if (!Number.isInteger(record.count) || record.count < 1 || record.count > 100_000)
    faults.push({ field: 'count', message: '件数应为 1 至 100000 的整数' })
  const text = faultOfText(record.note)
  if (text !== undefined) faults.push({ field: 'note', message: text })
  return faults
}

export const HANDLED_COLUMNS = [
  '事项名称',
  '办理日期',
  '件数',
  '办理方式',
  '承办单位',
  '结果',
  '备注',
] as const

export interface HandledSheetContext {
  readonly today: LocalDate
  readonly units: readonly Named[]
  readonly guides: readonly (Named & {
    readonly validFrom: LocalDate
    readonly validTo: LocalDate | null
    readonly unitId: string | null
  })[]
  readonly defaultUnitId: string | null
}

/** A sheet of handled records; the date column takes a day, or a month (2026年3月) for a month's number. */
export function readHandledSheet(
  rows: readonly (readonly string[])[],
  context: HandledSheetContext,
): {
  readonly records: readonly { readonly line: number; readonly record: Handled }[]
  readonly faults: readonly ImportFault[]
} {
  const header = (rows[0] ?? []).map((cell) => cell.replace(/\s|\*/g, ''))
  const at = new Map(HANDLED_COLUMNS.map((label) => [label, header.indexOf(label)]))
  const missing = (['事项名称', '办理日期'] as const).filter((label) => (at.get(label) ?? -1) < 0)
  if (missing.length > 0)
    return {
      records: [],
      faults: [{ line: 1, column: '', message: `表头缺少“${missing.join('”“')}”列，请使用下载的模板` }],
    }
  const records: { line: number; record: Handled }[] = []
  const faults: ImportFault[] = []
  rows.slice(1).forEach((cells, index) => {
    const cell = (label: (typeof HANDLED_COLUMNS)[number]): string =>
      (cells[at.get(label) ?? -1] ?? '').trim()
    if (HANDLED_COLUMNS.every((label) => cell(label) === '')) return
    const read = readHandledRow(cell, context)
    if (read.record !== undefined) records.push({ line: index + 2, record: read.record })
    for (const fault of read.faults) faults.push({ line: index + 2, ...fault })
  })
  if (records.length === 0 && faults.length === 0)
    faults.push({ line: 1, column: '', message: '表中没有数据行' })
  return { records, faults }
}

type Column = (typeof HANDLED_COLUMNS)[number]

function readHandledRow(cell: (label: Column) => string, context: HandledSheetContext) {
  const faults: { column: Column; message: string }[] = []
  const fault = (column: Column, message: string): undefined => void faults.push({ column, message })
  const guide = context.guides.find(({ name }) => name === cell('事项名称'))
  if (guide === undefined) fault('事项名称', `没有名为“${cell('事项名称')}”的事项，请与办事指南中的名称一致`)
  const dayText = cell('办理日期')
  const handledOn = readDay(dayText) ?? readMonthEnd(dayText)
  if (handledOn === undefined)
    fault(
      '办理日期',
      dayText === '' ? '日期没有填写' : `“${dayText}”不是日期，应如 2026-03-05；按月登记的写 2026年3月`,
    )
  const unitText = cell('承办单位')
  const unit = unitText === '' ? undefined : context.units.find(({ name }) => name === unitText)
  if (unitText !== '' && unit === undefined)
    fault('承办单位', `没有名为“${unitText}”的科室或社区，或者不由您登记`)
  const channel = chosen(HANDLED_CHANNELS, CHANNEL_LABELS, cell('办理方式'), 'counter')
  if (channel === undefined) fault('办理方式', `应为${Object.values(CHANNEL_LABELS).join('、')}之一`)
  const result = chosen(HANDLED_RESULTS, RESULT_LABELS, cell('结果'), 'done')
  if (result === undefined) fault('结果', `应为${Object.values(RESULT_LABELS).join('、')}之一`)
  if (guide === undefined || handledOn === undefined || channel === undefined || result === undefined)
    return { faults }
  const record: Handled = {
    guideId: guide.id,
    handledOn,
    count: cell('件数') === '' ? 1 : Number(cell('件数')),
    channel,
    unitId: unit?.id ?? context.defaultUnitId ?? guide.unitId,
    result,
    note: cell('备注'),
  }
  const names = { guideId: '事项名称', handledOn: '办理日期', count: '件数', note: '备注' } as const
  for (const { field, message } of faultsOfHandled(record, guide, context.today)) fault(names[field], message)
  return faults.length === 0 ? { record, faults } : { faults }
}

function chosen<Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
  text: string,
  otherwise: Key,
): Key | undefined {
  return text === '' ? otherwise : keys.find((key) => labels[key] === text)
}

/** The years a change of handled records touches: none where only the remark changed. */
export function yearsOfHandledChange(before: Handled, after: Handled): readonly number[] {
  const same =
    before.handledOn === after.handledOn &&
    before.count === after.count &&
    before.guideId === after.guideId &&
    before.unitId === after.unitId
  return same ? [] : [...new Set([yearOf(before.handledOn), yearOf(after.handledOn)])]
}
