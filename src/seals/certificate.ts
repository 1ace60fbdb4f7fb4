import { X509Certificate } from 'node:crypto'
import type { CertificateFacts } from './model.ts'
import { pointOf } from './sm2.ts'

export interface ReadCertificate extends CertificateFacts {
  /** As kept: the one certificate, nothing around it. */
  readonly pem: string
  /** The point of its key; undefined where that is not on the SM2 curve. */
  readonly publicKey: Buffer | undefined
}

/** One certificate as PEM; undefined where it cannot be read. Who issued it is shown, not judged. */
export function readCertificate(text: string): ReadCertificate | undefined {
  const found = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/.exec(text)
  if (found === null) return undefined
  try {
    const read = new X509Certificate(found[0])
    return {
      pem: `${read.toString().trim()}\n`,
      publicKey: pointOf(read.publicKey.export({ type: 'spki', format: 'der' })),
      subject: nameOf(read.subject),
      issuer: nameOf(read.issuer),
      serial: read.serialNumber,
      validFrom: read.validFromDate,
      validTo: read.validToDate,
      selfSigned: read.subject === read.issuer,
    }
  } catch {
    return undefined
  }
}

/** CN first, then what is around it: `示例机关电子印章（O=示例机关，C=CN）`. */
function nameOf(distinguished: string): string {
  const parts = distinguished.split('\n').filter((part) => part !== '')
  const common = parts.find((part) => part.startsWith('CN='))
  const others = parts.filter((part) => part !== common).reverse()
  const head = common?.slice(3) ?? ''
  if (head === '') return others.join('，')
  return others.length === 0 ? head : `${head}（${others.join('，')}）`
}
