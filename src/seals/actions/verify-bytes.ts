import { shanghaiDate } from '../../platform/clock.ts'
import type { SignatureReport } from '../model.ts'
import { wasInForce } from '../rules.ts'
import { publicKeyPem, sm2Verify } from '../sm2.ts'
import { findSignature, listKeys, type Db } from '../store.ts'

/**
 * Computes whether the signature kept for a document holds over the given bytes. `fileHash` names the document as it
 * was issued; `bytes` are what is in hand, undefined where the kept file is no longer what was issued. Undefined: it
 * was not signed.
 */
export async function verifyBytes(
  db: Db,
  organId: number,
  { fileHash, bytes }: { readonly fileHash: string; readonly bytes: Uint8Array | undefined },
): Promise<SignatureReport | undefined> {
  const kept = await findSignature(db, organId, fileHash)
  const key = kept && (await listKeys(db, organId)).find(({ keyId }) => keyId === kept.keyId)
  if (kept === undefined || key === undefined) return undefined
  return {
    valid: bytes !== undefined && sm2Verify(key.publicKey, bytes, kept.signature),
    signedAt: kept.signedAt,
    fingerprint: key.fingerprint,
    certificate: key.certificate,
    inForceThen: wasInForce(key, kept.signedAt, shanghaiDate(kept.signedAt)),
    withdrawnAt: key.withdrawn?.at ?? null,
  }
}

export interface SignatureFiles {
  /** DER, as `openssl pkeyutl -sigfile` reads it. */
  readonly signature: Buffer
  readonly publicKey: string
  readonly certificate: string | null
}

/** What anybody needs to verify a document with other tools; undefined where it was not signed. */
export async function signatureFiles(
  db: Db,
  organId: number,
  fileHash: string,
): Promise<SignatureFiles | undefined> {
  const kept = await findSignature(db, organId, fileHash)
  const key = kept && (await listKeys(db, organId)).find(({ keyId }) => keyId === kept.keyId)
  if (kept === undefined || key === undefined) return undefined
  return {
    signature: kept.signature,
    publicKey: publicKeyPem(key.publicKey),
    certificate: key.certificatePem,
  }
}
