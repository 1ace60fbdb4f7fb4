import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/registers',
    title: '表二台账',
    menu: { group: '年度报告', order: 40 },
    element: lazy(() => import('./registers-page.tsx')),
  },
  {
    path: '/registers/years/:year',
    title: '年度封账',
    element: lazy(() => import('./year-page.tsx')),
  },
  {
    path: '/registers/:row',
    title: '表二台账',
    element: lazy(() => import('./registers-page.tsx')),
  },
]
