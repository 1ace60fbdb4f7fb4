import { by, take, type ActHandler } from '../act-handler.ts'

/** Seen only by whoever works on it and those who approve. */
export const restrictCase: ActHandler<'restrict'> = (work, body, on) =>
  take(
    work,
    { kind: 'restrict', on, by: by(work), data: { restricted: body.restricted, reason: body.reason } },
    body.evidence,
  )
