import { parseLocalDate } from '../../law/local-date.ts'
import type { Tx } from '../../platform/database/database.ts'
import { Rollback } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import type { RemedyAct, RemedyFacts } from '../model.ts'
import { maskParty, refusalOfFacts, replayRemedy } from '../rules.ts'
import { findDisputed, findRemedy, insertActs, insertRemedy } from '../store.ts'

export const PARTY_FIELD = 'remedyParty'

/** Registers a review or suit; the reply attacked is found by the application's number and need not be typed. */
export async function fileRemedy(
  context: DeskContext,
  facts: RemedyFacts,
  party: string,
): Promise<Result<string>> {
  const refusal = refusalOfFacts(facts, context.today)
  if (refusal !== undefined)
    return refuse('invalid', refusal.message, refusal.field === undefined ? {} : { field: refusal.field })
  if (party.trim() === '') return refuse('invalid', '请填写申请人或者原告', { field: 'party' })
  return context.services.database.write(context.tenancy, async (tx) => {
    const linked = await linkApplication(tx, facts)
    await checkReview(tx, linked)
    const remedyId = await store(
      tx,
      context.services,
      { facts: linked, party, acts: [] },
      context.actor.personId,
    )
    return ok(remedyId)
  })
}

/** Fills in what the register of applications knows of the reply. */
export async function linkApplication(tx: Tx, facts: RemedyFacts): Promise<RemedyFacts> {
  if (facts.applicationNumber === '') return { ...facts, applicationId: null }
  const found = await findDisputed(tx.db, tx.tenancy.organId, facts.applicationNumber)
  if (found === undefined) {
    const message = `没有编号为“${facts.applicationNumber}”的申请。请核对；系统启用前的申请请把编号留空，直接填写被诉答复`
    throw new Rollback(refuse('invalid', message, { field: 'applicationNumber' }))
  }
  const decidedOn = found.decidedOn === null ? null : (parseLocalDate(found.decidedOn) ?? null)
  return {
    ...facts,
    applicationId: found.applicationId,
    disputedOutcome: found.outcome ?? facts.disputedOutcome,
    disputedOn: decidedOn !== null && decidedOn <= facts.filedOn ? decidedOn : facts.disputedOn,
  }
}

async function checkReview(tx: Tx, facts: RemedyFacts): Promise<void> {
  if (facts.reviewId === null) return
  const review = await findRemedy(tx.db, tx.tenancy.organId, facts.reviewId)
  if (review?.kind !== 'review')
    throw new Rollback(refuse('invalid', '没有这件行政复议', { field: 'reviewId' }))
}

interface NewRemedy {
  readonly facts: RemedyFacts
  readonly party: string
  /** After the filing, in order. */
  readonly acts: readonly RemedyAct[]
}

async function store(
  tx: Tx,
  services: Pick<Services, 'keys' | 'calendar'>,
  remedy: NewRemedy,
  personId: string | null,
): Promise<string> {
  const remedyId = newId(tx.now)
  const { organId } = tx.tenancy
  const acts: readonly RemedyAct[] = [
    { kind: 'filed', on: remedy.facts.filedOn, facts: remedy.facts },
    ...remedy.acts,
  ]
  const state = replayRemedy(acts)
  if (state === undefined) throw new Error('a case begins with its filing')
  const party = services.keys.seal(organId, PARTY_FIELD, remedy.party.trim())
  const maskedParty = maskParty(remedy.party)
  await insertRemedy(
    tx.db,
    organId,
    { remedyId, state, party, maskedParty, acts: acts.length },
    services.calendar.current(),
  )
  await insertActs(
    tx.db,
    organId,
    remedyId,
    acts.map((act, index) => ({ seq: index + 1, act })),
    { now: tx.now, personId },
  )
  tx.audit({
    type: 'remedy.filed',
    subject: `remedy/${remedyId}`,
    data: { remedyId, kind: remedy.facts.kind },
  })
  return remedyId
}

/** Inserts a case with all its acts in the caller's transaction (demo, generator); the caller vouches for their order. */
export function importRemedy(
  tx: Tx,
  services: Pick<Services, 'keys' | 'calendar'>,
  remedy: NewRemedy,
  personId: string | null = null,
): Promise<string> {
  return store(tx, services, remedy, personId)
}
