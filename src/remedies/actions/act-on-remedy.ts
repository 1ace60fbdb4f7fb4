import type { AuditEvent } from '../../audit/model.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { RemedyAct, RemedyFacts } from '../model.ts'
import { refusalOfAct, replayRemedy } from '../rules.ts'
import { findRemedy, insertActs, loadActs, updateRemedy } from '../store.ts'
import { linkApplication } from './file-remedy.ts'

/** Adds one act to a case, as the table of stages and acts allows. */
export function actOnRemedy(
  context: DeskContext,
  remedyId: string,
  given: RemedyAct,
): Promise<Result<undefined>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const remedy = await findRemedy(tx.db, organId, remedyId)
    const acts = (await loadActs(tx.db, organId, remedyId)).map(({ act }) => act)
    const state = replayRemedy(acts)
    if (remedy === undefined || state === undefined)
      return refuse('notFound', '没有这件案件，可能属于其他机关')
    const act = given.kind === 'corrected' ? await correction(tx, state.facts, given) : given
    const refusal = refusalOfAct(state, act, context.today)
    if (refusal !== undefined) {
      const { message, ...more } = refusal
      return refuse(refusal.field === undefined ? 'notAllowedNow' : 'invalid', message, more)
    }
    const next = replayRemedy([...acts, act])
    if (next === undefined) throw new Error('a case that was folded folds with one more act')
    const updated = await updateRemedy(
      tx.db,
      organId,
      remedyId,
      remedy.last_seq,
      next,
      context.services.calendar.current(),
    )
    if (!updated) throw new Rollback(refuse('conflict', '这件案件刚被别人登记过，请刷新后再登记'))
    await insertActs(tx.db, organId, remedyId, [{ seq: remedy.last_seq + 1, act }], { now: tx.now, personId })
    tx.audit(auditOf(remedyId, act))
    return ok(undefined)
  })
}

/** Only what really changes, the application looked up anew. */
async function correction(
  tx: Tx,
  facts: RemedyFacts,
  given: Extract<RemedyAct, { kind: 'corrected' }>,
): Promise<RemedyAct> {
  const linked = await linkApplication(tx, { ...facts, ...given.facts })
  const was: Readonly<Record<string, unknown>> = { ...facts }
  // The members that differ are members of the facts.
  const changed = Object.fromEntries(
    Object.entries(linked).filter(([name, value]) => was[name] !== value),
  ) as Partial<RemedyFacts>
  return { ...given, facts: changed }
}

function auditOf(remedyId: string, act: RemedyAct): AuditEvent {
  const subject = `remedy/${remedyId}`
  const reason = act.reason ?? ''
  switch (act.kind) {
    case 'overridden':
      return { type: 'remedy.overridden', subject, data: { remedyId, column: act.column, reason } }
    case 'corrected':
      return { type: 'remedy.corrected', subject, data: { remedyId, fields: Object.keys(act.facts), reason } }
    default:
      return { type: 'remedy.acted', subject, data: { remedyId, act: act.kind, on: act.on } }
  }
}
