import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/notices',
    title: '通知与培训',
    menu: { group: '通知与培训', order: 10 },
    element: lazy(() => import('./notices-page.tsx')),
  },
]
