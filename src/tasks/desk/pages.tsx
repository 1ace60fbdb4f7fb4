import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/tasks',
    title: '任务分解',
    menu: { group: '任务与考核', order: 10 },
    element: lazy(() => import('./plans-page.tsx')),
  },
  { path: '/tasks/:planId', title: '任务与考核', element: lazy(() => import('./plan-page.tsx')) },
  {
    path: '/appraisals',
    title: '考核评议与整改',
    menu: { group: '任务与考核', order: 20 },
    element: lazy(() => import('./appraisal-page.tsx')),
  },
]
