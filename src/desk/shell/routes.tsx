import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import { createBrowserRouter } from 'react-router'
import type { RouteObject } from 'react-router'
import type { DeskPage } from '../page.ts'
import { allPages } from './all-pages.ts'
import { PageBoundary } from './page-boundary.tsx'
import { PageFrame } from './page-frame.tsx'
import { Shell } from './shell.tsx'

const LoginPage = lazy(() => import('../shell-pages/login.tsx'))
const SetupPage = lazy(() => import('../shell-pages/setup.tsx'))

const notFound: DeskPage = {
  path: '*',
  title: '没有这个页面',
  element: lazy(() => import('../shell-pages/not-found.tsx')),
}

export function makeRouter(): ReturnType<typeof createBrowserRouter> {
  const basename = new URL(document.baseURI).pathname.replace(/\/$/, '') || '/'
  return createBrowserRouter(
    [
      { path: '/login', element: outside(LoginPage), errorElement: <PageBoundary whole /> },
      { path: '/setup', element: outside(SetupPage), errorElement: <PageBoundary whole /> },
      {
        element: <Shell />,
        errorElement: <PageBoundary whole />,
        children: [...allPages, notFound].map(routeOf),
      },
    ],
    { basename },
  )
}

function routeOf(page: DeskPage): RouteObject {
  return { path: page.path, element: <PageFrame page={page} />, errorElement: <PageBoundary /> }
}

function outside(Element: LazyExoticComponent<ComponentType>) {
  return <PageFrame page={{ path: '', title: '', element: Element }} open />
}
