import { lazy } from 'react'
import type { DeskPage } from '../page.ts'
import { areaPages } from '../pages.ts'

const shellPages: readonly DeskPage[] = [
  {
    path: '/',
    title: '待办与期限',
    menu: { group: '工作台', order: 0 },
    element: lazy(() => import('../shell-pages/home.tsx')),
  },
  { path: '/profile', title: '个人信息与密码', element: lazy(() => import('../shell-pages/profile.tsx')) },
]

/** Everything the navigation may show and the router can open. */
export const allPages: readonly DeskPage[] = [...shellPages, ...areaPages]
