import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { findRemedy } from '../store.ts'
import { PARTY_FIELD } from './file-remedy.ts'

/** The party's full name, for a reason that is recorded. */
export function revealParty(context: DeskContext, remedyId: string, reason: string): Promise<Result<string>> {
  const { organId } = context.actor
  return context.services.database.write<Result<string>>(context.tenancy, async (tx) => {
    const remedy = await findRemedy(tx.db, organId, remedyId)
    if (remedy === undefined) return refuse('notFound', '没有这件案件')
    tx.audit({
      type: 'personalData.revealed',
      subject: `remedy/${remedyId}`,
      data: { subject: `remedy/${remedyId}`, field: 'party', reason },
    })
    return ok(context.services.keys.open(organId, PARTY_FIELD, remedy.party))
  })
}
