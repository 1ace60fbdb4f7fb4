import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

const READERS = ['clerk', 'reviewer', 'head', 'signer', 'supervisor'] as const

export const pages: readonly DeskPage[] = [
  {
    path: '/remedies',
    title: '行政复议与诉讼',
    menu: { group: '依申请公开', order: 35, label: '复议与诉讼' },
    roles: READERS,
    element: lazy(() => import('./remedies-page.tsx')),
  },
  {
    path: '/remedies/new',
    title: '登记复议、诉讼案件',
    roles: ['clerk', 'head'],
    element: lazy(() => import('./file-page.tsx')),
  },
  {
    path: '/remedies/:remedyId',
    title: '案件',
    roles: READERS,
    element: lazy(() => import('./remedy-page.tsx')),
  },
]
