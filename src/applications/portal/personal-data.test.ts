import { describe, expect, it } from 'vitest'
import { othersPersonalData } from './personal-data.ts'

describe('a warning before other people’s data is sent', () => {
  it('finds a mobile number, an ID card and a bank card', () => {
    expect(othersPersonalData('邻居张某，电话13800001234，请一并公开', [])).toEqual(['手机号码'])
    expect(othersPersonalData('身份证11010519491231002X的低保信息', [])).toEqual(['居民身份证号码'])
    expect(othersPersonalData('账户6222021234567890123的补贴', [])).toEqual(['银行卡号'])
  })

  it('leaves the applicant’s own numbers alone, however they are written', () => {
    expect(othersPersonalData('我的电话１３８００００１２３４', ['138-0000-1234'])).toEqual([])
    expect(othersPersonalData('本人11010519491231002x', ['11010519491231002X'])).toEqual([])
  })

  it('does not take a document number or a wrong check digit for personal data', () => {
    expect(othersPersonalData('王城办〔2025〕12号，合同编号110105194912310021', [])).toEqual([])
  })

  it('finds numbers written in groups, and the applicant’s own among them still not', () => {
    expect(othersPersonalData('联系王某139 0000 1111', [])).toEqual(['手机号码'])
    expect(othersPersonalData('身份证110105-19491231-002x', [])).toEqual(['居民身份证号码'])
    expect(othersPersonalData('我的电话138-0000-1234', ['138 0000 1234'])).toEqual([])
    expect(othersPersonalData('2025 13900001111', [])).toEqual(['手机号码'])
  })
})
