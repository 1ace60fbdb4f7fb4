import { composeDate, type LocalDate } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { openRectification } from '../../tasks/actions/assess.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { encodeSnapshot, type Snapshot } from '../render/snapshot.ts'
import { obstaclesOf, type ReportView } from '../rules.ts'
import { insertImprovement, listImprovements } from '../follow-up-store.ts'
import { insertSnapshot, type Key } from '../store.ts'
import { performAct, sha256Text, subjectOf } from './acting.ts'
import { dueDatesOf } from './due-dates.ts'
import { type LiveState, stateOf } from './live-report.ts'

export interface Filed {
  readonly hash: string
  readonly late: boolean
}

/**
 * 报送: the report is judged once more, written down to the byte and locked under its SHA-256. From here on it is read
 * from the snapshot; what the records say later is a difference, shown, and changes nothing.
 */
export async function fileReport(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number },
): Promise<Result<Filed>> {
  const { services, today, tenancy } = context
  const dueDates = await dueDatesOf(services, tenancy, target.year)
  let content = ''
  const result = await performAct(
    context,
    target,
    'file',
    async (tx, { organ, key, before }) => {
      if (today < composeDate(key.year + 1, 1, 1)) {
        return refuse('notAllowedNow', `数据统计到${key.year}年12月31日，${key.year + 1}年1月1日起才能报送`, {
          article: '条例49',
        })
      }
      const state = await stateOf(services, tx.db, organ, key, before, today)
      const obstacles = obstaclesOf(state.findings, before)
      if (obstacles.length > 0) {
        return refuse('notAllowedNow', `送审后数据或者提示有变化，还不能报送：${obstacles.join('；')}`)
      }
      content = encodeSnapshot(snapshotOf(organ, key, before, state, today))
      const late = today > dueDates(organ).dueOn
      return ok({ kind: 'file', data: { hash: sha256Text(content), late } })
    },
    async (tx, { key, before }, act) => {
      if (act.kind !== 'file') return
      await insertSnapshot(tx.db, key, { hash: act.data.hash, filedOn: today, content })
      await keepPromises(tx, key, before.improvements, { on: today, personId: context.actor.personId })
      tx.audit({
        type: 'report.filed',
        subject: subjectOf(key),
        data: { year: key.year, version: key.version, ...act.data },
      })
    },
  )
  if (!result.ok) return result
  return result.value.kind === 'file' ? ok(result.value.data) : refuse('invalid', '没有报送')
}

function snapshotOf(organ: Organ, key: Key, view: ReportView, state: LiveState, today: string): Snapshot {
  const { preface = '', overview = '', problems = '', others = '' } = view.texts
  return {
    organ: { code: organ.code, name: organ.name },
    year: key.year,
    form: view.form,
    version: key.version,
    asOf: state.asOf,
    filedOn: today,
    cells: state.cells,
    corrections: state.corrections,
    texts: { preface, overview, problems, others },
    notes: [...view.notes],
    publicNote: view.publicNote,
  }
}

/**
 * What section 五 promises is tracked from the filing on, as a 整改 of the next year in the task area; a promise filed
 * before is not doubled.
 */
export async function keepPromises(
  tx: Tx,
  key: Key,
  items: readonly string[],
  by: { readonly on: LocalDate; readonly personId: string | null },
): Promise<void> {
  const known = await listImprovements(tx.db, key.organId, key.year)
  const texts = new Set(known.map(({ text }) => text))
  let position = known.length
  for (const text of items) {
    if (texts.has(text)) continue
    const promise = {
      year: key.year + 1,
      source: 'annualReport',
      problem: `${key.year}年度报告第五部分承诺`,
      measure: text,
      unitId: null,
      dueOn: composeDate(key.year + 1, 12, 31),
    } as const
    const taskId = await openRectification(tx, promise, by)
    const { organId, year } = key
    await insertImprovement(tx.db, { organId, year, id: newId(tx.now), position, text, taskId })
    position += 1
  }
}
