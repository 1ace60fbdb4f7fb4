import { by, take, type ActHandler } from '../act-handler.ts'

/** A posted letter came back: timeliness stands by the day of posting, but the applicant has not got it yet. */
export const recordReturnedMail: ActHandler<'mailReturned'> = (work, body, on) =>
  take(work, { kind: 'mailReturned', on, by: by(work), data: { reason: body.reason } }, body.evidence)
