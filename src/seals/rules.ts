import type { CertificateFacts, SealImage, SealPictureFacts, SealVersion, SigningKey } from './model.ts'

/** The version that holds on a day: the latest that has begun, of one day the last made. */
export function sealInForce(versions: readonly SealVersion[], on: string): SealVersion | undefined {
  return newest(versions.filter(({ effectiveFrom }) => effectiveFrom <= on))
}

function newest(versions: readonly SealVersion[]): SealVersion | undefined {
  return versions.reduce<SealVersion | undefined>(
    (best, each) => (best === undefined || isLater(each, best) ? each : best),
    undefined,
  )
}

function isLater(a: SealVersion, b: SealVersion): boolean {
  return a.effectiveFrom === b.effectiveFrom ? a.version > b.version : a.effectiveFrom > b.effectiveFrom
}

/** The key that signs on a day; one that was taken out of use signs nothing any more. */
export function keyInForce(keys: readonly SigningKey[], on: string): SigningKey | undefined {
  const usable = keys.filter((key) => key.withdrawn === null && key.effectiveFrom <= on)
  return usable.reduce<SigningKey | undefined>((best, each) => {
    if (best === undefined || each.effectiveFrom > best.effectiveFrom) return each
    return each.effectiveFrom === best.effectiveFrom && each.madeAt > best.madeAt ? each : best
  }, undefined)
}

export type CertificateState = 'good' | 'early' | 'expired'

export function certificateState({ validFrom, validTo }: CertificateFacts, at: Date): CertificateState {
  if (at < validFrom) return 'early'
  return at > validTo ? 'expired' : 'good'
}

/** `day`: the legal day of `at`. */
export function wasInForce(key: SigningKey, at: Date, day: string): boolean {
  const begun = key.effectiveFrom <= day
  const notWithdrawn = key.withdrawn === null || at < key.withdrawn.at
  const certified = key.certificate === null || certificateState(key.certificate, at) === 'good'
  return begun && notWithdrawn && certified
}

export function bears(image: SealImage, kind: string): boolean {
  return image.kinds === null || image.kinds.includes(kind)
}

export function pictureFacts(image: SealImage, organName: string): SealPictureFacts {
  return {
    hash: image.hash,
    widthMm: image.widthMm,
    heightMm: heightMm(image),
    alt: `${organName}印章`,
  }
}

export function heightMm({ widthMm, widthPx, heightPx }: Omit<SealImage, 'hash' | 'kinds'>): number {
  return Math.round((widthMm * heightPx * 10) / widthPx) / 10
}

export function dotsPerInch({ widthMm, widthPx }: Pick<SealImage, 'widthMm' | 'widthPx'>): number {
  return Math.floor((widthPx / widthMm) * 25.4)
}

/** The visible part of an electronic signature, as printed beside the QR code. */
export function stampLines(
  organName: string,
  key: Pick<SigningKey, 'fingerprint' | 'certificate'>,
): readonly { readonly label: string; readonly value: string }[] {
  const { certificate, fingerprint } = key
  const identity =
    certificate === null
      ? [{ label: '公钥指纹', value: `SM3 ${inGroups(fingerprint)}` }]
      : [
          { label: '签名证书', value: certificate.subject },
          { label: '证书序列号', value: inGroups(certificate.serial) },
        ]
  return [
    { label: '电子签名', value: 'SM2，对本文书的 PDF 文件' },
    { label: '签名机关', value: organName },
    ...identity,
    { label: '核验方式', value: '扫描二维码，或者在“核验文书”页输入核验码；Word 文件和打印件以核验结果为准' },
  ]
}

/** Hexadecimal digits so that they can be read aloud and broken at line ends. */
export function inGroups(hex: string): string {
  return hex.toUpperCase().replace(/(.{8})(?=.)/g, '$1 ')
}
