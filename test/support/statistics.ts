/** A year of past cases whose figures are known, and the statistics as the desk asks for them. */
import type { PastCase } from '../../src/applications/actions/import-cases.ts'
import type { NewAct } from '../../src/applications/model.ts'
import type { Statistics } from '../../src/applications/render/statistics-contract.ts'
import type { Outcome } from '../../src/law/outcomes.ts'
import type { Client } from './program.ts'

export const UNIT = '0193f2a0-0000-7000-8000-0000000000c1'

export interface Told {
  readonly received: string
  readonly outcome?: Outcome
  readonly decided?: string
  readonly delivered?: string
  readonly between?: readonly NewAct[]
  readonly unit?: boolean
  readonly more?: Partial<PastCase>
}

export function past(
  n: number,
  { received, outcome, decided, delivered, between = [], unit, more = {} }: Told,
): PastCase {
  const channel = more.channel ?? 'counter'
  const acts: NewAct[] = [
    { kind: 'submit', on: received, by: null, data: { channel } },
    { kind: 'register', on: received, by: null, data: { channel, basis: '条例31.1.1' } },
    ...(unit === true ? [{ kind: 'assign', on: received, by: null, data: { unit: UNIT } } as const] : []),
    ...between,
  ]
  if (outcome !== undefined && decided !== undefined)
    acts.push({ kind: 'sign', on: decided, by: null, data: { outcome, number: '' } })
  if (delivered !== undefined)
    acts.push({ kind: 'deliver', on: delivered, by: null, data: { method: 'inPerson', signed: delivered } })
  return {
    applicant: { column: 'naturalPerson', name: `甲某${n}`, phone: `1380000${String(n).padStart(4, '0')}` },
    channel,
    content: `申请公开第${n}件信息`,
    submittedOn: received,
    intakeKey: `statistics-case-${n}`,
    acts,
    ...more,
  }
}

/** By the calendar of 2026: 1 March is a Sunday, no holidays until 清明. */
export const CASES: readonly Told[] = [
  { received: '2025-12-22', outcome: 'A1', decided: '2026-01-05', delivered: '2026-01-06' },
  { received: '2025-12-24', outcome: 'C1', decided: '2025-12-29', delivered: '2025-12-29' },
  { received: '2026-03-02', outcome: 'A1', decided: '2026-03-05', delivered: '2026-03-06', unit: true },
  { received: '2026-03-02', outcome: 'B', decided: '2026-03-12', delivered: '2026-03-13', unit: true },
  // late by days
  { received: '2026-03-02', outcome: 'D1a', decided: '2026-04-20', delivered: '2026-04-21' },
  // 25 working days on the calendar, of which those the opinion was out are left out
  {
    received: '2026-05-11',
    outcome: 'C4',
    decided: '2026-06-12',
    delivered: '2026-06-12',
    between: [
      {
        kind: 'consultThirdParty',
        on: '2026-05-13',
        by: null,
        data: { delivered: '2026-05-13', party: '某公司' },
      },
      { kind: 'thirdPartyReplied', on: '2026-05-27', by: null, data: { opinion: 'refuse' } },
    ],
  },
  {
    received: '2026-06-01',
    outcome: 'E2',
    decided: '2026-07-20',
    delivered: '2026-07-20',
    between: [{ kind: 'extend', on: '2026-06-10', by: null, data: { workingDays: 20, reason: '材料多' } }],
    more: { applicant: { column: 'business', name: '试验公司', phone: '037900000000' } },
  },
  {
    received: '2026-07-01',
    outcome: 'A2',
    decided: '2026-07-08',
    delivered: '2026-07-08',
    between: [
      {
        kind: 'askCorrection',
        on: '2026-07-02',
        by: null,
        data: { matters: ['特征描述'], until: '2026-07-20', guidance: '请写明名称' },
      },
      { kind: 'correctionReceived', on: '2026-07-06', by: null, data: { how: '来电' } },
    ],
  },
  {
    received: '2026-08-03',
    outcome: 'A1',
    decided: '2026-08-20',
    between: [
      {
        kind: 'sendFeeNotice',
        on: '2026-08-04',
        by: null,
        data: { method: 'perPage', quantity: 40, amount: 100, letter: '' },
      },
      { kind: 'feeNotice', on: '2026-08-05', by: null, data: { method: 'perPage', amount: 100 } },
      { kind: 'feePaid', on: '2026-08-10', by: null, data: { amount: 100 } },
    ],
  },
  { received: '2026-10-12', more: { channel: 'mailSigned' } },
  { received: '2026-11-16', unit: true },
  // withdrawn: ends as 其他 without a reply
  {
    received: '2026-11-02',
    between: [{ kind: 'withdraw', on: '2026-11-04', by: null, data: { how: '书面' } }],
  },
]

export async function statistics(client: Client, query = 'year=2026'): Promise<Statistics> {
  const response = await client.call('GET', `/applications/statistics?${query}`)
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return response.json()
}
