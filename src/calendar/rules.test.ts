import { describe, expect, it } from 'vitest'
import { year2026 } from '../law/calendar-data/2026.ts'
import { faultsOfArrangement, readArrangementText } from './rules.ts'

const NOTICE = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`

describe('readArrangementText', () => {
  it('reads the sentences of a yearly notice into the arrangement the calendar holds for 2026', () => {
    const read = readArrangementText(2026, NOTICE)
    expect(read.rest.map(({ from, to }) => [from, to])).toEqual(
      year2026.rest.map(({ from, to }) => [from, to]),
    )
    expect(read.makeUp.map(({ on }) => on).sort()).toEqual(year2026.makeUp.map(({ on }) => on).sort())
  })

  it('reads a single day off and periods across months', () => {
    const read = readArrangementText(
      2023,
      '一、元旦：1月1日放假。二、中秋节、国庆节：9月29日（周五）至10月6日（周五）放假调休，共8天。10月7日（周六）、10月8日（周日）上班。',
    )
    expect(read.rest).toEqual([
      { name: '元旦', from: '2023-01-01', to: '2023-01-01' },
      { name: '中秋节、国庆节', from: '2023-09-29', to: '2023-10-06' },
    ])
    expect(read.makeUp.map(({ on }) => on)).toEqual(['2023-10-07', '2023-10-08'])
  })

  it('leaves out what it cannot read', () => {
    expect(readArrangementText(2027, '各单位请妥善安排值班。')).toEqual({ year: 2027, rest: [], makeUp: [] })
  })
})

describe('faultsOfArrangement', () => {
  const notice = { title: '国务院办公厅关于2028年部分节假日安排的通知' }

  it('refuses a year that would leave a gap', () => {
    const faults = faultsOfArrangement(
      { year: 2028, notice, rest: [{ name: '元旦', from: '2028-01-01', to: '2028-01-01' }], makeUp: [] },
      2026,
    )
    expect(faults).toEqual(['请先录入 2027 年的安排：工作日历须逐年连续'])
  })

  it('refuses a day that is both off and worked, and periods that end before they begin', () => {
    const faults = faultsOfArrangement(
      {
        year: 2027,
        notice,
        rest: [
          { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
          { name: '春节', from: '2027-02-10', to: '2027-02-05' },
        ],
        makeUp: [{ name: '元旦', on: '2027-01-03' }],
      },
      2026,
    )
    expect(faults).toHaveLength(2)
  })
})
