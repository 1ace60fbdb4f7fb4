/** The registers behind 表二: the import of a sheet, and the figures of the report record by record. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assembleCells, computeReport } from '../../src/annual-report/compute.ts'
import { formForYear } from '../../src/annual-report/forms/index.ts'
import { importHandledRecords } from '../../src/guides/actions/enter-handled.ts'
import { importGuides } from '../../src/guides/actions/import-guides.ts'
import { EMPTY_GUIDE } from '../../src/guides/model.ts'
import { localDate } from '../../src/law/local-date.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { renderXlsx } from '../../src/platform/documents/index.ts'
import { correctEntry, withdrawEntry } from '../../src/registers/actions/change-entry.ts'
import { enterEntry } from '../../src/registers/actions/enter-entry.ts'
import { importRegisterEntries } from '../../src/registers/actions/import-entries.ts'
import { importEntrySheet } from '../../src/registers/actions/import-sheet.ts'
import { readRegister } from '../../src/registers/actions/read-register.ts'
import {
  describeRegisterRecords,
  registerAggregates,
  registerEntriesOf,
} from '../../src/registers/actions/report-records.ts'
import { entry } from '../support/registers.ts'
import { value } from '../support/results.ts'
import { type Office, openOffice } from '../support/registers-office.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice('2021-03-01')
})
afterAll(() => office.close())

describe('the import of a sheet', () => {
  const sheet = (rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
    renderXlsx([
      {
        name: '登记',
        widths: [20, 20, 20, 20, 20],
        header: ['收费项目', '票据号', '所属事项', '收费日期', '金额（元）', '收费科室'],
        rows: rows.map((row) => row.map((text) => ({ text }))),
      },
    ])
  const target = { row: 'fees', kind: 'feeReceipt' } as const

  it('lists every fault and takes nothing', async () => {
    const bytes = await sheet([
      ['占道费', '', '', '2020-06-01', '12.34', '社会事务办'],
      ['', '', '', '2020-13-01', '12.345', '不存在的科室'],
      ['垃圾费', '', '某事项', '2022-01-01', '', ''],
    ])
    const before = await readRegister(office.as('clerk'), 'fees', { page: 1, pageSize: 20 })
    const result = await importEntrySheet(office.as('clerk'), target, { name: 'a.xlsx', bytes })
    expect(result.ok && result.value.taken).toBe(0)
    expect(result.ok && result.value.faults.map(({ line, column }) => `${line} ${column}`).sort()).toEqual(
      [
        '3 收费项目',
        '3 收费日期',
        '3 收费科室',
        '3 金额（元）',
        '4 所属事项',
        '4 收费日期',
        '4 金额（元）',
      ].sort(),
    )
    const after = await readRegister(office.as('clerk'), 'fees', { page: 1, pageSize: 20 })
    expect(after.ok && after.value.total).toBe(before.ok && before.value.total)
  })

  it('refuses what is no workbook and a sheet without its headings', async () => {
    const clerk = office.as('clerk')
    expect(
      await importEntrySheet(clerk, target, { name: 'a.xls', bytes: new Uint8Array([0xd0, 0xcf]) }),
    ).toMatchObject({ refusal: { code: 'unsupportedType' } })
    expect(
      await importEntrySheet(clerk, target, { name: 'b.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 9]) }),
    ).toMatchObject({ refusal: { code: 'invalid' } })
    const bytes = await renderXlsx([{ name: 'x', widths: [9], header: ['别的'], rows: [[{ text: '1' }]] }])
    const result = await importEntrySheet(clerk, target, { name: 'c.xlsx', bytes })
    expect(result.ok && result.value.faults[0]?.message).toMatch(/表头缺少“收费项目”、“收费日期”列/)
  })

  it('takes a right one whole, dates in any usual writing', async () => {
    const bytes = await sheet([
      ['占道费', '0001', '', '2020年6月1日', '12.34', '社会事务办'],
      ['占道费', '0002', '', '2020/6/2', '1,234', ''],
      ['占道费', '0003', '', '43985', '0.01', ''],
    ])
    expect(await importEntrySheet(office.as('clerk'), target, { name: 'd.xlsx', bytes })).toEqual({
      ok: true,
      value: { taken: 3, faults: [] },
    })
    const records = await office.services.database.read(office.as('clerk').tenancy, (db) =>
      registerEntriesOf(db, office.street, 2020),
    )
    const fen = records.flatMap((record) => (record.kind === 'feeReceipt' ? [[record.on, record.fen]] : []))
    expect(fen).toContainEqual(['2020-06-02', 123400n])
    expect(fen).toContainEqual(['2020-06-03', 1n])
  })
})

describe('the figures of the report', () => {
  it('are those of the street: fifteen matters, 1,162 handled, each with its records', async () => {
    const { owner, other } = office
    await owner.write(systemTenancy(other, 'test'), async (tx) => {
      const ids = await importGuides(
        tx,
        Array.from({ length: 15 }, (_, index) => ({
          name: `事项${index}`,
          category: '社会保障',
          unitId: null,
          validFrom: localDate('2019-05-15'),
          content: EMPTY_GUIDE,
        })),
      )
      await importHandledRecords(
        tx,
        Array.from({ length: 1162 }, (_, index) => ({
          guideId: ids[index % 15] ?? '',
          handledOn: localDate(`2020-${String((index % 12) + 1).padStart(2, '0')}-15`),
          count: 1,
          channel: 'counter',
          unitId: null,
          result: 'done',
          note: '',
        })),
      )
    })
    const records = await owner.read(systemTenancy(other, 'test'), (db) => registerEntriesOf(db, other, 2020))
    const report = computeReport(formForYear(2020), 2020, localDate('2021-01-20'), {
      applications: [],
      remedies: [],
      registers: records,
    })
    const cell = (path: string): unknown => report.cells.get(path)
    expect(cell('proactive.otherServices.previousItems')).toEqual({ kind: 'count', value: 15 })
    expect(cell('proactive.otherServices.change')).toEqual({ kind: 'count', value: 0 })
    expect(cell('proactive.otherServices.decisions')).toEqual({ kind: 'count', value: 1162 })
    const behind = report.recordsOf('proactive.otherServices.decisions')
    expect(behind).toHaveLength(1162)
    const lines = await owner.read(systemTenancy(other, 'test'), (db) =>
      describeRegisterRecords(
        db,
        other,
        behind.slice(0, 3).map(({ id }) => id),
      ),
    )
    expect(lines[0]).toMatchObject({
      title: expect.stringMatching(/^事项/) as unknown,
      detail: '办理 1 件，窗口',
    })
  })

  it('are the same counted by one statement for many organs, in both forms and part way through a year', async () => {
    const { owner, street } = office
    const clerk = office.as('clerk')
    const penalties = { row: 'penalties', kind: 'decision', publishedOn: null } as const
    const corrected = value(await enterEntry(clerk, entry({ ...penalties, count: 3 })))
    value(await correctEntry(clerk, corrected, entry({ ...penalties, count: 2 }), '多计一件'))
    value(await withdrawEntry(clerk, value(await enterEntry(clerk, entry())), '重复登记'))
    await owner.write(systemTenancy(street, 'test'), async (tx) => {
      await importRegisterEntries(tx, [
        entry({
          happenedOn: localDate('2017-01-01'),
          publishedOn: localDate('2020-02-02'),
          endedOn: localDate('2020-11-11'),
        }),
        entry({ happenedOn: localDate('2016-01-01'), publishedOn: null, endedOn: localDate('2019-12-31') }),
        entry({
          row: 'licensing',
          kind: 'item',
          publishedOn: null,
          happenedOn: localDate('2019-02-02'),
          endedOn: localDate('2020-03-03'),
        }),
        entry({ row: 'licensing', kind: 'item', publishedOn: null, happenedOn: localDate('2020-02-02') }),
        entry({ row: 'penalties', kind: 'decision', publishedOn: null, count: 37 }),
        entry({ row: 'procurement', kind: 'purchase', publishedOn: null, fen: 9007199254740991n }),
        entry({
          row: 'procurement',
          kind: 'purchase',
          publishedOn: null,
          fen: 25100000n,
          happenedOn: localDate('2020-12-31'),
        }),
      ])
    })
    for (const [year, asOf] of [
      [2020, '2021-02-01'],
      [2020, '2020-06-30'],
      [2019, '2021-02-01'],
      [2021, '2021-02-01'],
    ] as const) {
      const form = formForYear(year)
      const leaves = await registerAggregates(owner.open, year, { asOf: localDate(asOf) })
      for (const organ of [street, office.other]) {
        const registers = await owner.read(systemTenancy(organ, 'test'), (db) =>
          registerEntriesOf(db, organ, year),
        )
        const oneByOne = computeReport(form, year, localDate(asOf), {
          applications: [],
          remedies: [],
          registers,
        }).cells
        const counted = assembleCells(
          form,
          leaves.filter(({ organId }) => organId === organ),
        )
        expect([...counted]).toEqual([...oneByOne])
      }
    }
  })
})
