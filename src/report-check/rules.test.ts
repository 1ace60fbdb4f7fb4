import { describe, expect, test } from 'vitest'
import {
  htmlOf,
  KEEPING_LAYOUTS,
  LOSING_LAYOUTS,
  makeReport,
  randomFrom,
  textOf,
} from '../../test/support/made-reports.ts'
import { FORMS } from '../annual-report/forms/index.ts'
import { cellPaths, count } from '../annual-report/model.ts'
import { readReport } from '../annual-report/read/index.ts'
import { tableLayouts } from '../annual-report/render/layout.ts'
import { printCell } from '../annual-report/render/cell-text.ts'
import { keepReading, openReading, readingJson, type CheckAct, type KeptReading } from './model.ts'
import { opinionDocument } from './render/opinion.ts'
import { sourceSpots } from './render/source-view.ts'
import {
  bearsMark,
  checkReading,
  correctionsOf,
  correctReading,
  countsOf,
  gravestFirst,
  parseCorrection,
  printedForm,
  sameOrgan,
  sayPlace,
} from './rules.ts'
import { localDate } from '../law/local-date.ts'

const form = FORMS['2021']
const made = makeReport(randomFrom(3), '2021', true)
const readHtml = (html: string) => readReport(new TextEncoder().encode(html), 'a.html')

describe('a correction', () => {
  test('is refused for a cell of another form, for words, for fractions of a case', () => {
    expect(parseCorrection(form, 'requests.other.total', '1')).toMatchObject({ refusal: { field: 'path' } })
    for (const typed of ['两', '1.5', '1e3', '12 3', '9999999999'])
      expect(parseCorrection(form, 'requests.granted.total', typed)).toMatchObject({
        refusal: { field: 'value' },
      })
    expect(parseCorrection(form, 'proactive.fees.amountWan', '3万')).toMatchObject({ ok: false })
  })

  test('keeps blank and zero apart, exact decimals, full-width digits', () => {
    const value = (path: string, typed: string) => parseCorrection(form, path, typed)
    expect(value('requests.granted.total', '')).toEqual({ ok: true, value: { kind: 'blank', printed: '' } })
    expect(value('requests.granted.total', '／')).toEqual({
      ok: true,
      value: { kind: 'blank', printed: '/' },
    })
    expect(value('requests.granted.total', '0')).toEqual({ ok: true, value: count(0) })
    expect(value('requests.granted.total', '１２')).toEqual({ ok: true, value: count(12) })
    expect(value('proactive.fees.amountWan', '18.8710')).toEqual({
      ok: true,
      value: { kind: 'amount', wan: '18.871' },
    })
  })

  test('the last act of a cell holds; withdrawn, the cell is as it was read', async () => {
    const read = await readHtml(htmlOf(made))
    const path = 'requests.granted.total'
    const act = (seq: number, value: number): CheckAct => ({
      kind: 'corrected',
      data: { path, value: count(value), reason: '原件如此' },
      seq,
      on: '2027-01-20',
      by: '某',
    })
    const acts = [act(2, 5), act(3, 6)]
    expect(correctionsOf(read, acts)).toMatchObject([{ path, value: count(6), before: read.cells.get(path) }])
    const undone: CheckAct = {
      kind: 'correctionWithdrawn',
      data: { path, reason: '看错' },
      seq: 4,
      on: '2027-01-20',
      by: '某',
    }
    expect(correctionsOf(read, [...acts, undone])).toEqual([])
  })

  test('makes an unread cell read, at the place it is printed', async () => {
    const path = 'review.total'
    const read = await readHtml(htmlOf({ ...made, cells: new Map(made.cells).set(path, '1 2 3') }))
    const place = read.unread.find((each) => each.path === path)?.place
    expect(place).toBeDefined()
    const acts: CheckAct[] = [
      {
        kind: 'corrected',
        data: { path, value: count(7), reason: '原件为7' },
        seq: 2,
        on: '2027-01-20',
        by: '某',
      },
    ]
    const corrections = correctionsOf(read, acts)
    expect(corrections[0]?.before).toBeNull()
    const corrected = correctReading(read, corrections)
    expect([corrected.cells.get(path), corrected.places.get(path), corrected.unread]).toEqual([
      count(7),
      place,
      [],
    ])
  })
})

describe('the form as printed', () => {
  test('one row （六） where the report prints one, in a grid that still fits', () => {
    const single = printedForm({ format: '2021', year: 2022, otherCombined: true })
    const rows = single.requestRows.map(({ key }) => key)
    expect(rows.filter((key) => key.startsWith('other'))).toEqual(['other'])
    expect(rows).toHaveLength(form.requestRows.length - 2)
    const paths = tableLayouts(single).flatMap(({ rows: list }) =>
      list.flat().flatMap((cell) => (cell.kind === 'value' ? [cell.path] : [])),
    )
    expect(paths).toEqual(cellPaths(single))
    expect(printedForm({ format: '2019', year: 2020, otherCombined: true })).toBe(FORMS['2019'])
    expect(printedForm({ format: null, year: 2020, otherCombined: false }).id).toBe('2019')
  })
})

describe('a reading is kept', () => {
  test('and comes back the same, without what jsonb cannot hold', async () => {
    const read = await readHtml(htmlOf(made))
    const back: KeptReading = JSON.parse(readingJson(keepReading(read)))
    expect(openReading(back)).toEqual(read)
    const broken = { ...keepReading(read), title: 'a\u0000b\ud800c𠮷\udc00' }
    expect(JSON.parse(readingJson(broken))).toMatchObject({ title: 'abc𠮷' })
  })
})

describe('the source view', () => {
  const layouts = { ...KEEPING_LAYOUTS, ...LOSING_LAYOUTS }
  test.each(Object.keys(layouts))(
    'points at the printed value or at its line, never at another: %s',
    async (name) => {
      const text = textOf(made, layouts[name] ?? (() => []), randomFrom(1))
      const read = await readReport(new TextEncoder().encode(text), 'a.txt')
      const spots = sourceSpots(printedForm(read), read)
      for (const [path, value] of read.cells) {
        const spot = spots.get(path)
        expect([path, spot?.line]).toEqual([path, read.places.get(path)?.line])
        if (spot?.from === undefined) continue
        const piece = read.lines[spot.line - 1]?.text.slice(spot.from, spot.to).trim() ?? ''
        expect([path, Number(piece)]).toEqual([path, Number(printCell(value))])
      }
    },
  )

  test('finds every cell itself in a web page', async () => {
    const read = await readHtml(htmlOf(made))
    const spots = [...sourceSpots(form, read).values()]
    expect(spots).toHaveLength(read.cells.size)
    expect(spots.every(({ from }) => from !== undefined)).toBe(true)
  })
})

describe('words', () => {
  test('places, severities, organs, marks of secrecy', async () => {
    expect(sayPlace({ line: 3, page: 2 })).toBe('第2页 第3行')
    expect(sayPlace({ line: 3, sheet: '表三', cell: 'F9' })).toBe('工作表“表三” F9')
    expect(sayPlace(undefined)).toBe('')
    const sorted = gravestFirst([{ severity: 'info' }, { severity: 'error' }, { severity: 'warning' }])
    expect(sorted.map(({ severity }) => severity)).toEqual(['error', 'warning', 'info'])
    expect([sameOrgan('某 局', '某局'), sameOrgan(null, null), sameOrgan('甲局', '乙局')]).toEqual([
      true,
      false,
      false,
    ])
    const read = await readHtml(htmlOf(made))
    expect([bearsMark('年报.html', read), bearsMark('机密★年报.html', read)]).toEqual([false, true])
  })

  test('the opinion sheet numbers only the parts it has', async () => {
    const read = await readHtml(htmlOf({ ...made, cells: new Map(made.cells).set('review.total', '9 9') }))
    const checked = checkReading(read, [])
    const tree = opinionDocument({
      checker: '某区政府办公室',
      on: localDate('2027-01-20'),
      fileName: 'a.html',
      form,
      ...checked,
      counts: countsOf(checked),
      previous: null,
    })
    const headings = tree.blocks.flatMap((block) =>
      block.kind === 'heading' ? [block.text.slice(0, 2)] : [],
    )
    expect(headings).toEqual(['一、', '二、', '三、', '四、'].slice(0, headings.length))
    const unread = tree.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])).at(-1)
    expect(unread).toContain('未能读出的数据格')
  })
})
