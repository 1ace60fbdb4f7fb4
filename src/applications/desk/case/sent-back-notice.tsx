import { Alert } from 'antd'
import { formatDay } from '../../../desk/dates.ts'
import type { ApplicationDetail } from '../../contract.ts'

/** What is sent back, and the act of the clerk that answers it: until then the reason stands at the top of the page. */
const SENT_BACK = [
  { kind: 'returnDraft', answeredBy: ['draft'], title: '答复稿已退回修改' },
  { kind: 'rejectExtension', answeredBy: ['proposeExtension', 'extend', 'draft'], title: '延期申请未获同意' },
  { kind: 'sendBack', answeredBy: ['assign'], title: '已退回分办' },
] as const

/** 退回修改, 不同意延期, 退回分办: by whom and why, before the clerk goes on. */
export function SentBackNotice({ acts }: Pick<ApplicationDetail, 'acts'>) {
  const live = acts.filter((act) => !act.undone)
  return SENT_BACK.map(({ kind, answeredBy, title }) => {
    const back = live.findLast((act) => act.kind === kind)
    const answered = live.some(
      (act) => back !== undefined && act.seq > back.seq && answeredBy.some((each) => each === act.kind),
    )
    if (back === undefined || answered) return null
    return (
      <Alert
        key={kind}
        className="desk-notice"
        type="warning"
        showIcon
        title={`${title}（${back.person ?? ''}，${formatDay(back.on)}）`}
        description={back.lines.map(({ value }) => value).join('；')}
      />
    )
  })
}
