import { describe, expect, it } from 'vitest'
import { NATIONAL_CALENDAR } from '../law/calendar-data/index.ts'
import { CASE_ACTS } from '../law/case-act-model.ts'
import { CASE_ACT_DEFINITIONS } from '../law/case-acts.ts'
import { STAGE_DEFINITIONS } from '../law/case-stages.ts'
import { PERIODS } from '../law/periods.ts'
import { isPeriodKind, PERIOD_GROUPS, periodsOf, type CalculatorValues } from './model.ts'
import { arrowsOf, flowChartSvg, flowText } from './render/flow-chart.ts'
import { actRows, stageRows } from './render/stage-table.ts'
import { explainCase, explainPeriod, readDay } from './rules.ts'

const explained = (values: CalculatorValues) => {
  const result = explainCase(values, NATIONAL_CALENDAR)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const problems = (values: CalculatorValues) => {
  const result = explainCase(values, NATIONAL_CALENDAR)
  return result.ok ? [] : result.problems
}
const dueOf = (values: CalculatorValues, kind: string) =>
  explained(values).rows.find((row) => row.kind === kind)?.due

describe('what is refused before anything is counted', () => {
  it('names a day that does not exist, and what to write', () => {
    expect(problems({ date: '2025-02-30' })).toEqual([
      { field: 'date', message: '起算日：“2025-02-30”不是存在的日期，请写成2026-01-05的样子' },
    ])
    expect(problems({ date: '2025-01-09', mailed: 'yesterday' })[0]?.field).toBe('mailed')
  })

  it('asks for a start, for a channel it knows, for the day that another one hangs on', () => {
    expect(problems({ channel: 'online' })).toEqual([{ field: 'date', message: '请填写起算日' }])
    expect(problems({ date: '2025-01-09', channel: 'pigeon' })[0]?.field).toBe('channel')
    expect(problems({ date: '2025-01-09', thirdReplied: '2025-02-07' })[0]?.field).toBe('thirdSent')
    expect(problems({ date: '2025-01-09', agreedOn: '2025-01-20' })[0]?.field).toBe('agreedUntil')
  })

  it('counts nothing before the Regulation in force and nothing after 2099', () => {
    expect(problems({ date: '2019-05-14' })).toMatchObject([{ field: 'date', article: '条例56' }])
    expect(problems({ date: '2100-01-01' })[0]?.message).toContain('日期过远')
    expect(explained({ date: '2019-05-15' }).reply?.due).toBe('2019-06-13')
  })
})

describe('one application', () => {
  it('is the worked example of the contract, however the days are written', () => {
    const values = {
      date: '2025/1/9',
      thirdSent: '2025.1.15',
      thirdDelivered: '2025年1月17日',
      thirdReplied: '２０２５-02-07',
    }
    const { reply } = explained(values)
    expect(reply).toMatchObject({ due: '2025-02-28', days: 20, articles: ['条例33'] })
    expect(reply?.start).toEqual({ label: '收到申请之日', date: '2025-01-09' })
    expect(dueOf(values, 'correctionNotice')?.date).toBe('2025-01-20')
    expect(dueOf(values, 'thirdPartyOpinion')?.date).toBe('2025-02-13')
  })

  it('starts anew after 补正 and says from which day', () => {
    const { reply } = explained({ date: '2025-03-03', askedOn: '2025-03-06', correctedOn: '2025-03-20' })
    expect(reply?.start).toEqual({ label: '收到补正之日', date: '2025-03-20' })
  })

  it('shows a late extension at its field, with the article, and counts without it', () => {
    const value = explained({ date: '2025-01-09', extendedOn: '2025-03-30' })
    expect(value.refusals).toMatchObject([{ field: 'extendedOn', article: '条例33' }])
    expect(value.reply?.due).toBe('2025-02-12')
  })

  it('takes acts in the order of their days, not of the form', () => {
    const value = explained({
      date: '2025-03-03',
      askedOn: '2025-03-06',
      correctedOn: '2025-03-20',
      thirdSent: '2025-03-25',
      thirdDelivered: '2025-03-26',
      thirdReplied: '2025-03-31',
    })
    expect(value.refusals).toEqual([])
    expect(value.reply?.ledger.filter((row) => row.kind === 'paused').length).toBeGreaterThan(0)
  })

  it('says that review comes first where it does', () => {
    const denied = { date: '2025-01-09', decidedOn: '2025-01-20', outcome: 'C4', signed: '2025-01-21' }
    const suit = explained(denied).rows.find((row) => row.kind === 'suit')
    expect(suit).toMatchObject({ due: null, note: expect.stringContaining('应当先申请行政复议') })
    expect(dueOf({ ...denied, outcome: 'D1a' }, 'suit')?.date).toBe('2025-07-21')
  })
})

describe('other periods', () => {
  it('answers for every kind, each in one group', () => {
    const kinds = PERIOD_GROUPS.flatMap((group) => periodsOf(group))
    expect([...kinds].sort()).toEqual(Object.keys(PERIODS).sort())
    for (const kind of kinds) {
      const result = explainPeriod({ kind, from: '2025-08-04' }, NATIONAL_CALENDAR)
      expect(result.ok && result.value.last.date > '2025-08-04', kind).toBe(true)
    }
    expect(isPeriodKind('toString')).toBe(false)
  })

  it('rolls a last day in the holidays on, and marks what lies past the published calendar', () => {
    const review = explainPeriod({ kind: 'reviewApply', from: '2025-08-03' }, NATIONAL_CALENDAR)
    expect(review).toMatchObject({ value: { last: { date: '2025-10-09', provisional: false } } })
    const suit = explainPeriod({ kind: 'suit', from: '2026-08-31' }, NATIONAL_CALENDAR)
    expect(suit).toMatchObject({ value: { last: { date: '2027-03-01', provisional: true } } })
  })

  it('refuses a kind it does not know and a missing start', () => {
    const result = explainPeriod({ kind: 'nothing' }, NATIONAL_CALENDAR)
    expect(result).toMatchObject({ ok: false, problems: [{ field: 'kind' }, { field: 'from' }] })
    expect(readDay('2025-13-01')).toBeUndefined()
  })
})

describe('the flow chart and its table', () => {
  it('draws every stage, leads to every stage but none from nowhere', () => {
    const svg = flowChartSvg()
    for (const { name } of Object.values(STAGE_DEFINITIONS)) expect(svg).toContain(`>${name}<`)
    const reached = new Set(arrowsOf().map(({ to }) => to))
    expect([...reached].sort()).toEqual(Object.keys(STAGE_DEFINITIONS).sort())
  })

  it('names every act that moves a case, in the chart and in its words', () => {
    const moving = CASE_ACTS.filter((act) => {
      const { to, begins, ends, at } = CASE_ACT_DEFINITIONS[act]
      return (
        (to !== undefined && !at.every((stage) => stage === to)) || begins !== undefined || ends !== undefined
      )
    })
    const words = flowText().join()
    for (const act of moving) expect(words, act).toContain(CASE_ACT_DEFINITIONS[act].name)
  })

  it('says for each act when, by whom and by which article', () => {
    const rows = actRows()
    expect(rows.map(({ act }) => act)).toEqual([...CASE_ACTS])
    expect(rows.find(({ act }) => act === 'extend')).toMatchObject({
      by: '公开工作机构负责人',
      article: '条例33',
    })
    expect(rows.find(({ act }) => act === 'submit')).toMatchObject({ at: '新的申请', to: '待确认' })
    expect(stageRows().find(({ stage }) => stage === 'archived')?.acts).toEqual(['签收'])
  })
})
