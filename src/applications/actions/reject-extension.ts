import { by, take, type ActHandler } from '../act-handler.ts'

/** The head does not agree: the period stays as it is. */
export const rejectExtension: ActHandler<'rejectExtension'> = (work, body, on) =>
  take(work, { kind: 'rejectExtension', on, by: by(work), data: { reason: body.reason } }, body.evidence)
