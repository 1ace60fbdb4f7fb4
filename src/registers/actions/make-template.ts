import { MEDIA_TYPES, renderXlsx } from '../../platform/documents/index.ts'
import { KIND_LABELS, REGISTERS, type EntryKind, type RegisterRow } from '../model.ts'
import { sheetColumns } from '../rules.ts'

/** An empty import sheet with the headings of a kind, and a second sheet that says how to fill it. */
export async function makeTemplate(row: RegisterRow, kind: EntryKind) {
  const columns = sheetColumns(kind)
  const bytes = await renderXlsx([
    { name: '登记', widths: columns.map(() => 20), header: columns.map(({ label }) => label), rows: [] },
    {
      name: '填写说明',
      widths: [24, 70],
      header: ['列', '怎样填'],
      rows: columns.map(({ field, label }) => [{ text: label }, { text: HOW[field] ?? '文字' }]),
    },
  ])
  return { name: `${REGISTERS[row].label}${KIND_LABELS[kind]}导入模板.xlsx`, type: MEDIA_TYPES.xlsx, bytes }
}

const HOW: Readonly<Record<string, string>> = {
  name: '必填',
  happenedOn: '必填，如 2026-03-05；不能晚于今天',
  publishedOn: '没有公开的留空；不早于制发日期',
  endedOn: '仍然有效的留空',
  count: '整数；一行登记一件的可以留空',
  yuan: '单位为元，最多两位小数，如 18871.05',
  itemId: '与系统中已登记的事项名称完全一致；可以留空',
  unitId: '与系统中的科室、社区名称完全一致；只联络一个单位的可以留空',
}
