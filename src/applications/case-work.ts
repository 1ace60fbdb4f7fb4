/**
 * The frame every act on a case runs in: one transaction, the row locked, the acts replayed, then right, stage and law
 * asked, the act recorded, the projections rebuilt, the audit written. Actions say only what is particular to them.
 */
import type { LocalDate } from '../law/local-date.ts'
import { formatChinese, parseLocalDate } from '../law/local-date.ts'
import type { Organ } from '../organs/model.ts'
import type { Actor } from '../people/model.ts'
import { Rollback, type Tx } from '../platform/database/database.ts'
import type { Tenancy } from '../platform/database/tenant.ts'
import { ok, refuse, type Refusal, type Result } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'
import type { CaseAct, NewAct } from './model.ts'
import { projectionOf } from './projection.ts'
import { legalRefusal, maySee, refusalOf, roleFor, type CaseKey } from './rights.ts'
import { actsOfApplicant, isTableAct, replay, type CaseView } from './rules.ts'
import { definitionOf } from './side-acts.ts'
import {
  attachFile,
  findApplication,
  findStoredFile,
  insertActs,
  listActs,
  lockApplication,
  setProjection,
  toCaseAct,
  type ApplicationRecord,
  type Db,
} from './store.ts'

/** Who acts: a person of the organ, the applicant on the portal, or a job. */
export type Agent =
  | { readonly kind: 'person'; readonly actor: Actor }
  | { readonly kind: 'applicant' }
  | { readonly kind: 'system' }

export interface CaseWork {
  readonly services: Services
  readonly tx: Tx
  readonly agent: Agent
  readonly organ: Organ
  readonly today: LocalDate
  /** As it stood when the row was locked; personal data sealed. */
  readonly row: ApplicationRecord
  /** Replaced by every act recorded. */
  view: CaseView
  acts: readonly CaseAct[]
}

export const NOT_FOUND = refuse('notFound', '没有这件申请，或者您无权查看')

/** Runs `work` on one case of the tenancy's own organ; a refusal rolls everything back. */
export async function workOnCase<T>(
  services: Services,
  tenancy: Tenancy,
  agent: Agent,
  applicationId: string,
  work: (file: CaseWork) => Promise<Result<T>>,
): Promise<Result<T>> {
  return services.database.write<Result<T>>(tenancy, async (tx) => {
    const result = await work(await openCase(services, tx, agent, applicationId))
    if (!result.ok) throw new Rollback(result)
    return result
  })
}

/** Locks and replays one case of the transaction's organ; rolls back where there is none for this person. */
export async function openCase(
  services: Services,
  tx: Tx,
  agent: Agent,
  applicationId: string,
): Promise<CaseWork> {
  const { organId } = tx.tenancy
  const row = await lockApplication(tx.db, organId, applicationId)
  if (row === undefined) throw new Rollback(await absence(tx, agent, applicationId))
  if (agent.kind === 'person' && !maySee(agent.actor, keyOf(row))) throw new Rollback(NOT_FOUND)
  const acts = (await listActs(tx.db, organId, applicationId)).map(toCaseAct)
  const organ = services.organs.byId(organId)
  if (organ === undefined) throw new Error(`no organ ${organId} in the directory`)
  const today = services.clock.today()
  const view = replay(acts, services.calendar.current())
  return { services, tx, agent, organ, today, row, view, acts }
}

/** A case of another organ that a supervisor reads is not his to act on; any other is as if it were not there. */
async function absence(tx: Tx, agent: Agent, applicationId: string): Promise<typeof NOT_FOUND> {
  if (agent.kind !== 'person') return NOT_FOUND
  const seen = await findApplication(tx.db, agent.actor.visibleOrgans, applicationId)
  if (seen === undefined || !maySee(agent.actor, keyOf(seen))) return NOT_FOUND
  return refuse('forbidden', '这件申请由其他机关办理，您只能查看。请与办理机关联系')
}

export function keyOf(row: ApplicationRecord): CaseKey {
  return {
    organId: row.organ_id,
    unitId: row.unit_id,
    assigneeId: row.assignee_id,
    restricted: row.restricted,
  }
}

export function personOf(agent: Agent): string | null {
  return agent.kind === 'person' ? agent.actor.personId : null
}

/** Why an act cannot be recorded on the case as it stands; undefined where it can. */
export function checkAct(work: CaseWork, act: NewAct): Refusal | undefined {
  return (
    rightRefusal(work, act) ??
    dayRefusal(work, act) ??
    legalRefusal(act, work.view, work.services.calendar.current())
  )
}

function rightRefusal({ agent, row, view }: CaseWork, act: NewAct): Refusal | undefined {
  if (agent.kind === 'system') return undefined
  if (agent.kind === 'person') return refusalOf(agent.actor, act.kind, keyOf(row), view)
  if (isTableAct(act.kind) && actsOfApplicant(view).includes(act.kind)) return undefined
  const { name, article } = definitionOf(act.kind)
  return { code: 'notAllowedNow', message: `您的申请目前不能办理“${name}”，请与办理机关联系。`, article }
}

/** Nothing is recorded for a day that is still to come, or for one before the application was made. */
function dayRefusal({ today, row }: CaseWork, act: NewAct): Refusal | undefined {
  const { name, article } = definitionOf(act.kind)
  if (act.on > today)
    return {
      code: 'invalid',
      message: `“${name}”的日期${inWords(act.on)}晚于今天，请登记实际发生的日期。`,
      article,
      field: 'on',
    }
  if (act.on < row.submitted_on)
    return {
      code: 'invalid',
      message: `“${name}”的日期${inWords(act.on)}早于申请提交之日${inWords(row.submitted_on)}，请核对。`,
      article,
      field: 'on',
    }
  return undefined
}

export function inWords(day: string): string {
  const parsed = parseLocalDate(day)
  return parsed === undefined ? day : formatChinese(parsed)
}

/** Records an act that has been checked, and rebuilds the projections. Answers its number. */
export async function recordAct(
  work: CaseWork,
  act: NewAct,
  more: { readonly evidence?: string | undefined } = {},
): Promise<Result<number>> {
  const evidence = more.evidence ?? null
  if (evidence !== null) {
    const attached = await attachEvidence(work, evidence)
    if (!attached.ok) return attached
  }
  const seq = work.view.lastSeq + 1
  const recorded = { ...act, seq } as CaseAct // a NewAct with its number is a CaseAct of the same kind
  const { article } = definitionOf(act.kind)
  const role = work.agent.kind === 'person' ? (roleFor(work.agent.actor, act.kind) ?? null) : work.agent.kind
  await insertActs(work.tx, [
    {
      applicationId: work.row.application_id,
      act: recorded,
      recordedAt: work.tx.now,
      role,
      article,
      evidence,
    },
  ])
  work.acts = [...work.acts, recorded]
  work.view = replay(work.acts, work.services.calendar.current())
  await setProjection(work.tx.db, work.row.organ_id, work.row.application_id, projectionOf(work.view))
  work.tx.audit({
    type: 'application.act',
    subject: `application/${work.row.application_id}`,
    data: { seq, kind: act.kind, on: act.on, article },
  })
  return ok(seq)
}

/** Check and record in one, for acts that need nothing between. */
export async function takeAct(
  work: CaseWork,
  act: NewAct,
  more: { readonly evidence?: string | undefined } = {},
): Promise<Result<number>> {
  const refusal = checkAct(work, act)
  return refusal === undefined ? recordAct(work, act, more) : { ok: false, refusal }
}

async function attachEvidence(work: CaseWork, hash: string): Promise<Result<null>> {
  const { tx, row } = work
  const stored = await findStoredFile(tx.db, row.organ_id, hash)
  if (stored === undefined)
    return refuse('invalid', '所附凭证没有找到，请重新上传后再提交', { field: 'evidence' })
  await attachFile(tx.db, {
    organ_id: row.organ_id,
    application_id: row.application_id,
    hash,
    use: 'evidence',
    name: stored.name,
    added_at: tx.now,
    person_id: personOf(work.agent),
  })
  return ok(null)
}

/** A case for reading. Undefined where there is none or the person may not see it. */
export interface CaseReading {
  readonly row: ApplicationRecord
  readonly acts: readonly CaseAct[]
  readonly view: CaseView
}

export async function readCase(
  services: Services,
  db: Db,
  row: ApplicationRecord,
  options: { readonly ledger?: boolean } = {},
): Promise<CaseReading> {
  const acts = (await listActs(db, row.organ_id, row.application_id)).map(toCaseAct)
  return { row, acts, view: replay(acts, services.calendar.current(), options) }
}
