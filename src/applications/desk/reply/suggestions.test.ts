import { describe, expect, it } from 'vitest'
import type { ApplicationDetail } from '../../contract.ts'
import { suggestionsFor } from './suggestions.ts'

function recorded(change: Partial<ApplicationDetail>): ApplicationDetail {
  const nothing: Partial<ApplicationDetail> = {
    applicantColumn: 'naturalPerson',
    acts: [],
    letters: [],
    similar: [],
  }
  return { ...nothing, ...change } as ApplicationDetail // what the suggestions read of it
}

const EARLIER: ApplicationDetail['similar'][number] = {
  id: 'x',
  number: 'LLJD-2024-0031',
  relation: '同一申请人',
  excerpt: '',
  stageName: '已送达',
  similarity: 0.98,
  outcomeName: '予以公开（提供）',
  decidedOn: '2024-11-05',
  replyNumber: '柳林办公复〔2024〕21号',
}

describe('what the record offers for a reply', () => {
  it('names the earlier reply of a repeated request by day and 文号 (条例 36(6))', () => {
    expect(suggestionsFor(recorded({ similar: [EARLIER] }), 'E2')['earlierReply']).toBe(
      '本机关已于2024年11月5日以《政府信息公开申请答复书》（柳林办公复〔2024〕21号）对您就相同政府信息提出的申请（编号LLJD-2024-0031）作出答复。',
    )
    const unnumbered = recorded({ similar: [{ ...EARLIER, replyNumber: null }] })
    expect(suggestionsFor(unnumbered, 'E2')['earlierReply']).toContain('已于2024年11月5日对您就')
  })

  it('speaks to an organisation as 你单位', () => {
    const text = suggestionsFor(recorded({ applicantColumn: 'business', similar: [EARLIER] }), 'E2')
    expect(text['earlierReply']).toContain('对你单位就相同政府信息')
    expect(JSON.stringify(text)).not.toContain('您')
  })
})
