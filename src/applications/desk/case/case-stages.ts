import { formatDay } from '../../../desk/dates.ts'
import type { Stage as StepStage } from '../../../desk/components/index.ts'
import type { ApplicationDetail } from '../../contract.ts'

const WAITING: readonly string[] = ['awaitingCorrection', 'awaitingReasons', 'consulting', 'awaitingPayment']
const ENDED: readonly string[] = ['withdrawn', 'split', 'merged', 'revoked']

/** The plain path of a case with the days it was walked; a wait is said at 办理中. */
export function stepsOf(
  application: ApplicationDetail,
  today: string,
): {
  readonly stages: readonly StepStage[]
  readonly current: string
  readonly halted: boolean
} {
  const { stage, stageName } = application
  const ended = ENDED.includes(stage)
  const { acts, receivedOn, submittedOn, decidedOn, deliveredOn } = application
  const dayOf = (kind: string): string | undefined =>
    acts.findLast((act) => !act.undone && act.kind === kind)?.on
  const step = (key: string, label: string, day?: string | null, wait = ''): StepStage => {
    const note = wait === '' && day !== null && day !== undefined ? formatDay(day, today) : wait
    return { key, label, ...(note === '' ? {} : { note }) }
  }
  const stages: StepStage[] = [
    step('submitted', '提交', submittedOn),
    step('registered', '收到登记', receivedOn),
    step('handling', '办理', dayOf('assign'), WAITING.includes(stage) ? stageName : ''),
    step('inReview', '审核', dayOf('draft')),
    step('awaitingSignature', '签发', dayOf('review')),
    step('decided', '作出答复', decidedOn),
    step('delivered', '送达', deliveredOn),
    step('archived', '归档', dayOf('archive')),
  ]
  // a draft that was sent back has been at review, and is not there now: no day stands on a step still to come
  const at = stages.findIndex(({ key }) => key === (WAITING.includes(stage) ? 'handling' : stage))
  for (const [index, { key, label }] of stages.entries())
    if (!ended && index > at) stages[index] = { key, label }
  if (ended) {
    const path = stages.slice(0, 3)
    return { stages: [...path, { key: stage, label: stageName }], current: stage, halted: true }
  }
  return { stages, current: WAITING.includes(stage) ? 'handling' : stage, halted: false }
}
