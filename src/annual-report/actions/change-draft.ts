import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { FORMS } from '../forms/index.ts'
import { cellPaths } from '../model.ts'
import type { NewReportAct } from '../rules.ts'
import { performAct, subjectOf } from './acting.ts'

type DraftAct = Extract<
  NewReportAct,
  { kind: 'saveText' | 'saveImprovements' | 'correct' | 'withdrawCorrection' | 'explain' }
>

/** A change of a draft: a text, the improvements, a correction with its reason, a note on a warning. */
export async function changeDraft(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number },
  act: DraftAct,
): Promise<Result<undefined>> {
  const result = await performAct(
    context,
    target,
    act.kind,
    async (_tx, { before }) => {
      const fault = faultOf(act, cellPaths(FORMS[before.form]))
      return fault ?? ok(act)
    },
    async (tx, { key }) => {
      tx.audit({
        type: 'report.changed',
        subject: subjectOf(key),
        data: { year: key.year, version: key.version, act: act.kind, subject: subjectOfAct(act) },
      })
    },
  )
  return result.ok ? ok(undefined) : result
}

function faultOf(act: DraftAct, paths: readonly string[]) {
  if (act.kind !== 'correct' && act.kind !== 'withdrawCorrection') return undefined
  const { path } = act.data
  if (!paths.includes(path)) {
    return refuse('invalid', `本年度的格式没有“${path}”这一格`, { field: 'path' })
  }
  if (act.kind !== 'correct') return undefined
  const { value } = act.data
  const isAmount = path.endsWith('.amountWan')
  if (value.kind === 'blank') return refuse('invalid', '数据不能留空，没有的填 0', { field: 'value' })
  if ((value.kind === 'amount') !== isAmount) {
    return refuse('invalid', isAmount ? '这一格是金额（万元）' : '这一格是件数，应为整数', { field: 'value' })
  }
  return undefined
}

function subjectOfAct(act: DraftAct): string {
  switch (act.kind) {
    case 'saveText':
      return act.data.key
    case 'saveImprovements':
      return String(act.data.items.length)
    case 'correct':
    case 'withdrawCorrection':
      return act.data.path
    case 'explain':
      return act.data.finding
  }
}
