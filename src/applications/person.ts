/** The applicant at rest: sealed field by field, found again by keyed hashes, shown masked. */
import { createHash } from 'node:crypto'
import type { ApplicantColumn } from '../annual-report/model.ts'
import type { Keys } from '../platform/keys.ts'
import { maskName, normaliseNumber, PERSONAL_FIELDS, type PersonalField } from './model.ts'
import type { ApplicantForm } from './public-shapes.ts'
import type { SealedPerson } from './tables.ts'

const FIELD = (field: PersonalField): string => `applicant.${field}`

export interface PersonColumns {
  readonly sealed: SealedPerson
  readonly maskedName: string
  readonly identityHash: Buffer
  readonly nameHash: Buffer
  readonly phoneHash: Buffer | null
}

export function sealPerson(keys: Keys, organId: number, person: ApplicantForm): PersonColumns {
  const sealed: SealedPerson = {}
  for (const field of PERSONAL_FIELDS) {
    const plain = person[field]?.trim() ?? ''
    if (plain !== '') sealed[field] = keys.seal(organId, FIELD(field), plain)
  }
  const digits = digitsOf(person.phone)
  return {
    sealed,
    maskedName: maskName(person.name, person.column),
    identityHash: identityHash(keys, organId, person),
    nameHash: nameHash(keys, organId, person.name),
    phoneHash: digits.length < 7 ? null : secondFactorHash(keys, organId, digits.slice(-4)),
  }
}

/** １３８ as 138: full width is how many a keyboard writes them. */
function digitsOf(phone = ''): string {
  return phone.normalize('NFKC').replace(/\D/g, '')
}

/** By number where there is one; else by name and phone, which tells one applicant from another well enough to count. */
export function identityHash(keys: Keys, organId: number, person: ApplicantForm): Buffer {
  const number = normaliseNumber(
    person.column === 'naturalPerson' ? (person.idNumber ?? '') : (person.creditCode ?? ''),
  )
  const name = normaliseNumber(person.name)
  const plain = number === '' ? `name:${name}|${digitsOf(person.phone)}` : `number:${number}`
  return keys.equalityHash(organId, 'applicant', plain)
}

export function nameHash(keys: Keys, organId: number, name: string): Buffer {
  return keys.equalityHash(organId, 'applicant-name', normaliseNumber(name))
}

export function openField(keys: Keys, organId: number, sealed: SealedPerson, field: PersonalField): string {
  const envelope = sealed[field]
  return envelope === undefined ? '' : keys.open(organId, FIELD(field), envelope)
}

/** 138****5678, 4103**********1234, zh***@…; names as the list shows them. Opening happens here and the clear text goes nowhere. */
export function maskedPerson(
  keys: Keys,
  organId: number,
  sealed: SealedPerson,
  column: ApplicantColumn,
): readonly { readonly field: PersonalField; readonly masked: string }[] {
  return PERSONAL_FIELDS.filter((field) => sealed[field] !== undefined).map((field) => ({
    field,
    masked: maskField(field, openField(keys, organId, sealed, field), column),
  }))
}

function maskField(field: PersonalField, plain: string, column: ApplicantColumn): string {
  switch (field) {
    case 'name':
      return maskName(plain, column)
    case 'legalRepresentative':
    case 'contactPerson':
      return maskName(plain, 'naturalPerson')
    case 'idType':
      return plain
    case 'email':
      return `${plain.slice(0, 2)}***${plain.slice(plain.indexOf('@'))}`
    case 'address':
      return `${plain.slice(0, 6)}****`
    case 'postcode':
      return '******'
    case 'idNumber':
    case 'creditCode':
    case 'phone':
      return plain.length < 8
        ? '****'
        : `${plain.slice(0, 3)}${'*'.repeat(plain.length - 7)}${plain.slice(-4)}`
  }
}

/** Codes are compared as keyed hashes; a thief of the database learns nothing from them. */
export function queryCodeHash(keys: Keys, organId: number, code: string): Buffer {
  return keys.equalityHash(organId, 'query-code', normaliseNumber(code))
}

export function secondFactorHash(keys: Keys, organId: number, digits: string): Buffer {
  return keys.equalityHash(organId, 'second-factor', digits)
}

export function intakeHash(organId: number, intakeKey: string): Buffer {
  return createHash('sha256').update(`intake|${organId}|${intakeKey}`).digest()
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * The codes of a receipt follow from its intake key and the installation's secret, so that a form sent twice gets the
 * same receipt although only hashes are kept. 27 letters of 31: 133 bits.
 */
export function receiptCodes(
  keys: Keys,
  organId: number,
  intakeKey: string,
): { readonly queryCode: string; readonly receiptCode: string } {
  const query = expand(keys, `query|${organId}|${intakeKey}`, 27, LETTERS)
  return {
    queryCode: query.replace(/(.{9})(?=.)/g, '$1-'),
    receiptCode: expand(keys, `receipt|${organId}|${intakeKey}`, 6, '0123456789'),
  }
}

/** Letters of an alphabet from a keyed stream, without bias: bytes past the largest multiple are passed over. */
function expand(keys: Keys, seed: string, length: number, alphabet: string): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  for (let block = 0; text.length < length; block += 1) {
    for (const byte of Buffer.from(keys.sign('receipt-codes', `${seed}|${block}`), 'base64url')) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length] ?? ''
    }
  }
  return text
}
