import type { Stage as StepStage } from '../../../desk/components/index.ts'
import type { ApplicationDetail } from '../../contract.ts'

const WAITING: readonly string[] = ['awaitingCorrection', 'awaitingReasons', 'consulting', 'awaitingPayment']
const ENDED: readonly string[] = ['withdrawn', 'split', 'merged']

/** The plain path of a case with the days it was walked; a wait is said at 办理中. */
export function stepsOf(application: ApplicationDetail): {
  readonly stages: readonly StepStage[]
  readonly current: string
  readonly halted: boolean
} {
  const { stage, stageName } = application
  const ended = ENDED.includes(stage)
  const dayOf = (...kinds: readonly string[]): { on?: string } => {
    const found = application.acts.find((act) => !act.undone && kinds.includes(act.kind))
    return found === undefined ? {} : { on: found.on }
  }
  const waiting = WAITING.includes(stage) ? { note: stageName } : {}
  const stages: StepStage[] = [
    { key: 'submitted', label: '提交', on: application.submittedOn },
    {
      key: 'registered',
      label: '收到登记',
      ...(application.receivedOn === null ? {} : { on: application.receivedOn }),
    },
    { key: 'handling', label: '办理', ...dayOf('assign'), ...waiting },
    { key: 'inReview', label: '审核' },
    { key: 'awaitingSignature', label: '签发', ...lastDay(application, 'review') },
    { key: 'decided', label: '作出答复', ...onDay(application.decidedOn) },
    { key: 'delivered', label: '送达', ...onDay(application.deliveredOn) },
    { key: 'archived', label: '归档', ...dayOf('archive') },
  ]
  if (ended) {
    const path = stages.slice(0, 3)
    return { stages: [...path, { key: stage, label: stageName }], current: stage, halted: true }
  }
  return { stages, current: WAITING.includes(stage) ? 'handling' : stage, halted: false }
}

function onDay(day: string | null): { on?: string } {
  return day === null ? {} : { on: day }
}

function lastDay({ acts }: ApplicationDetail, kind: string): { on?: string } {
  const found = acts.filter((act) => act.kind === kind && !act.undone).at(-1)
  return found === undefined ? {} : { on: found.on }
}
