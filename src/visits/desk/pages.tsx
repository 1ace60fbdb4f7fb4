import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

const HANDLERS = ['clerk', 'head', 'liaison', 'reviewer'] as const

export const pages: readonly DeskPage[] = [
  {
    path: '/visits',
    title: '来访登记',
    menu: { group: '来访咨询', order: 10 },
    roles: HANDLERS,
    element: lazy(() => import('./visits-page.tsx')),
  },
  {
    path: '/visits/new',
    title: '登记来访',
    roles: ['clerk', 'head', 'liaison'],
    element: lazy(() => import('./register-page.tsx')),
  },
  {
    path: '/visits/:visitId',
    title: '来访',
    roles: HANDLERS,
    element: lazy(() => import('./visit-page.tsx')),
  },
  {
    path: '/consultations',
    title: '公众咨询',
    menu: { group: '来访咨询', order: 20 },
    roles: HANDLERS,
    element: lazy(() => import('./consultations-page.tsx')),
  },
  {
    path: '/consultations/:id',
    title: '咨询',
    roles: HANDLERS,
    element: lazy(() => import('./consultation-page.tsx')),
  },
]
