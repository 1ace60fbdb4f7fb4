import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { obstaclesOf } from '../rules.ts'
import { performAct, subjectOf } from './acting.ts'
import { stateOf } from './live-report.ts'

/** 送审: a draft without errors, open gaps or unexplained warnings goes to a second person. */
export async function submitReport(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number },
  comment: string | undefined,
): Promise<Result<undefined>> {
  const result = await performAct(
    context,
    target,
    'submit',
    async (tx, { organ, key, before }) => {
      const { findings } = await stateOf(context.services, tx.db, organ, key, before, context.today)
      const obstacles = obstaclesOf(findings, before)
      if (obstacles.length > 0) return refuse('notAllowedNow', `还不能送审：${obstacles.join('；')}`)
      return ok({ kind: 'submit', data: { comment } })
    },
    async (tx, { key }) => {
      tx.audit({
        type: 'report.submitted',
        subject: subjectOf(key),
        data: { year: key.year, version: key.version },
      })
    },
  )
  return result.ok ? ok(undefined) : result
}
