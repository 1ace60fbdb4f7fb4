import { CHANNEL_DEFINITIONS } from '../model.ts'
import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 31: 提交之日 or 签收之日 is the day of receipt; rights.ts sends other channels to the confirmation. */
export const recordReceipt: ActHandler<'register'> = async (work, body, on) => {
  const { channel } = work.row
  const { basis } = CHANNEL_DEFINITIONS[channel]
  return take(work, { kind: 'register', on, by: by(work), data: { channel, basis } }, body.evidence)
}
