import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { publishRow } from '../public-store.ts'
import { findSnapshot, type Key } from '../store.ts'
import { performAct, subjectOf } from './acting.ts'

/** 公布: the filed bytes go to the public store; the files are made by a job; the portal forgets its pages. */
export async function publishReport(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number },
): Promise<Result<undefined>> {
  const result = await performAct(
    context,
    target,
    'publish',
    (_tx, { before }) =>
      Promise.resolve(
        before.filedHash === null
          ? refuse('notAllowedNow', '报告还没有报送')
          : ok({ kind: 'publish', data: { hash: before.filedHash } }),
      ),
    async (tx, { key, before }, act) => {
      if (act.kind !== 'publish') return
      await makePublic(tx, key, act.data.hash, { publishedOn: context.today, publicNote: before.publicNote })
    },
  )
  return result.ok ? ok(undefined) : result
}

/** Puts a filed snapshot into the public store, within the caller's transaction. */
export async function makePublic(
  tx: Tx,
  key: Key,
  hash: string,
  how: { readonly publishedOn: string; readonly publicNote: string },
): Promise<void> {
  const content = await findSnapshot(tx.db, key, hash)
  if (content === undefined) throw new Error(`snapshot ${hash} is missing`)
  const { organId, year, version } = key
  await publishRow(tx.db, { organId, year, version, ...how, hash, content })
  await tx.enqueue('annual-report.makeFiles', { year: key.year, version: key.version })
  tx.audit({
    type: 'report.published',
    subject: subjectOf(key),
    data: { year: key.year, version: key.version, hash },
  })
  await tx.purgePortal()
}
