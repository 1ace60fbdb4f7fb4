import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../law/parameters.ts'
import { isDelivery, missingOfWay, otherWayProblem, providedText, wayOf } from './ways.ts'

describe('提供方式 (条例 40)', () => {
  it('is the way asked for unless the reply names another, also in the words of an older draft', () => {
    expect(wayOf({}, 'post')).toBe('post')
    expect(wayOf({ providedBy: ' 电子邮件 ' }, 'post')).toBe('email')
    expect(wayOf({ providedBy: '与申请人商定' }, 'post')).toBe('post')
    expect(providedText({ providedBy: '与申请人商定' }, 'post', '您')).toBe('与申请人商定')
    expect(providedText({ wayProvided: 'post' }, 'post', '您')).toBe('邮寄')
  })

  it('needs a ground and a reason to be another, one after the other', () => {
    expect(missingOfWay({ wayProvided: 'post' }, 'post')).toBeUndefined()
    expect(missingOfWay({ wayProvided: 'consult' }, 'post')?.field).toBe('wayGround')
    expect(
      missingOfWay({ wayProvided: 'consult', wayGround: 'carrier', wayReason: ' ' }, 'post')?.field,
    ).toBe('wayReason')
    expect(
      missingOfWay({ wayProvided: 'consult', wayGround: 'carrier', wayReason: '孤本' }, 'post'),
    ).toBeUndefined()
  })

  it('tells the applicant what he asked for, why not, and the article', () => {
    const reply = { wayProvided: 'consult', wayReason: '图纸为孤本，邮寄可能毁损。' } as const
    const told = providedText({ ...reply, wayGround: 'carrier' }, 'post', '您')
    expect(told).toContain('现场查阅、抄录（您要求的获取途径为“邮寄”；因图纸为孤本，邮寄可能毁损，')
    expect(told).toContain('可能危及政府信息载体安全，依照《中华人民共和国政府信息公开条例》第四十条的规定')
    expect(providedText({ ...reply, wayGround: 'agreed' }, 'post', '你单位')).toContain('已征得你单位同意')
  })

  it('is delivered by the first download, or by its opening, as the setting says', () => {
    expect(isDelivery('opened', DEFAULT_SETTINGS)).toBe(false)
    expect(isDelivery('downloaded', DEFAULT_SETTINGS)).toBe(true)
    expect(isDelivery('opened', { downloadDelivered: 'opened' })).toBe(true)
    expect(isDelivery('downloaded', { downloadDelivered: 'opened' })).toBe(false)
  })

  it('lets a reply go as it says, and another way with a reason only', () => {
    expect(otherWayProblem('collect', 'entrusted', undefined)).toBeUndefined()
    expect(otherWayProblem('email', 'post', '')).toContain('“电子邮件”')
    expect(otherWayProblem('email', 'post', '邮件两次退回')).toBeUndefined()
  })
})
