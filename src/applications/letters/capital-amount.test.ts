import { describe, expect, it } from 'vitest'
import { capitalYuan } from './capital-amount.ts'

describe('an amount in capital figures', () => {
  it.each([
    [0, '人民币零元整'],
    [10, '人民币壹拾元整'],
    [120, '人民币壹佰贰拾元整'],
    [270, '人民币贰佰柒拾元整'],
    [1080, '人民币壹仟零捌拾元整'],
    [2000, '人民币贰仟元整'],
    [7005, '人民币柒仟零伍元整'],
    [11_500, '人民币壹万壹仟伍佰元整'],
    [10_001, '人民币壹万零壹元整'],
    [100_300, '人民币壹拾万零叁佰元整'],
    [1_000_000, '人民币壹佰万元整'],
    [100_005_000, '人民币壹亿零伍仟元整'],
    [1_000_000_001, '人民币壹拾亿零壹元整'],
    [608_093_040_700, '人民币陆仟零捌拾亿玖仟叁佰零肆万零柒佰元整'],
  ])('%d is %s', (yuan, written) => {
    expect(capitalYuan(yuan)).toBe(written)
  })

  it.each([-1, 12.5, Number.NaN, 10 ** 12])('refuses %d', (yuan) => {
    expect(() => capitalYuan(yuan)).toThrow(RangeError)
  })
})
