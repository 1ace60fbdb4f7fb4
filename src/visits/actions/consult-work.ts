import { Rollback, type Tx } from '../../platform/database/database.ts'
import { changesOf, type Changes } from '../../platform/changes.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { boundUnits } from '../../registers/actions/scope.ts'
import { actOnConsultation, type ConsultationRow, findConsultation } from '../consult-store.ts'
import type { ConsultActKind } from '../model.ts'

/** What an act changes, and what of the record it takes the place of. */
type Change = Parameters<typeof actOnConsultation>[2] & { readonly kept?: Changes }

/** The frame every act on a consultation runs in: found, allowed, changed, recorded, audited. */
export async function actIn(
  context: DeskContext,
  id: string,
  kind: ConsultActKind,
  note: string,
  decide: (row: ConsultationRow, tx: Tx) => Promise<Result<Change>>,
): Promise<Result<undefined>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const row = await findConsultation(tx.db, organId, id)
    if (row === undefined || !mayRead(context, row)) return refuse('notFound', '没有这件咨询，或者不由您办理')
    const change = await decide(row, tx)
    if (!change.ok) return change
    const { kept, ...changed } = change.value
    const done = await actOnConsultation(
      tx.db,
      row,
      changed,
      { kind, on: context.today, note, ...(kept === undefined ? {} : { changes: kept }) },
      { now: tx.now, personId },
    )
    if (!done) throw new Rollback(refuse('conflict', '这件咨询刚被别人处理过，请刷新'))
    const subject = `consultation/${id}`
    if (kind === 'amended' || kind === 'corrected')
      tx.audit({
        type: 'consult.corrected',
        subject,
        data: { consultationId: id, fields: Object.keys(kept ?? {}), reason: note },
      })
    else tx.audit({ type: 'consult.acted', subject, data: { consultationId: id, act: kind } })
    return ok(undefined)
  })
}

export function mayRead(context: DeskContext, row: ConsultationRow): boolean {
  const bound = boundUnits(context.actor)
  return bound === undefined || bound.includes(row.unit_id ?? '')
}

/** The earlier answer, kept beside the act that writes another one. */
export function formerAnswer(
  row: ConsultationRow,
  next: { readonly answer: string; readonly publicQuestion: string },
): { readonly kept?: Changes } {
  if (row.answer === '' && row.public_question === '') return {}
  const kept = changesOf({ answer: row.answer, publicQuestion: row.public_question }, next)
  return Object.keys(kept).length === 0 ? {} : { kept }
}
