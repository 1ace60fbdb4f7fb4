import type { z } from 'zod'
import { toEpochDay } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import { formatInstant, shanghaiDate } from '../../platform/clock.ts'
import {
  loadPictures,
  MEDIA_TYPES,
  MissingGlyphError,
  renderDocument,
  renderHtml,
} from '../../platform/documents/index.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import { sha256 } from '../../platform/files.ts'
import type { DeskContext, FileAnswer } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type * as contract from '../contract.ts'
import { DEFAULT_WIDTH_MM, type CertificateFacts, type SealImage, type SealVersion } from '../model.ts'
import { sampleLetter } from '../render/sample-letter.ts'
import {
  certificateState,
  dotsPerInch,
  heightMm,
  keyInForce,
  pictureFacts,
  sealInForce,
  stampLines,
} from '../rules.ts'
import { publicKeyPem } from '../sm2.ts'
import { listKeys, listSeals, type KeyRow } from '../store.ts'
import { organOf } from './organ-of.ts'
import { checkSeal, type SealInput } from './save-seal.ts'

type Overview = z.output<(typeof contract.getSeals)['responses'][200]>
type Preview = z.output<(typeof contract.previewSeal)['responses'][200]>

interface Kept {
  readonly organ: Organ
  readonly versions: readonly SealVersion[]
  readonly keys: readonly KeyRow[]
}

async function kept(context: DeskContext, asked: number | undefined): Promise<Result<Kept>> {
  const organ = organOf(context, asked)
  if (!organ.ok) return organ
  const { organId } = organ.value
  return context.services.database.read(context.tenancy, async (db) =>
    ok({
      organ: organ.value,
      versions: await listSeals(db, organId),
      keys: await listKeys(db, organId),
    }),
  )
}

export async function readSeals(context: DeskContext, asked: number | undefined): Promise<Result<Overview>> {
  const found = await kept(context, asked)
  if (!found.ok) return found
  const { organ, versions, keys } = found.value
  const { services, today } = context
  const tree = sampleOf(context, found.value, sealInForce(versions, today)?.picture ?? null)
  const held = sealInForce(versions, today)
  const signing = keyInForce(keys, today)
  return ok({
    organId: organ.organId,
    defaultWidthMm: DEFAULT_WIDTH_MM[organ.kind],
    latest: Math.max(0, ...versions.map(({ version }) => version)),
    versions: versions.map((each) => ({
      ...each,
      picture: each.picture === null ? null : imageFacts(each.picture),
      madeAt: formatInstant(each.madeAt),
      inForce: each === held,
    })),
    keys: keys.map((key) => ({
      ...key,
      certificate: key.certificate === null ? null : certificateFacts(context, key.certificate),
      madeAt: formatInstant(key.madeAt),
      withdrawn: key.withdrawn === null ? null : { ...key.withdrawn, at: formatInstant(key.withdrawn.at) },
      inForce: key === signing,
    })),
    sample: renderHtml(tree, { pictures: await loadPictures(services.files, tree) }),
  })
}

/** The picture as it would sit, checked like one that is saved; nothing is kept. */
export async function previewSeal(context: DeskContext, input: SealInput): Promise<Result<Preview>> {
  const checked = checkSeal(context, input)
  if (!checked.ok) return checked
  const found = await kept(context, input.organ)
  if (!found.ok) return found
  const { bytes, widthPx, heightPx, whiteRemoved } = checked.value.image
  const hash = sha256(bytes)
  const picture = { hash, widthPx, heightPx, widthMm: input.widthMm, kinds: input.kinds }
  const tree = sampleOf(context, found.value, picture)
  const html = renderHtml(tree, { pictures: new Map([[hash, bytes]]) })
  return ok({ html, image: imageFacts(picture), whiteRemoved })
}

export async function sealSample(
  context: DeskContext,
  asked: number | undefined,
): Promise<Result<FileAnswer>> {
  const found = await kept(context, asked)
  if (!found.ok) return found
  const { versions } = found.value
  const tree = sampleOf(context, found.value, sealInForce(versions, context.today)?.picture ?? null)
  try {
    const bytes = await renderDocument(tree, 'pdf', await loadPictures(context.services.files, tree))
    return ok({ file: { name: '电子印章样张.pdf', type: MEDIA_TYPES.pdf, bytes } })
  } catch (error) {
    if (error instanceof MissingGlyphError) return refuse('invalid', error.message)
    throw error
  }
}

export async function publicHalf(
  context: DeskContext,
  keyId: string,
  { organ, form }: { readonly organ?: number | undefined; readonly form: 'key' | 'certificate' },
): Promise<Result<FileAnswer>> {
  const found = await kept(context, organ)
  if (!found.ok) return found
  const key = found.value.keys.find((each) => each.keyId === keyId)
  const text = form === 'key' ? key && publicKeyPem(key.publicKey) : key?.certificatePem
  if (text === undefined || text === null) return refuse('notFound', '本机关没有这个签名密钥，或者它没有证书')
  const name = form === 'key' ? '签名公钥.pem' : '签名证书.pem'
  return ok({ file: { name, type: 'application/x-pem-file', bytes: Buffer.from(text) } })
}

function sampleOf(
  { services, today }: DeskContext,
  { organ, keys }: Kept,
  picture: SealImage | null,
): DocumentTree {
  const key = keyInForce(keys, today)
  const { publicUrl, host, port } = services.config
  return sampleLetter({
    organName: organ.name,
    day: today,
    seal: picture === null ? null : pictureFacts(picture, organ.name),
    stamp: key === undefined ? null : stampLines(organ.name, key),
    address: `${publicUrl ?? `http://${host}:${port}`}/o/${organ.code}/apply/verify`,
  })
}

function imageFacts(picture: SealImage): Preview['image'] {
  const { widthPx, heightPx, widthMm, kinds } = picture
  return {
    widthPx,
    heightPx,
    widthMm,
    heightMm: heightMm(picture),
    dotsPerInch: dotsPerInch(picture),
    kinds: kinds === null ? null : [...kinds],
  }
}

function certificateFacts(
  { services, today }: DeskContext,
  certificate: CertificateFacts,
): NonNullable<Overview['keys'][number]['certificate']> {
  const { subject, issuer, serial, validFrom, validTo, selfSigned } = certificate
  return {
    subject,
    issuer,
    serial,
    selfSigned,
    validFrom: shanghaiDate(validFrom),
    validTo: shanghaiDate(validTo),
    state: certificateState(certificate, services.clock.now()),
    daysLeft: toEpochDay(shanghaiDate(validTo)) - toEpochDay(today),
  }
}
