import { describe, expect, test } from 'vitest'
import { reportPicture } from './charts.ts'
import { compareReports } from './compare.ts'
import { assembleCells } from './compute.ts'
import { FORMS } from './forms/index.ts'
import { blank, cellPaths, count } from './model.ts'

describe('compareReports', () => {
  const form = FORMS['2021']
  const before = assembleCells(form, [
    { path: 'requests.granted.business', count: 2 },
    { path: 'proactive.fees.amountWan', count: 0, fen: 1_000_000n },
  ])
  const after = assembleCells(form, [
    { path: 'requests.granted.business', count: 5 },
    { path: 'proactive.fees.amountWan', count: 0, fen: 1_380_000n },
  ])

  test('marks what differs, with the change', () => {
    const { cells, proactiveOmitted } = compareReports([
      { label: '2023年', form, cells: before },
      { label: '2024年', form, cells: after },
    ])
    expect(proactiveOmitted).toBe(false)
    expect(cells).toHaveLength(cellPaths(form).length)
    expect(cells.filter(({ differs }) => differs).map(({ path, changes }) => [path, changes[1]])).toEqual([
      ['proactive.fees.amountWan', '0.38'],
      ['requests.granted.business', 3],
      ['requests.granted.total', 3],
      ['requests.totalProcessed.business', 3],
      ['requests.totalProcessed.total', 3],
    ])
  })

  test('a blank is not a zero', () => {
    const withBlank = new Map(before).set('review.upheld', blank('/'))
    const { cells } = compareReports([
      { label: 'a', form, cells: before },
      { label: 'b', form, cells: withBlank },
    ])
    const cell = cells.find(({ path }) => path === 'review.upheld')
    expect(cell).toMatchObject({ differs: true, changes: [0, undefined] })
  })

  test('across the forms （六） is one row and 表二 is left out', () => {
    const old = assembleCells(FORMS['2019'], [{ path: 'requests.other.else.business', count: 3 }])
    const now = assembleCells(form, [
      { path: 'requests.other.else.business', count: 1 },
      { path: 'requests.other.noPayment.business', count: 2 },
    ])
    const result = compareReports([
      { label: '2020年', form: FORMS['2019'], cells: old },
      { label: '2021年', form, cells: now },
    ])
    expect(result.proactiveOmitted).toBe(true)
    expect(result.cells.some(({ path }) => path.startsWith('proactive.'))).toBe(false)
    expect(result.cells.filter(({ differs }) => differs)).toEqual([])
    expect(result.cells.find(({ path }) => path === 'requests.other.business')?.values).toEqual([
      count(3),
      count(3),
    ])
  })

  test('one report alone is refused', () => {
    expect(() => compareReports([{ label: 'a', form, cells: before }])).toThrow(RangeError)
  })
})

describe('reportPicture', () => {
  const form = FORMS['2021']

  test('a year of zeros has sentences and no charts', () => {
    const picture = reportPicture(form, '某街道', { year: 2024, cells: assembleCells(form, []) })
    expect(picture.charts).toEqual([])
    expect(picture.sentences).toHaveLength(2)
    expect(picture.headlines[0]).toEqual({ label: '新收申请', value: '0', unit: '件' })
  })

  test('results by 大类, applicants, and the years in order', () => {
    const cells = assembleCells(form, [
      { path: 'requests.received.business', count: 4 },
      { path: 'requests.denied.process.business', count: 1 },
      { path: 'requests.denied.internal.business', count: 2 },
      { path: 'requests.granted.business', count: 1 },
    ])
    const old = assembleCells(FORMS['2019'], [{ path: 'requests.received.research', count: 7 }])
    const picture = reportPicture(form, '某街道', { year: 2024, cells }, [{ year: 2020, cells: old }])
    expect(picture.charts.map(({ key }) => key)).toEqual(['results', 'applicants', 'years'])
    expect(picture.charts[0]?.series[0]?.points).toEqual([
      { label: '予以公开', value: 1 },
      { label: '不予公开', value: 3 },
    ])
    expect(picture.charts[2]?.series[0]?.points).toEqual([
      { label: '2020年', value: 7 },
      { label: '2024年', value: 4 },
    ])
  })
})
