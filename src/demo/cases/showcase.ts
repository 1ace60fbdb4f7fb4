/**
 * The cases on the desk today: one at every stage, some due in a few days, one late, so that the home page has
 * something to say. All days are counted back from today.
 */
import type { ApplicantColumn } from '../../annual-report/model.ts'
import { importCases, type PastCase } from '../../applications/actions/import-cases.ts'
import { takeAct } from '../../applications/actions/take-act.ts'
import type { Channel, WayWanted } from '../../applications/model.ts'
import type { ActBody } from '../../applications/render/inputs.ts'
import type { LocalDate } from '../../law/local-date.ts'
import { REGULATION_IN_FORCE } from '../../law/parameters.ts'
import type { Outcome } from '../../law/outcomes.ts'
import { actorOf, type Demo, deskContextOf, type LoadedOrgan, tenancyOf } from '../context.ts'
import { seeded } from '../random.ts'
import { applicantOf } from './applicants.ts'
import { actsUntil, buildCase, type CaseBuilder } from './builder.ts'
import { elementsOf } from './elements.ts'
import { type Subject, subjectsOf } from './subjects.ts'

interface Telling {
  readonly builder: CaseBuilder
  readonly received: LocalDate
  readonly demo: Demo
  readonly clerk: string
  readonly subject: Subject
}

interface Shown {
  readonly key: string
  /** Working days ago it was submitted. */
  readonly ago: number
  readonly channel: Channel
  readonly column?: ApplicantColumn
  readonly way?: WayWanted
  /** Not received yet: submitted online and waiting for the office to confirm. */
  readonly unconfirmed?: boolean
  readonly tell?: (telling: Telling) => void
  /** Decided on the desk by its own people, up to this point. */
  readonly reply?: { readonly outcome: Outcome; readonly upTo: 'draft' | 'review' | 'sign' }
}

const after = ({ demo, received }: Telling, workdays: number): LocalDate =>
  demo.days.after(received, workdays)

const SHOWN: readonly Shown[] = [
  { key: 'new-1', ago: 0, channel: 'online', unconfirmed: true },
  { key: 'new-2', ago: 1, channel: 'online', unconfirmed: true, column: 'legalService' },
  { key: 'registered', ago: 1, channel: 'counter' },
  { key: 'handling-1', ago: 5, channel: 'mailSigned', column: 'business' },
  { key: 'due-5', ago: 15, channel: 'counter' },
  { key: 'due-3', ago: 17, channel: 'counter', column: 'socialOrg' },
  { key: 'due-1', ago: 19, channel: 'mailSigned' },
  { key: 'due-0', ago: 20, channel: 'counter', column: 'otherOrg' },
  { key: 'late', ago: 23, channel: 'mailSigned' },
  {
    key: 'correction',
    ago: 8,
    channel: 'counter',
    tell: (telling) =>
      telling.builder.add('askCorrection', after(telling, 4), telling.clerk, {
        matters: ['所需信息的名称、文号或者便于查询的其他特征性描述'],
        until: after(telling, 15),
        guidance: '可以写明文件的大致时间和所涉小区；不清楚名称的，可以来电协助查找。',
      }),
  },
  {
    key: 'third-party',
    ago: 11,
    channel: 'counter',
    column: 'business',
    tell: (telling) =>
      telling.builder.add('consultThirdParty', after(telling, 4), telling.clerk, {
        party: telling.subject.thirdParty ?? '某某有限公司',
        delivered: after(telling, 6),
      }),
  },
  {
    key: 'organ',
    ago: 7,
    channel: 'counter',
    tell: (telling) =>
      telling.builder.add('consultOrgan', after(telling, 5), telling.clerk, {
        party: '西工区城市更新建设局',
      }),
  },
  {
    key: 'reasons',
    ago: 10,
    channel: 'counter',
    tell: (telling) =>
      telling.builder.add('askReasons', after(telling, 5), telling.clerk, {
        volume: '近一个月内就同一事项提出申请18件',
        until: after(telling, 15),
      }),
  },
  {
    key: 'payment',
    ago: 13,
    channel: 'counter',
    column: 'legalService',
    tell(telling) {
      const notice = { method: 'perPage', amount: 480 } as const
      telling.builder.add('sendFeeNotice', after(telling, 5), telling.clerk, {
        ...notice,
        quantity: 78,
        letter: '',
      })
      telling.builder.add('feeNotice', after(telling, 7), telling.clerk, notice)
    },
  },
  {
    key: 'extension',
    ago: 16,
    channel: 'counter',
    tell: (telling) =>
      telling.builder.add('proposeExtension', after(telling, 15), telling.clerk, {
        workingDays: 15,
        reason: '所涉文件跨三个年度，需要到档案室逐件核对',
      }),
  },
  {
    key: 'urged',
    ago: 14,
    channel: 'counter',
    tell: (telling) =>
      telling.builder.add('urge', after(telling, 12), telling.clerk, { text: '请承办科室本周内提出意见' }),
  },
  {
    key: 'withdrawn',
    ago: 6,
    channel: 'mailSigned',
    tell: (telling) => telling.builder.add('withdraw', after(telling, 4), null, { how: '书面撤回' }),
  },
  { key: 'in-review', ago: 12, channel: 'counter', reply: { outcome: 'D1b', upTo: 'draft' } },
  { key: 'awaiting-signature', ago: 14, channel: 'mailSigned', reply: { outcome: 'D2', upTo: 'review' } },
  { key: 'undelivered', ago: 16, channel: 'counter', way: 'post', reply: { outcome: 'A2', upTo: 'sign' } },
]

/** The street of the story shows every stage, the others a few. Answers the number of cases. */
export async function loadShowcase(demo: Demo, loaded: LoadedOrgan): Promise<number> {
  const { code } = loaded.data
  const wanted = code === 'wangchenglu' ? SHOWN : SHOWN.filter(({ key }) => OTHERS.has(key))
  const salt = seeded(`${code}|showcase`).int(0, 99)
  const told = wanted
    .map((shown, index) => ({ shown, past: pastOf(demo, loaded, shown, index, salt) }))
    .filter(({ past }) => past.submittedOn >= REGULATION_IN_FORCE && !isStoryTime(code, past.submittedOn))
    .sort((a, b) => (a.past.submittedOn < b.past.submittedOn ? -1 : 1))
  const imported = await demo.database.write(tenancyOf(loaded), (tx) =>
    importCases(
      tx,
      demo.services,
      loaded.organ,
      told.map(({ past }) => past),
    ),
  )
  for (const [index, { shown }] of told.entries()) {
    const one = imported[index]
    if (one === undefined) continue
    if (one.refused.length > 0) throw new Error(`${shown.key}: ${one.refused.join('；')}`)
    await reply(demo, loaded, shown, one.id, index)
  }
  return told.length
}

const OTHERS: ReadonlySet<string> = new Set(['new-1', 'due-3', 'third-party', 'due-5'])

/** Nothing may be open in 王城路街道 in 2020. */
function isStoryTime(code: string, submittedOn: string): boolean {
  return code === 'wangchenglu' && submittedOn >= '2019-10-01' && submittedOn <= '2020-12-31'
}

function pastOf(demo: Demo, loaded: LoadedOrgan, shown: Shown, index: number, salt: number): PastCase {
  const { days, today } = demo
  const submittedOn = shown.ago === 0 ? today : days.before(today, shown.ago)
  const subject = subjectFor(loaded.data.code, shown, index + salt)
  const { people } = loaded
  const builder = buildCase(people, days)
  if (shown.unconfirmed === true) builder.add('submit', submittedOn, null, { channel: shown.channel })
  else {
    const received = builder.receive(shown.channel, submittedOn, 0)
    const unit = loaded.units[subject.unit] ?? loaded.units[0] ?? ''
    // Half of them are in the clerk's own hands, the others with the unit.
    if (shown.ago > 1)
      builder.assign(days.after(received, 1), unit, index % 2 === 0 ? people.clerk : undefined)
    shown.tell?.({ builder, received, demo, clerk: people.clerk, subject })
  }
  const year = Number(submittedOn.slice(0, 4)) - 1
  return {
    applicant: applicantOf(seeded(`${loaded.data.code}|${shown.key}`), shown.column ?? 'naturalPerson'),
    channel: shown.channel,
    content: subject.content.replaceAll('{年}', String(year)),
    infoName: subject.infoName,
    formWanted: 'paper',
    wayWanted: shown.way ?? 'collect',
    submittedOn,
    acts: actsUntil(builder.acts, today),
    intakeKey: `demo-${loaded.data.code}-open-${shown.key}-000000`,
  }
}

/** A letter to a third party is written where there is one. */
function subjectFor(code: string, shown: Shown, place: number): Subject {
  const all = subjectsOf(code)
  const some = shown.key === 'third-party' ? all.filter(({ thirdParty }) => thirdParty !== undefined) : all
  const subject = some[place % some.length]
  if (subject === undefined) throw new Error('an organ without subjects')
  return subject
}

/** Drafting, reviewing and signing go through the desk's own actions, so that there is a letter to work on. */
async function reply(
  demo: Demo,
  loaded: LoadedOrgan,
  shown: Shown,
  id: string,
  index: number,
): Promise<void> {
  if (shown.reply === undefined) return
  const { outcome, upTo } = shown.reply
  const subjects = subjectsOf(loaded.data.code)
  const subject = subjects[index % subjects.length]
  if (subject === undefined) return
  const elements = elementsOf(outcome, { subject, organ: loaded.organ.name, pages: 6 })
  const { before } = demo.days
  await act(demo, loaded, 'clerk', id, {
    act: 'draft',
    on: before(demo.today, 2),
    outcome,
    elements,
    attachments: [],
  })
  if (upTo !== 'draft')
    await act(demo, loaded, 'reviewer', id, { act: 'review', on: before(demo.today, 1), comment: '同意' })
  if (upTo === 'sign') await act(demo, loaded, 'signer', id, { act: 'sign', on: before(demo.today, 1) })
}

async function act(
  demo: Demo,
  loaded: LoadedOrgan,
  role: 'clerk' | 'reviewer' | 'signer',
  id: string,
  body: ActBody,
): Promise<void> {
  const { tenancy } = deskContextOf(demo, loaded, role)
  const taken = await takeAct(demo.services, tenancy, actorOf(loaded, role), id, body)
  if (!taken.ok) throw new Error(`the demo's ${body.act} was refused: ${taken.refusal.message}`)
}
