import { describe, expect, it } from 'vitest'
import { NATIONAL_CALENDAR } from '../law/calendar-data/index.ts'
import type { Actor } from '../people/model.ts'
import type { CaseAct, NewAct, Opinion } from './model.ts'
import { allowedActsOf, refusalOf } from './rights.ts'
import { replay } from './rules.ts'

const by = 'clerk'
const CLERK: Actor = {
  personId: by,
  name: '经办',
  organId: 1,
  roles: ['clerk'],
  unitIds: [],
  visibleOrgans: [1],
}
const KEY = { organId: 1, unitId: null, assigneeId: null, restricted: false }

function view(...acts: readonly NewAct[]) {
  const numbered = acts.map((act, index) => ({ ...act, seq: index + 1 }) as CaseAct) // a NewAct with its number
  return replay(numbered, NATIONAL_CALENDAR)
}

const RECEIVED: readonly NewAct[] = [
  { kind: 'submit', on: '2026-11-02', by, data: { channel: 'counter' } },
  { kind: 'register', on: '2026-11-02', by, data: { channel: 'counter', basis: '条例31.1.1' } },
]
const SIGNED: NewAct = { kind: 'sign', on: '2026-11-20', by, data: { outcome: 'A1', number: '1号' } }
const HANDED: NewAct = {
  kind: 'deliver',
  on: '2026-11-20',
  by,
  data: { method: 'inPerson', signed: '2026-11-20' },
}

describe('归档 of what was disclosed after a third party was asked (条例 32)', () => {
  const asked = (opinion: Opinion): readonly NewAct[] => [
    ...RECEIVED,
    { kind: 'consultThirdParty', on: '2026-11-04', by, data: { party: '某公司', delivered: '2026-11-05' } },
    { kind: 'thirdPartyReplied', on: '2026-11-12', by, data: { opinion } },
    SIGNED,
    HANDED,
  ]

  it('waits until the party that objected has been told', () => {
    expect(refusalOf(CLERK, 'archive', KEY, view(...asked('refuse')))).toMatchObject({
      code: 'notAllowedNow',
      article: '条例32',
    })
    const told: NewAct = {
      kind: 'notifyThirdParty',
      on: '2026-11-20',
      by,
      data: { content: '合同正文', reason: '不公开对公共利益有重大影响' },
    }
    expect(refusalOf(CLERK, 'archive', KEY, view(...asked('refuse'), told))).toBeUndefined()
  })

  it('waits for nothing where the party agreed', () => {
    expect(refusalOf(CLERK, 'archive', KEY, view(...asked('agree')))).toBeUndefined()
  })
})

it('a reply that came back is delivered again, by any way, and neither signed for nor filed before', () => {
  const posted: NewAct = {
    kind: 'deliver',
    on: '2026-11-20',
    by,
    data: { method: 'post', mailed: '2026-11-20' },
  }
  const back: NewAct = { kind: 'mailReturned', on: '2026-11-30', by, data: { reason: '地址欠详' } }
  const allowed = (...acts: readonly NewAct[]): readonly string[] =>
    allowedActsOf(CLERK, KEY, view(...RECEIVED, SIGNED, ...acts)).flatMap(({ act, allowed: may }) =>
      may ? [act] : [],
    )
  expect(allowed(posted)).toEqual(expect.arrayContaining(['recordSignature', 'mailReturned', 'archive']))
  expect(allowed(posted)).not.toContain('deliver')
  const after = allowed(posted, back)
  expect(after).toEqual(expect.arrayContaining(['deliver', 'emailReply', 'offerDownload']))
  for (const act of ['recordSignature', 'mailReturned', 'archive']) expect(after).not.toContain(act)
})
