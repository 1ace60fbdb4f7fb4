/**
 * Exact decimals of 万元 (`Wan`): sums and comparisons without floats. A `Wan` is scaled to an integer by the
 * larger number of fraction digits, never rounded on the way.
 */
import { parseWan } from './model.ts'
import type { CellValue, Wan } from './model.ts'

interface Scaled {
  readonly units: bigint
  readonly digits: number
}

/** Exact sum of amounts in 万元; `0` for none. Throws RangeError on text that is no canonical decimal. */
export function sumWan(amounts: readonly Wan[]): Wan {
  return fromScaled(amounts.map(toScaled).reduce(add, { units: 0n, digits: 0 }))
}

/** a − b, exactly. */
export function subtractWan(a: Wan, b: Wan): Wan {
  const { units, digits } = toScaled(b)
  return fromScaled(add(toScaled(a), { units: -units, digits }))
}

/** −1, 0 or 1 as a is less than, equal to or greater than b. */
export function compareWan(a: Wan, b: Wan): -1 | 0 | 1 {
  const units = add(toScaled(a), negate(toScaled(b))).units
  if (units === 0n) return 0
  return units < 0n ? -1 : 1
}

/** Rounded half away from zero to four decimals (1 元), as the form prints 万元. */
export function roundWan(amount: Wan): Wan {
  const { units, digits } = toScaled(amount)
  if (digits <= 4) return amount
  const divisor = 10n ** BigInt(digits - 4)
  const magnitude = units < 0n ? -units : units
  const rounded = (magnitude + divisor / 2n) / divisor
  return fromScaled({ units: units < 0n ? -rounded : rounded, digits: 4 })
}

/** A cell's number as a float, for charts and thresholds only; undefined for a blank. */
export function approximate(value: CellValue | undefined): number | undefined {
  if (value === undefined || value.kind === 'blank') return undefined
  return value.kind === 'count' ? value.value : Number(value.wan)
}

function toScaled(amount: Wan): Scaled {
  const canonical = parseWan(amount)
  if (canonical === undefined) throw new RangeError(`not a decimal amount: ${amount}`)
  const [whole = '0', fraction = ''] = canonical.split('.')
  return { units: BigInt(whole + fraction), digits: fraction.length }
}

function add(a: Scaled, b: Scaled): Scaled {
  const digits = Math.max(a.digits, b.digits)
  return { units: widen(a, digits) + widen(b, digits), digits }
}

function negate({ units, digits }: Scaled): Scaled {
  return { units: -units, digits }
}

function widen({ units, digits }: Scaled, to: number): bigint {
  return units * 10n ** BigInt(to - digits)
}

function fromScaled({ units, digits }: Scaled): Wan {
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0')
  const whole = digits === 0 ? text : text.slice(0, -digits)
  const fraction = digits === 0 ? '' : text.slice(-digits)
  const plain = fraction === '' ? whole : `${whole}.${fraction}`
  const canonical = parseWan(units < 0n ? `-${plain}` : plain)
  if (canonical === undefined) throw new RangeError(`not a decimal amount: ${plain}`)
  return canonical
}
