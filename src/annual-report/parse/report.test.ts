import { describe, expect, it } from 'vitest'
import { parseReport } from './report.ts'
import { linesOfText } from './source.ts'

const read = (text: string, whole = false) => parseReport({ lines: linesOfText(text), notices: [], whole })
const front = (text: string) => {
  const { organ, year } = read(text)
  return { organ, year }
}
const statements = (text: string) =>
  read(`一、总体情况\n${text}\n六、其他需要报告的事项\n无`).statements.map(({ kind, value }) => ({
    kind,
    value,
  }))

describe('organ and year', () => {
  it.each([
    ['白塔镇2020年政府信息公开工作年度报告', '白塔镇', 2020],
    ['2019年清河县人民政府办公室政府信息公开工作年度报告', '清河县人民政府办公室', 2019],
    ['清河县人民政府\n2023 年政府信息公开工作年度报告', '清河县人民政府', 2023],
    ['2024 年清河县科技局政府信息公开工作\n年度报告', '清河县科技局', 2024],
    ['清河县白塔镇2023年政府信息公开 工作告年度报', '清河县白塔镇', 2023],
    ['標題: 清河縣林業局2021年政府信息公開工作年度報告', '清河縣林業局', 2021],
    ['首页 > 政府信息公开年报\n清河县林业局2022年度政府信息公开年度报告', '清河县林业局', 2022],
  ])('title %j', (title, organ, year) => {
    expect(front(`${title}\n一、总体情况\n公开3条。`)).toEqual({ organ, year })
  })

  it('the title above the first section counts, not a list of other years', () => {
    const text =
      '水务局2018年政府信息公开年度报告\n水务局2019年政府信息公开年度报告\n东关街道2020年政府信息公开工作年度报告\n一、总体情况\n好。'
    expect(front(text)).toEqual({ organ: '东关街道', year: 2020 })
  })

  it('the signature gives the full name of the same organ', () => {
    const text =
      '东关街道2020年政府信息公开工作年度报告\n一、总体情况\n好。\n六、其他需要报告的事项\n无\n清河市河西区东关街道办事处\n2021年1月20日'
    expect(front(text).organ).toBe('清河市河西区东关街道办事处')
  })

  it('without a title, the subject of the first sentences and the period', () => {
    const text =
      '本报告所列数据的统计期限自2019年1月1日起至2019年12月31日止。\n一、总体情况\n今年以来，清河区林业局认真贯彻落实条例。'
    expect(front(text)).toEqual({ organ: '清河区林业局', year: 2019 })
  })

  it('is not made up where nobody is named', () => {
    expect(front('一、总体情况\n我局政务公开工作运行良好，各部门配合。')).toEqual({ organ: null, year: null })
  })
})

describe('numbers of the prose', () => {
  it.each([
    ['2022年，全区收到政府信息公开申请75件，涉及自然人72件。', [{ kind: 'received', value: 75 }]],
    ['2020年度我镇未收到政府信息公开申请。', [{ kind: 'received', value: 0 }]],
    ['上年结转政府信息公开申请2件。', [{ kind: 'carriedIn', value: 2 }]],
    [
      '有行政诉讼案件1件、行政复议案件2件，均已结案。',
      [
        { kind: 'review', value: 2 },
        { kind: 'litigation', value: 1 },
      ],
    ],
    [
      '没有因政府信息公开引起的行政复议和行政诉讼案件。',
      [
        { kind: 'review', value: 0 },
        { kind: 'litigation', value: 0 },
      ],
    ],
    [
      '对25件政府信息公开申请案件收取了信息处理费2950元。',
      [
        { kind: 'feeNotices', value: 25 },
        { kind: 'fee', value: 2950 },
      ],
    ],
    ['2022年，无收取信息处理费情况。', [{ kind: 'fee', value: 0 }]],
    ['主动公开政府信息1136条，办理提案85件。', []],
  ])('%s', (text, found) => {
    expect(statements(text)).toEqual(found)
  })

  it('are found over broken lines and keep the line they begin on', () => {
    const report = read(
      '一、总体情况\n2023 年全区受理政府信\n息公开申请 21 件，均按期答复。\n六、其他需要报告的事项\n无',
    )
    expect(report.statements).toEqual([
      expect.objectContaining({ kind: 'received', value: 21, section: 1, place: { line: 2 } }),
    ])
  })
})

describe('sections', () => {
  it('are cut from the prose without the tables, misnumbered ones included', () => {
    const text =
      '一、总体情况\n好。\n一、主动公开政府信息情况\n规章\t0\t0\t0\n五、存在的主要问题及整改措施\n不足。\n六、其他需要报告的事项\n无'
    expect(
      read(text).sections.map(({ number, printedNumber, printedTitle, text: body }) => [
        number,
        printedNumber,
        printedTitle,
        body,
      ]),
    ).toEqual([
      [1, 1, '总体情况', '好。'],
      [2, 1, '主动公开政府信息情况', ''],
      [5, 5, '存在的主要问题及整改措施', '不足。'],
      [6, 6, '其他需要报告的事项', '无'],
    ])
  })

  it('of an opening page are marked as cut', () => {
    const report = read('一、总体情况\n好。\n二、主动公开政府信息情况\n规章\t0')
    expect(report.cut).toBe(true)
    expect(report.sections.at(-1)?.cut).toBe(true)
    expect(read('一、总体情况\n好。', true).cut).toBe(false)
  })
})

describe('tables', () => {
  const table = (...rows: string[]) => read(`${rows.join('\n')}\n`)

  it('a stray number behind the last row is no cell of it', () => {
    const { cells } = table(
      '信息内容',
      '',
      '采购项目数量',
      '',
      '采购总金额',
      '',
      '政府集中采购',
      '',
      '0',
      '',
      '0',
      '',
      '20',
      '',
    )
    expect(cells.get('proactive.procurement.items')).toEqual({ kind: 'count', value: 0 })
    expect(cells.get('proactive.procurement.amountWan')).toEqual({ kind: 'amount', wan: '0' })
  })

  it('an extra row takes no values from its neighbours', () => {
    const { cells } = table(
      '信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量',
      '规范性文件\t87\t0\t0',
      '其他主动公开文件\t5\t6\t7',
      '行政许可\t1\t2\t3',
    )
    expect(cells.get('proactive.normativeDocuments.made')).toEqual({ kind: 'count', value: 87 })
    expect([...cells.keys()].filter((path) => path.includes('regulations'))).toEqual([])
  })

  it('a row without values is blank, not zero; its end cut off, nothing', () => {
    const { cells } = table(
      '信息内容',
      '本年制发件数',
      '规章',
      '行政规范性文件',
      '第二十条第（五）项',
      '本年处理决定数量',
      '行政许可',
    )
    expect(cells.get('proactive.regulations.issued')).toEqual({ kind: 'blank', printed: '' })
    expect(cells.has('proactive.licensing.decisions')).toBe(false)
  })

  it('words in a number cell are said, not counted', () => {
    const report = table('信息内容\t本年制发件数\t本年废止件数\t现行有效件数', '规章\t无\t0\t0')
    expect(report.unread).toEqual([
      { path: 'proactive.regulations.issued', reason: expect.stringContaining('无'), place: { line: 2 } },
    ])
    expect(report.cellTexts).toContainEqual({
      path: 'proactive.regulations.issued',
      printed: '无',
      place: { line: 2 },
      kind: 'words',
    })
  })

  it('a misprinted label is taken and noted', () => {
    const report = table('申请人情况', '2.其他法律行政止公开\t0\t0\t0\t0\t0\t0\t0')
    expect(report.cells.get('requests.denied.lawForbids.total')).toEqual({ kind: 'count', value: 0 })
    expect(report.labelNotes).toEqual([
      {
        path: 'requests.denied.lawForbids',
        printed: '2.其他法律行政止公开',
        takenFor: '2.其他法律行政法规禁止公开',
        place: { line: 2 },
      },
    ])
  })

  it('wrong totals stay as printed', () => {
    const { cells } = table('申请人情况', '（一）予以公开\t3\t0\t0\t0\t0\t0\t9')
    expect(cells.get('requests.granted.total')).toEqual({ kind: 'count', value: 9 })
  })
})
