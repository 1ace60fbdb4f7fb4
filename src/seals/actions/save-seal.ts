import { parseLocalDate } from '../../law/local-date.ts'
import { administer } from '../../organs/actions/administer.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { SEALED_KINDS, WIDTH_LIMITS, type SealImage } from '../model.ts'
import { readSealImage, type SealImageFile } from '../picture.ts'
import { insertSeal, listSeals, recordPicture } from '../store.ts'
import { organOf } from './organ-of.ts'

export interface SealChange {
  readonly organ?: number | undefined
  readonly effectiveFrom: string
  /** The latest version the administrator saw. */
  readonly basedOn: number
}

export interface SealInput extends SealChange {
  readonly bytes: Uint8Array | undefined
  readonly widthMm: number
  /** Null: every kind. */
  readonly kinds: readonly string[] | null
}

/** A new picture from a day that is not past: what was sent stays as it was sent. */
export async function saveSeal(
  context: DeskContext,
  input: SealInput,
): Promise<Result<{ version: number; whiteRemoved: boolean }>> {
  const checked = checkSeal(context, input)
  if (!checked.ok) return checked
  const { image, organId } = checked.value
  const hash = await context.services.files.put('original', image.bytes)
  const { widthPx, heightPx } = image
  const picture = { hash, widthPx, heightPx, widthMm: input.widthMm, kinds: input.kinds }
  const saved = await addVersion(context, organId, input, { picture, size: image.bytes.length, reason: '' })
  return saved.ok ? ok({ ...saved.value, whiteRemoved: image.whiteRemoved }) : saved
}

/** From a day on letters bear no picture; those that do keep it. */
export async function retireSeal(
  context: DeskContext,
  { reason, ...change }: SealChange & { readonly reason: string },
): Promise<Result<{ version: number }>> {
  const organ = organOf(context, change.organ)
  if (!organ.ok) return organ
  const wrong = badDay(context, change.effectiveFrom)
  if (wrong !== undefined) return wrong
  return addVersion(context, organ.value.organId, change, { picture: null, size: 0, reason })
}

/** Everything that can be wrong with it, before anything is kept. */
export function checkSeal(
  context: DeskContext,
  { organ: asked, bytes, widthMm, kinds, effectiveFrom }: SealInput,
): Result<{ organId: number; image: SealImageFile }> {
  const organ = organOf(context, asked)
  if (!organ.ok) return organ
  if (bytes === undefined) return refuse('invalid', '请选择印章图样（PNG 文件）。', { field: 'picture' })
  const { min, max } = WIDTH_LIMITS
  if (!Number.isInteger(widthMm) || widthMm < min || widthMm > max)
    return refuse('invalid', `印章宽度应当是 ${min} 至 ${max} 毫米的整数。`, { field: 'widthMm' })
  const unknown = kinds?.find((kind) => !SEALED_KINDS.some((each) => each === kind))
  if (unknown !== undefined || kinds?.length === 0)
    return refuse('invalid', '请至少选择一种加盖印章的文书。', { field: 'kinds' })
  const wrong = badDay(context, effectiveFrom)
  if (wrong !== undefined) return wrong
  const image = readSealImage(bytes)
  return image.ok ? ok({ organId: organ.value.organId, image: image.value }) : image
}

export function badDay({ today }: DeskContext, effectiveFrom: string): ReturnType<typeof refuse> | undefined {
  const at = { field: 'effectiveFrom' }
  if (parseLocalDate(effectiveFrom) === undefined)
    return refuse('invalid', '启用日期不是存在的日期，请重新填写。', at)
  return effectiveFrom < today
    ? refuse('invalid', '启用日期不能早于今天：已经发出的文书不随印章改变。', at)
    : undefined
}

async function addVersion(
  context: DeskContext,
  organId: number,
  { basedOn, effectiveFrom }: SealChange,
  { picture, size, reason }: { picture: SealImage | null; size: number; reason: string },
): Promise<Result<{ version: number }>> {
  return administer(context, organId, async (tx) => {
    const known = await listSeals(tx.db, organId)
    const version = basedOn + 1
    if (picture === null && known.every((each) => each.picture === null))
      return refuse('notAllowedNow', '本机关没有在用的印章图样，无需停用。')
    if (picture !== null) await recordPicture(tx, picture.hash, size)
    const isFirst =
      (known[0]?.version ?? 0) === basedOn &&
      (await insertSeal(tx, { version, effectiveFrom, picture, reason }, context.actor))
    if (!isFirst)
      return refuse('conflict', `印章刚由${known[0]?.person ?? '他人'}更换。请重新打开，核对后再保存。`)
    tx.audit({
      type: 'seal.saved',
      subject: `seal/${version}`,
      data: { version, effectiveFrom, image: picture?.hash ?? null, widthMm: picture?.widthMm ?? null },
    })
    return ok({ version })
  })
}
