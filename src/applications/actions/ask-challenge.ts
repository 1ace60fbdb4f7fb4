import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { Tx } from '../../platform/database/database.ts'
import type { Services } from '../../platform/services.ts'
import type { Challenge, SubmitInput } from '../public-shapes.ts'
import { useChallenge } from '../store.ts'

const LIFETIME_MS = 2 * 3600 * 1000
const TOKEN = /^(\d{1,16})\.(\d{1,16})\.([\w-]{1,200})$/
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/**
 * A small sum in words: readable aloud, needs no picture, keeps out the simplest robots. A wrong answer costs nothing
 * but a look by a person (待核实), so nobody is shut out by it.
 */
export function newChallenge(services: Services): Challenge {
  const a = randomInt(1, 10)
  const b = randomInt(1, 10)
  const expires = services.clock.machine().getTime() + LIFETIME_MS
  const salt = randomInt(1, 2 ** 40)
  const sign = services.keys.sign('challenge', `${a + b}|${expires}|${salt}`)
  return { token: `${expires}.${salt}.${sign}`, question: `${DIGITS[a] ?? a}加${DIGITS[b] ?? b}等于几？` }
}

/**
 * Whether the challenge was answered, by this form first. Right or wrong, its token is then used up for every other
 * form, in whichever process: used in the transaction that stores the form, so that the same form sent twice at once
 * waits here and finds itself.
 */
export async function takeChallenge(
  services: Services,
  tx: Tx,
  challenge: SubmitInput['challenge'],
  form: Buffer,
): Promise<boolean> {
  if (challenge === undefined) return false
  const [, until = '', salt = '', sign = ''] = TOKEN.exec(challenge.token) ?? []
  const now = services.clock.machine().getTime()
  if (!(Number(until) > now && Number(until) <= now + LIFETIME_MS)) return false
  const token = createHash('sha256').update(`challenge|${challenge.token}`).digest()
  const first = await useChallenge(tx, { token, form, expires: new Date(Number(until)) })
  const expected = services.keys.sign('challenge', `${numberIn(challenge.answer)}|${until}|${salt}`)
  return first?.equals(form) === true && isSame(expected, sign)
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** 8, ８, 八, 十二. */
function numberIn(text: string): number {
  const plain = text.normalize('NFKC').trim()
  if (/^\d{1,2}$/.test(plain)) return Number(plain)
  const [, tens, ones] = /^(十?)([零一二三四五六七八九]?)$/.exec(plain) ?? []
  if (tens === undefined || plain === '') return -1
  return (
    (tens === '' ? 0 : 10) +
    (ones === undefined || ones === '' ? 0 : DIGITS.findIndex((digit) => digit === ones))
  )
}
