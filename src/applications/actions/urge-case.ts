import { by, take, type ActHandler } from '../act-handler.ts'
import type { CaseWork } from '../case-work.ts'

/** 催办, counted; by the office above too (条例 46), on the record of the organ that handles the case. */
export const urgeCase: ActHandler<'urge'> = (work, body, on) => {
  const data = { text: body.text, ...from(work) }
  return take(work, { kind: 'urge', on, by: by(work), data }, body.evidence)
}

function from({ agent, row, services }: CaseWork): { from?: string } {
  if (agent.kind !== 'person' || agent.actor.organId === row.organ_id) return {}
  const { organId, name } = agent.actor
  return { from: `${services.organs.byId(organId)?.shortName ?? '上级机关'} ${name}` }
}
