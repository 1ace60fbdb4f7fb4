import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'

/** 条例 32: disclosed for the public interest against its will; content and reasons told to the third party in writing. */
export const notifyThirdParty: ActHandler<'notifyThirdParty'> = (work, body, on) => {
  const { content, reason, thirdParty } = body
  const act = { kind: 'notifyThirdParty', on, by: by(work), data: { content, reason } } as const
  return takeWithLetter(work, act, on, { thirdParty }, body.evidence)
}
