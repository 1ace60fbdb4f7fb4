import { dueSource } from '../../desk/page.ts'
import type { HomePanel } from '../../desk/page.ts'
import { listDueReports } from '../contract.ts'

export const panels: readonly HomePanel[] = [
  {
    key: 'annual-report',
    title: '年度报告',
    order: 40,
    roles: ['clerk', 'reviewer', 'head', 'signer'],
    due: dueSource(listDueReports, {}, (body) => body.items),
  },
]
