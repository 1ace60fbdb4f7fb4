import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, type Result } from '../../platform/result.ts'
import { performAct, subjectOf } from './acting.ts'

/** 退回, with its reasons: by the reviewer, the signer, or after filing by the supervisor above. */
export async function giveBackReport(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number },
  reason: string,
): Promise<Result<undefined>> {
  const result = await performAct(
    context,
    target,
    'giveBack',
    () => Promise.resolve(ok({ kind: 'giveBack', data: { reason } })),
    async (tx, { key, before }) => {
      tx.audit({
        type: 'report.givenBack',
        subject: subjectOf(key),
        data: { year: key.year, version: key.version, from: before.state, reason },
      })
    },
  )
  return result.ok ? ok(undefined) : result
}
