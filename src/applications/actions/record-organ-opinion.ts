import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 34: what the other organ says. */
export const recordOrganOpinion: ActHandler<'organReplied'> = (work, body, on) =>
  take(
    work,
    { kind: 'organReplied', on, by: by(work), data: { opinion: body.opinion, reason: body.reason } },
    body.evidence,
  )
