import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Drawer, Result } from 'antd'
import { useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { getMe } from '../../people/contract.ts'
import type { Me } from '../../people/contract.ts'
import { call } from '../api.ts'
import { Loading } from '../components/loading.tsx'
import { ProblemAlert } from '../components/problem-alert.tsx'
import { useConnectionLost } from '../connection.ts'
import { useLeaveWarning } from '../drafts.ts'
import { callKey } from '../hooks.ts'
import { ApiProblem } from '../problem.ts'
import { rememberIdentity } from '../relogin.ts'
import { MeContext } from '../session.ts'
import { CalendarNotice } from './calendar-notice.tsx'
import { Header } from './header.tsx'
import { LoginDialog } from './login-dialog.tsx'
import { Navigation } from './navigation.tsx'

/** Finds out who is signed in; everything inside can rely on `useMe()`. */
export function Shell() {
  const location = useLocation()
  const me = useQuery({
    queryKey: callKey(getMe),
    queryFn: async ({ signal }) => {
      const { body } = await call(getMe, { signal, anonymous: true })
      rememberIdentity(body)
      return body
    },
    staleTime: 60_000,
  })
  const expired = me.error instanceof ApiProblem && me.error.problem.status === 401
  if (me.data !== undefined) return <Frame me={me.data} expired={expired} />
  if (me.isPending) return <Loading label="正在核对登录" />
  if (expired) {
    const from = `${location.pathname}${location.search}`
    return <Navigate to={from === '/' ? '/login' : `/login?from=${encodeURIComponent(from)}`} replace />
  }
  return (
    <div className="desk-alone">
      <Result
        status="warning"
        title="工作台暂时打不开"
        extra={<Button onClick={() => void me.refetch()}>重试</Button>}
      >
        <ProblemAlert error={me.error} />
      </Result>
    </div>
  )
}

function Frame({ me, expired }: { me: Me; expired: boolean }) {
  const [menuOpen, setMenuOpen] = useState(false)
  useLeaveWarning()
  return (
    <MeContext value={me}>
      <a className="desk-skip" href="#desk-main" onClick={focusMain}>
        跳到正文
      </a>
      <Header onMenu={() => setMenuOpen(true)} />
      <ConnectionBanner />
      <div className="desk-body">
        <aside className="desk-aside">
          <Navigation />
        </aside>
        <main className="desk-main" id="desk-main" tabIndex={-1}>
          <CalendarNotice />
          <Outlet />
        </main>
      </div>
      <Drawer title="导航" placement="left" size={272} open={menuOpen} onClose={() => setMenuOpen(false)}>
        <Navigation onNavigate={() => setMenuOpen(false)} />
      </Drawer>
      <LoginDialog expired={expired} />
      <div id="desk-live" className="visually-hidden" role="status" aria-live="polite" />
    </MeContext>
  )
}

// A plain `#desk-main` would resolve against <base> and leave the page.
function focusMain(event: React.MouseEvent): void {
  event.preventDefault()
  document.getElementById('desk-main')?.focus()
}

function ConnectionBanner() {
  const lost = useConnectionLost()
  return (
    <div aria-live="assertive">
      {lost ? (
        <Alert
          banner
          type="error"
          title="与服务器的连接中断，正在自动重试。已填写的内容仍在页面上，恢复连接前请不要关闭页面。"
        />
      ) : null}
    </div>
  )
}
