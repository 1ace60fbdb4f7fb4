import { by, take, type ActHandler } from '../act-handler.ts'

/** Accepted above the intake limit: somebody has looked at it and it is a real application. */
export const verifyApplication: ActHandler<'verify'> = (work, body, on) =>
  take(work, { kind: 'verify', on, by: by(work), data: {} }, body.evidence)
