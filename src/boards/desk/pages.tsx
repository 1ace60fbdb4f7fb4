import { lazy } from 'react'
import type { DeskPage } from '../../desk/page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/boards',
    title: '公开栏与查阅点',
    menu: { group: '公开栏与查阅点', order: 10 },
    element: lazy(() => import('./boards-page.tsx')),
  },
]
