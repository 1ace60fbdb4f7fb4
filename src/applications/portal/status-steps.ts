/** How far a case has come, as its applicant reads it. Pure: from the stage alone. */
import type { TimelineStage } from '../../portal/components/index.ts'
import type { CaseStage } from '../model.ts'
import type { StatusView } from '../public-shapes.ts'

const STEPS = ['提交', '登记', '办理', '答复', '送达'] as const

interface Place {
  /** The step being worked on; 5: all done. */
  readonly step: number
  readonly words: string
  /** The applicant himself is to act next. */
  readonly waits?: true
}

/** Total, so that a new stage has to be placed. */
const PLACES: Readonly<Record<CaseStage, Place>> = {
  submitted: { step: 1, words: '待登记' },
  registered: { step: 2, words: '办理中' },
  handling: { step: 2, words: '办理中' },
  awaitingCorrection: { step: 2, words: '待您补正', waits: true },
  awaitingReasons: { step: 2, words: '待您说明理由', waits: true },
  consulting: { step: 2, words: '征求意见中' },
  awaitingPayment: { step: 2, words: '待您缴费', waits: true },
  inReview: { step: 3, words: '审核中' },
  awaitingSignature: { step: 3, words: '待签发' },
  decided: { step: 4, words: '待送达' },
  delivered: { step: 5, words: '已送达' },
  archived: { step: 5, words: '已送达' },
  withdrawn: { step: 5, words: '已撤回' },
  split: { step: 5, words: '已拆分' },
  merged: { step: 5, words: '已合并' },
  revoked: { step: 5, words: '已撤销' },
}

/** In time for the office with the posting (国办公开办函〔2016〕235号); the applicant has nothing in hand yet. */
const ON_ITS_WAY: Place = { step: 4, words: '已交邮' }

/** Nothing more comes of it under this number. */
const ENDED: ReadonlySet<CaseStage> = new Set<CaseStage>(['withdrawn', 'split', 'merged', 'revoked'])

type Shown = Pick<StatusView, 'stage' | 'stageText' | 'onItsWay' | 'submittedOn' | 'receivedOn'>

export function timelineOf(view: Shown): readonly TimelineStage[] {
  const { step: now, words, waits } = view.onItsWay ? ON_ITS_WAY : PLACES[view.stage]
  if (ENDED.has(view.stage))
    return [
      { label: '提交', state: 'done', at: view.submittedOn },
      { label: '办结', state: 'done', words, note: view.stageText },
    ]
  const dates: Readonly<Record<number, string | null>> = { 0: view.submittedOn, 1: view.receivedOn }
  return STEPS.map((label, index) => {
    const at = dates[index]
    return {
      label,
      state: index < now ? 'done' : index === now ? 'current' : 'todo',
      ...(at !== undefined && at !== null && { at }),
      ...(index === now && { words, waits: waits ?? false, note: view.stageText }),
    }
  })
}
