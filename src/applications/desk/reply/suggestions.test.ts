import { describe, expect, it } from 'vitest'
import { localDate } from '../../../law/local-date.ts'
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

const TODAY = localDate('2026-03-02')

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
    expect(suggestionsFor(recorded({ similar: [EARLIER] }), 'E2', TODAY)['earlierReply']).toBe(
      '本机关已于2024年11月5日以《政府信息公开申请答复书》（柳林办公复〔2024〕21号）对您就相同政府信息提出的申请（编号LLJD-2024-0031）作出答复。',
    )
    const unnumbered = recorded({ similar: [{ ...EARLIER, replyNumber: null }] })
    expect(suggestionsFor(unnumbered, 'E2', TODAY)['earlierReply']).toContain('已于2024年11月5日对您就')
  })

  it('speaks to an organisation as 你单位', () => {
    const text = suggestionsFor(recorded({ applicantColumn: 'business', similar: [EARLIER] }), 'E2', TODAY)
    expect(text['earlierReply']).toContain('对你单位就相同政府信息')
    expect(JSON.stringify(text)).not.toContain('您')
  })

  it('says no period is over that may still run (条例 32, 35)', () => {
    const act = (kind: string): ApplicationDetail['acts'][number] =>
      ({ seq: 1, kind, on: '2026-02-10', lines: [], letterId: null, undone: false }) as never // read no further
    const opinion = (due: string) =>
      suggestionsFor(
        recorded({
          acts: [act('consultThirdParty')],
          deadlines: { thirdPartyOpinion: { due } } as ApplicationDetail['deadlines'], // the one that is read
        }),
        'B',
        TODAY,
      )['consultation']
    expect(opinion('2026-03-02')).toContain('截至2026年3月2日第三方未提出意见')
    expect(opinion('2026-03-01')).toContain('第三方在规定期限内未提出意见')
    const reasons = suggestionsFor(recorded({ acts: [act('askReasons')] }), 'E4', TODAY)['reasonsAsked']
    expect(reasons).toContain('截至2026年3月2日未收到您的说明')
  })
})
