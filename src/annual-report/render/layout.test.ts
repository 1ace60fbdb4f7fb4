import { describe, expect, test } from 'vitest'
import { localDate } from '../../law/local-date.ts'
import type { Cell } from '../../platform/documents/tree.ts'
import { correctCells } from '../compute.ts'
import { FORMS } from '../forms/index.ts'
import type { CellPath, CellValue } from '../model.ts'
import { blank, cellPaths, count } from '../model.ts'
import { printCell } from './cell-text.ts'
import { reportDocument } from './document.ts'
import { reportHtmlModel } from './html-model.ts'
import type { TableLayout } from './layout.ts'
import { tableLayouts } from './layout.ts'
import { reportXlsxRows } from './sheets.ts'

interface Spans {
  readonly rowSpan?: number
  readonly colSpan?: number
}

/** Lays the cells out as a browser does; how often each grid cell is covered. */
function coverage(rows: readonly (readonly Spans[])[], columns: number): readonly (readonly number[])[] {
  const grid = rows.map(() => Array.from({ length: columns }, () => 0))
  rows.forEach((row, top) => {
    for (const cell of row) {
      const left = grid[top]?.indexOf(0) ?? -1
      expect(left).toBeGreaterThanOrEqual(0)
      for (let y = top; y < top + (cell.rowSpan ?? 1); y++) {
        for (let x = left; x < left + (cell.colSpan ?? 1); x++) {
          const line = grid[y]
          expect(line?.[x]).toBe(0)
          if (line !== undefined) line[x] = 1
        }
      }
    }
  })
  return grid
}

function expectExactCover(rows: readonly (readonly Spans[])[], columns: number): void {
  expect(
    coverage(rows, columns)
      .flat()
      .every((times) => times === 1),
  ).toBe(true)
}

/** Every cell a different number, so that a swapped cell shows. */
function numbered(id: '2019' | '2021'): Map<CellPath, CellValue> {
  return new Map(
    cellPaths(FORMS[id]).map((path, index) => [
      path,
      path.endsWith('amountWan') ? { kind: 'amount', wan: `${index}.5` } : count(index),
    ]),
  )
}

function layoutOf(id: '2019' | '2021', key: TableLayout['key']): TableLayout {
  const layout = tableLayouts(FORMS[id]).find((candidate) => candidate.key === key)
  if (layout === undefined) throw new Error(`no table ${key}`)
  return layout
}

describe.each(['2019', '2021'] as const)('form %s', (id) => {
  const form = FORMS[id]
  const cells = numbered(id)

  test('the spans of every table cover its grid exactly', () => {
    for (const layout of tableLayouts(form)) expectExactCover(layout.rows, layout.widths.length)
  })

  test('every cell of the form stands in a table once', () => {
    const paths = tableLayouts(form).flatMap(({ rows }) =>
      rows.flatMap((row) => row.flatMap((cell) => (cell.kind === 'value' ? [cell.path] : []))),
    )
    expect(paths).toEqual(cellPaths(form))
  })

  test('every value names headers that are there, columns and row', () => {
    for (const layout of tableLayouts(form)) {
      const ids = layout.rows.flatMap((row) =>
        row.flatMap((cell) => (cell.kind === 'header' ? [cell.id] : [])),
      )
      expect(new Set(ids).size).toBe(ids.length)
      for (const cell of layout.rows.flat()) {
        if (cell.kind !== 'value') continue
        expect(cell.headers.length).toBeGreaterThanOrEqual(2)
        for (const each of cell.headers) expect(ids).toContain(each)
      }
    }
  })

  test('ids in the page are free of dots and apart by prefix', () => {
    const model = reportHtmlModel(form, { organ: '某街道', year: 2024, cells, sections: {} }, 'a-')
    const all = model.sections.flatMap(({ table }) => [...(table?.head ?? []), ...(table?.body ?? [])].flat())
    for (const cell of all) {
      if (cell.kind === 'th') expect(cell.id).toMatch(/^a-[A-Za-z0-9-]+$/)
      else expect(cell.text).toBe(printCell(cells.get(cell.path)))
    }
  })

  test('the document holds six sections and three exact tables', () => {
    const tree = reportDocument(form, {
      organ: '某街道办事处',
      year: 2024,
      cells,
      sections: { 1: '（一）主动公开\n公开信息三条。', 5: '一是不够及时。', 6: '无' },
      issuedOn: localDate('2025-01-10'),
    })
    const headings = tree.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    )
    expect(headings).toHaveLength(6)
    expect(headings[0]).toBe('一、总体情况')
    const tables = tree.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
    expect(tables).toHaveLength(3)
    for (const table of tables) expectExactCover(table.rows, table.widths.length)
    const values = tables.flatMap(({ rows }) =>
      rows
        .flat()
        .filter(isValue)
        .map((cell) => cell.text),
    )
    expect(values).toEqual([...cells.values()].map(printCell))
  })

  test('the spreadsheet holds the numbers in the same grid', () => {
    const sheets = reportXlsxRows(form, cells)
    for (const sheet of sheets) {
      for (const row of sheet.rows) expect(row).toHaveLength(sheet.widths.length)
    }
    const values = sheets.flatMap(({ rows }) =>
      rows.flat().flatMap((cell) => {
        if (cell === null || 'text' in cell) return []
        return ['integer' in cell ? cell.integer : cell.decimal]
      }),
    )
    expect(values).toEqual([...cells.values()].map((value) => Number(printCell(value))))
  })
})

function isValue(cell: Cell): boolean {
  return cell.header !== true
}

test('三 spans 20 rows in 2019 and 22 in 2021, groups span their rows', () => {
  const spans = (id: '2019' | '2021') =>
    Object.fromEntries(
      layoutOf(id, 'requests')
        .rows.flat()
        .flatMap((cell) =>
          cell.kind === 'header' && cell.scope === 'rowgroup' ? [[cell.text, cell.rowSpan]] : [],
        ),
    )
  expect(spans('2019')).toEqual({
    '三、本年度办理结果': 20,
    '（三）不予公开': 8,
    '（四）无法提供': 3,
    '（五）不予处理': 5,
  })
  expect(spans('2021')).toEqual({
    '三、本年度办理结果': 22,
    '（三）不予公开': 8,
    '（四）无法提供': 3,
    '（五）不予处理': 5,
    '（六）其他处理': 3,
  })
})

test('表四 has a header of three levels and one row of fifteen values', () => {
  const { rows } = layoutOf('2021', 'remedies')
  expect(rows.map((row) => row.length)).toEqual([2, 7, 10, 15])
})

test('zeros print 0, blanks print as they were, amounts without trailing zeros', () => {
  expect(printCell(count(0))).toBe('0')
  expect(printCell(count(-38))).toBe('-38')
  expect(printCell(blank())).toBe('')
  expect(printCell(blank('/'))).toBe('/')
  expect(printCell({ kind: 'amount', wan: '18.871' })).toBe('18.871')
  expect(printCell(undefined)).toBe('')
})

test('a correction is said under its table and marked in the page', () => {
  const path = 'requests.granted.total'
  const { cells, marked } = correctCells(numbered('2021'), [
    { path, value: count(9), reason: '系统启用前的纸质申请', by: '某某' },
  ])
  const content = { organ: '某街道', year: 2024, cells, sections: {}, corrections: [...marked.values()] }
  const tree = reportDocument(FORMS['2021'], content)
  const notes = tree.blocks.flatMap((block) => (block.kind === 'note' ? [block.text] : []))
  expect(notes).toHaveLength(1)
  expect(notes[0]).toContain('系统启用前的纸质申请')
  const table = reportHtmlModel(FORMS['2021'], content).sections[2]?.table
  const cell = table?.body.flat().find((each) => each.kind === 'td' && each.path === path)
  expect(cell).toMatchObject({ text: '9', correction: { reason: '系统启用前的纸质申请' } })
})
