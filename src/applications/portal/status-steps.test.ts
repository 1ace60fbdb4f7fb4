import { describe, expect, it } from 'vitest'
import { localDate } from '../../law/local-date.ts'
import { timelineOf } from './status-steps.ts'

const on = (stage: Parameters<typeof timelineOf>[0]['stage']) =>
  timelineOf({
    stage,
    stageText: '……',
    onItsWay: false,
    submittedOn: localDate('2026-11-24'),
    receivedOn: stage === 'submitted' ? null : localDate('2026-11-25'),
  })
const now = (stage: Parameters<typeof on>[0]) => on(stage).find(({ state }) => state === 'current')

describe('the progress an applicant reads', () => {
  it('says of what is not registered yet that it waits for it, not that it is being handled', () => {
    expect(now('submitted')).toMatchObject({ label: '登记', words: '待登记', waits: false })
    expect(on('submitted')[1]).not.toHaveProperty('at')
  })
  it('sets apart where the applicant himself is to act', () => {
    expect(now('awaitingCorrection')).toMatchObject({ label: '办理', words: '待您补正', waits: true })
    expect(now('consulting')).toMatchObject({ label: '办理', waits: false })
  })
  it('calls a posted reply posted, not delivered', () => {
    const posted = timelineOf({
      stage: 'delivered',
      stageText: '答复已经交邮寄出，请注意查收。',
      onItsWay: true,
      submittedOn: localDate('2026-11-02'),
      receivedOn: localDate('2026-11-02'),
    })
    expect(posted.at(-1)).toMatchObject({ label: '送达', state: 'current', words: '已交邮' })
  })
  it('ends with every step done', () => {
    expect(now('delivered')).toBeUndefined()
    expect(on('withdrawn').map(({ label, words }) => [label, words])).toEqual([
      ['提交', undefined],
      ['办结', '已撤回'],
    ])
  })
})
