import { by, take, type ActHandler } from '../act-handler.ts'

/** 接办: the unit takes the case over. */
export const acceptAssignment: ActHandler<'accept'> = (work, body, on) =>
  take(work, { kind: 'accept', on, by: by(work), data: {} }, body.evidence)
