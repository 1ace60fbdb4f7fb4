import { CHANNEL_DEFINITIONS } from '../model.ts'
import { refuse } from '../../platform/result.ts'
import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 31: 提交之日 or 签收之日 is the day of receipt; other channels need a confirmation instead. */
export const recordReceipt: ActHandler<'register'> = async (work, body, on) => {
  const { channel } = work.row
  const { needsConfirmation, name, basis } = CHANNEL_DEFINITIONS[channel]
  if (needsConfirmation)
    return refuse('notAllowedNow', `${name}以双方确认之日为收到之日，请办理“与申请人确认”。`, {
      article: basis,
    })
  return take(work, { kind: 'register', on, by: by(work), data: { channel, basis } }, body.evidence)
}
