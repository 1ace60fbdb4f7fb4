/** From the file an administrator chose to the picture that is kept: checked, its white ground taken out. */
import { ok, refuse, type Result } from '../platform/result.ts'
import { PICTURE_LIMITS } from './model.ts'
import { decodePng, encodePng, type Pixels, type PngProblem } from './png.ts'

export interface SealImageFile {
  readonly bytes: Buffer
  readonly widthPx: number
  readonly heightPx: number
  /** It had a white ground, which was made transparent. */
  readonly whiteRemoved: boolean
}

const at = { field: 'picture' } as const
const { maxBytes, minPixels, maxPixels } = PICTURE_LIMITS
const PROBLEMS: Readonly<Record<PngProblem, string>> = {
  notPng: '印章图样不是 PNG 文件，没有保存。请用图像软件另存为 PNG（透明或者白色背景）后再上传。',
  broken: '印章图样打不开，文件可能已损坏，没有保存。请重新导出 PNG 后再上传。',
  tooManyPixels: `印章图样的长或者宽超过 ${maxPixels} 像素，没有保存。请缩小后再上传。`,
}
const TALLEST = 2 // times its width
const WHITE = 235
/** A round seal drawn to the very edge touches each side for a short way. */
const EDGE_FREE = 0.8
const LEAST_INK = 0.01
const MOST_INK = 0.7

export function readSealImage(bytes: Uint8Array): Result<SealImageFile> {
  if (bytes.length > maxBytes)
    return refuse('tooLarge', '印章图样超过 1 MB，没有保存。请压缩或者缩小后再上传。', at)
  const pixels = decodePng(bytes, maxPixels)
  if (typeof pixels === 'string')
    return refuse(pixels === 'notPng' ? 'unsupportedType' : 'invalid', PROBLEMS[pixels], at)
  const wrong = problemOf(pixels)
  if (wrong !== undefined) return refuse('invalid', wrong, at)
  const isOpaque = isFullyOpaque(pixels)
  const drawn = isOpaque ? withoutWhite(pixels) : pixels
  const { width: widthPx, height: heightPx } = pixels
  return ok({ bytes: encodePng(drawn), widthPx, heightPx, whiteRemoved: isOpaque })
}

function problemOf(pixels: Pixels): string | undefined {
  const { width, height } = pixels
  if (width < minPixels)
    return `印章图样宽 ${width} 像素，印出来会模糊，没有保存。请用不少于 ${minPixels} 像素（300 dpi 约需 500 像素）的图样。`
  if (height > width * TALLEST || width > height * 6)
    return '印章图样过于狭长，没有保存。请裁去四周多余的空白后再上传。'
  if (shareOf(pixels, isEdge, isBlank) < EDGE_FREE)
    return '印章图样的背景不是透明或者白色，没有保存。请去掉底色，四周留出空白后再上传。'
  const ink = 1 - shareOf(pixels, () => true, isBlank)
  if (ink < LEAST_INK) return '印章图样几乎是空白的，没有保存。请核对选择的文件。'
  return ink > MOST_INK ? '印章图样几乎是一整块颜色，没有保存。请核对选择的文件。' : undefined
}

function isEdge(x: number, y: number, { width, height }: Pixels): boolean {
  return x === 0 || y === 0 || x === width - 1 || y === height - 1
}

/** Nothing of it shows on white paper. */
function isBlank(red: number, green: number, blue: number, opacity: number): boolean {
  const least = Math.min(red, green, blue)
  return 255 - ((255 - least) * opacity) / 255 >= WHITE
}

function shareOf(
  pixels: Pixels,
  counts: (x: number, y: number, pixels: Pixels) => boolean,
  has: (red: number, green: number, blue: number, opacity: number) => boolean,
): number {
  const { width, rgba } = pixels
  let all = 0
  let found = 0
  for (let at = 0; at < rgba.length; at += 4) {
    const index = at / 4
    if (!counts(index % width, Math.floor(index / width), pixels)) continue
    all += 1
    if (has(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0, rgba[at + 3] ?? 0)) found += 1
  }
  return all === 0 ? 0 : found / all
}

function isFullyOpaque({ rgba }: Pixels): boolean {
  for (let at = 3; at < rgba.length; at += 4) if ((rgba[at] ?? 0) < 250) return false
  return true
}

/** White becomes opacity: on white paper it looks as before, over a text the text shows through. */
function withoutWhite({ width, height, rgba }: Pixels): Pixels {
  const drawn = new Uint8Array(rgba.length)
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3)
    const white = Math.min(red, green, blue)
    const opacity = 255 - white
    const colour = (value: number): number =>
      opacity === 0 ? 0 : Math.round(((value - white) * 255) / opacity)
    drawn.set([colour(red), colour(green), colour(blue), opacity], at)
  }
  return { width, height, rgba: drawn }
}
