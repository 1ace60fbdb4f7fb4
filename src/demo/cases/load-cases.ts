import { importCases, type ImportedCase, type PastCase } from '../../applications/actions/import-cases.ts'
import { numberOf } from '../../applications/letter-work.ts'
import type { ApplicantForm } from '../../applications/public-shapes.ts'
import { addDays, type LocalDate, parseLocalDate, yearOf } from '../../law/local-date.ts'
import type { Outcome } from '../../law/outcomes.ts'
import type { Organ } from '../../organs/model.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from '../context.ts'
import { type Drawn, drawCases } from './draw.ts'
import { elementsOf } from './elements.ts'
import { letterWords } from './letter-words.ts'
import type { ShownCase } from './showcase.ts'
import type { Subject } from './subjects.ts'

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
  /** The open ones, by their keys. */
  readonly shown: ReadonlyMap<string, ImportedCase>
}

/** Letters are open on the status page for sixty days; those are printed at once. */
const DAYS_OPEN = 60

/** Past and open cases of an organ in one go, so that numbers follow the dates throughout. */
export async function loadCases(
  demo: Demo,
  loaded: LoadedOrgan,
  shown: readonly ShownCase[],
): Promise<LoadedCases> {
  const drawn = drawCases(demo, loaded)
  const told = tellAll(loaded, drawn, shown)
  const imported = await demo.database.write(tenancyOf(loaded), (tx) =>
    importCases(
      tx,
      demo.services,
      loaded.organ,
      told.map(({ past }) => past),
      { printFrom: addDays(demo.today, -DAYS_OPEN) },
    ),
  )
  const decided: DecidedCase[] = []
  const open = new Map<string, ImportedCase>()
  for (const [index, one] of imported.entries()) {
    const from = told[index]
    if (from === undefined) continue
    checkLawful(one)
    if (from.drawn !== undefined) decided.push(...decidedOf(one, from.drawn))
    if (from.key !== undefined) open.set(from.key, one)
  }
  return { count: imported.length, decided, shown: open }
}

/** The generator keeps to the law: an act refused by it is a fault of the generator. */
function checkLawful({ number, refused }: ImportedCase): void {
  if (refused.length > 0) throw new Error(`the demo's case ${number} is not lawful: ${refused.join('；')}`)
}

interface Told {
  readonly past: PastCase
  readonly drawn?: Drawn
  readonly key?: string
}

/** By date of submission, as a register has them; replies numbered by date of signature. */
function tellAll(loaded: LoadedOrgan, drawn: readonly Drawn[], shown: readonly ShownCase[]): readonly Told[] {
  const numbers = replyNumbers(loaded.organ, drawn, shown)
  return [
    ...drawn.map((one) => ({ past: pastOf(loaded, one, numbers), drawn: one })),
    ...shown.map((one) => ({ past: withNumber(one.past, numbers.get(one)), key: one.key })),
  ].toSorted((a, b) => compare(a.past.submittedOn, b.past.submittedOn))
}

type Numbers = ReadonlyMap<Drawn | ShownCase, string>

/** 文号 are known before the import: a repeated request is answered with the number of the earlier reply. */
function replyNumbers(organ: Organ, drawn: readonly Drawn[], shown: readonly ShownCase[]): Numbers {
  const signed = [...drawn, ...shown]
    .flatMap((of) => {
      const acts = 'past' in of ? of.past.acts : of.acts
      const on = parseLocalDate(acts.find(({ kind }) => kind === 'sign')?.on ?? '')
      return on === undefined ? [] : [{ of, on }]
    })
    .toSorted((a, b) => compare(a.on, b.on))
  const last = new Map<number, number>()
  const numbers = new Map<Drawn | ShownCase, string>()
  for (const { of, on } of signed) {
    const seq = (last.get(yearOf(on)) ?? 0) + 1
    last.set(yearOf(on), seq)
    numbers.set(of, numberOf(organ, 'reply', yearOf(on), seq))
  }
  return numbers
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function withNumber(past: PastCase, number: string | undefined): PastCase {
  if (number === undefined) return past
  const acts = past.acts.map((act) => (act.kind === 'sign' ? { ...act, data: { ...act.data, number } } : act))
  return { ...past, acts }
}

function pastOf(loaded: LoadedOrgan, drawn: Drawn, numbers: Numbers): PastCase {
  const { applicant, subject, channel, way, submittedOn, outcome, planned, acts, repeats, key } = drawn
  const hasCorrection = acts.some(({ kind }) => kind === 'correctionReceived')
  const past: PastCase = {
    applicant,
    channel,
    content: subject.content,
    infoName: subject.infoName,
    formWanted: way === 'email' || way === 'download' ? 'electronic' : 'paper',
    wayWanted: way,
    submittedOn,
    acts,
    letters: letterWords(loaded, subject),
    intakeKey: key,
    ...(hasCorrection && planned.correctedContent !== undefined
      ? { correctedContent: planned.correctedContent }
      : {}),
    ...(drawn.signedOn === undefined
      ? {}
      : { reply: { outcome, elements: elementsFor(loaded, drawn, repeats, numbers), attachments: [] } }),
  }
  return withNumber(past, numbers.get(drawn))
}

function elementsFor(
  loaded: LoadedOrgan,
  { subject, planned }: Drawn,
  repeats: Drawn | undefined,
  numbers: Numbers,
): Record<string, string> {
  const number = repeats === undefined ? undefined : numbers.get(repeats)
  if (repeats?.signedOn === undefined || number === undefined) return { ...planned.elements }
  const earlier = { on: repeats.signedOn, number }
  return { ...elementsOf('E2', { subject, organ: loaded.organ.name, pages: 1, earlier }) }
}

function decidedOf(one: ImportedCase, { applicant, subject }: Drawn): readonly DecidedCase[] {
  const { outcome, decidedOn, decisionNumber, signedOn } = one.view
  if (outcome === null || decidedOn === null || decisionNumber === null) return []
  const { id, number } = one
  const signed = signedOn === null ? null : (parseLocalDate(signedOn) ?? null)
  return [
    {
      id,
      number,
      outcome,
      on: decidedOn,
      replyNumber: decisionNumber,
      signedOn: signed,
      applicant,
      subject,
    },
  ]
}
