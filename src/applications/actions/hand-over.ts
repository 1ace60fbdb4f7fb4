import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 39: what is in truth 信访, 投诉 or 举报 is handed to the office it belongs to. */
export const handOver: ActHandler<'handOver'> = (work, body, on) =>
  take(
    work,
    { kind: 'handOver', on, by: by(work), data: { to: body.to, reason: body.reason } },
    body.evidence,
  )
