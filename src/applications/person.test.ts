import { describe, expect, it } from 'vitest'
import { keysFromText, newKeyLine } from '../platform/keys.ts'
import { isCreditCode, isIdCardNumber } from './check-request.ts'
import { bearsMark } from './classified.ts'
import { maskName } from './model.ts'
import { identityHash, maskedPerson, openField, receiptCodes, sealPerson } from './person.ts'
import { similarity } from './similarity.ts'

const keys = keysFromText(newKeyLine())
const person = {
  column: 'naturalPerson',
  name: '甄示例',
  idNumber: '11010519491231002X',
  phone: '138 0000 1234',
  email: 'zhen@example.cn',
  address: '洛阳市西工区试验路9号',
} as const

describe('the applicant at rest', () => {
  it('is sealed field by field and opened with the organ it belongs to only', () => {
    const { sealed } = sealPerson(keys, 7, person)
    expect(openField(keys, 7, sealed, 'idNumber')).toBe('11010519491231002X')
    expect(() => openField(keys, 8, sealed, 'idNumber')).toThrow()
    expect(JSON.stringify(sealed)).not.toContain('甄')
  })

  it('shows enough to tell cases apart and no more', () => {
    const shown = Object.fromEntries(
      maskedPerson(keys, 7, sealPerson(keys, 7, person).sealed, 'naturalPerson').map(({ field, masked }) => [
        field,
        masked,
      ]),
    )
    expect(shown).toEqual({
      name: '甄**',
      idNumber: '110***********002X',
      phone: '138******1234',
      email: 'zh***@example.cn',
      address: '洛阳市西工区****',
    })
    expect([
      maskName('王', 'naturalPerson'),
      maskName('某某建设有限公司', 'business'),
      maskName('', 'business'),
    ]).toEqual(['王*', '某某****', ''])
  })

  it('is the same applicant however the number is written, and another one in another organ', () => {
    const hash = (change: object, organ = 7): string =>
      identityHash(keys, organ, { ...person, ...change }).toString('hex')
    expect(hash({ idNumber: '1101 0519-4912 31002x' })).toBe(hash({}))
    expect(hash({ name: '别名' })).toBe(hash({}))
    expect(hash({}, 8)).not.toBe(hash({}))
    expect(hash({ idNumber: '' })).not.toBe(hash({ idNumber: '', name: '别名' }))
  })

  it('gives the same receipt codes for the same key and others for another', () => {
    expect(receiptCodes(keys, 7, 'key')).toEqual(receiptCodes(keys, 7, 'key'))
    const seen = new Set(Array.from({ length: 500 }, (_, n) => receiptCodes(keys, 7, `key${n}`).queryCode))
    expect(seen.size).toBe(500)
    expect(
      [...seen].every((code) => /^[2-9A-HJ-NP-Z]{9}-[2-9A-HJ-NP-Z]{9}-[2-9A-HJ-NP-Z]{9}$/.test(code)),
    ).toBe(true)
  })
})

describe('numbers', () => {
  it('knows the check character of an identity card and of a credit code', () => {
    expect([
      isIdCardNumber('11010519491231002X'),
      isIdCardNumber('110105194912310021'),
      isIdCardNumber('1101051949123100'),
    ]).toEqual([true, false, false])
    expect([
      isCreditCode('91350100M000100Y43'),
      isCreditCode('91350100M000100Y44'),
      isCreditCode('I1350100M000100Y43'),
    ]).toEqual([true, false, false])
  })
})

describe('secrecy marks', () => {
  it('finds them as they are written and leaves plain words alone', () => {
    for (const text of ['机密★', '绝 密 ★ 启用前', '秘密☆1年', '文件 秘密 ★ 长期'])
      expect([text, bearsMark(text)]).toEqual([text, true])
    for (const text of ['商业秘密', '保密审查', '申请公开机密泄露案的处理结果', '★重点★'])
      expect([text, bearsMark(text)]).toEqual([text, false])
  })
})

describe('similarity', () => {
  it('is 1 for the same words whatever the punctuation, 0 for nothing in common', () => {
    expect(similarity('申请公开，低保名单。', '申请公开低保名单')).toBe(1)
    expect(similarity('申请公开低保名单', '施工许可')).toBe(0)
    expect(similarity('', '')).toBe(1)
    expect(similarity('申请公开2025年低保名单', '申请公开2024年低保名单')).toBeGreaterThan(0.6)
  })
})
