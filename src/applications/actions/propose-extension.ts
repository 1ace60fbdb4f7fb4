import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 33: the clerk proposes, the head of the 公开工作机构 decides. */
export const proposeExtension: ActHandler<'proposeExtension'> = (work, body, on) =>
  take(
    work,
    {
      kind: 'proposeExtension',
      on,
      by: by(work),
      data: { workingDays: body.workingDays, reason: body.reason },
    },
    body.evidence,
  )
