import { by, take, type ActHandler } from '../act-handler.ts'

/** The applicant takes the application back; counted as 其他处理. */
export const recordWithdrawal: ActHandler<'withdraw'> = (work, body, on) =>
  take(work, { kind: 'withdraw', on, by: by(work), data: { how: body.how } }, body.evidence)
