import { by, take, type ActHandler } from '../act-handler.ts'

/** The day the applicant signed for a posted letter: from it the time for review and suit runs. */
export const recordSignature: ActHandler<'recordSignature'> = (work, body, on) =>
  take(
    work,
    { kind: 'recordSignature', on, by: by(work), data: { signed: on, relation: body.relation } },
    body.evidence,
  )
