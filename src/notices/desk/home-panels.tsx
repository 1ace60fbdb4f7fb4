import { dueSource, type HomePanel } from '../../desk/page.ts'
import { listNotices } from '../contract.ts'

export const panels: readonly HomePanel[] = [
  {
    key: 'notices',
    title: '通知',
    order: 70,
    due: dueSource(listNotices, {}, (body) =>
      body.notices
        .filter((notice) => notice.asked && !(notice.needsReply ? notice.acknowledged : notice.read))
        .map((notice) => ({
          key: `notice:${notice.noticeId}`,
          title: notice.title,
          to: '/notices',
          due: notice.dueOn,
          waitingFor: '未定期限',
          stage: notice.needsReply ? '待回复' : '待阅',
        })),
    ),
  },
]
