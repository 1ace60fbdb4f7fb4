import { by, take, type ActHandler } from '../act-handler.ts'

/** 退回分办: not this unit's; the case is to be assigned anew. */
export const returnAssignment: ActHandler<'sendBack'> = (work, body, on) =>
  take(work, { kind: 'sendBack', on, by: by(work), data: { reason: body.reason } }, body.evidence)
