/** A case told act by act, each not before the one before it. */
import type {
  ActData,
  ActKind,
  Channel,
  DeliveryMethod,
  NewAct,
  WayWanted,
} from '../../applications/model.ts'
import { CHANNEL_DEFINITIONS } from '../../applications/model.ts'
import { addDays, type LocalDate } from '../../law/local-date.ts'
import type { Outcome } from '../../law/outcomes.ts'
import type { Days } from '../days.ts'

/** Ids of the people of an organ who act. */
export interface CasePeople {
  readonly clerk: string
  readonly reviewer: string
  readonly head: string
  readonly secrecy: string
  readonly signer: string
}

export interface CaseBuilder {
  readonly acts: readonly NewAct[]
  /** The day of the last act. */
  readonly last: LocalDate
  add<K extends ActKind>(kind: K, on: LocalDate, by: string | null, data: ActData[K]): LocalDate
  /** Submitted on a day and received as its channel has it (条例 31). Answers the day of receipt. */
  receive(channel: Channel, on: LocalDate, confirmedAfter: number): LocalDate
  /** To a unit, and to a person of it where one is named. */
  assign(on: LocalDate, unit: string, person?: string): void
  /** Search, secrecy review where something is given out, draft, review, signature. */
  decide(outcome: Outcome, on: LocalDate, subject: string): LocalDate
  deliver(way: WayWanted, on: LocalDate, daysInPost: number): void
}

export function buildCase(people: CasePeople, days: Days): CaseBuilder {
  const acts: NewAct[] = []
  let last = '' as LocalDate // replaced by the first act
  const add: CaseBuilder['add'] = (kind, on, by, data) => {
    const day = on > last ? on : last
    acts.push({ kind, on: day, by, data } as NewAct) // kind and data are of one K
    last = day
    return day
  }
  return {
    acts,
    get last() {
      return last
    },
    add,
    receive(channel, on, confirmedAfter) {
      const { basis, needsConfirmation } = CHANNEL_DEFINITIONS[channel]
      const atCounter = channel === 'counter' || channel === 'oral'
      add('submit', on, atCounter ? people.clerk : null, { channel })
      if (!needsConfirmation) return add('register', on, people.clerk, { channel, basis })
      return add('confirm', days.after(on, confirmedAfter), people.clerk, { channel, basis, how: '电话确认' })
    },
    assign(on, unit, person) {
      add('assign', on, people.clerk, { unit, ...(person === undefined ? {} : { person }) })
      add('accept', on, people.clerk, {})
    },
    decide(outcome, on, subject) {
      const drafted = days.before(on, 2)
      if (SEARCHED.has(outcome))
        add('search', days.before(on, 4), people.clerk, {
          scope: '电子公文系统、档案室、承办科室纸质档案',
          keywords: subject,
          result: FOUND.has(outcome)
            ? `检索到《${subject}》及其附件，已调取复印`
            : '电子公文系统、档案目录均未检索到；承办科室和档案室人工查找，未见相关文件',
          searcher: '承办科室经办人、档案管理员',
        })
      if (REVIEWED.has(outcome))
        add('reviewSecrecy', days.before(on, 3), people.secrecy, {
          result: 'releasable',
          opinion:
            outcome === 'B'
              ? `《${subject}》遮挡个人信息和商业秘密后可以提供`
              : `《${subject}》不涉及国家秘密和敏感信息，可以提供`,
        })
      add('draft', drafted, people.clerk, { outcome, letter: '', version: 1 })
      add('review', days.before(on, 1), people.reviewer, { comment: '同意', version: 1 })
      return add('sign', on, people.signer, { outcome, number: '' })
    },
    deliver(way, on, daysInPost) {
      const method = METHODS[way]
      // As at the desk: sent or opened first; the letter's id is known once it is written.
      if (method === 'email') add('emailReply', on, people.clerk, { letter: '' })
      if (method === 'download')
        add('offerDownload', on, people.clerk, { letter: '', until: addDays(on, 60) })
      if (method !== 'post') {
        const by = method === 'inPerson' ? people.clerk : null
        const relation = method === 'inPerson' ? { relation: '本人' } : {}
        add('deliver', on, by, { method, signed: on > last ? on : last, ...relation })
        return
      }
      const mailed = on > last ? on : last
      add('deliver', mailed, people.clerk, {
        method,
        mailed,
        mailNumber: `演示${mailed.replaceAll('-', '')}`,
      })
      const signed = addDays(mailed, daysInPost)
      add('recordSignature', signed, people.clerk, { signed, relation: '本人' })
    },
  }
}

const METHODS: Readonly<Record<WayWanted, DeliveryMethod>> = {
  collect: 'inPerson',
  consult: 'inPerson',
  post: 'post',
  email: 'email',
  download: 'download',
}

const FOUND: ReadonlySet<Outcome> = new Set([
  'A1',
  'A2',
  'B',
  'C1',
  'C2',
  'C3',
  'C4',
  'C5',
  'C6',
  'C7',
] as const)
const SEARCHED: ReadonlySet<Outcome> = new Set(['A1', 'A2', 'B', 'C4', 'C6', 'C7', 'D1a', 'D2'] as const)
const REVIEWED: ReadonlySet<Outcome> = new Set(['A1', 'B'] as const)

/**
 * What is on record by the end of a day. A reply still in the making is not kept: its letter would be missing, so
 * the case stands where its handler has it.
 */
export function actsUntil(acts: readonly NewAct[], today: LocalDate): readonly NewAct[] {
  const done = acts.filter((act) => act.on <= today).map((act) => knownOn(act, today))
  if (done.some(({ kind }) => kind === 'sign')) return done
  return done.filter(({ kind }) => kind !== 'draft' && kind !== 'review')
}

/** The day a consulted party got its letter is not known before it came. */
function knownOn(act: NewAct, today: LocalDate): NewAct {
  if (act.kind !== 'consultThirdParty' && act.kind !== 'consultOrgan') return act
  const { delivered, ...data } = act.data
  return delivered === undefined || delivered <= today ? act : { ...act, data }
}
