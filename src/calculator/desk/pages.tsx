import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: DeskPage[] = [
  {
    path: '/calculator',
    title: '期限计算器',
    menu: { group: '依申请公开', order: 80 },
    element: lazy(() => import('./calculator-page.tsx')),
  },
  {
    path: '/manual/acts',
    title: '办理流程与权限表',
    menu: { group: '依申请公开', order: 90 },
    element: lazy(() => import('./acts-page.tsx')),
  },
]
