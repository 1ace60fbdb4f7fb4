/** The registers behind 表二: refusals, corrections as acts, isolation, closing a year. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '../../src/law/local-date.ts'
import { correctEntry, withdrawEntry } from '../../src/registers/actions/change-entry.ts'
import { closeYear, reopenYear } from '../../src/registers/actions/close-year.ts'
import { enterEntry } from '../../src/registers/actions/enter-entry.ts'
import { readEntry, readRegister, readYear } from '../../src/registers/actions/read-register.ts'
import type { Entry } from '../../src/registers/model.ts'
import { entry } from '../support/registers.ts'
import { type Office, openOffice } from '../support/registers-office.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice('2021-03-01')
})
afterAll(() => office.close())

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
