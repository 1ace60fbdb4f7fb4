import type { Tx } from '../../platform/database/database.ts'
import { sha256 } from '../../platform/files.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import { wasInForce } from '../rules.ts'
import { sm2Sign, sm2Verify } from '../sm2.ts'
import { findSignature, insertSignature, listKeys, openKey } from '../store.ts'

/**
 * Signs a document with the key named when it was issued and keeps the signature under the hash of its bytes, in the
 * caller's transaction. Bytes that are signed already stay as they are.
 */
export async function signBytes(
  services: Services,
  tx: Tx,
  { keyId, bytes }: { readonly keyId: string; readonly bytes: Uint8Array },
): Promise<Result<null>> {
  const { organId } = tx.tenancy
  const fileHash = sha256(bytes)
  if ((await findSignature(tx.db, organId, fileHash)) !== undefined) return ok(null)
  const known = (await listKeys(tx.db, organId)).find((each) => each.keyId === keyId)
  const key = await openKey(tx.db, services.keys, organId, keyId)
  if (known === undefined || key === undefined) throw new Error(`the signing key ${keyId} is not on record`)
  if (!wasInForce(known, tx.now, shanghaiDate(tx.now)))
    return refuse(
      'notAllowedNow',
      '签发以后、生成文件以前，签名密钥已经停用或者证书到期，这份文书没有电子签名，文中的电子签名说明不作数。请作废后重新出具，或者另行加盖印章送达。',
    )
  const signature = sm2Sign(key, bytes)
  if (!sm2Verify(known.publicKey, bytes, signature))
    throw new Error('the signature just made does not verify')
  if (await insertSignature(tx, fileHash, { keyId, signature, signedAt: tx.now }))
    tx.audit({ type: 'document.signed', subject: `file/${fileHash}`, data: { file: fileHash, keyId } })
  return ok(null)
}
