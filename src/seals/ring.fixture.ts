import { encodePng } from './png.ts'

type Colour = readonly [number, number, number, number]

/** A plain ring that is nobody's seal. */
export function ringPng(
  options: { side?: number; ground?: Colour; ink?: Colour; thick?: number; radius?: number } = {},
): Buffer {
  const { side = 480, ground = [0, 0, 0, 0], ink = [200, 30, 30, 255], thick = 24, radius = 0.48 } = options
  const rgba = new Uint8Array(side * side * 4)
  const [middle, outer] = [side / 2, side * radius]
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const away = Math.hypot(x + 0.5 - middle, y + 0.5 - middle)
      rgba.set(away <= outer && away >= outer - thick ? ink : ground, (y * side + x) * 4)
    }
  return encodePng({ width: side, height: side, rgba })
}
