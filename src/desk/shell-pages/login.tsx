import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Flex, Typography } from 'antd'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { getEntrance, getMe } from '../../people/contract.ts'
import type { Me } from '../../people/contract.ts'
import type { AnswerBody } from '../api.ts'
import { call } from '../api.ts'
import { Loading } from '../components/loading.tsx'
import { ProblemAlert } from '../components/problem-alert.tsx'
import { callKey } from '../hooks.ts'
import { rememberIdentity } from '../relogin.ts'
import { LoginForm, useSignIn } from '../shell/login-form.tsx'
import { useQuery } from '@tanstack/react-query'

type Entrance = AnswerBody<typeof getEntrance>

export default function LoginPage() {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const entrance = useQuery({
    queryKey: callKey(getEntrance),
    queryFn: async ({ signal }) => (await call(getEntrance, { signal, anonymous: true })).body,
  })
  const enter = (me: Me): void => {
    rememberIdentity(me)
    client.clear()
    client.setQueryData(callKey(getMe), me)
    void navigate(placeBefore(search.get('from')), { replace: true })
  }
  if (entrance.data?.setupNeeded === true) return <SetupFirst />
  return (
    <main className="desk-entrance">
      <div className="desk-entrance-box">
        <h1>
          <span className="desk-entrance-mark" aria-hidden />
          {entrance.data?.installation ?? '政务公开'}
        </h1>
        <p className="desk-entrance-sub">政务公开工作台</p>
        <Card>
          {entrance.isPending ? <Loading label="正在连接服务器" /> : null}
          <ProblemAlert error={entrance.error} onRetry={() => void entrance.refetch()} />
          {entrance.data === undefined ? null : <LoginForm onDone={enter} />}
        </Card>
        {entrance.data === undefined ? null : <DemoLogins entrance={entrance.data} onDone={enter} />}
        <Typography.Paragraph type="secondary" className="desk-entrance-foot">
          本系统不得存储、处理国家秘密。忘记密码请联系本机关管理员。
        </Typography.Paragraph>
      </div>
    </main>
  )
}

function DemoLogins({ entrance, onDone }: { entrance: Entrance; onDone: (me: Me) => void }) {
  const { submit, busy, error } = useSignIn(onDone)
  const password = entrance.demoPassword
  if (password === null || entrance.demoLogins.length === 0) return null
  return (
    <Card size="small" title="演示登录（演示数据，请勿填写真实个人信息）" className="desk-demo-logins">
      <ProblemAlert error={error} />
      <Flex wrap gap={8}>
        {entrance.demoLogins.map((login) => (
          <Button
            key={login.username}
            disabled={busy}
            onClick={() => void submit({ username: login.username, password })}
          >
            {login.label}
            <span className="desk-muted">{login.username}</span>
          </Button>
        ))}
      </Flex>
      <Typography.Paragraph type="secondary" className="desk-demo-password">
        密码均为 <Typography.Text code>{password}</Typography.Text>
      </Typography.Paragraph>
    </Card>
  )
}

function SetupFirst() {
  const [search] = useSearchParams()
  const token = search.get('token')
  if (token !== null) return <Navigate to={`/setup?token=${encodeURIComponent(token)}`} replace />
  return (
    <main className="desk-entrance">
      <div className="desk-entrance-box">
        <h1>
          <span className="desk-entrance-mark" aria-hidden />
          政务公开
        </h1>
        <Alert
          type="info"
          showIcon
          title="系统尚未完成首次安装"
          description="请在启动系统的终端中找到以“/desk/setup?token=”开头的地址，用浏览器打开，按提示建立第一个区县、机关和管理员。"
        />
      </div>
    </main>
  )
}

/** Only a place below the desk: an address from elsewhere in the link is not followed. */
function placeBefore(from: string | null): string {
  return from !== null && /^\/(?!\/)/.test(from) && !from.startsWith('/login') ? from : '/'
}
