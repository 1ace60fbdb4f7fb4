/** Outcomes, remedies, stages, fees and citations as tables: total, consistent, and derived from one source. */
import { describe, expect, it } from 'vitest'
import { FORM_2019 } from '../../src/annual-report/forms/form-2019.ts'
import { FORM_2021 } from '../../src/annual-report/forms/form-2021.ts'
import { RESULT_ROWS } from '../../src/annual-report/model.ts'
import { readDeadlineInput } from '../../src/law/act-input.ts'
import { ACT_NAMES } from '../../src/law/acts.ts'
import { article, ARTICLE_SUMMARIES, citeBriefly, citeInFull } from '../../src/law/articles.ts'
import { NATIONAL_CALENDAR } from '../../src/law/calendar-data/index.ts'
import { CASE_ACTS, type CaseActKind } from '../../src/law/case-act-model.ts'
import { CASE_ACT_DEFINITIONS } from '../../src/law/case-acts.ts'
import { STAGE_DEFINITIONS, STAGES } from '../../src/law/case-stages.ts'
import { changedDates } from '../../src/law/changed-dates.ts'
import { feeOf } from '../../src/law/fees.ts'
import { localDate } from '../../src/law/local-date.ts'
import { missingElements, OUTCOME_DEFINITIONS, OUTCOMES, reportRow } from '../../src/law/outcomes.ts'
import { DEFAULT_SETTINGS, parameterOn } from '../../src/law/parameters.ts'
import { annualReportDue, periodFrom, PERIODS, type PeriodKind } from '../../src/law/periods.ts'
import {
  COMPLAINT,
  remedyText,
  remedyVariant,
  reviewOrganOf,
  withheldVariant,
} from '../../src/law/remedies.ts'
import { RECEIPT_CHANNELS, RECEIPT_RULES } from '../../src/law/receipt.ts'
import { REVIEW_ORDER } from '../../src/law/review-order.ts'
import { withArrangement } from '../../src/law/work-calendar.ts'
import { remindersOf } from '../../src/law/reminders.ts'
import { ROLES } from '../../src/law/roles.ts'
import {
  allowedActs,
  allowedOnRecord,
  applicantActs,
  applicantActsOnRecord,
  flowEdges,
  refusalFor,
  refusalOnRecord,
  stageOf,
  waitsOf,
} from '../../src/law/stages.ts'
import { refusalOfNext } from '../../src/law/timeline.ts'
import { deadlineOf } from '../../src/law/deadlines.ts'

describe('outcomes', () => {
  it('reach every result row of the report and each form knows the row', () => {
    expect(new Set(OUTCOMES.map((outcome) => OUTCOME_DEFINITIONS[outcome].row))).toEqual(new Set(RESULT_ROWS))
    for (const [form, id] of [
      [FORM_2019, '2019'],
      [FORM_2021, '2021'],
    ] as const) {
      const rows = new Set(form.requestRows.map(({ key }) => key))
      for (const outcome of OUTCOMES) expect(rows.has(reportRow(outcome, id)), `${id} ${outcome}`).toBe(true)
    }
  })

  it('put the three other endings into one row of the 2019 form', () => {
    expect(['F1', 'F2', 'F3'].map((outcome) => reportRow(outcome as 'F1', '2019'))).toEqual([
      'other',
      'other',
      'other',
    ]) // the three F codes
    expect(reportRow('F2', '2021')).toBe('other.noPayment')
    expect(reportRow('C8', '2019')).toBe('denied.adminQuery')
  })

  it('name the article, the conclusion and what the letter must say', () => {
    for (const outcome of OUTCOMES) {
      const { articles, conclusion, elements, name } = OUTCOME_DEFINITIONS[outcome]
      expect(articles.length, outcome).toBeGreaterThan(0)
      expect(conclusion.endsWith('。'), outcome).toBe(true)
      expect(elements.length, outcome).toBeGreaterThan(0)
      expect(new Set(elements.map(({ key }) => key)).size, outcome).toBe(elements.length)
      expect(name, outcome).not.toBe('')
    }
  })

  it('say which required element is empty', () => {
    expect(missingElements('C4', { reason: '涉及商业秘密', interest: ' ' }).map(({ key }) => key)).toEqual([
      'interest',
      'consultation',
      'publicInterest',
    ])
    expect(missingElements('A2', { access: '区政府网站' })).toEqual([])
  })
})

describe('remedies', () => {
  const places = { reviewOrgan: '甲区人民政府', court: '乙区人民法院' }

  it('put review first for C1 to C7 decided from 2024-01-01, and for nothing else', () => {
    const first = OUTCOMES.filter((outcome) => remedyVariant(outcome, localDate('2024-01-01')) === 'A')
    expect(first).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'])
    const before = OUTCOMES.filter((outcome) => remedyVariant(outcome, localDate('2023-12-31')) === 'A')
    expect(before).toEqual([])
    expect(OUTCOMES.filter((outcome) => withheldVariant(outcome, localDate('2024-01-01')) === 'A')).toEqual([
      'B',
    ])
  })

  it('agree with the suit deadline of the timeline', () => {
    for (const outcome of OUTCOMES) {
      const found = deadlineOf(
        [
          { act: 'receive', on: '2025-03-03' },
          { act: 'decide', on: '2025-03-10', outcome },
          { act: 'deliver', signed: '2025-03-11' },
        ],
        NATIONAL_CALENDAR,
      )
      expect(found.suitBy === null, outcome).toBe(remedyVariant(outcome, localDate('2025-03-10')) === 'A')
    }
  })

  it('name the review organ and the court in every letter that can be contested, and the complaint in all', () => {
    for (const outcome of OUTCOMES) {
      const { paragraphs, variant } = remedyText({
        outcome,
        decidedOn: localDate('2025-03-10'),
        byInternet: false,
        ...places,
      })
      expect(paragraphs.at(-1)).toBe(COMPLAINT)
      if (variant !== 'none') expect(paragraphs.join('')).toMatch(/甲区人民政府.*乙区人民法院/)
    }
  })

  it('send a street office and a department to the district, the district to the city', () => {
    const names = { districtGovernment: '甲区人民政府', cityGovernment: '丙市人民政府' }
    expect(reviewOrganOf('subdistrict', names)).toEqual({ name: '甲区人民政府', article: '复议法24.1.3' })
    expect(reviewOrganOf('department', names)).toEqual({ name: '甲区人民政府', article: '复议法24.1.1' })
    expect(reviewOrganOf('district', names)).toEqual({ name: '丙市人民政府', article: '复议法24.1.2' })
  })
})

describe('stages and acts', () => {
  it('lead every stage to an end', () => {
    const edges = flowEdges()
    for (const stage of STAGES) {
      const reached = new Set([stage])
      for (let grew = true; grew;) {
        const next = edges.filter(({ from, to }) => from !== null && reached.has(from) && !reached.has(to))
        grew = next.length > 0
        for (const { to } of next) reached.add(to)
      }
      expect(reached.has('archived'), stage).toBe(true)
    }
  })

  it('lead both kinds of opinion out of consulting', () => {
    const out = flowEdges().filter(({ from, to }) => from === 'consulting' && to === 'handling')
    expect(out.map(({ act }) => act)).toEqual(['thirdPartyReplied', 'organReplied'])
  })

  it('reach every stage from a new application', () => {
    const reachable = new Set(flowEdges().map(({ to }) => to))
    expect(STAGES.filter((stage) => !reachable.has(stage))).toEqual([])
  })

  it('derive the button and the refusal from one table', () => {
    for (const stage of STAGES)
      for (const role of ROLES) {
        const allowed = new Set(allowedActs(stage, [role]))
        for (const act of CASE_ACTS) {
          const { at, by, article: cited } = CASE_ACT_DEFINITIONS[act]
          const refusal = refusalFor(act, stage, [role])
          expect(allowed.has(act)).toBe(at.includes(stage) && by.includes(role))
          expect(allowed.has(act)).toBe(refusal === undefined)
          if (refusal !== undefined) expect(refusal).toMatchObject({ article: cited })
        }
      }
  })

  it('tell the clerk at which stage an act belongs and who takes it', () => {
    expect(refusalFor('extend', 'delivered', ['head'])?.message).toContain('目前为“已送达”')
    expect(refusalFor('extend', 'handling', ['clerk'])?.message).toContain('由公开工作机构负责人办理')
    expect(refusalFor('submit', 'handling', ['clerk'])?.message).toContain('另行登记')
  })

  it('let a person with several roles do what any of them may', () => {
    expect(allowedActs('awaitingSignature', ['clerk', 'signer'])).toContain('sign')
    expect(allowedActs(undefined, ['clerk'])).toEqual(['submit'])
    expect(allowedActs('archived', ['clerk'])).toEqual(['recordSignature'])
  })

  it('give the applicant the acts of the portal', () => {
    const record = (...acts: CaseActKind[]) => acts.map((act) => ({ act }))
    expect(applicantActsOnRecord([])).toEqual(['submit'])
    expect(applicantActsOnRecord(record('submit', 'confirm', 'askCorrection'))).toEqual([
      'correctionReceived',
      'withdraw',
    ])
    expect(applicantActsOnRecord(record('submit', 'confirm', 'consultOrgan'))).toEqual(['withdraw'])
    expect(applicantActsOnRecord(record('submit', 'confirm', 'draft', 'review', 'sign', 'deliver'))).toEqual(
      [],
    )
    expect(applicantActs('delivered')).toEqual([])
  })

  it('take on record only what is waited for, whatever the stage shows', () => {
    const record = (...acts: CaseActKind[]) => acts.map((act) => ({ act }))
    const both = record('submit', 'confirm', 'assign', 'consultThirdParty', 'askCorrection', 'feeNotice')
    expect(stageOf(both)).toBe('awaitingPayment')
    expect(waitsOf(both)).toEqual(['payment', 'correction', 'thirdParty'])
    for (const act of ['feePaid', 'correctionReceived', 'thirdPartyReplied'] as const)
      expect(refusalOnRecord(act, both, ['clerk']), act).toBeUndefined()
    expect(refusalOnRecord('organReplied', both, ['clerk'])).toMatchObject({
      code: 'notAllowedNow',
      article: '条例34',
    })
    expect(allowedOnRecord(both, ['clerk'])).not.toContain('reasonsReceived')
    const paid = [...both, ...record('feePaid', 'correctionReceived')]
    expect(stageOf(paid)).toBe('consulting')
    expect(stageOf([...paid, ...record('thirdPartyReplied')])).toBe('handling')
    expect(stageOf([...paid, ...record('draft')])).toBe('inReview')
    expect(refusalOnRecord('thirdPartyReplied', [...paid, ...record('draft')], ['liaison'])).toBeUndefined()
  })

  it('carry each act of law by at least one act of the case', () => {
    const carried = new Set(CASE_ACTS.map((act) => CASE_ACT_DEFINITIONS[act].legalAct))
    for (const legal of Object.keys(ACT_NAMES)) expect([...carried], legal).toContain(legal)
  })

  it('know an empty record, a closed stage and its public text', () => {
    expect(stageOf([])).toBeUndefined()
    expect(STAGES.filter((stage) => STAGE_DEFINITIONS[stage].closed)).toEqual([
      'delivered',
      'archived',
      'withdrawn',
      'split',
    ])
    for (const stage of STAGES) expect(STAGE_DEFINITIONS[stage].publicText).toMatch(/。$/)
  })

  it('ask the law about the next act of this very case', () => {
    const context = { calendar: NATIONAL_CALENDAR, settings: DEFAULT_SETTINGS }
    const acts = [
      { act: 'receive', on: '2025-03-03' } as const,
      { act: 'extend', on: '2025-03-04', workingDays: 5 } as const,
    ]
    expect(refusalOfNext(acts, { act: 'extend', on: '2025-03-05', workingDays: 5 }, context)).toMatchObject({
      code: 'extension.second',
      article: '条例33',
    })
    expect(refusalOfNext(acts, { act: 'decide', on: '2025-03-05' }, context)).toBeUndefined()
    expect(refusalOfNext(acts, { act: 'decide', on: '2025-02-30' }, context)?.code).toBe('date.notReal')
  })
})

describe('settings', () => {
  const acts = [
    { act: 'receive', on: '2025-03-03' },
    { act: 'consultThirdParty', sent: '2025-03-06', delivered: '2025-03-07' },
    { act: 'thirdPartyReplied', on: '2025-03-12' },
  ] as const
  const due = (settings: Partial<typeof DEFAULT_SETTINGS>, given: Parameters<typeof deadlineOf>[0] = acts) =>
    deadlineOf(given, NATIONAL_CALENDAR, { settings: { ...DEFAULT_SETTINGS, ...settings } }).reply?.due

  it('move the edges of a pause by a day each', () => {
    expect(due({})).toBe('2025-04-07')
    expect(due({ sendingDayCounts: false })).toBe('2025-04-08')
    expect(due({ resumes: 'sameDay' })).toBe('2025-04-03')
  })

  it('let the period go on after payment instead of starting anew', () => {
    const paid = [
      { act: 'receive', on: '2025-03-03' },
      { act: 'feeNotice', delivered: '2025-03-06' },
      { act: 'feePaid', on: '2025-03-12' },
    ] as const
    expect(due({}, paid)).toBe('2025-04-10')
    expect(due({ afterPayment: 'resume' }, paid)).toBe('2025-04-07')
  })
})

describe('periods', () => {
  it('end on a working day where they count or roll, with reminders in between', () => {
    for (const kind of Object.keys(PERIODS) as PeriodKind[]) {
      const { last, reminders, ledger, articles } = periodFrom(
        kind,
        localDate('2025-09-22'),
        NATIONAL_CALENDAR,
      )
      expect(articles.length, kind).toBeGreaterThan(0)
      for (const day of reminders) expect(day > '2025-09-22' && day < last.date, kind).toBe(true)
      if (ledger !== null)
        expect(ledger.filter((row) => row.kind === 'counted').length, kind).toBeGreaterThanOrEqual(
          PERIODS[kind].length,
        )
    }
  })

  it('show the rolled day in the ledger of a calendar period', () => {
    const { ledger } = periodFrom('petitionAskReview', localDate('2025-09-04'), NATIONAL_CALENDAR)
    expect(ledger?.slice(-6).map((row) => row.kind)).toEqual([
      'counted',
      'rest',
      'rest',
      'rest',
      'rest',
      'counted',
    ])
    expect(ledger?.at(-1)).toMatchObject({ date: '2025-10-09', n: 30 })
  })

  it('set the annual report by calendar dates that do not roll', () => {
    expect(annualReportDue(2025, 'department')).toEqual({ due: '2026-01-31', articles: ['条例49'] })
    expect(annualReportDue(2025, 'government').due).toBe('2026-03-31')
  })

  it('take figures by the day they took effect', () => {
    expect(parameterOn('replyWorkdays', localDate('2019-05-14'))).toBeUndefined()
    expect(parameterOn('replyWorkdays', localDate('2019-05-15'))).toMatchObject({
      value: 20,
      article: '条例33',
    })
    expect(parameterOn('paymentWorkdays', localDate('2020-12-31'))).toBeUndefined()
  })
})

describe('fees', () => {
  it('cost together what the single applications cost', () => {
    let sum = 0
    for (let ordinal = 1; ordinal <= 120; ordinal += 1) {
      sum += feeOf({ method: 'perItem', ordinal }).amountYuan
      expect(feeOf({ method: 'perItem', count: ordinal }).amountYuan).toBe(sum)
    }
  })

  it('add up their steps and never fall with more pages', () => {
    for (let pages = 0; pages <= 400; pages += 1) {
      const { amountYuan, steps } = feeOf({ method: 'perPage', pages })
      expect(steps.reduce((total, { amount }) => total + amount, 0)).toBe(amountYuan)
      expect(amountYuan).toBe(
        10 * Math.max(0, Math.min(pages, 100) - 30) +
          20 * Math.max(0, Math.min(pages, 200) - 100) +
          40 * Math.max(0, pages - 200),
      )
    }
  })
})

describe('citations', () => {
  it.each([
    [article('条例', 33, 2), '《中华人民共和国政府信息公开条例》第三十三条第二款'],
    [article('复议法', 23, 1, 4), '《中华人民共和国行政复议法》第二十三条第一款第（四）项'],
    [article('民法典', 203), '《中华人民共和国民法典》第二百零三条'],
    [article('处罚法', 10), '《中华人民共和国行政处罚法》第十条'],
    ['国办函〔2020〕109号', '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）'],
  ] as const)('%s is written in full', (reference, expected) => {
    expect(citeInFull(reference)).toBe(expected)
  })

  it.each([
    ['条例29.2.1', '条例第二十九条第二款第（一）项'],
    ['条例33', '条例第三十三条'],
    ['国办函〔2020〕109号', '国办函〔2020〕109号'],
    ['法释〔2025〕8号', '法释〔2025〕8号'],
  ])('%s is written on a page as %s', (reference, expected) => {
    expect(citeBriefly(reference)).toBe(expected)
  })

  it('have a summary for every article a due date shows', () => {
    for (const reference of ['条例30', '条例32', '条例33', '条例34', '条例35', '国办函〔2020〕109号'])
      expect(ARTICLE_SUMMARIES[reference]).toMatch(/。$/)
  })
})

describe('reminders', () => {
  const deadlines = deadlineOf([{ act: 'receive', on: '2025-09-22' }], NATIONAL_CALENDAR)

  it('come on working days before the date, across the holiday', () => {
    expect(
      remindersOf(deadlines, NATIONAL_CALENDAR).map(({ on, about, workdaysLeft }) => [
        on,
        about,
        workdaysLeft,
      ]),
    ).toEqual([
      ['2025-09-28', 'correctionNotice', 2],
      ['2025-09-30', 'correctionNotice', 0],
      ['2025-10-11', 'reply', 10],
      ['2025-10-17', 'reply', 5],
      ['2025-10-22', 'reply', 2],
      ['2025-10-24', 'reply', 0],
    ])
  })

  it('leave out what is done and stop with the delivery', () => {
    const left = remindersOf(deadlines, NATIONAL_CALENDAR, new Set(['correctionNotice']))
    expect(left.every(({ about }) => about === 'reply')).toBe(true)
    const delivered = deadlineOf(
      [
        { act: 'receive', on: '2025-09-22' },
        { act: 'deliver', signed: '2025-09-25' },
      ],
      NATIONAL_CALENDAR,
    )
    expect(remindersOf(delivered, NATIONAL_CALENDAR)).toEqual([])
    expect(remindersOf(deadlineOf([], NATIONAL_CALENDAR), NATIONAL_CALENDAR)).toEqual([])
  })
})

describe('a changed calendar', () => {
  it('names the dates it moves and those it settles', () => {
    const acts = [{ act: 'receive', on: '2026-12-04' }] as const
    const published = withArrangement(NATIONAL_CALENDAR, {
      year: 2027,
      notice: { title: '国务院办公厅关于2027年部分节假日安排的通知' },
      rest: [{ name: '元旦', from: '2027-01-01', to: '2027-01-04' }],
      makeUp: [],
    })
    const before = deadlineOf(acts, NATIONAL_CALENDAR)
    expect(changedDates(before, deadlineOf(acts, published))).toEqual([
      { key: 'reply', before: '2027-01-04', after: '2027-01-05', settled: true },
    ])
    expect(changedDates(before, before)).toEqual([])
  })

  it('recomputes ten thousand open cases well under two seconds', () => {
    const started = performance.now()
    for (let index = 0; index < 10_000; index += 1)
      changedDates(
        deadlineOf([{ act: 'receive', on: '2026-11-20' }], NATIONAL_CALENDAR, { ledger: false }),
        deadlineOf([{ act: 'receive', on: '2026-11-20' }], NATIONAL_CALENDAR, { ledger: false }),
      )
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('tables for the desk', () => {
  it('lead every outcome from one step of the review order', () => {
    const placed = REVIEW_ORDER.flatMap(({ outcomes }) => outcomes)
    expect([...placed].sort()).toEqual([...OUTCOMES].sort())
    expect(REVIEW_ORDER).toHaveLength(7)
  })

  it('name for every channel the field its day is read from', () => {
    for (const channel of RECEIPT_CHANNELS) {
      const { field } = RECEIPT_RULES[channel]
      const read = readDeadlineInput({ acts: [{ act: 'receive', channel, [field]: '2025-01-09' }] })
      expect(read.ok && deadlineOf(read.acts, NATIONAL_CALENDAR).reply?.due, channel).toBe('2025-02-12')
    }
  })
})
