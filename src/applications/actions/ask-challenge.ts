import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Challenge, SubmitInput } from '../public-shapes.ts'
import type { Services } from '../../platform/services.ts'

const LIFETIME_MS = 2 * 3600 * 1000
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

export function isAnswered(services: Services, challenge: SubmitInput['challenge']): boolean {
  if (challenge === undefined) return false
  const [expires = '', salt = '', sign = ''] = challenge.token.split('.')
  if (!(Number(expires) > services.clock.machine().getTime())) return false
  const answer = numberIn(challenge.answer)
  const expected = Buffer.from(services.keys.sign('challenge', `${answer}|${expires}|${salt}`))
  const given = Buffer.from(sign)
  return expected.length === given.length && timingSafeEqual(expected, given)
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
