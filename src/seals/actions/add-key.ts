import { administer } from '../../organs/actions/administer.ts'
import { formatInstant } from '../../platform/clock.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { readCertificate, type ReadCertificate } from '../certificate.ts'
import { certificateState } from '../rules.ts'
import {
  fingerprintOf,
  newSm2Key,
  readPrivateKey,
  sm2Sign,
  sm2Verify,
  type PrivateKeyProblem,
  type Sm2Key,
} from '../sm2.ts'
import { insertKey } from '../store.ts'
import { organOf } from './organ-of.ts'
import { badDay } from './save-seal.ts'

interface NewKey {
  readonly organ?: number | undefined
  readonly effectiveFrom: string
}

/** A key made here: who holds this organ's portal to be the organ's can verify with it; no authority certifies it. */
export async function generateKey(
  context: DeskContext,
  input: NewKey,
): Promise<Result<{ keyId: string; fingerprint: string }>> {
  return addKey(context, input, { origin: 'generated', key: newSm2Key(), certificatePem: null })
}

const NOT_PEM =
  '私钥不是 PKCS#8 格式的 PEM 文本（以 -----BEGIN PRIVATE KEY----- 开头）。可以用 openssl pkcs8 -topk8 -nocrypt -in 原文件 -out 私钥.pem 转换后再导入。'
const PROBLEMS: Readonly<Record<PrivateKeyProblem, string>> = {
  notPem: NOT_PEM,
  encrypted:
    '私钥带有口令。请在安全的计算机上用 openssl pkcs8 -in 原文件 -nocrypt -topk8 -out 私钥.pem 去掉口令后导入，导入后删除该文件。',
  broken: '私钥内容不完整或者不是有效的 SM2 私钥，没有保存。请重新导出后再导入。',
  otherCurve:
    '私钥不是 SM2 曲线（1.2.156.10197.1.301）上的密钥，没有保存。RSA 和其他曲线的密钥不能用于 SM2 签名，请向发证机构申请 SM2 签名证书和密钥。',
}

/** A key made elsewhere, with its certificate where there is one. */
export async function importKey(
  context: DeskContext,
  input: NewKey & { readonly privateKey: string; readonly certificate: string },
): Promise<Result<{ keyId: string; fingerprint: string }>> {
  const key = readPrivateKey(input.privateKey)
  if (typeof key === 'string') return refuse('invalid', PROBLEMS[key], { field: 'privateKey' })
  if (!holds(key)) return refuse('invalid', PROBLEMS.broken, { field: 'privateKey' })
  const certificate = input.certificate.trim() === '' ? null : readCertificate(input.certificate)
  const wrong = certificate === null ? undefined : problemOf(certificate, key, context.services.clock.now())
  if (wrong !== undefined) return refuse('invalid', wrong, { field: 'certificate' })
  return addKey(context, input, { origin: 'imported', key, certificatePem: certificate?.pem ?? null })
}

function problemOf(certificate: ReadCertificate | undefined, key: Sm2Key, now: Date): string | undefined {
  if (certificate === undefined)
    return '证书不是 PEM 文本（以 -----BEGIN CERTIFICATE----- 开头）或者已损坏，没有保存。可以用 openssl x509 -inform der -in 原文件 -out 证书.pem 转换后再导入。'
  if (certificate.publicKey === undefined)
    return '证书里的公钥不在 SM2 曲线上，没有保存。请导入 SM2 签名证书。'
  if (!certificate.publicKey.equals(key.publicKey))
    return `证书（${certificate.subject}，序列号 ${certificate.serial}）里的公钥与这个私钥不是一对，没有保存。请核对是否选错了文件，或者选成了加密证书。`
  const state = certificateState(certificate, now)
  if (state === 'expired')
    return `证书已于 ${formatInstant(certificate.validTo)} 到期，没有保存。请向发证机构更新证书后再导入。`
  return undefined
}

/** What it signs, its public half confirms. */
function holds(key: Sm2Key): boolean {
  const probe = Buffer.from('gongkai')
  return sm2Verify(key.publicKey, probe, sm2Sign(key, probe))
}

async function addKey(
  context: DeskContext,
  { organ: asked, effectiveFrom }: NewKey,
  made: { origin: 'generated' | 'imported'; key: Sm2Key; certificatePem: string | null },
): Promise<Result<{ keyId: string; fingerprint: string }>> {
  const organ = organOf(context, asked)
  if (!organ.ok) return organ
  const wrong = badDay(context, effectiveFrom)
  if (wrong !== undefined) return wrong
  const { origin, key, certificatePem } = made
  const fingerprint = fingerprintOf(key.publicKey)
  return administer(context, organ.value.organId, async (tx) => {
    const keyId = newId(tx.now)
    const row = { ...key, keyId, origin, effectiveFrom, fingerprint, certificatePem }
    if (!(await insertKey(tx, context.services.keys, row, context.actor)))
      return refuse('conflict', '这个密钥已经在本机关登记过，不能重复导入。', { field: 'privateKey' })
    tx.audit({
      type: 'signingKey.added',
      subject: `signingKey/${keyId}`,
      data: { keyId, origin, fingerprint, effectiveFrom },
    })
    return ok({ keyId, fingerprint })
  })
}
