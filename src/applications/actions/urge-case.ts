import { by, take, type ActHandler } from '../act-handler.ts'

/** 催办, counted. */
export const urgeCase: ActHandler<'urge'> = (work, body, on) =>
  take(work, { kind: 'urge', on, by: by(work), data: { text: body.text } }, body.evidence)
