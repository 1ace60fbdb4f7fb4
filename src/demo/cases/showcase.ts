/** The open cases of an organ as past cases: told up to where the desk goes on with them. */
import type { PastCase } from '../../applications/past-case.ts'
import { REGULATION_IN_FORCE } from '../../law/parameters.ts'
import type { Demo, LoadedOrgan } from '../context.ts'
import { seeded } from '../random.ts'
import { openKey } from '../tracking.ts'
import { applicantOf } from './applicants.ts'
import { actsUntil, buildCase } from './builder.ts'
import { letterWords } from './letter-words.ts'
import { OPEN_CASES, type Shown } from './open-cases.ts'
import { type Subject, subjectsOf } from './subjects.ts'

export interface ShownCase {
  readonly key: string
  readonly past: PastCase
}

/** The street of the story shows every stage, the others a few. */
export function showCases(demo: Demo, loaded: LoadedOrgan): readonly ShownCase[] {
  const { code } = loaded.data
  const wanted = code === 'wangchenglu' ? OPEN_CASES : OPEN_CASES.filter(({ key }) => OTHERS.has(key))
  return wanted
    .map((shown, index) => ({ key: shown.key, past: pastOf(demo, loaded, shown, index) }))
    .filter(({ past }) => past.submittedOn >= REGULATION_IN_FORCE && !isStoryTime(code, past.submittedOn))
}

const OTHERS: ReadonlySet<string> = new Set(['new-1', 'due-3', 'third-party', 'due-5'])

/** Nothing may be open in 王城路街道 in 2020. */
function isStoryTime(code: string, submittedOn: string): boolean {
  return code === 'wangchenglu' && submittedOn >= '2019-10-01' && submittedOn <= '2020-12-31'
}

function pastOf(demo: Demo, loaded: LoadedOrgan, shown: Shown, index: number): PastCase {
  const { days, today } = demo
  const { data, people, units } = loaded
  const submittedOn = shown.ago === 0 ? today : days.before(today, shown.ago)
  const year = Number(submittedOn.slice(0, 4)) - 1
  const inYear = (text: string): string => text.replaceAll('{年}', String(year))
  const drawn = subjectFor(data.code, shown, index)
  const subject = { ...drawn, infoName: inYear(drawn.infoName), content: inYear(drawn.content) }
  const builder = buildCase(people, days)
  if (shown.unconfirmed === true) builder.add('submit', submittedOn, null, { channel: shown.channel })
  else {
    const received = builder.receive(shown.channel, submittedOn, 0)
    const person = shown.withClerk === true ? people.clerk : undefined
    if (shown.unassigned !== true && shown.ago > 1)
      builder.assign(days.after(received, 1), units[subject.unit] ?? units[0] ?? '', person)
    const after = (workdays: number) => days.after(received, workdays)
    shown.tell?.({ builder, people, demo, subject, after })
  }
  const acts = actsUntil(builder.acts, today)
  return {
    applicant: applicantOf(
      seeded(`${data.code}|${shown.applicant ?? shown.key}`),
      shown.column ?? 'naturalPerson',
    ),
    channel: shown.channel,
    content: subject.content,
    infoName: subject.infoName,
    formWanted: shown.way === 'email' || shown.way === 'download' ? 'electronic' : 'paper',
    wayWanted: shown.way ?? 'collect',
    submittedOn,
    acts,
    letters: letterWords(loaded, subject),
    intakeKey: openKey(data.code, shown.key),
    ...(shown.correctedContent === undefined ? {} : { correctedContent: inYear(shown.correctedContent) }),
    ...(shown.reply === undefined
      ? {}
      : { reply: { ...shown.reply, elements: { ...shown.reply.elements }, attachments: [] } }),
  }
}

/** The street's are its own; elsewhere one of the organ's matters, with somebody else in it where he is asked. */
function subjectFor(code: string, shown: Shown, place: number): Subject {
  if (code === 'wangchenglu' && shown.subject !== undefined) return shown.subject
  const all = subjectsOf(code)
  const some = shown.key === 'third-party' ? all.filter(({ thirdParty }) => thirdParty !== undefined) : all
  const subject = some[(place + seeded(`${code}|showcase`).int(0, 99)) % some.length]
  if (subject === undefined) throw new Error('an organ without subjects')
  return subject
}
