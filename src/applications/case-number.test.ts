import { describe, expect, it } from 'vitest'
import type { Organ, OrganSettings } from '../organs/model.ts'
import { caseNumber, typedNumber } from './case-number.ts'

const organ = (settings: OrganSettings): Organ => ({
  organId: 2,
  code: 'wangchenglu',
  name: '王城路街道办事处',
  shortName: '王城路街道',
  kind: 'street',
  parentId: 1,
  settings,
})

describe('申请编号', () => {
  it('is the organ’s own: set, else made from the head of its letters, else from its short name', () => {
    const number = (settings: OrganSettings) => caseNumber(organ(settings), 'application', 2026, 7)
    expect(number({ applicationPrefix: '王城路依申请' })).toBe('王城路依申请〔2026〕0007号')
    expect(number({ letterPrefix: '王城公复' })).toBe('王城公申〔2026〕0007号')
    expect(number({ applicationPrefix: ' ', letterPrefix: '' })).toBe('王城路街道公申〔2026〕0007号')
    expect(caseNumber(organ({ letterPrefix: '王城公复' }), 'amendment', 2026, 12)).toBe(
      '王城公更〔2026〕0012号',
    )
  })

  it('is found however it is typed, also one of an older series', () => {
    for (const text of [
      '王城公申〔2026〕0007号',
      ' 王城公申[2026] 7 号',
      '王城公申（2026）第7号',
      '王城公申【2026】007',
    ])
      expect(typedNumber(text)).toBe('王城公申〔2026〕0007号')
    expect(typedNumber(' WANGCHENGLU-2026-0001 ')).toBe('wangchenglu-2026-0001')
  })
})
