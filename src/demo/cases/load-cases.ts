import { APPLICANT_COLUMNS } from '../../annual-report/model.ts'
import { importCases, type ImportedCase, type PastCase } from '../../applications/actions/import-cases.ts'
import { CHANNELS, WAYS_WANTED, type Channel, type WayWanted } from '../../applications/model.ts'
import type { ApplicantForm } from '../../applications/public-shapes.ts'
import { type LocalDate, parseLocalDate, yearOf } from '../../law/local-date.ts'
import { OUTCOMES, type Outcome } from '../../law/outcomes.ts'
import { FEES_IN_FORCE } from '../../law/parameters.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from '../context.ts'
import { deck, type Random, seeded } from '../random.ts'
import { applicantOf } from './applicants.ts'
import { actsUntil } from './builder.ts'
import type { ReplyFacts } from './elements.ts'
import { planCase } from './plan.ts'
import { type Subject, subjectsOf } from './subjects.ts'

const FIRST_YEAR = 2019

/** A decided case somebody may ask for again, or take to review. */
export interface DecidedCase {
  readonly id: string
  readonly number: string
  readonly outcome: Outcome
  readonly on: LocalDate
  readonly replyNumber: string
  readonly signedOn: LocalDate | null
  readonly applicant: ApplicantForm
  readonly subject: Subject
}

export interface LoadedCases {
  readonly count: number
  readonly decided: readonly DecidedCase[]
}

/** An organ's applications of all years up to today; what lies after today has not happened yet. */
export async function loadCases(demo: Demo, loaded: LoadedOrgan): Promise<LoadedCases> {
  const decks = decksOf(loaded.data.code)
  const decided: DecidedCase[] = []
  let count = 0
  await demo.database.write(tenancyOf(loaded), async (tx) => {
    for (let year = FIRST_YEAR; year <= yearOf(demo.today); year += 1) {
      const drawn = draw(demo, loaded, year, decks, decided)
      if (drawn.length === 0) continue
      const imported = await importCases(
        tx,
        demo.services,
        loaded.organ,
        drawn.map(({ past }) => past),
      )
      imported.forEach((one, index) => {
        const from = drawn[index]
        if (from === undefined) return
        checkLawful(one)
        decided.push(...decidedOf(one, from))
      })
      count += imported.length
    }
  })
  return { count, decided }
}

/** The generator keeps to the law: an act refused by it is a fault of the generator. */
function checkLawful({ number, refused }: ImportedCase): void {
  if (refused.length > 0) throw new Error(`the demo's case ${number} is not lawful: ${refused.join('；')}`)
}

interface Drawn {
  readonly past: PastCase
  readonly subject: Subject
}

interface Decks {
  readonly outcome: () => Outcome
  readonly column: () => (typeof APPLICANT_COLUMNS)[number]
  readonly channel: () => Channel
  readonly way: () => WayWanted
  readonly subject: () => Subject
}

/** 予以公开 is what most applications come to; everything else comes up in its turn. */
function decksOf(code: string): Decks {
  const random = seeded(`${code}|decks`)
  const usual: readonly Outcome[] = [
    'A1',
    'A1',
    'A1',
    'A1',
    'A1',
    'A1',
    'A1',
    'A1',
    'A2',
    'A2',
    'B',
    'B',
    'D1a',
    'D1a',
    'D1b',
    'F3',
  ]
  const people = Array.from({ length: 12 }, () => 'naturalPerson' as const)
  return {
    outcome: deck(random, [...OUTCOMES, ...usual]),
    column: deck(random, [...APPLICANT_COLUMNS, 'business', 'legalService', ...people]),
    channel: deck(random, [...CHANNELS, 'online', 'online', 'online', 'mailSigned', 'counter']),
    way: deck(random, [...WAYS_WANTED, 'collect', 'post', 'post']),
    subject: deck(random, subjectsOf(code)),
  }
}

function draw(
  demo: Demo,
  loaded: LoadedOrgan,
  year: number,
  decks: Decks,
  before: readonly DecidedCase[],
): readonly Drawn[] {
  const { code, applications } = loaded.data
  const wanted = applications[Math.min(year - FIRST_YEAR, applications.length - 1)] ?? 0
  const random = seeded(`${code}|cases|${year}`)
  const starts = Array.from({ length: wanted }, () => startOf(demo, random, code, year)).sort()
  return starts
    .map((submittedOn, index) =>
      drawOne(demo, loaded, decks, {
        random,
        submittedOn,
        key: `demo-${code}-${year}-${String(index).padStart(4, '0')}`,
        before,
      }),
    )
    .filter(({ past }) => past.submittedOn <= demo.today)
}

/** The street of the story has nothing open at the turn of 2019: its 2020 is a year without applications. */
function startOf(demo: Demo, random: Random, code: string, year: number): LocalDate {
  if (year !== FIRST_YEAR) return demo.days.inYear(random, year)
  return demo.days.inMonth(random, year, random.int(6, code === 'wangchenglu' ? 8 : 12))
}

function drawOne(
  demo: Demo,
  loaded: LoadedOrgan,
  decks: Decks,
  from: {
    readonly random: Random
    readonly submittedOn: LocalDate
    readonly key: string
    readonly before: readonly DecidedCase[]
  },
): Drawn {
  const { random, submittedOn } = from
  const wanted = lawfulOn(decks.outcome(), submittedOn)
  const repeated = wanted === 'E2' ? earlierOf(from.before) : undefined
  const outcome = wanted === 'E2' && repeated === undefined ? 'D1b' : wanted
  const subject = repeated?.subject ?? inYear(decks.subject(), yearOf(submittedOn) - 1)
  const applicant = repeated?.applicant ?? applicantOf(random, decks.column())
  const channel = decks.channel()
  const way = decks.way()
  const earlier: ReplyFacts['earlier'] = repeated && { on: repeated.on, number: repeated.replyNumber }
  const planned = planCase({
    random,
    days: demo.days,
    people: loaded.people,
    organ: loaded.organ.name,
    unit: loaded.units[subject.unit] ?? loaded.units[0] ?? '',
    subject,
    channel,
    way,
    submittedOn,
    outcome,
    ...(earlier === undefined ? {} : { earlier }),
  })
  const acts = actsUntil(planned.acts, demo.today)
  const has = (kind: string): boolean => acts.some((act) => act.kind === kind)
  return {
    subject,
    past: {
      applicant,
      channel,
      content: subject.content,
      infoName: subject.infoName,
      formWanted: way === 'email' || way === 'download' ? 'electronic' : 'paper',
      wayWanted: way,
      submittedOn,
      acts,
      intakeKey: from.key,
      ...(has('correctionReceived') && planned.correctedContent !== undefined
        ? { correctedContent: planned.correctedContent }
        : {}),
      ...(has('sign') ? { reply: { outcome, elements: { ...planned.elements }, attachments: [] } } : {}),
    },
  }
}

function inYear(subject: Subject, year: number): Subject {
  return { ...subject, content: subject.content.replaceAll('{年}', String(year)) }
}

/** There was no fee before 2021. */
function lawfulOn(outcome: Outcome, on: LocalDate): Outcome {
  return outcome === 'F2' && on < FEES_IN_FORCE ? 'F1' : outcome
}

function earlierOf(before: readonly DecidedCase[]): DecidedCase | undefined {
  return before.findLast(({ outcome }) => outcome === 'A1' || outcome === 'D1a')
}

function decidedOf(one: ImportedCase, { past, subject }: Drawn): readonly DecidedCase[] {
  const { outcome, decidedOn, decisionNumber, signedOn } = one.view
  if (outcome === null || decidedOn === null || decisionNumber === null) return []
  const signed = signedOn === null ? null : (parseLocalDate(signedOn) ?? null)
  const { applicant } = past
  return [
    {
      id: one.id,
      number: one.number,
      outcome,
      on: decidedOn,
      replyNumber: decisionNumber,
      signedOn: signed,
      applicant,
      subject,
    },
  ]
}
