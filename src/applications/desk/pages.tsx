import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

const GROUP = '依申请公开'

export const pages: readonly DeskPage[] = [
  {
    path: '/applications',
    title: '申请办理',
    menu: { group: GROUP, order: 10 },
    element: lazy(() => import('./list/list-page.tsx')),
  },
  {
    path: '/applications/new',
    title: '登记申请',
    menu: { group: GROUP, order: 20 },
    roles: ['clerk', 'head'],
    element: lazy(() => import('./register/register-page.tsx')),
  },
  {
    path: '/applications/statistics',
    title: '办理统计',
    menu: { group: GROUP, order: 25 },
    roles: ['clerk', 'reviewer', 'head', 'secrecy', 'signer', 'supervisor', 'administrator'],
    element: lazy(() => import('./statistics/statistics-page.tsx')),
  },
  {
    path: '/applications/suggestions',
    title: '建议纳入主动公开',
    menu: { group: GROUP, order: 32 },
    roles: ['clerk', 'head'],
    element: lazy(() => import('./statistics/suggestions-page.tsx')),
  },
  {
    path: '/applications/frequency',
    title: '申请频次',
    menu: { group: GROUP, order: 38 },
    roles: ['clerk', 'head'],
    element: lazy(() => import('./statistics/frequency-page.tsx')),
  },
  {
    path: '/applications/petitions',
    title: '更正申请与公开建议',
    menu: { group: GROUP, order: 30, label: '更正与公开建议' },
    element: lazy(() => import('./other/petitions-page.tsx')),
  },
  {
    path: '/applications/import',
    title: '导入旧登记簿',
    menu: { group: GROUP, order: 40 },
    roles: ['clerk', 'head'],
    element: lazy(() => import('./other/import-page.tsx')),
  },
  {
    path: '/letter-templates',
    title: '文书模板',
    menu: { group: '系统管理', order: 20 },
    roles: ['administrator'],
    element: lazy(() => import('./templates/list-page.tsx')),
  },
  {
    path: '/letter-templates/:kind',
    title: '文书模板',
    roles: ['administrator'],
    element: lazy(() => import('./templates/template-page.tsx')),
  },
  {
    path: '/applications/:id',
    title: '申请详情',
    element: lazy(() => import('./case/case-page.tsx')),
  },
  {
    path: '/applications/:id/reply',
    title: '拟写答复',
    element: lazy(() => import('./reply/reply-page.tsx')),
  },
  {
    path: '/applications/:id/letters/:letter',
    title: '文书',
    element: lazy(() => import('./letters/letter-page.tsx')),
  },
]
