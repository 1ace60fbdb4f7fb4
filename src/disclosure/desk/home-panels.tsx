import { dueSource, type HomePanel } from '../../desk/page.ts'
import { listDue } from '../contract.ts'
import { STAGES } from '../model.ts'

export const panels: readonly HomePanel[] = [
  {
    key: 'disclosure-due',
    title: '主动公开',
    order: 20,
    due: dueSource(listDue, {}, ({ items }) =>
      items
        .filter((item) => item.mine)
        .map((item) => ({
          key: `item:${item.itemId}`,
          title: item.title,
          detail: item.indexNumber,
          to: `/disclosure/items/${item.itemId}`,
          due: item.dueOn,
          provisional: item.dueProvisional,
          ...(item.workingDaysLeft === null ? {} : { workingDaysLeft: item.workingDaysLeft }),
          ...(item.dueOn === null ? { waitingFor: '不设公开期限' } : {}),
          stage: STAGES[item.stage],
          organ: item.organName,
        })),
    ),
  },
]
