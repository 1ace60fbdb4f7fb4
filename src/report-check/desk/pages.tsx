import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

const CHECKERS = ['clerk', 'head', 'supervisor'] as const

export const pages: readonly DeskPage[] = [
  {
    path: '/report-checks',
    title: '检查一份年报',
    menu: { group: '年度报告', order: 60 },
    roles: CHECKERS,
    element: lazy(() => import('./list-page.tsx')),
  },
  {
    path: '/report-checks/:checkId',
    title: '年报检查结果',
    roles: CHECKERS,
    element: lazy(() => import('./check-page.tsx')),
  },
  {
    path: '/report-check-setting',
    title: '年报检查公开页',
    menu: { group: '系统管理', order: 60 },
    roles: ['administrator'],
    element: lazy(() => import('./setting-page.tsx')),
  },
]
