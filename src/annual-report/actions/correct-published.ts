import type { DeskContext } from '../../platform/http/desk-api.ts'
import { Rollback } from '../../platform/database/database.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { hasRole } from '../../people/model.ts'
import { type NewReportAct, TEXT_KEYS, type ReportView } from '../rules.ts'
import { insertReport } from '../store.ts'
import { appendAct, findNewest, subjectOf } from './acting.ts'

/** Why a corrected version of a published report cannot be begun; undefined where it can. */
export function reasonAgainstNewVersion(
  context: DeskContext,
  organId: number,
  view: Pick<ReportView, 'state'>,
): string | undefined {
  if (context.actor.organId !== organId) return '只能更正本机关的年度报告'
  if (!hasRole(context.actor, 'clerk', 'head')) return '更正版本由经办人或者公开工作机构负责人编制'
  return view.state === 'published' ? undefined : '报告公布以后才编制更正版本；公布以前由办理人退回修改'
}

/** A published report is never changed: a correction is a new version, with a note to the public. */
export async function correctPublished(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number },
  publicNote: string,
): Promise<Result<number>> {
  const { services, tenancy } = context
  return services.database.write(tenancy, async (tx): Promise<Result<number>> => {
    const newest = await findNewest(tx.db, target.organId, target.year)
    if (newest === undefined) return refuse('notFound', `${target.year}年度报告还没有开始编制`)
    const against = reasonAgainstNewVersion(context, target.organId, newest.view)
    if (against !== undefined) throw new Rollback(refuse('notAllowedNow', against))
    const { form, source } = newest.view
    const { organId, year } = target
    const key = { organId, year, version: newest.row.version + 1 }
    await insertReport(tx.db, key, form, source)
    let seq = 0
    const start: NewReportAct = { kind: 'start', data: { form, source, publicNote } }
    for (const act of [start, ...carriedOver(newest.view)]) {
      await appendAct(tx, key, seq, act, context)
      seq += 1
    }
    tx.audit({
      type: 'report.started',
      subject: subjectOf(key),
      data: { year: target.year, version: key.version, source },
    })
    return ok(key.version)
  })
}

function carriedOver(view: ReportView): readonly NewReportAct[] {
  return [
    ...TEXT_KEYS.map((key): NewReportAct => ({
      kind: 'saveText',
      data: { key, text: view.texts[key] ?? '' },
    })),
    ...view.corrections.map(({ path, value, reason }): NewReportAct => ({
      kind: 'correct',
      data: { path, value, reason },
    })),
    ...[...view.notes].map(([finding, note]): NewReportAct => ({ kind: 'explain', data: { finding, note } })),
    { kind: 'saveImprovements', data: { items: view.improvements } },
  ]
}
