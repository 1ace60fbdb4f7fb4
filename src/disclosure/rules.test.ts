import { describe, expect, it } from 'vitest'
import { NATIONAL_CALENDAR } from '../law/calendar-data/index.ts'
import { localDate } from '../law/local-date.ts'
import { ROLE_NAMES } from '../people/model.ts'
import type { ActData, ActName, ItemAct } from './model.ts'
import {
  contentProblems,
  indexNumberOf,
  indexRuleProblem,
  publishDue,
  refusalOf,
  replay,
  STAGE_ACTS,
} from './rules.ts'
import { STAGE_CODES } from './model.ts'

const DAY = localDate('2026-03-02')

function acts(...steps: readonly (readonly [ActName, string, object?])[]): ItemAct[] {
  return steps.map(
    ([act, personId, data = {}], index) =>
      ({ seq: index + 1, act, on: DAY, personId, personName: personId, data }) as ItemAct, // data fits in each test
  )
}

const SUBMITTED: ActData['submitted'] = { version: 1, editors: ['a'], attribute: 'proactive', reviews: 1 }
const REVIEWED = { version: 1, round: 1, opinion: '同意' }
const CLEARED = { version: 1, result: 'public', opinion: '可以公开' }
const PUBLISHED = { version: 1, how: 'first', due: null }

describe('the replay', () => {
  const published = acts(
    ['drafted', 'a'],
    ['submitted', 'a', SUBMITTED],
    ['reviewed', 'b', REVIEWED],
    ['secrecyReviewed', 'c', CLEARED],
    ['published', 'd', PUBLISHED],
  )

  it('leads from draft to publication', () => {
    expect(replay(published)).toMatchObject({
      stage: 'published',
      standing: 'public',
      publishedVersion: 1,
      firstPublishedOn: DAY,
      updatedOn: null,
    })
  })

  it('throws on an act the table does not allow, on a gap and on no beginning', () => {
    expect(() => replay(acts(['drafted', 'a'], ['published', 'd', PUBLISHED]))).toThrow(
      'published at stage draft',
    )
    expect(() => replay(published.filter((act) => act.seq !== 3))).toThrow('act 4 follows act 2')
    expect(() => replay(published.slice(1))).toThrow('not drafted')
  })

  it('what is public stays so while its successor is handled, and can be withdrawn then', () => {
    const more = acts(...published.map((act) => [act.act, act.personId, act.data] as const), [
      'revised',
      'a',
      { how: 'correction', reason: '数字有误' },
    ])
    const revising = replay(more)
    expect(revising).toMatchObject({ stage: 'draft', standing: 'public', publishedVersion: 1 })
    const signer = { personId: 'd', roles: ['signer'] as const }
    expect(refusalOf(revising, 'withdrawn', signer, ROLE_NAMES)).toBeUndefined()
  })

  it('a discarded revision leaves what was public', () => {
    const more = acts(
      ...published.map((act) => [act.act, act.personId, act.data] as const),
      ['revised', 'a', { how: 'update', reason: '更新' }],
      ['discarded', 'a', { reason: '不再更新' }],
    )
    expect(replay(more)).toMatchObject({ stage: 'published', standing: 'public' })
  })
})

describe('the separation of duties', () => {
  const state = replay(acts(['drafted', 'a'], ['submitted', 'e', { ...SUBMITTED, editors: ['a', 'e'] }]))
  it.each(['a', 'e'])('%s, who wrote, may not review', (personId) => {
    expect(refusalOf(state, 'reviewed', { personId, roles: ['reviewer'] }, ROLE_NAMES)).toMatchObject({
      code: 'forbidden',
      article: '条例17',
    })
  })
  it('somebody else may', () => {
    expect(refusalOf(state, 'reviewed', { personId: 'b', roles: ['reviewer'] }, ROLE_NAMES)).toBeUndefined()
  })
  it('the table has a line for every stage', () => {
    expect(Object.keys(STAGE_ACTS).sort()).toEqual([...STAGE_CODES].sort())
  })
})

describe('条例26: twenty working days', () => {
  it('skips the Spring Festival and counts the days worked instead', () => {
    const due = publishDue(localDate('2026-02-10'), NATIONAL_CALENDAR)
    expect(due).toMatchObject({ due: '2026-03-16', provisional: false, articles: ['条例26'] })
    expect(due.ledger.filter((row) => row.kind === 'counted')).toHaveLength(20)
  })
  it('is an estimate past the published calendar', () => {
    expect(publishDue(localDate('2026-12-20'), NATIONAL_CALENDAR).provisional).toBe(true)
  })
})

describe('索引号', () => {
  it('is made by the organ’s rule', () => {
    const parts = { organCode: 'wangchenglu', clause: '条例20.1.11', year: 2026, serial: 7 } as const
    expect(indexNumberOf('{机关}-{类}-{年}-{序}', parts)).toBe('WANGCHENGLU-11-2026-00007')
    expect(indexNumberOf('ZF{年}{序}', { ...parts, clause: '条例21' })).toBe('ZF202600007')
  })
  it('a rule that would repeat a number is refused', () => {
    expect(indexRuleProblem('{机关}-{年}')).toContain('{序}')
    expect(indexRuleProblem('{机关}-{序}')).toContain('{年}')
    expect(indexRuleProblem('{年}-{序}')).toBeUndefined()
  })
})

it('names every missing element with its article', () => {
  const problems = contentProblems(
    {
      title: '',
      indexNumber: 'x',
      docNumber: '',
      issuer: '',
      clause: '条例20.1.1',
      topic: '其他',
      category: '',
      kind: 'notice',
      keywords: [],
      source: '',
      formedOn: localDate('2026-03-03'),
      effectiveOn: null,
      expiresOn: null,
      attribute: 'proactive',
      attributeReason: '',
      attributeBasis: '',
      validity: 'valid',
      summary: '',
      body: { format: 'text', source: '' },
      attachments: [],
      interprets: null,
    },
    DAY,
  )
  expect(problems.map((one) => one.field)).toEqual(['title', 'issuer', 'summary', 'formedOn', 'body'])
  expect(problems[0]?.article).toBe('条例12')
})
