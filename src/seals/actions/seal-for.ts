import type { Organ } from '../../organs/model.ts'
import { formatInstant } from '../../platform/clock.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { SealOnDocument, SigningKey } from '../model.ts'
import { bears, certificateState, keyInForce, pictureFacts, sealInForce, stampLines } from '../rules.ts'
import { listKeys, listSeals, type Db } from '../store.ts'

export interface Sealing {
  readonly kind: string
  /** The legal day of the document. */
  readonly on: string
  /** The moment it is issued; of the certificate. */
  readonly now: Date
}

/**
 * What a document of this organ bears: the picture in force on its day, where its kind bears one, and the visible
 * stamp of the key that will sign it. Refused where the certificate in force does not hold now: a signature by it
 * would be worth nothing.
 */
export async function sealFor(
  db: Db,
  organ: Pick<Organ, 'organId' | 'name'>,
  { kind, on, now }: Sealing,
): Promise<Result<SealOnDocument>> {
  const seal = sealInForce(await listSeals(db, organ.organId), on)
  const key = keyInForce(await listKeys(db, organ.organId), on)
  const refusal = key === undefined ? undefined : uncertified(key, now)
  if (refusal !== undefined) return refusal
  const picture = seal?.picture ?? null
  return ok({
    picture: picture !== null && bears(picture, kind) ? pictureFacts(picture, organ.name) : null,
    signing: key === undefined ? null : { keyId: key.keyId, stamp: stampLines(organ.name, key) },
  })
}

function uncertified({ certificate }: SigningKey, now: Date): ReturnType<typeof refuse> | undefined {
  const state = certificate === null ? 'good' : certificateState(certificate, now)
  if (certificate === null || state === 'good') return undefined
  const what =
    state === 'expired'
      ? `签名证书已于 ${formatInstant(certificate.validTo)} 到期`
      : `签名证书自 ${formatInstant(certificate.validFrom)} 起才有效`
  return refuse(
    'notAllowedNow',
    `${what}，不能用它加盖电子签名。请管理员在“系统管理 › 电子印章”换用有效的证书和密钥；或者先停用这个密钥，文书改为不带电子签名签发。`,
  )
}
