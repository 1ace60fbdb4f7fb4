import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCells } from './checks/index.ts'
import type { LeafAmount } from './compute.ts'
import { assembleCells } from './compute.ts'
import { FORMS } from './forms/index.ts'
import {
  APPLICANT_COLUMNS,
  proactivePath,
  REMEDY_BLOCKS,
  remedyPath,
  RESULT_ROWS,
  requestPath,
} from './model.ts'
import { statementsOf } from './parse/statements.ts'
import type { ProseFacts } from './prose.ts'
import { draftOtherMatters, draftOverview, draftPreface, yuanFromFen } from './prose.ts'
import { draftProblems } from './prose-problems.ts'

const FORM = FORMS['2021']

function factsOf(leaves: readonly LeafAmount[], more: Partial<ProseFacts> = {}): ProseFacts {
  return { year: 2024, self: '本街道', isGovernment: false, cells: assembleCells(FORM, leaves), ...more }
}

/** What the report reader finds in a drafted text. */
function read(text: string, section: 1 | 6 = 1) {
  const lines = text
    .split('\n')
    .map((line, index) => ({ text: line, place: { line: index + 1 }, line: index }))
  return statementsOf(lines).map((statement) => ({ ...statement, section }))
}

describe('section 一', () => {
  test('a year of zeros is said in words', () => {
    const { text } = draftOverview(FORM, factsOf([]))
    expect(text).toContain('没有收到政府信息公开申请')
    expect(text).toContain('没有因政府信息公开被申请行政复议、提起行政诉讼')
    expect(text).toContain('没有制发行政规范性文件')
  })

  test('names what records do not know instead of inventing it', () => {
    const { gaps } = draftOverview(FORM, factsOf([], { isGovernment: true }))
    expect(gaps).toEqual([
      '主动公开信息条数',
      '保密审查和信息管理情况',
      '公开平台建设情况',
      '工作考核结果',
      '社会评议结果',
      '责任追究结果',
    ])
  })

  test('with every fact it has the five parts and no gap', () => {
    const { text, gaps } = draftOverview(
      FORM,
      factsOf([], {
        isGovernment: true,
        disclosure: { published: 30, byColumn: [{ name: '通知公告', count: 20 }], interpretations: 2 },
        management: { reviewed: 31, heldBack: 1, withdrawn: 2 },
        platform: { boards: 6, boardChanges: 12, readingPoints: 2, visits: 15 },
        supervision: {
          trainings: 1,
          trainees: 40,
          assessment: '年度考核为良好',
          socialAppraisal: '社会评议满意率96%。',
          accountability: '没有责任追究情形',
        },
      }),
    )
    expect(gaps).toEqual([])
    expect(text.match(/^（[一二三四五]）/gm)).toHaveLength(5)
    expect(text).toContain('社会评议满意率96%。')
    expect(text).not.toMatch(/undefined|NaN|。。/)
  })

  test('its numbers, read back, agree with the tables', () => {
    const leaves = fc.tuple(
      fc.array(
        fc.tuple(
          fc.constantFrom(...RESULT_ROWS),
          fc.constantFrom(...APPLICANT_COLUMNS),
          fc.integer({ min: 1, max: 99 }),
        ),
        {
          maxLength: 6,
        },
      ),
      fc.array(
        fc.tuple(
          fc.constantFrom(...REMEDY_BLOCKS),
          fc.constantFrom('upheld', 'corrected', 'pending'),
          fc.integer({ min: 1, max: 9 }),
        ),
        {
          maxLength: 4,
        },
      ),
      fc.nat(5),
      fc.nat(5),
    )
    fc.assert(
      fc.property(leaves, ([results, remedies, carriedIn, carriedOut]) => {
        const processed = results.reduce((sum, [, , times]) => sum + times, 0)
        const received = processed + carriedOut - carriedIn
        fc.pre(received >= 0)
        const facts = factsOf([
          ...results.map(([row, column, times]) => ({ path: requestPath(row, column), count: times })),
          ...remedies.map(([block, column, times]) => ({ path: remedyPath(block, column), count: times })),
          { path: requestPath('received', 'business'), count: received },
          { path: requestPath('carriedIn', 'business'), count: carriedIn },
          { path: requestPath('carriedOut', 'business'), count: carriedOut },
        ])
        const statements = read(draftOverview(FORM, facts).text)
        const found = checkCells(FORM, facts.cells, { year: 2024, text: { statements } })
        expect(found.filter(({ rule }) => rule.startsWith('text.'))).toEqual([])
        if (received > 0) expect(statements.map(({ kind }) => kind)).toContain('received')
      }),
      { numRuns: 200 },
    )
  })
})

describe('section 六', () => {
  test('no notices, nothing collected', () => {
    const { text } = draftOtherMatters(
      FORM,
      factsOf([], { fees: { notices: 0, askedFen: 0n, receivedFen: 0n } }),
    )
    expect(text).toBe('2024年，本街道没有发出收费通知，没有收取信息处理费。\n没有其他需要报告的事项。')
  })

  test('notices, the amount asked and received, in 元', () => {
    const fees = { notices: 3, askedFen: 360_000n, receivedFen: 223_050n }
    const { text } = draftOtherMatters(FORM, factsOf([], { fees }))
    expect(text).toContain('发出收费通知3件，通知收费总金额3600元，实际收取信息处理费2230.5元。')
    expect(read(text, 6).find(({ kind }) => kind === 'fee')?.value).toBe(2230.5)
  })

  test('without fee records it is a gap; the form of 2019 has no fees', () => {
    expect(draftOtherMatters(FORM, factsOf([])).gaps).toEqual(['信息处理费收取情况'])
    expect(draftOtherMatters(FORMS['2019'], factsOf([])).text).toBe('没有其他需要报告的事项。')
  })

  test.each([
    [0n, '0'],
    [5n, '0.05'],
    [223_000n, '2230'],
    [223_050n, '2230.5'],
    [-10n, '-0.1'],
  ])('%s 分 is %s 元', (fen, yuan) => expect(yuanFromFen(fen)).toBe(yuan))
})

describe('section 五', () => {
  test('without a problem on record it cannot pass for a written one', () => {
    const { text, gaps } = draftProblems(factsOf([]), [])
    expect(text.match(/【请填写】/g)).toHaveLength(2)
    expect(gaps).toEqual(['存在的主要问题', '改进情况'])
  })

  test('tells what became of last year’s promises and carries on what is open', () => {
    const { text } = draftProblems(factsOf([]), [
      { text: '完善公开栏。', status: 'done', note: '新设三处' },
      { text: '加强培训', status: 'ongoing' },
    ])
    expect(text).toContain(
      '2023年年度报告提出的2项改进措施，本街道已落实1项，正在推进1项。“完善公开栏”已落实，新设三处；“加强培训”正在推进。',
    )
    expect(text).toContain('2025年，本街道将继续抓好上年提出的“加强培训”。【请填写】')
    const all = draftProblems(factsOf([]), [
      { text: '完善公开栏', status: 'done' },
      { text: '加强培训', status: 'done' },
    ])
    expect(all.text).toContain('2项改进措施，本街道均已落实。')
    expect(all.text).not.toContain('继续抓好')
  })

  test('names the problems the records show, with a measure for each, and no other', () => {
    const { text, gaps } = draftProblems(
      factsOf([{ path: remedyPath('review', 'corrected'), count: 2 }], {
        handling: { late: 1, delivered: 12, publishedLate: 0 },
        supervision: { trainings: 1, trainees: 20 },
        platform: { boards: 6, boardChanges: 12, readingPoints: 2, visits: 15 },
      }),
      [],
    )
    expect(gaps).toEqual(['改进情况'])
    expect(text).toBe(
      [
        '（一）存在的主要问题',
        '对照《条例》要求，本街道的政府信息公开工作还存在不足：一是依申请公开的期限管理不够严，全年送达的12件答复中有1件超过法定期限；二是答复的事实认定和法律适用还不够准确，行政复议结果纠正2件。',
        '（二）改进情况',
        '针对上述问题，2025年，本街道将重点做好以下工作：一是对临近期限的申请提前提示、逐件督办，确保按期答复；二是逐件分析被纠正的原因，答复作出前加强合法性审核。【请填写】',
      ].join('\n'),
    )
  })

  test.each([
    ['未发布政策解读', { disclosure: { published: 3, byColumn: [], interpretations: 0 } }],
    ['超过20个工作日才公开', { handling: { late: 0, delivered: 9, publishedLate: 4 } }],
    ['全年没有更换内容', { platform: { boards: 2, boardChanges: 0, readingPoints: 0, visits: 0 } }],
    ['没有组织政府信息公开培训', { supervision: { trainings: 0, trainees: 0 } }],
  ])('one problem alone stands without a number: %s', (words, more) => {
    const { text } = draftProblems(
      factsOf([{ path: proactivePath('normativeDocuments', 'issued'), count: 3 }], more),
      [],
    )
    expect(text).toContain(words)
    expect(text).not.toContain('一是')
  })

  test('its numbers, read back, agree with the tables', () => {
    const facts = factsOf(
      [
        { path: remedyPath('review', 'corrected'), count: 2 },
        { path: remedyPath('review', 'upheld'), count: 3 },
        { path: remedyPath('litigation.direct', 'corrected'), count: 1 },
        { path: requestPath('unable.notHeld', 'naturalPerson'), count: 5 },
        { path: requestPath('received', 'naturalPerson'), count: 5 },
      ],
      { handling: { late: 2, delivered: 5, publishedLate: 1 } },
    )
    const lines = draftProblems(facts, []).text.split('\n')
    const statements = statementsOf(
      lines.map((text, index) => ({ text, place: { line: index + 1 }, line: index })),
    ).map((statement) => ({ ...statement, section: 5 as const }))
    const found = checkCells(FORM, facts.cells, { year: 2024, text: { statements } })
    expect(found.filter(({ rule }) => rule.startsWith('text.'))).toEqual([])
  })
})

test('the preface names the period of the report', () => {
  expect(draftPreface(2024, '某街道办事处', '电话：00000000')).toContain('自2024年1月1日起至2024年12月31日止')
})
