import { OUTCOME_DEFINITIONS, OUTCOMES } from '../../law/outcomes.ts'
import { MEDIA_TYPES, renderXlsx } from '../../platform/documents/index.ts'
import { IMPORT_HINTS } from '../render/import-hints.ts'

/** An empty old register with its heads, a sheet that says how to fill it, and one with the codes of 答复类型. */
export async function makeImportTemplate() {
  const heads = Object.keys(IMPORT_HINTS)
  const bytes = await renderXlsx([
    { name: '登记簿', widths: heads.map(() => 16), header: heads, rows: [] },
    {
      name: '填写说明',
      widths: [24, 70],
      header: ['列', '怎样填'],
      rows: Object.entries(IMPORT_HINTS).map(([head, hint]) => [{ text: head }, { text: hint }]),
    },
    {
      name: '答复类型',
      widths: [10, 50],
      header: ['代码', '全称'],
      rows: OUTCOMES.map((code) => [{ text: code }, { text: OUTCOME_DEFINITIONS[code].name }]),
    },
  ])
  return { name: '旧登记簿导入模板.xlsx', type: MEDIA_TYPES.xlsx, bytes }
}
