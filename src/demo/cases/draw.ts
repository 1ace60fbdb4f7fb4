/** The applications of an organ year by year, drawn by a seeded hand: who asks for what, how, and what comes of it. */
import { APPLICANT_COLUMNS } from '../../annual-report/model.ts'
import { CHANNELS, WAYS_WANTED, type Channel, type NewAct, type WayWanted } from '../../applications/model.ts'
import type { ApplicantForm } from '../../applications/public-shapes.ts'
import { type LocalDate, parseLocalDate, yearOf } from '../../law/local-date.ts'
import { OUTCOMES, type Outcome } from '../../law/outcomes.ts'
import { FEES_IN_FORCE } from '../../law/parameters.ts'
import type { Demo, LoadedOrgan } from '../context.ts'
import { deck, type Random, seeded } from '../random.ts'
import { applicantOf } from './applicants.ts'
import { actsUntil } from './builder.ts'
import { isMatterOutcome, mattersFor, type MatterOutcome } from './matters.ts'
import { planCase, type PlannedCase } from './plan.ts'
import { type Subject, subjectsOf } from './subjects.ts'

const FIRST_YEAR = 2019

export interface Drawn {
  readonly applicant: ApplicantForm
  readonly subject: Subject
  readonly channel: Channel
  readonly way: WayWanted
  readonly submittedOn: LocalDate
  readonly outcome: Outcome
  readonly planned: PlannedCase
  /** What has happened by today. */
  readonly acts: readonly NewAct[]
  readonly signedOn: LocalDate | undefined
  /** The earlier reply that a repeated request is sent back to. */
  readonly repeats: Drawn | undefined
  readonly key: string
}

/** In the order of their day; what lies after today has not happened yet. */
export function drawCases(demo: Demo, loaded: LoadedOrgan): readonly Drawn[] {
  const decks = decksOf(loaded.data.code)
  const all: Drawn[] = []
  for (let year = FIRST_YEAR; year <= yearOf(demo.today); year += 1)
    all.push(...drawYear(demo, loaded, year, decks, [...all]))
  return all
}

interface Decks {
  readonly outcome: () => Outcome
  readonly column: () => (typeof APPLICANT_COLUMNS)[number]
  readonly channel: () => Channel
  readonly way: () => WayWanted
  readonly subject: () => Subject
  /** One whose release touches somebody else. */
  readonly touching: () => Subject
  readonly matter: (outcome: MatterOutcome) => Subject
}

/** 予以公开 is what most applications come to; everything else comes up in its turn. */
function decksOf(code: string): Decks {
  const random = seeded(`${code}|decks`)
  const usual: readonly Outcome[] = [
    ...Array.from({ length: 8 }, () => 'A1' as const),
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
  const subjects = subjectsOf(code)
  const matters = new Map<MatterOutcome, () => Subject>()
  return {
    outcome: deck(random, [...OUTCOMES, ...usual]),
    column: deck(random, [...APPLICANT_COLUMNS, 'business', 'legalService', ...people]),
    channel: deck(random, [...CHANNELS, 'online', 'online', 'online', 'mailSigned', 'counter']),
    way: deck(random, [...WAYS_WANTED, 'collect', 'post', 'post']),
    subject: deck(random, subjects),
    touching: deck(
      random,
      subjects.filter(({ thirdParty }) => thirdParty !== undefined),
    ),
    matter(outcome) {
      const next = matters.get(outcome) ?? deck(random, mattersFor(outcome))
      matters.set(outcome, next)
      return next()
    },
  }
}

function drawYear(
  demo: Demo,
  loaded: LoadedOrgan,
  year: number,
  decks: Decks,
  before: readonly Drawn[],
): readonly Drawn[] {
  const { code, applications } = loaded.data
  const wanted = applications[Math.min(year - FIRST_YEAR, applications.length - 1)] ?? 0
  const random = seeded(`${code}|cases|${year}`)
  const starts = Array.from({ length: wanted }, () => startOf(demo, random, code, year)).sort()
  return starts
    .map((submittedOn, index) => {
      const key = `demo-${code}-${year}-${String(index).padStart(4, '0')}`
      return drawOne(demo, loaded, decks, { random, submittedOn, key, before })
    })
    .filter(({ submittedOn }) => submittedOn <= demo.today)
}

/** The street of the story has nothing open at the turn of 2019: its 2020 is a year without applications. */
function startOf(demo: Demo, random: Random, code: string, year: number): LocalDate {
  if (year !== FIRST_YEAR) return demo.days.inYear(random, year)
  return demo.days.inMonth(random, year, random.int(6, code === 'wangchenglu' ? 8 : 12))
}

interface Start {
  readonly random: Random
  readonly submittedOn: LocalDate
  readonly key: string
  readonly before: readonly Drawn[]
}

function drawOne(demo: Demo, loaded: LoadedOrgan, decks: Decks, from: Start): Drawn {
  const { random, submittedOn, key, before } = from
  const wanted = lawfulOn(decks.outcome(), submittedOn)
  const repeats = wanted === 'E2' ? earlierOf(before, submittedOn) : undefined
  const outcome = wanted === 'E2' && repeats === undefined ? 'D1b' : wanted
  const subject = repeats?.subject ?? inYear(subjectFor(decks, outcome), yearOf(submittedOn) - 1)
  const applicant = repeats?.applicant ?? applicantOf(random, decks.column())
  const channel = decks.channel()
  const way = decks.way()
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
  })
  const acts = actsUntil(planned.acts, demo.today)
  const signed = acts.find(({ kind }) => kind === 'sign')
  const signedOn = signed === undefined ? undefined : parseLocalDate(signed.on)
  return { applicant, subject, channel, way, submittedOn, outcome, planned, acts, signedOn, repeats, key }
}

function subjectFor(decks: Decks, outcome: Outcome): Subject {
  if (isMatterOutcome(outcome)) return decks.matter(outcome)
  return outcome === 'C4' || outcome === 'B' ? decks.touching() : decks.subject()
}

function inYear(subject: Subject, year: number): Subject {
  return { ...subject, content: subject.content.replaceAll('{年}', String(year)) }
}

/** There was no fee before 2021. */
function lawfulOn(outcome: Outcome, on: LocalDate): Outcome {
  return outcome === 'F2' && on < FEES_IN_FORCE ? 'F1' : outcome
}

function earlierOf(before: readonly Drawn[], on: LocalDate): Drawn | undefined {
  return before.findLast(
    ({ outcome, signedOn }) =>
      (outcome === 'A1' || outcome === 'D1a') && signedOn !== undefined && signedOn < on,
  )
}
