import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { ApiProblem, NetworkLost } from './problem.ts'
import { makeRouter } from './shell/routes.tsx'
import { theme } from './theme.ts'
import { mendKit } from './kit-access.ts'

dayjs.locale('zh-cn')

/** Who asks the system for less motion gets dialogs and lists without any. */
const STILL = { ...theme, token: { ...theme.token, motion: false } }
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: shouldRetry,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 10_000),
      networkMode: 'always',
      refetchOnWindowFocus: true,
      // A case handed to the next person and back is read anew each time it is opened.
      staleTime: 0,
    },
  },
})

/** A lost line is tried for about five minutes; a server that is starting, three times; a refusal, never. */
function shouldRetry(failures: number, error: Error): boolean {
  if (error instanceof NetworkLost) return failures < 30
  if (error instanceof ApiProblem) return [502, 503, 504].includes(error.problem.status) && failures < 3
  return false
}

export function start(nonce: string): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  // After an upgrade an open tab asks for parts that are gone: it fetches the new desk, once; drafts are on the server.
  window.addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem('reloaded-for') === location.href) return
    sessionStorage.setItem('reloaded-for', location.href)
    event.preventDefault()
    location.reload()
  })
  // Dialogs and drawers are drawn beside the root.
  mendKit(document.body)
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider
        locale={zhCN}
        theme={calm ? STILL : theme}
        button={{ autoInsertSpace: false }}
        {...(nonce === '' ? {} : { csp: { nonce } })}
      >
        <QueryClientProvider client={queryClient}>
          <App>
            <RouterProvider router={makeRouter()} />
          </App>
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>,
  )
}
