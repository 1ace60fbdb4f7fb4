import { lazy } from 'react'
import { dueSource } from '../../desk/page.ts'
import type { DueItem, HomePanel } from '../../desk/page.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { listDue } from '../contract.ts'

type Due = AnswerBody<typeof listDue>['items'][number]

export const panels: readonly HomePanel[] = [
  {
    key: 'applications',
    title: '依申请公开',
    order: 10,
    due: dueSource(listDue, {}, (body) => body.items.map(toItem)),
    element: lazy(() => import('./other/home-panel.tsx')),
  },
]

function toItem(row: Due): DueItem {
  return {
    key: `${row.id}:${row.todo}`,
    title: `${row.infoName === '' ? row.excerpt : row.infoName}`,
    detail: [row.number, row.applicantName, row.unitName, row.assigneeName, urgedText(row)]
      .filter((text) => text !== null && text !== '')
      .join(' · '),
    to: `/applications/${row.id}`,
    due: row.due,
    provisional: row.provisional,
    ...(row.workingDaysLeft === null ? {} : { workingDaysLeft: row.workingDaysLeft }),
    ...(row.waitingFor === null ? {} : { waitingFor: row.waitingFor }),
    stage: row.todo,
  }
}

function urgedText({ urged }: Due): string {
  return urged === 0 ? '' : `已催办 ${urged} 次`
}
