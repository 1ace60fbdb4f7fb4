import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 45: the file is complete and put away. */
export const archiveCase: ActHandler<'archive'> = (work, body, on) =>
  take(work, { kind: 'archive', on, by: by(work), data: { volume: body.volume } }, body.evidence)
