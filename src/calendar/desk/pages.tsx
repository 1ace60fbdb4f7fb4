import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: DeskPage[] = [
  {
    path: '/calendar',
    title: '工作日历',
    menu: { group: '系统管理', order: 10 },
    element: lazy(() => import('./calendar-page.tsx')),
  },
]
