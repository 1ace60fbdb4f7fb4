/** The stage × act table in words: for the portal's flow page, the desk's manual page and print. */
import { CASE_ACTS, type CaseActKind } from '../../law/case-act-model.ts'
import { CASE_ACT_DEFINITIONS } from '../../law/case-acts.ts'
import { STAGE_DEFINITIONS, STAGES, type Stage } from '../../law/case-stages.ts'
import { ROLE_NAMES } from '../../law/roles.ts'
import { flowEdges } from '../../law/stages.ts'

export interface ActRow {
  readonly act: CaseActKind
  readonly name: string
  readonly label: string
  readonly article: string
  /** 已登记、办理中; 新的申请 for what begins a case. */
  readonly at: string
  /** Roles, and 申请人 where the portal offers it too. */
  readonly by: string
  readonly requires: string
  /** Where it leads; 不变 where the case stays. */
  readonly to: string
}

export function actRows(): readonly ActRow[] {
  const edges = flowEdges()
  return CASE_ACTS.map((act) => {
    const { name, label, article, at, by, byApplicant, requires, ends } = CASE_ACT_DEFINITIONS[act]
    const targets = [...new Set(edges.filter((edge) => edge.act === act).map(({ to }) => to))]
    return {
      act,
      name,
      label,
      article,
      at: at.length === 0 ? '新的申请' : stageNames(at),
      by: [...by.map((role) => ROLE_NAMES[role]), ...(byApplicant === true ? ['申请人（网上）'] : [])].join(
        '、',
      ),
      requires: requires
        .map(({ label: need, optional }) => (optional === true ? `${need}（可后补）` : need))
        .join('、'),
      to: ends !== undefined ? '结束等待，继续办理' : targets.length === 0 ? '不变' : stageNames(targets),
    }
  })
}

function stageNames(stages: readonly Stage[]): string {
  const open = STAGES.filter((stage) => stage !== 'archived')
  if (stages.length >= open.length && open.every((stage) => stages.includes(stage))) return '归档以前各阶段'
  return stages.map((stage) => STAGE_DEFINITIONS[stage].name).join('、')
}

export interface StageRow {
  readonly stage: Stage
  readonly name: string
  readonly publicText: string
  readonly closed: boolean
  readonly acts: readonly string[]
}

/** Stage by stage: what can be done then. */
export function stageRows(): readonly StageRow[] {
  return STAGES.map((stage) => ({
    stage,
    name: STAGE_DEFINITIONS[stage].name,
    publicText: STAGE_DEFINITIONS[stage].publicText,
    closed: STAGE_DEFINITIONS[stage].closed,
    acts: CASE_ACTS.filter((act) => CASE_ACT_DEFINITIONS[act].at.includes(stage)).map(
      (act) => CASE_ACT_DEFINITIONS[act].name,
    ),
  }))
}
