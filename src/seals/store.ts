import type { Kysely } from 'kysely'
import type { Tx } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import { rememberFile } from '../platform/kept-file.ts'
import type { Keys } from '../platform/keys.ts'
import { readCertificate } from './certificate.ts'
import type { SealImage, SealVersion, SigningKey } from './model.ts'
import type { Sm2Key } from './sm2.ts'
import './tables.ts'

export type Db = Kysely<Tables>

const FIELD = 'signingKey'

export interface Maker {
  readonly personId: string | null
  readonly name: string
}

/** Every version of an organ, last made first. */
export async function listSeals(db: Db, organId: number): Promise<readonly SealVersion[]> {
  const rows = await db
    .selectFrom('organ_seal')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    effectiveFrom: row.effective_from,
    picture:
      row.image_hash === null
        ? null
        : {
            hash: row.image_hash,
            widthPx: row.width_px ?? 1,
            heightPx: row.height_px ?? 1,
            widthMm: row.width_mm ?? 1,
            kinds: row.kinds,
          },
    reason: row.reason,
    madeAt: row.made_at,
    person: row.person_name,
  }))
}

/** False where somebody has just written a version of the same number. */
export async function insertSeal(
  tx: Tx,
  seal: {
    readonly version: number
    readonly effectiveFrom: string
    readonly picture: SealImage | null
    readonly reason: string
  },
  { personId, name }: Maker,
): Promise<boolean> {
  const { picture } = seal
  const kinds = picture?.kinds ?? null
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('organ_seal')
    .values({
      organ_id: tx.tenancy.organId,
      version: seal.version,
      effective_from: seal.effectiveFrom,
      image_hash: picture?.hash ?? null,
      width_px: picture?.widthPx ?? null,
      height_px: picture?.heightPx ?? null,
      width_mm: picture?.widthMm ?? null,
      kinds: kinds === null ? null : JSON.stringify(kinds),
      reason: seal.reason,
      made_at: tx.now,
      person_id: personId,
      person_name: name,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'version']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The kept picture is among the organ's originals: the backup takes it along. */
export async function recordPicture(tx: Tx, hash: string, size: number): Promise<void> {
  await rememberFile(tx, { hash, name: '印章图样.png', type: 'image/png', size })
}

export interface KeyRow extends SigningKey {
  readonly publicKey: Buffer
  readonly certificatePem: string | null
}

/** Every key of an organ, last made first; the private half stays where it is. */
export async function listKeys(db: Db, organId: number): Promise<readonly KeyRow[]> {
  const rows = await db
    .selectFrom('signing_key as key')
    .leftJoin('signing_key_withdrawal as end', (join) =>
      join.onRef('end.organ_id', '=', 'key.organ_id').onRef('end.key_id', '=', 'key.key_id'),
    )
    .select([
      'key.key_id',
      'key.origin',
      'key.effective_from',
      'key.public_key',
      'key.fingerprint',
      'key.certificate',
      'key.made_at',
      'key.person_name',
      'end.at as ended_at',
      'end.reason as ended_why',
      'end.person_name as ended_by',
    ])
    .where('key.organ_id', '=', organId)
    .orderBy('key.made_at', 'desc')
    .execute()
  return rows.map((row) => ({
    keyId: row.key_id,
    origin: row.origin,
    effectiveFrom: row.effective_from,
    fingerprint: row.fingerprint,
    publicKey: row.public_key,
    certificatePem: row.certificate,
    certificate: row.certificate === null ? null : (readCertificate(row.certificate) ?? null),
    madeAt: row.made_at,
    person: row.person_name,
    withdrawn:
      row.ended_at === null
        ? null
        : { at: row.ended_at, reason: row.ended_why ?? '', person: row.ended_by ?? '' },
  }))
}

export async function insertKey(
  tx: Tx,
  keys: Keys,
  key: Sm2Key & {
    readonly keyId: string
    readonly origin: SigningKey['origin']
    readonly effectiveFrom: string
    readonly fingerprint: string
    readonly certificatePem: string | null
  },
  { personId, name }: Maker,
): Promise<boolean> {
  const organId = tx.tenancy.organId
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('signing_key')
    .values({
      organ_id: organId,
      key_id: key.keyId,
      origin: key.origin,
      effective_from: key.effectiveFrom,
      public_key: key.publicKey,
      fingerprint: key.fingerprint,
      certificate: key.certificatePem,
      sealed: JSON.stringify(keys.seal(organId, FIELD, key.privateKey)),
      made_at: tx.now,
      person_id: personId,
      person_name: name,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'fingerprint']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The one place a private key is opened: to sign with it, at once. */
export async function openKey(
  db: Db,
  keys: Keys,
  organId: number,
  keyId: string,
): Promise<Sm2Key | undefined> {
  const row = await db
    .selectFrom('signing_key')
    .select(['sealed', 'public_key'])
    .where('organ_id', '=', organId)
    .where('key_id', '=', keyId)
    .executeTakeFirst()
  return row && { privateKey: keys.open(organId, FIELD, row.sealed), publicKey: row.public_key }
}

export async function insertWithdrawal(
  tx: Tx,
  keyId: string,
  reason: string,
  { personId, name }: Maker,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('signing_key_withdrawal')
    .values({
      organ_id: tx.tenancy.organId,
      key_id: keyId,
      at: tx.now,
      reason,
      person_id: personId,
      person_name: name,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'key_id']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export interface SignatureRow {
  readonly keyId: string
  readonly signature: Buffer
  readonly signedAt: Date
}

export async function findSignature(
  db: Db,
  organId: number,
  fileHash: string,
): Promise<SignatureRow | undefined> {
  const row = await db
    .selectFrom('document_signature')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('file_hash', '=', fileHash)
    .executeTakeFirst()
  return row && { keyId: row.key_id, signature: row.signature, signedAt: row.signed_at }
}

/** False where these bytes were signed before. */
export async function insertSignature(tx: Tx, fileHash: string, signature: SignatureRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('document_signature')
    .values({
      organ_id: tx.tenancy.organId,
      file_hash: fileHash,
      key_id: signature.keyId,
      signature: signature.signature,
      signed_at: signature.signedAt,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'file_hash']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
