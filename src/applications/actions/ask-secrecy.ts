import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 17: puts the case before the 保密审查员, while the reply is still being written or waits for signature. */
export const askSecrecy: ActHandler<'askSecrecy'> = (work, body, on) =>
  take(work, { kind: 'askSecrecy', on, by: by(work), data: { note: body.note } }, body.evidence)
