import { by, take, type ActHandler } from '../act-handler.ts'

/** 条例 36(4): where and how was searched, by whom and when, with what result; the proof behind 信息不存在. */
export const recordSearch: ActHandler<'search'> = (work, body, on) =>
  take(
    work,
    {
      kind: 'search',
      on,
      by: by(work),
      data: { scope: body.scope, keywords: body.keywords, result: body.result, searcher: body.searcher },
    },
    body.evidence,
  )
