import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'
import './disclosure.css'

export const pages: readonly DeskPage[] = [
  {
    path: '/disclosure',
    title: '政府信息台账',
    menu: { group: '主动公开', order: 0 },
    element: lazy(() => import('./list.tsx')),
  },
  {
    path: '/disclosure/new',
    title: '拟稿',
    menu: { group: '主动公开', order: 1, label: '新拟一条信息' },
    roles: ['clerk', 'liaison'],
    element: lazy(() => import('./new.tsx')),
  },
  {
    path: '/disclosure/catalogue',
    title: '公开目录与栏目保鲜',
    menu: { group: '主动公开', order: 2 },
    element: lazy(() => import('./catalogue.tsx')),
  },
  {
    path: '/disclosure/settings',
    title: '公开指南与编号规则',
    menu: { group: '主动公开', order: 3 },
    roles: ['head', 'administrator'],
    element: lazy(() => import('./settings.tsx')),
  },
  { path: '/disclosure/items/:id', title: '政府信息', element: lazy(() => import('./item.tsx')) },
]
