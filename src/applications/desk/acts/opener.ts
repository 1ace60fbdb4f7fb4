import type { ApplicationDetail } from '../../contract.ts'
import type { ActKind } from '../../model.ts'
import type { ChosenAct } from './act-dialog.tsx'

/** Opens the dialog of one act; undefined where the server does not allow it. */
export function openerOf(
  application: ApplicationDetail,
  kind: ActKind,
  choose: (chosen: ChosenAct) => void,
): ((target?: number) => void) | undefined {
  const allowed = application.allowedActs.find(({ act, allowed: may }) => act === kind && may)
  if (allowed === undefined) return undefined
  const { label, article } = allowed
  return (target) => choose({ act: kind, label, article, ...(target === undefined ? {} : { target }) })
}
