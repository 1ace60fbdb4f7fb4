import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 32: what the third party says; the clock goes on from the next working day. */
export const recordThirdPartyOpinion: ActHandler<'thirdPartyReplied'> = (work, body, on) =>
  take(
    work,
    { kind: 'thirdPartyReplied', on, by: by(work), data: { opinion: body.opinion, reason: body.reason } },
    body.evidence,
  )
