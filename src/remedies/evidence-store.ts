import { sql, type Kysely, type Selectable } from 'kysely'
import type { Tx } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import './tables.ts'

type Db = Kysely<Tables>
export type EvidenceRow = Selectable<Tables['remedy_evidence']>

/** All versions of all evidence of a case, each piece's in order. */
export function evidenceVersions(db: Db, organId: number, remedyId: string) {
  return db
    .selectFrom('remedy_evidence as evidence')
    .leftJoin('person', (join) =>
      join
        .onRef('person.organ_id', '=', 'evidence.organ_id')
        .onRef('person.person_id', '=', 'evidence.person_id'),
    )
    .selectAll('evidence')
    .select('person.name as person')
    .where('evidence.organ_id', '=', organId)
    .where('evidence.remedy_id', '=', remedyId)
    .orderBy('evidence.evidence_id')
    .orderBy('evidence.version')
    .execute()
}

export function latestEvidence(
  db: Db,
  organId: number,
  remedyId: string,
  evidenceId: string,
): Promise<EvidenceRow | undefined> {
  return db
    .selectFrom('remedy_evidence')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('remedy_id', '=', remedyId)
    .where('evidence_id', '=', evidenceId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A second writer of the same version meets the key and is answered false. */
export async function insertEvidence(tx: Tx, row: EvidenceRow): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('remedy_evidence')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function nextPosition(db: Db, organId: number, remedyId: string, role: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    SELECT coalesce(max(position), 0) + 1 AS next FROM (
      SELECT DISTINCT ON (evidence_id) position, role, withdrawn FROM remedy_evidence
      WHERE organ_id = ${organId} AND remedy_id = ${remedyId} ORDER BY evidence_id, version DESC) latest
    WHERE role = ${role} AND NOT withdrawn`.execute(db)
  return rows[0]?.next ?? 1
}
