import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 17: reviewed before it is given out; what cannot be settled is referred. Only the finding is kept, never a secret. */
export const reviewSecrecy: ActHandler<'reviewSecrecy'> = (work, body, on) =>
  take(
    work,
    {
      kind: 'reviewSecrecy',
      on,
      by: by(work),
      data: { result: body.result, opinion: body.opinion, referredTo: body.referredTo },
    },
    body.evidence,
  )
