/**
 * QR codes (ISO/IEC 18004): byte mode, error correction M, versions 1–10 (up to 213 bytes: an address).
 * A square of booleans, true = dark, without the quiet zone.
 */
export type QrMatrix = readonly (readonly boolean[])[]

// Per version, level M: error correction codewords a block, then [blocks, data codewords] groups.
const BLOCKS: readonly (readonly [number, readonly (readonly [number, number])[]])[] = [
  [10, [[1, 16]]],
  [16, [[1, 28]]],
  [26, [[1, 44]]],
  [18, [[2, 32]]],
  [24, [[2, 43]]],
  [16, [[4, 27]]],
  [18, [[4, 31]]],
  [
    22,
    [
      [2, 38],
      [2, 39],
    ],
  ],
  [
    22,
    [
      [3, 36],
      [2, 37],
    ],
  ],
  [
    26,
    [
      [4, 43],
      [1, 44],
    ],
  ],
]
const ALIGNMENT: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
]

/** Throws RangeError when the text needs more than version 10 holds. */
export function qrMatrix(text: string): QrMatrix {
  const bytes = [...new TextEncoder().encode(text)]
  const version = BLOCKS.findIndex((_entry, index) => fits(bytes.length, index + 1)) + 1
  if (version === 0) throw new RangeError(`QR text of ${bytes.length} bytes is longer than 213`)
  const codewords = interleave(dataCodewords(bytes, version), version)
  const grid = new Grid(version)
  grid.placeData(codewords)
  return grid.best()
}

function capacity(version: number): number {
  return (BLOCKS[version - 1]?.[1] ?? []).reduce((sum, [count, size]) => sum + count * size, 0)
}

function fits(length: number, version: number): boolean {
  return 4 + (version < 10 ? 8 : 16) + length * 8 <= capacity(version) * 8
}

function dataCodewords(bytes: readonly number[], version: number): readonly number[] {
  const bits: number[] = []
  const push = (value: number, length: number): void => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >> bit) & 1)
  }
  push(0b0100, 4)
  push(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) push(byte, 8)
  const total = capacity(version) * 8
  push(0, Math.min(4, total - bits.length))
  push(0, (8 - (bits.length % 8)) % 8)
  for (let pad = 0xec; bits.length < total; pad ^= 0xec ^ 0x11) push(pad, 8)
  const codewords: number[] = []
  for (let at = 0; at < bits.length; at += 8) {
    codewords.push(bits.slice(at, at + 8).reduce((value, bit) => value * 2 + bit, 0))
  }
  return codewords
}

function interleave(data: readonly number[], version: number): readonly number[] {
  const [ecLength, groups] = BLOCKS[version - 1] ?? [0, []]
  const blocks: (readonly number[])[] = []
  let at = 0
  for (const [count, size] of groups) {
    for (let block = 0; block < count; block++, at += size) blocks.push(data.slice(at, at + size))
  }
  const corrections = blocks.map((block) => remainder(block, generator(ecLength)))
  return [...columns(blocks), ...columns(corrections)]
}

function columns(blocks: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(...blocks.map((block) => block.length))
  return Array.from({ length: longest }, (_value, index) =>
    blocks.flatMap((block) => block[index] ?? []),
  ).flat()
}

/** Product in GF(256) with the polynomial 0x11D. */
function multiply(x: number, y: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((y >> bit) & 1) * x
  }
  return product
}

function generator(degree: number): readonly number[] {
  let coefficients: number[] = [...Array.from({ length: degree - 1 }, () => 0), 1]
  let root = 1
  for (let step = 0; step < degree; step++) {
    coefficients = coefficients.map(
      (value, index) => multiply(value, root) ^ (index + 1 < degree ? (coefficients[index + 1] ?? 0) : 0),
    )
    root = multiply(root, 2)
  }
  return coefficients
}

function remainder(data: readonly number[], divisor: readonly number[]): readonly number[] {
  let rest = divisor.map(() => 0)
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0)
    const shifted = [...rest.slice(1), 0]
    rest = shifted.map((value, index) => value ^ multiply(divisor[index] ?? 0, factor))
  }
  return rest
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

class Grid {
  readonly #size: number
  readonly #version: number
  readonly #dark: boolean[][]
  readonly #fixed: boolean[][]

  constructor(version: number) {
    this.#version = version
    this.#size = 17 + 4 * version
    this.#dark = this.#blank()
    this.#fixed = this.#blank()
    this.#drawPatterns()
  }

  #blank(): boolean[][] {
    return Array.from({ length: this.#size }, () => Array.from({ length: this.#size }, () => false))
  }

  #set(row: number, column: number, dark: boolean): void {
    const line = this.#dark[row]
    const fixed = this.#fixed[row]
    if (line === undefined || fixed === undefined || column < 0 || column >= this.#size) return
    line[column] = dark
    fixed[column] = true
  }

  #drawPatterns(): void {
    for (let at = 0; at < this.#size; at++) {
      this.#set(6, at, at % 2 === 0)
      this.#set(at, 6, at % 2 === 0)
    }
    const far = this.#size - 4
    for (const [row, column] of [
      [3, 3],
      [3, far],
      [far, 3],
    ] as const)
      this.#drawSquare(row, column, 4)
    const centres = ALIGNMENT[this.#version - 1] ?? []
    const last = this.#size - 7
    for (const row of centres) {
      for (const column of centres) {
        const finder = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6)
        if (!finder) this.#drawSquare(row, column, 2)
      }
    }
    this.#drawFormat(0)
    this.#drawVersion()
  }

  /** Rings around a centre: the finder pattern with its light border (4), the alignment pattern (2). */
  #drawSquare(row: number, column: number, radius: 4 | 2): void {
    for (let y = -radius; y <= radius; y++) {
      for (let x = -radius; x <= radius; x++) {
        const ring = Math.max(Math.abs(x), Math.abs(y))
        this.#set(row + y, column + x, radius === 4 ? ring !== 2 && ring !== 4 : ring !== 1)
      }
    }
  }

  #drawFormat(mask: number): void {
    let rest = mask // level M is 00
    for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
    const bits = ((mask << 10) | rest) ^ 0x5412
    const bit = (at: number): boolean => ((bits >> at) & 1) === 1
    for (let at = 0; at <= 5; at++) this.#set(at, 8, bit(at))
    this.#set(7, 8, bit(6))
    this.#set(8, 8, bit(7))
    this.#set(8, 7, bit(8))
    for (let at = 9; at < 15; at++) this.#set(8, 14 - at, bit(at))
    for (let at = 0; at < 8; at++) this.#set(8, this.#size - 1 - at, bit(at))
    for (let at = 8; at < 15; at++) this.#set(this.#size - 15 + at, 8, bit(at))
    this.#set(this.#size - 8, 8, true)
  }

  #drawVersion(): void {
    if (this.#version < 7) return
    let rest = this.#version
    for (let step = 0; step < 12; step++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25)
    const bits = (this.#version << 12) | rest
    for (let at = 0; at < 18; at++) {
      const dark = ((bits >> at) & 1) === 1
      const near = Math.floor(at / 3)
      const far = this.#size - 11 + (at % 3)
      this.#set(near, far, dark)
      this.#set(far, near, dark)
    }
  }

  placeData(codewords: readonly number[]): void {
    let at = 0
    for (let right = this.#size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5
      const upward = ((right + 1) & 2) === 0
      for (let step = 0; step < this.#size; step++) {
        const row = upward ? this.#size - 1 - step : step
        for (const column of [right, right - 1]) {
          const line = this.#dark[row]
          if (line === undefined || this.#fixed[row]?.[column] !== false) continue
          line[column] = (((codewords[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1
          at++
        }
      }
    }
  }

  /** The mask with the lowest penalty, first on a tie. */
  best(): QrMatrix {
    const candidates = MASKS.map((mask, number) => {
      this.#drawFormat(number)
      return this.#dark.map((line, row) =>
        line.map((dark, column) =>
          this.#fixed[row]?.[column] === false ? dark !== mask(row, column) : dark,
        ),
      )
    })
    const scores = candidates.map(penalty)
    return candidates[scores.indexOf(Math.min(...scores))] ?? []
  }
}

function penalty(matrix: QrMatrix): number {
  const size = matrix.length
  const turned = matrix.map((_line, column) => matrix.map((line) => line[column] ?? false))
  let score = 0
  for (const line of [...matrix, ...turned]) score += linePenalty(line)
  for (let row = 0; row + 1 < size; row++) {
    for (let column = 0; column + 1 < size; column++) {
      const dark = matrix[row]?.[column]
      const same = [matrix[row]?.[column + 1], matrix[row + 1]?.[column], matrix[row + 1]?.[column + 1]]
      if (same.every((other) => other === dark)) score += 3
    }
  }
  const darkShare = matrix.flat().filter(Boolean).length / (size * size)
  return score + Math.floor(Math.abs(darkShare - 0.5) * 20) * 10
}

function linePenalty(line: readonly boolean[]): number {
  const written = line.map((dark) => (dark ? '1' : '0')).join('')
  const runs = written.match(/0{5,}|1{5,}/g) ?? []
  const finders = written.match(/(?=10111010000)|(?=00001011101)/g) ?? []
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + finders.length * 40
}

/** One path on a square view box with a quiet zone of four modules. */
export function qrSvg(text: string): string {
  const matrix = qrMatrix(text)
  const size = matrix.length + 8
  const path = matrix.map((line, row) => linePath(line, row + 4)).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}h-${size}z"></path><path fill="#000" d="${path}"></path></svg>`
  )
}

/** A rectangle for each run of dark modules. */
function linePath(line: readonly boolean[], y: number): string {
  const written = line.map((dark) => (dark ? '1' : '0')).join('')
  const runs = [...written.matchAll(/1+/g)]
  return runs.map(({ 0: run, index }) => `M${index + 4} ${y}h${run.length}v1h-${run.length}z`).join('')
}
