import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/seals',
    title: '电子印章',
    menu: { group: '系统管理', order: 25 },
    roles: ['administrator'],
    element: lazy(() => import('./seals-page.tsx')),
  },
]
