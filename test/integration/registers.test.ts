/** The registers behind 表二: refusals, corrections as acts, closing, isolation, import, and the report's figures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assembleCells, computeReport } from '../../src/annual-report/compute.ts'
import { formForYear } from '../../src/annual-report/forms/index.ts'
import { importHandledRecords } from '../../src/guides/actions/enter-handled.ts'
import { importGuides } from '../../src/guides/actions/import-guides.ts'
import { EMPTY_GUIDE } from '../../src/guides/model.ts'
import { localDate } from '../../src/law/local-date.ts'
import { renderXlsx } from '../../src/platform/documents/index.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { correctEntry, withdrawEntry } from '../../src/registers/actions/change-entry.ts'
import { closeYear, reopenYear } from '../../src/registers/actions/close-year.ts'
import { enterEntry } from '../../src/registers/actions/enter-entry.ts'
import { importRegisterEntries } from '../../src/registers/actions/import-entries.ts'
import { importEntrySheet } from '../../src/registers/actions/import-sheet.ts'
import { readEntry, readRegister, readYear } from '../../src/registers/actions/read-register.ts'
import {
  describeRegisterRecords,
  registerAggregates,
  registerEntriesOf,
} from '../../src/registers/actions/report-records.ts'
import type { Entry } from '../../src/registers/model.ts'
import { type Office, openOffice } from './registers-office.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice('2021-03-01')
})
afterAll(() => office.close())

function entry(more: Partial<Entry> = {}): Entry {
  return {
    row: 'normativeDocuments',
    kind: 'document',
    name: '城市管理网格划分办法',
    number: '王办〔2020〕3号',
    itemId: null,
    happenedOn: localDate('2020-05-06'),
    publishedOn: localDate('2020-05-12'),
    endedOn: null,
    count: 1,
    fen: null,
    unitId: null,
    ...more,
  }
}

describe('what is refused', () => {
  it.each([
    [
      'a day to come',
      entry({ happenedOn: localDate('2021-03-02'), publishedOn: null }),
      'happenedOn',
      /晚于今天/,
    ],
    [
      'published before it was made',
      entry({ publishedOn: localDate('2020-05-01') }),
      'publishedOn',
      /早于制发日期/,
    ],
    ['decisions in a register of documents', entry({ kind: 'decision' }), 'kind', /不登记这类内容/],
    [
      'a receipt without an amount',
      entry({ row: 'fees', kind: 'feeReceipt', publishedOn: null }),
      'yuan',
      /请填写金额/,
    ],
    ['no name', entry({ name: ' ' }), 'name', /请填写文件名称/],
  ])('%s', async (_what, input, field, message) => {
    const result = await enterEntry(office.as('clerk'), input)
    expect(result).toMatchObject({ ok: false, refusal: { field } })
    expect(result.ok ? '' : result.refusal.message).toMatch(message)
  })

  it('another unit for a liaison, and a correction without a reason', async () => {
    expect(await enterEntry(office.as('liaison'), entry({ unitId: office.units.relief }))).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden', field: 'unitId' },
    })
    const made = await enterEntry(office.as('clerk'), entry({ unitId: office.units.relief }))
    if (!made.ok) throw new Error(made.refusal.message)
    expect(await correctEntry(office.as('clerk'), made.value, entry(), ' ')).toMatchObject({
      refusal: { field: 'reason' },
    })
    expect(await correctEntry(office.as('liaison'), made.value, entry(), '改错字')).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    expect(await correctEntry(office.as('stranger'), made.value, entry(), '改错字')).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await readEntry(office.as('stranger'), made.value, office.street)).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    await withdrawEntry(office.as('clerk'), made.value, '重复登记')
    expect(await withdrawEntry(office.as('clerk'), made.value, '再次作废')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
  })
})

describe('an entry and its corrections', () => {
  it('keeps what was entered before, and says who changed what and why', async () => {
    const made = await enterEntry(
      office.as('liaison'),
      entry({ row: 'fees', kind: 'feeReceipt', name: '占道费', publishedOn: null, fen: 1887105n }),
    )
    if (!made.ok) throw new Error(made.refusal.message)
    const corrected = await correctEntry(
      office.as('clerk'),
      made.value,
      entry({
        row: 'fees',
        kind: 'feeReceipt',
        name: '占道费',
        publishedOn: null,
        fen: 1887150n,
        unitId: office.units.community,
      }),
      '票据金额看错',
    )
    expect(corrected).toEqual({ ok: true, value: undefined })
    const read = await readEntry(office.as('liaison'), made.value, undefined)
    expect(read).toMatchObject({
      ok: true,
      value: {
        entry: { yuan: '18871.50', unitId: office.units.community },
        acts: [
          { kind: 'entered', person: 'liaison', changes: [] },
          {
            kind: 'corrected',
            person: 'clerk',
            reason: '票据金额看错',
            changes: [{ label: '金额（元）', from: '18871.05', to: '18871.50' }],
          },
        ],
      },
    })
  })

  it('is held to one of two who correct at once', async () => {
    const made = await enterEntry(office.as('clerk'), entry({ name: '并发' }))
    if (!made.ok) throw new Error(made.refusal.message)
    const both = await Promise.all(
      ['甲改', '乙改'].map((name) =>
        correctEntry(office.as('clerk'), made.value, entry({ name }), '同时更正'),
      ),
    )
    expect(both.filter((one) => one.ok).length).toBeGreaterThanOrEqual(1)
    const read = await readEntry(office.as('clerk'), made.value, undefined)
    expect(read.ok && read.value.acts.length).toBe(1 + both.filter((one) => one.ok).length)
  })
})

describe('row-level security, as the web role', () => {
  it('shows another organ nothing and takes no act away', async () => {
    await enterEntry(office.as('clerk'), entry())
    const { pool } = office.services.database
    const seen = async (organs: string, sql: string): Promise<unknown[]> => {
      const client = await pool.connect()
      try {
        await client.query(`BEGIN; SET LOCAL gongkai.organs = '{${organs}}'`)
        return (await client.query(sql)).rows
      } finally {
        await client.query('ROLLBACK')
        client.release()
      }
    }
    for (const table of [
      'register_entry',
      'register_act',
      'register_year',
      'service_guide',
      'handled_record',
      'remedy',
    ]) {
      expect(await seen(String(office.other), `SELECT * FROM ${table}`)).toEqual([])
      expect(await seen('', `SELECT * FROM ${table}`)).toEqual([])
    }
    expect((await seen(String(office.street), 'SELECT * FROM register_act')).length).toBeGreaterThan(0)
    await expect(seen(String(office.street), 'DELETE FROM register_act')).rejects.toThrow(/permission denied/)
    await expect(seen(String(office.street), "UPDATE register_act SET reason = ''")).rejects.toThrow(
      /permission denied/,
    )
    await expect(
      seen(
        String(office.other),
        `INSERT INTO register_year (organ_id, year, scope) VALUES (${office.street}, 2020, 'organ')`,
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it('lets the supervisor read and nobody outside', async () => {
    const query = { organId: office.street, page: 1, pageSize: 20 }
    expect(await readRegister(office.as('supervisor'), 'normativeDocuments', query)).toMatchObject({
      ok: true,
      value: { writable: false },
    })
    expect(await readRegister(office.as('stranger'), 'normativeDocuments', query)).toMatchObject({
      ok: false,
    })
  })
})

describe('a closed year', () => {
  const receipt = (more: Partial<Entry>): Entry =>
    entry({
      row: 'licensing',
      kind: 'decision',
      publishedOn: null,
      happenedOn: localDate('2019-07-01'),
      ...more,
    })

  it('takes no entries, corrections or withdrawals until it is opened again with a reason', async () => {
    const { units } = office
    const kept = await enterEntry(office.as('liaison'), receipt({}))
    if (!kept.ok) throw new Error(kept.refusal.message)
    expect(
      await closeYear(office.as('liaison'), { year: 2019, unitId: units.relief, reason: '' }),
    ).toMatchObject({ refusal: { code: 'forbidden' } })
    expect(await closeYear(office.as('clerk'), { year: 2022, unitId: null, reason: '' })).toMatchObject({
      refusal: { field: 'year' },
    })
    expect(
      await closeYear(office.as('liaison'), { year: 2019, unitId: units.community, reason: '' }),
    ).toMatchObject({ ok: true })
    const refused = { ok: false, refusal: { code: 'notAllowedNow' } }
    expect(await enterEntry(office.as('liaison'), receipt({}))).toMatchObject(refused)
    expect(await withdrawEntry(office.as('clerk'), kept.value, '登记有误')).toMatchObject(refused)
    expect(
      await correctEntry(
        office.as('clerk'),
        kept.value,
        receipt({ count: 2, unitId: units.community }),
        '漏计',
      ),
    ).toMatchObject(refused)
    // Words may still be put right: no figure changes.
    expect(
      await correctEntry(
        office.as('clerk'),
        kept.value,
        receipt({ name: '改名', unitId: units.community }),
        '错字',
      ),
    ).toMatchObject({ ok: true })
    expect(await enterEntry(office.as('clerk'), receipt({ unitId: units.relief }))).toMatchObject({
      ok: true,
    })
    expect(
      await reopenYear(office.as('clerk'), { year: 2019, unitId: units.community, reason: '补登' }),
    ).toMatchObject({ refusal: { code: 'forbidden' } })
    expect(
      await reopenYear(office.as('head'), { year: 2019, unitId: units.community, reason: '' }),
    ).toMatchObject({ refusal: { field: 'reason' } })
    expect(
      await reopenYear(office.as('head'), { year: 2019, unitId: units.community, reason: '漏登两件' }),
    ).toMatchObject({ ok: true })
    expect(await enterEntry(office.as('liaison'), receipt({}))).toMatchObject({ ok: true })
    const year = await readYear(office.as('clerk'), 2019, undefined)
    expect(year.ok && year.value.acts.map(({ name, kind, reason }) => [name, kind, reason])).toEqual([
      ['芳林路社区', 'closed', ''],
      ['芳林路社区', 'reopened', '漏登两件'],
    ])
  })

  it('is closed for every unit when the organ closes it', async () => {
    expect(await closeYear(office.as('head'), { year: 2018, unitId: null, reason: '' })).toMatchObject({
      ok: true,
    })
    expect(
      await enterEntry(office.as('liaison'), receipt({ happenedOn: localDate('2018-01-05') })),
    ).toMatchObject({
      refusal: { message: expect.stringContaining('本机关2018年的台账已经封账') as unknown },
    })
  })
})

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
    const value = (path: string): unknown => report.cells.get(path)
    expect(value('proactive.otherServices.previousItems')).toEqual({ kind: 'count', value: 15 })
    expect(value('proactive.otherServices.change')).toEqual({ kind: 'count', value: 0 })
    expect(value('proactive.otherServices.decisions')).toEqual({ kind: 'count', value: 1162 })
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
