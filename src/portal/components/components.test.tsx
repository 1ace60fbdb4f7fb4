import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '../../law/local-date.ts'
import {
  CheckboxGroup,
  DataTable,
  FileLinks,
  Form,
  ItemList,
  Ledger,
  MetaTable,
  Pager,
  QueryForm,
  RadioGroup,
  ReportTable,
  TextField,
  calendarMonths,
  formState,
  ledgerRuns,
  pagesAround,
  spanText,
  type LedgerDay,
} from './index.ts'

function html(node: ReactNode): string {
  return renderToStaticMarkup(node)
}

describe('forms', () => {
  const state = formState(
    { name: '张<某>', kind: 'org' },
    [{ field: 'name', message: '姓名不能为空', article: '条例29' }],
    (name) => (name === 'forms' ? ['paper', 'disc'] : []),
  )

  test('a refused field keeps its value and is tied to its message and hint', () => {
    const field = html(<TextField {...state.field('name')} label="姓名" hint="与证件一致" required />)
    expect(field).toContain('value="张&lt;某&gt;"')
    expect(field).toContain('aria-invalid="true"')
    expect(field).toContain('aria-describedby="f-name-error f-name-hint"')
    expect(field).toContain('姓名不能为空（条例第二十九条）')
  })

  test('the summary links to the field; without errors there is none', () => {
    expect(
      html(
        <Form action="/apply" errors={state.errors}>
          {null}
        </Form>,
      ),
    ).toContain('href="#f-name"')
    expect(html(<Form action="/apply">{null}</Form>)).not.toContain('error-summary')
  })

  test('choices keep what was chosen', () => {
    const options = [
      { value: 'natural', label: '公民' },
      { value: 'org', label: '组织' },
    ]
    const radio = html(<RadioGroup {...state.field('kind')} label="类型" options={options} />)
    expect(radio).toMatch(/value="org"[^>]*checked=""|checked=""[^>]*value="org"/)
    expect(radio.match(/checked/g)).toHaveLength(1)
    const boxes = html(
      <CheckboxGroup
        {...state.field('forms')}
        label="载体"
        options={['paper', 'mail', 'disc'].map((value) => ({ value, label: value }))}
      />,
    )
    expect(boxes.match(/checked/g)).toHaveLength(2)
  })

  test('files are sent as multipart, tokens go along', () => {
    const form = html(
      <Form action="/apply" multipart hidden={{ token: 'abc' }}>
        {null}
      </Form>,
    )
    expect(form.toLowerCase()).toContain('enctype="multipart/form-data"')
    expect(form).toContain('<input type="hidden" name="token" value="abc"/>')
  })

  test('a GET form keeps the query of its address', () => {
    const form = html(<QueryForm action="/xxgk/search?view=large">{null}</QueryForm>)
    expect(form).toContain('action="/xxgk/search"')
    expect(form).toContain('name="view" value="large"')
  })
})

describe('lists and tables', () => {
  test('an empty list says so, or what its caller says', () => {
    expect(html(<ItemList items={[]} />)).toContain('这里还没有内容')
    expect(html(<ItemList items={[]} empty="没有找到" />)).toBe('没有找到')
  })

  test.each([
    [1, 1, [1]],
    [1, 5, [1, 2, undefined, 5]],
    [4, 6, [1, 2, 3, 4, 5, 6]],
    [10, 20, [1, undefined, 9, 10, 11, undefined, 20]],
  ])('page %i of %i shows %j', (page, last, shown) => {
    expect(pagesAround(page, last)).toEqual(shown)
  })

  test('the pager marks its page, and offers no page before the first or after the last', () => {
    const first = html(<Pager page={1} lastPage={2} hasNext href={(page) => `/items?page=${page}`} />)
    expect(first).not.toContain('上一页')
    expect(first).toContain('href="/items?page=2" rel="next"')
    expect(html(<Pager page={2} lastPage={2} hasNext={false} href={String} />)).not.toContain('下一页')
    expect(html(<Pager page={1} hasNext={false} href={String} />)).toBe('')
  })

  test('facts without a value are left out', () => {
    const meta = html(
      <MetaTable
        rows={[
          { label: '索引号', value: 'X-1' },
          { label: '文号', value: '' },
        ]}
      />,
    )
    expect(meta).toContain('索引号')
    expect(meta).not.toContain('文号')
  })

  test('data tables name their rows and columns and scroll in a region of their own', () => {
    const table = html(
      <DataTable
        caption="收费"
        columns={[{ label: '年' }, { label: '元' }]}
        rows={[['2025', 0]]}
        rowHeader
      />,
    )
    expect(table).toContain('role="region"')
    expect(table).toContain('tabindex="0"')
    expect(table).toContain('<th scope="col">年</th>')
    expect(table).toContain('<th scope="row">2025</th>')
    expect(table).toContain('<td>0</td>')
  })

  test('statutory forms keep their spans and lead from a figure to its records', () => {
    const table = html(
      <ReportTable
        caption="表三"
        headerRows={1}
        rows={[
          [
            { text: '项目', header: true, colSpan: 2 },
            { text: '总计', header: true },
          ],
          [
            { text: '结果', header: true, rowSpan: 2 },
            { text: '公开', header: true },
            { text: '3', href: '/r?cell=x' },
          ],
        ]}
      />,
    )
    expect(table).toContain('<th scope="colgroup" colSpan="2">项目</th>')
    expect(table).toContain('<th scope="rowgroup" rowSpan="2">结果</th>')
    expect(table).toContain('<td><a href="/r?cell=x">3</a></td>')
  })

  test('downloads tell format and size', () => {
    const files = html(
      <FileLinks files={[{ name: '方案', href: '/f/1', format: 'PDF', bytes: 3_250_585 }]} />,
    )
    expect(files).toContain('PDF，3.1 MB')
    expect(html(<FileLinks files={[]} />)).toBe('')
  })
})

describe('the ledger', () => {
  const day = (
    date: string,
    kind: LedgerDay['kind'],
    more: { n?: number; why?: string } = {},
  ): LedgerDay => ({
    date: localDate(date),
    kind,
    ...more,
  })
  const days = [
    day('2025-10-09', 'counted', { n: 1 }),
    day('2025-10-10', 'counted', { n: 2 }),
    day('2025-10-11', 'counted', { n: 3, why: '调休上班' }),
    day('2025-10-12', 'rest', { why: '周日' }),
    day('2025-10-13', 'counted', { n: 4 }),
    ...['14', '15', '16', '17'].map((d) => day(`2025-10-${d}`, 'paused', { why: '征求第三方意见' })),
    day('2025-10-18', 'rest', { why: '周六' }),
    day('2025-10-19', 'rest', { why: '周日' }),
    day('2025-10-20', 'paused', { why: '征求第三方意见' }),
    day('2025-10-21', 'counted', { n: 5 }),
    day('2025-10-25', 'rest', { why: '周六' }),
    day('2025-10-26', 'rest', { why: '周日' }),
  ]

  test('joins days of a kind; a pause takes in its weekends, a weekend is one line', () => {
    expect(
      ledgerRuns(days).map((run) => [run.kind, run.from.slice(5), run.days, run.firstN, run.lastN, run.why]),
    ).toEqual([
      ['counted', '10-09', 2, 1, 2, undefined],
      ['counted', '10-11', 1, 3, 3, '调休上班'],
      ['rest', '10-12', 1, undefined, undefined, '周末'],
      ['counted', '10-13', 1, 4, 4, undefined],
      ['paused', '10-14', 7, undefined, undefined, '征求第三方意见'],
      ['counted', '10-21', 1, 5, 5, undefined],
      ['rest', '10-25', 2, undefined, undefined, '周末'],
    ])
  })

  test('keeps every day of the ledger', () => {
    const total = ledgerRuns(days).reduce((sum, run) => sum + run.days, 0)
    expect(total).toBe(days.length)
  })

  test('shows due date, basis, pause and 预估 in words and in the calendar', () => {
    const shown = html(
      <Ledger
        start={{ label: '收到申请', date: localDate('2025-10-08') }}
        due={localDate('2025-10-21')}
        ledger={days}
        days={5}
        provisional
        articles={['条例33']}
      />,
    )
    expect(shown).toContain('2025年10月21日')
    expect(shown).toContain('预估')
    expect(shown).toContain('第 1—2 日')
    expect(shown).toContain('征求第三方意见，7 天不计入')
    expect(shown).toContain('第5日 截止')
    expect(shown).toContain('依据：条例第三十三条')
  })

  test('without a due date says what it waits for', () => {
    const shown = html(
      <Ledger due={null} ledger={[]} days={20} provisional={false} articles={[]} waitingFor="等待缴费" />,
    )
    expect(shown).toContain('待定')
    expect(shown).toContain('等待缴费')
    expect(shown).not.toContain('<table')
  })

  test('months run over the year without gaps, each day once', () => {
    const months = calendarMonths(localDate('2025-12-31'), localDate('2026-02-01'))
    expect(months.map(({ year, month }) => `${year}-${month}`)).toEqual(['2025-12', '2026-1', '2026-2'])
    const shown = months.flatMap((month) => month.weeks.flat()).filter((date) => date !== undefined)
    const first = localDate('2025-12-01')
    expect(shown).toEqual(Array.from({ length: 31 + 31 + 28 }, (_, index) => addDays(first, index)))
    expect(months[0]?.weeks[0]?.[0]).toBe('2025-12-01') // a Monday
    expect(spanText(localDate('2025-12-31'), localDate('2026-01-02'))).toBe('2025年12月31日—2026年1月2日')
  })
})
