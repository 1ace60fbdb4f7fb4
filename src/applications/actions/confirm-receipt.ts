import { CHANNEL_DEFINITIONS } from '../model.ts'
import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 31: for 平常信函, 传真 and 互联网 the day both sides confirm is the day of receipt; how it was done is kept. */
export const confirmReceipt: ActHandler<'confirm'> = async (work, body, on) => {
  const { channel } = work.row
  const { basis } = CHANNEL_DEFINITIONS[channel]
  return take(
    work,
    { kind: 'confirm', on, by: by(work), data: { channel, basis, how: body.how } },
    body.evidence,
  )
}
