import { article } from '../../law/articles.ts'
import type { LocalDate } from '../../law/local-date.ts'
import type { Actor } from '../../people/model.ts'
import { chunks } from '../../platform/chunks.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { Tenancy } from '../../platform/database/tenant.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import {
  actsOfCases,
  lockCasesOfIntake,
  lockImport,
  setImportRevoked,
  type ImportRecord,
} from '../import-store.ts'
import type { CaseAct } from '../model.ts'
import { intakeKeyOf } from '../old-register.ts'
import { intakeHash } from '../person.ts'
import { PROJECTION_COLUMNS, projectionOf, type Projection } from '../projection.ts'
import { replay } from '../rules.ts'
import { definitionOf } from '../side-acts.ts'
import { insertActs, setProjections, toCaseAct, type ActRecord } from '../store.ts'

const REGISTER = article('条例', 45)
const AT_ONCE = 1000

interface Case {
  readonly id: string
  readonly number: string
  readonly acts: readonly ActRecord[]
}

/**
 * An import made by mistake is taken back as a whole: an act on every case of it, nothing deleted. Cases that were worked
 * on since stand in the way and are named: what somebody has done in the meantime is not undone with it.
 */
export async function revokeImport(
  services: Services,
  tenancy: Tenancy,
  actor: Actor,
  importId: string,
  reason: string,
): Promise<Result<{ readonly count: number }>> {
  return services.database.write<Result<{ readonly count: number }>>(tenancy, async (tx) => {
    const row = await lockImport(tx.db, tenancy.organId, importId)
    if (row === undefined) throw new Rollback(refuse('notFound', '没有这次导入'))
    if (row.revoked_on !== null)
      throw new Rollback(refuse('conflict', `这次导入已于${row.revoked_on}撤销`, { article: REGISTER }))
    const cases = await casesOf(tx, row)
    const worked = cases.filter(({ acts }) => acts.some((act) => act.recorded_at > row.imported_at))
    if (worked.length > 0) throw new Rollback(standInTheWay(worked))
    const on = services.clock.today()
    for (const part of chunks(cases, AT_ONCE)) await revoke(tx, services, actor.personId, on, reason, part)
    await setImportRevoked(tx.db, tenancy.organId, importId, { on, by: actor.personId, reason })
    tx.audit({
      type: 'application.importRevoked',
      subject: `organ/${tenancy.organId}`,
      data: { importId, count: cases.length, reason },
    })
    return ok({ count: cases.length })
  })
}

function standInTheWay(worked: readonly Case[]) {
  const named = worked
    .slice(0, 5)
    .map(({ number }) => number)
    .join('、')
  const more = worked.length > 5 ? `等${worked.length}件` : ''
  return refuse(
    'notAllowedNow',
    `${named}${more}导入后已有新的办理经过，不能整批撤销。请先核对这些申请，登记有误的逐件“更正登记”`,
    { article: REGISTER },
  )
}

async function casesOf(tx: Tx, row: ImportRecord): Promise<readonly Case[]> {
  const hashes = Array.from({ length: row.last_line }, (_, index) =>
    intakeHash(row.organ_id, intakeKeyOf(row.file_hash, index)),
  )
  const cases: Case[] = []
  for (const part of chunks(hashes, AT_ONCE)) {
    const found = await lockCasesOfIntake(tx.db, row.organ_id, part)
    if (found.length === 0) continue
    const ids = found.map((each) => each.application_id)
    const byCase = Map.groupBy(await actsOfCases(tx.db, row.organ_id, ids), (act) => act.application_id)
    for (const { application_id: id, number } of found) cases.push({ id, number, acts: byCase.get(id) ?? [] })
  }
  return cases
}

async function revoke(
  tx: Tx,
  services: Services,
  by: string,
  on: LocalDate,
  reason: string,
  cases: readonly Case[],
): Promise<void> {
  const calendar = services.calendar.current()
  const revoked = cases.map(({ id, acts }) => {
    const known = acts.map(toCaseAct)
    const seq = (known.at(-1)?.seq ?? 0) + 1
    const act: CaseAct = { kind: 'revokeImport', seq, on, by, data: { reason } }
    return { id, act, projection: projectionOf(replay([...known, act], calendar)) satisfies Projection }
  })
  await insertActs(
    tx,
    revoked.map(({ id, act }) => ({
      applicationId: id,
      act,
      recordedAt: tx.now,
      role: 'clerk',
      article: definitionOf('revokeImport').article,
      evidence: null,
    })),
  )
  await setProjections(tx, revoked, PROJECTION_COLUMNS)
}
