import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: DeskPage[] = [
  {
    path: '/organs',
    title: '机关与设置',
    menu: { group: '机关与人员', order: 10 },
    roles: ['administrator', 'supervisor'],
    element: lazy(() => import('./organs-page.tsx')),
  },
  {
    path: '/organs/:organId',
    title: '机关设置',
    roles: ['administrator', 'supervisor'],
    element: lazy(() => import('./organ-page.tsx')),
  },
  {
    path: '/people',
    title: '人员与岗位',
    menu: { group: '机关与人员', order: 20 },
    roles: ['administrator', 'supervisor'],
    element: lazy(() => import('./people-page.tsx')),
  },
]
