import { yearOf } from '../../law/local-date.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { formForYear } from '../forms/index.ts'
import { TEXT_KEYS } from '../rules.ts'
import { insertReport, type Key, listVersions } from '../store.ts'
import { appendAct, subjectOf } from './acting.ts'
import { draftAll } from './draft-texts.ts'
import { reportCells, tenancyOver } from './figures.ts'

/** The first year the present law and its forms cover (条例 in force from 2019-05-15). */
export const FIRST_YEAR = 2019

/** Begins the report of a year: its texts are drafted from the records, to be edited. Answers the version, 1. */
export async function startReport(context: DeskContext, year: number): Promise<Result<number>> {
  const { services, actor, today, tenancy } = context
  if (year < FIRST_YEAR || year > yearOf(today)) {
    return refuse('invalid', `可以编制${FIRST_YEAR}年至${yearOf(today)}年的年度报告`, { field: 'year' })
  }
  const organ = services.organs.byId(actor.organId)
  if (!organ) return refuse('notFound', '没有这个机关')
  return services.database.write(
    tenancyOver(services, tenancy, organ),
    async (tx): Promise<Result<number>> => {
      if ((await listVersions(tx.db, organ.organId, year)).length > 0) {
        throw new Rollback(refuse('conflict', `${year}年度报告已经在编制，请从列表打开`))
      }
      const key = { organId: organ.organId, year, version: 1 }
      const form = formForYear(year)
      await insertReport(tx.db, key, form.id, 'records')
      await appendAct(tx, key, 0, { kind: 'start', data: { form: form.id, source: 'records' } }, context)
      const cells = await reportCells(services, tx.db, organ, form, year, today)
      await saveDrafts(tx, key, context, await draftAll(tx.db, { organ, year, form, cells, today }))
      tx.audit({
        type: 'report.started',
        subject: subjectOf(key),
        data: { year, version: 1, source: 'records' },
      })
      return ok(1)
    },
  )
}

async function saveDrafts(
  tx: Tx,
  key: Key,
  context: DeskContext,
  drafts: Awaited<ReturnType<typeof draftAll>>,
): Promise<void> {
  let seq = 1
  for (const name of TEXT_KEYS) {
    await appendAct(tx, key, seq, { kind: 'saveText', data: { key: name, text: drafts[name].text } }, context)
    seq += 1
  }
}
