import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, type Result } from '../../platform/result.ts'
import { performAct, subjectOf } from './acting.ts'

/** 审核通过, by another person than the one who submitted. */
export async function reviewReport(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number },
  comment: string | undefined,
): Promise<Result<undefined>> {
  const result = await performAct(
    context,
    target,
    'review',
    () => Promise.resolve(ok({ kind: 'review', data: { comment } })),
    async (tx, { key }) => {
      tx.audit({
        type: 'report.reviewed',
        subject: subjectOf(key),
        data: { year: key.year, version: key.version },
      })
    },
  )
  return result.ok ? ok(undefined) : result
}
