import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { localDate } from '../../law/local-date.ts'
import { renderXlsx, type Sheet } from './xlsx.ts'

const register: Sheet = {
  name: '登记台账[2025]',
  widths: [12, 20, 10, 10, 12],
  header: ['编号', '申请人', '件数', '金额（万元）', '收到日'],
  rows: [
    [
      { text: '007' },
      { text: '=1+1' },
      { integer: 0 },
      { decimal: 18.871, places: 3 },
      { date: localDate('2025-03-04') },
    ],
    [{ text: '410105199001011234' }, { text: '<甲>&\u0000乙' }, null, null, null],
  ],
}

async function parts(sheets: readonly Sheet[]): Promise<Record<string, string>> {
  const files = unzipSync(await renderXlsx(sheets))
  return Object.fromEntries(Object.entries(files).map(([path, data]) => [path, strFromU8(data)]))
}

describe('XLSX', () => {
  it('keeps text as text: leading zeros, long numbers, formulas, markup', async () => {
    const files = await parts([register])
    const strings = files['xl/sharedStrings.xml'] ?? ''
    for (const text of ['007', '=1+1', '410105199001011234', '&lt;甲&gt;&amp;乙'])
      expect(strings).toContain(text)
    expect(files['xl/worksheets/sheet1.xml']).not.toContain('<f>')
  })

  it('writes numbers and dates as numbers with formats, a blank as nothing and 0 as 0', async () => {
    const files = await parts([register])
    const sheet = files['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toContain('<v>18.871</v>')
    expect(sheet).toContain('<v>45720</v>') // 2025-03-04
    expect(sheet).toMatch(/<c r="C2"[^>]*><v>0<\/v>/)
    expect(sheet).not.toMatch(/<c r="C3"[^>]*><v>/)
    expect(files['xl/styles.xml']).toContain('yyyy-mm-dd')
    expect(files['xl/styles.xml']).toContain('0.000')
  })

  it('makes a sheet name that Excel takes, and the same bytes every time', async () => {
    expect((await parts([register]))['xl/workbook.xml']).toContain('name="登记台账－2025－"')
    expect(Buffer.compare(await renderXlsx([register]), await renderXlsx([register]))).toBe(0)
  })

  it('refuses a text longer than a cell holds', async () => {
    const long: Sheet = { ...register, rows: [[{ text: '长'.repeat(32_768) }]] }
    await expect(renderXlsx([long])).rejects.toThrow(RangeError)
  })
})
