import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/reports',
    title: '年度报告',
    menu: { group: '年度报告', order: 10 },
    element: lazy(() => import('./reports-page.tsx')),
  },
  {
    path: '/reports/:organId/:year',
    title: '编制年度报告',
    element: lazy(() => import('./editor/editor-page.tsx')),
  },
  {
    path: '/report-compare',
    title: '报告对照',
    menu: { group: '年度报告', order: 50 },
    element: lazy(() => import('./compare-page.tsx')),
  },
  {
    path: '/report-board',
    title: '报送情况',
    menu: { group: '年度报告', order: 20 },
    roles: ['supervisor', 'administrator'],
    element: lazy(() => import('./board-page.tsx')),
  },
  {
    path: '/report-rollup',
    title: '辖区汇总',
    menu: { group: '年度报告', order: 30 },
    roles: ['supervisor', 'administrator'],
    element: lazy(() => import('./rollup-page.tsx')),
  },
]
