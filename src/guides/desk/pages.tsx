import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/guides',
    title: '办事指南',
    menu: { group: '主动公开', order: 50 },
    element: lazy(() => import('./guides-page.tsx')),
  },
  {
    path: '/guides/new',
    title: '新建办事指南',
    roles: ['clerk', 'head', 'liaison'],
    element: lazy(() => import('./editor-page.tsx')),
  },
  { path: '/guides/:guideId', title: '办事指南', element: lazy(() => import('./guide-page.tsx')) },
  {
    path: '/guides/:guideId/edit',
    title: '修改办事指南',
    roles: ['clerk', 'head', 'liaison'],
    element: lazy(() => import('./editor-page.tsx')),
  },
  {
    path: '/handled',
    title: '办理登记',
    menu: { group: '年度报告', order: 45, label: '办理件登记' },
    element: lazy(() => import('./handled-page.tsx')),
  },
  {
    path: '/handled/day',
    title: '按日登记办理件',
    roles: ['clerk', 'head', 'liaison'],
    element: lazy(() => import('./day-page.tsx')),
  },
]
