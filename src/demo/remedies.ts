import type { ReviewOutcome, SuitOutcome } from '../annual-report/remedy-columns.ts'
import { addDays, composeDate, type LocalDate, yearOf } from '../law/local-date.ts'
import { isReviewFirst } from '../law/outcomes.ts'
import { REVIEW_FIRST_IN_FORCE } from '../law/parameters.ts'
import { importRemedy } from '../remedies/actions/file-remedy.ts'
import type { RemedyAct, RemedyFacts } from '../remedies/model.ts'
import type { DecidedCase } from './cases/load-cases.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from './context.ts'
import { deck, type Random, seeded } from './random.ts'

const REVIEW_RESULTS: readonly ReviewOutcome[] = [
  'upheld',
  'upheld',
  'claimRejected',
  'revoked',
  'orderedToPerform',
  'foundUnlawful',
  'terminated',
  'applicationRejected',
  'notAccepted',
  'mediated',
]
const SUIT_RESULTS: readonly SuitOutcome[] = [
  'claimDismissed',
  'claimDismissed',
  'revoked',
  'orderedToPerform',
  'foundUnlawful',
  'suitRejected',
  'withdrawn',
  'notFiled',
]

/** Reviews and suits over some of the replies: every result, before and after review. Answers their number. */
export async function loadRemedies(
  demo: Demo,
  loaded: LoadedOrgan,
  decided: readonly DecidedCase[],
): Promise<number> {
  const random = seeded(`${loaded.data.code}|remedies`)
  const results = { review: deck(random, REVIEW_RESULTS), suit: deck(random, SUIT_RESULTS) }
  // The street of the story has neither review nor suit up to the end of its year.
  const from = loaded.data.code === 'wangchenglu' ? composeDate(2021, 1, 1) : composeDate(2019, 5, 15)
  const disputed = decided.filter(
    ({ signedOn, outcome, on }) => signedOn !== null && outcome !== 'A1' && on >= from && random.chance(0.12),
  )
  let count = 0
  await demo.database.write(tenancyOf(loaded), async (tx) => {
    for (const [index, one] of disputed.entries()) {
      const told = tell(demo, loaded, one, index, random, results)
      for (const remedy of told) {
        if (remedy.facts.filedOn > demo.today) continue
        await importRemedy(tx, demo.services, remedy, loaded.people.clerk)
        count += 1
      }
    }
  })
  return count
}

interface Told {
  readonly facts: RemedyFacts
  readonly party: string
  readonly acts: readonly RemedyAct[]
}

interface Results {
  readonly review: () => ReviewOutcome
  readonly suit: () => SuitOutcome
}

/** A third go to court straight away where the law lets them; of the rest some go on to court after the review. */
function tell(
  demo: Demo,
  loaded: LoadedOrgan,
  one: DecidedCase,
  index: number,
  random: Random,
  results: Results,
): readonly Told[] {
  const mustReview = isReviewFirst(one.outcome) && one.on >= REVIEW_FIRST_IN_FORCE
  const filedOn = demo.days.after(addDays(one.signedOn ?? one.on, random.int(8, 45)), 0)
  if (!mustReview && random.chance(0.3))
    return [suit(demo, loaded, one, { index, random, filedOn, afterReview: false, results })]
  const review = reviewed(demo, loaded, one, { index, random, filedOn, results })
  const closed = review.acts.find(({ kind }) => kind === 'closed')
  if (closed === undefined || !random.chance(0.4)) return [review]
  const next = demo.days.after(addDays(closed.on, random.int(5, 14)), 0)
  return [review, suit(demo, loaded, one, { index, random, filedOn: next, afterReview: true, results })]
}

interface Filing {
  readonly index: number
  readonly random: Random
  readonly filedOn: LocalDate
  readonly results: Results
}

function factsOf(
  one: DecidedCase,
  kind: 'review' | 'suit',
  filing: Filing & { authority: string; afterReview: boolean },
): RemedyFacts {
  const mark = kind === 'review' ? '演复字' : '演行初字'
  return {
    kind,
    afterReview: filing.afterReview,
    reviewId: null,
    role: 'respondent',
    authority: filing.authority,
    caseNumber: `${mark}〔${yearOf(filing.filedOn)}〕${filing.index + 11}号`,
    applicationId: one.id,
    applicationNumber: one.number,
    disputedOutcome: one.outcome,
    disputedOn: one.on,
    filedOn: filing.filedOn,
  }
}

function reviewed(demo: Demo, { organ }: LoadedOrgan, one: DecidedCase, filing: Filing): Told {
  const { random, filedOn, results } = filing
  const { days, today } = demo
  const facts = factsOf(one, 'review', {
    ...filing,
    authority: organ.settings.reviewOrgan ?? '上一级人民政府',
    afterReview: false,
  })
  const outcome = results.review()
  if (outcome === 'notAccepted') {
    const on = days.after(filedOn, 5)
    return done({ facts, party: one.applicant.name, acts: [{ kind: 'closed', on, outcome }] }, today)
  }
  const acceptedOn = days.after(filedOn, random.int(3, 5))
  const copy = days.after(acceptedOn, random.int(2, 6))
  const answered = days.after(copy, random.int(4, 6))
  const closed = days.after(answered, random.int(15, 24))
  const acts: RemedyAct[] = [
    { kind: 'copyReceived', on: copy, procedure: 'ordinary', acceptedOn },
    { kind: 'answered', on: answered },
    { kind: 'closed', on: closed, outcome },
  ]
  if (outcome === 'revoked' || outcome === 'orderedToPerform') {
    const until = days.after(closed, 20)
    acts.push({ kind: 'redoOrdered', on: closed, until }, { kind: 'redone', on: days.after(closed, 12) })
  }
  return done({ facts, party: one.applicant.name, acts }, today)
}

function suit(
  demo: Demo,
  { organ }: LoadedOrgan,
  one: DecidedCase,
  filing: Filing & { afterReview: boolean },
): Told {
  const { random, filedOn, results } = filing
  const { days, today } = demo
  const facts = factsOf(one, 'suit', { ...filing, authority: organ.settings.court ?? '有管辖权的人民法院' })
  const outcome = results.suit()
  const party = one.applicant.name
  if (outcome === 'notFiled')
    return done({ facts, party, acts: [{ kind: 'closed', on: days.after(filedOn, 7), outcome }] }, today)
  const copy = days.after(filedOn, random.int(5, 8))
  const answered = days.after(copy, random.int(6, 9))
  const heard = days.after(answered, random.int(12, 30))
  const judged = days.after(heard, random.int(15, 40))
  const paper = outcome === 'suitRejected' || outcome === 'withdrawn' ? 'ruling' : 'judgment'
  const final = days.after(judged, paper === 'ruling' ? 8 : 13)
  return done(
    {
      facts,
      party,
      acts: [
        { kind: 'copyReceived', on: copy, procedure: 'ordinary', acceptedOn: null },
        { kind: 'answered', on: answered },
        { kind: 'heard', on: heard },
        { kind: 'judged', on: judged, outcome, paper },
        { kind: 'closed', on: final, outcome },
      ],
    },
    today,
  )
}

function done(told: Told, today: LocalDate): Told {
  return { ...told, acts: told.acts.filter(({ on }) => on <= today) }
}
