import { dueSource, type HomePanel } from '../../desk/page.ts'
import { listBoards } from '../contract.ts'

export const panels: readonly HomePanel[] = [
  {
    key: 'boards',
    title: '公开栏轮换',
    order: 60,
    roles: ['clerk', 'liaison'],
    due: dueSource(listBoards, {}, (body) =>
      body.postings
        .filter((posting) => posting.removedOn === null && posting.voidedOn === null)
        .map((posting) => ({
          key: `posting:${posting.postingId}`,
          title: posting.title,
          detail: body.boards.find(({ boardId }) => boardId === posting.boardId)?.name ?? '',
          to: '/boards',
          due: posting.untilOn,
          stage: '到期轮换',
        })),
    ),
  },
]
